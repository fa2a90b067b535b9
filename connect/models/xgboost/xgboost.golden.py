"""Models trained by XGBoost on made-up rows, with what it predicts and contributes for some of them."""
import json
import warnings

import numpy as np
import pandas as pd
import xgboost as xgb

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20)
TEAMS = ["Sales", "Research", "Service", "Office", "Legal"]
ROWS, SHOWN = 400, 20


def made(kind):
    frame = pd.DataFrame({
        "pay": np.round(rng.normal(3000, 800, ROWS), 2),
        "tenure": rng.integers(0, 30, ROWS).astype(float),
        "share": np.round(rng.random(ROWS), 3),
    })
    frame.loc[rng.random(ROWS) < 0.15, "pay"] = np.nan
    frame.loc[rng.random(ROWS) < 0.1, "tenure"] = np.nan
    if kind == "category":
        team = rng.choice(TEAMS, ROWS).astype(object)
        team[rng.random(ROWS) < 0.1] = None
        frame["team"] = pd.Categorical(team, categories=TEAMS)
        frame["grade"] = pd.Categorical(rng.choice([2, 4, 7], ROWS))
    return frame


def margin(frame):
    signal = np.nan_to_num((frame["pay"].to_numpy() - 3000) / 800) + np.where(frame["tenure"] < 5, 1.0, -0.3)
    if "team" in frame:
        signal = signal + frame["team"].isin(["Sales", "Legal"]).to_numpy() * 1.5 + (frame["grade"] == 4).to_numpy()
    return signal + rng.normal(0, 0.3, ROWS)


def case(name, kind, target, params, rounds=4):
    frame = made(kind)
    y = target(margin(frame))
    data = xgb.DMatrix(frame, y, enable_categorical=True)
    booster = xgb.train({"max_depth": 3, "eta": 0.5, "seed": 1, "nthread": 1, **params}, data, rounds)
    some = xgb.DMatrix(frame.head(SHOWN), enable_categorical=True)
    shown = frame.head(SHOWN)
    return {
        "model": json.loads(booster.save_raw("json")),
        "ubjson": booster.save_raw("ubj").hex() if name == "binary" else None,
        "columns": {
            column: [None if pd.isna(value) else (value if isinstance(value, float) else str(value)) for value in shown[column]]
            for column in shown
        },
        "margins": booster.predict(some, output_margin=True).astype(float).tolist(),
        "predictions": booster.predict(some).astype(float).tolist(),
        "contributions": booster.predict(some, pred_contribs=True).astype(float).tolist(),
    }


positive = lambda m: (m > 0.4).astype(float)
print(json.dumps({
    "xgboost": xgb.__version__,
    "cases": {
        "binary": case("binary", "numeric", positive, {"objective": "binary:logistic"}),
        "category": case("category", "category", positive, {"objective": "binary:logistic", "max_cat_to_onehot": 2}),
        "oneHotCategory": case("oneHotCategory", "category", lambda m: m, {"max_cat_to_onehot": 9}),
        "multiclass": case("multiclass", "category", lambda m: np.digitize(m, [-0.3, 1.2]).astype(float),
                           {"objective": "multi:softprob", "num_class": 3, "max_depth": 2}, 3),
        "counts": case("counts", "numeric", lambda m: np.floor(np.exp(m)), {"objective": "count:poisson", "max_depth": 2}, 3),
        "regression": case("regression", "numeric", lambda m: 1000 * m, {"objective": "reg:squarederror"}),
        "forest": case("forest", "numeric", positive,
                       {"objective": "binary:logistic", "num_parallel_tree": 3, "subsample": 0.7}, 2),
        "dart": case("dart", "numeric", positive,
                     {"objective": "binary:logistic", "booster": "dart", "rate_drop": 0.3, "one_drop": 1}, 5),
    },
}))
