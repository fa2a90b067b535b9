"""SHAP interaction values by XGBoost and shap for small models in our flat form, on made-up data."""

import json
import math

import numpy as np
import shap
import xgboost

rng = np.random.default_rng(11)
ROWS, SHOWN = 400, 8
x = np.round(rng.normal(size=(ROWS, 5)) * 8) / 8
x[:, 4] = rng.integers(0, 6, ROWS)
signal = x[:, 0] * x[:, 1] + np.sin(2 * x[:, 2]) * (x[:, 4] > 2)
y = (signal + rng.normal(size=ROWS) * 0.5 > 0.2).astype(int)
classes = np.digitize(signal, [-0.4, 0.4])
gappy = x.copy()
gappy[rng.random(x.shape) < 0.1] = np.nan


def flat(booster, outputs, base):
    """The trees in the form of TreeEnsemble; nodes of all trees in one row of numbers each."""
    trees = json.loads(booster.save_raw("json"))["learner"]["gradient_booster"]["model"]
    out = {key: [] for key in "feature threshold missingLeft left right leafValue cover".split()}
    out.update(outputs=outputs, base=base, treeStart=[0], treeOutput=list(trees["tree_info"]))
    for tree in trees["trees"]:
        start = len(out["feature"])
        for node, left in enumerate(tree["left_children"]):
            leaf = left == -1
            out["feature"].append(-1 if leaf else tree["split_indices"][node])
            out["threshold"].append(0.0 if leaf else tree["split_conditions"][node])
            out["missingLeft"].append(int(tree["default_left"][node]))
            out["left"].append(-1 if leaf else start + left)
            out["right"].append(-1 if leaf else start + tree["right_children"][node])
            out["leafValue"].append(tree["split_conditions"][node] if leaf else 0.0)
            out["cover"].append(tree["sum_hessian"][node])
        out["treeStart"].append(len(out["feature"]))
    return out


def cells(rows):
    return [[None if math.isnan(v) else v for v in row] for row in rows]


def numbers(values):
    return [float(f"{v:.9g}") for v in np.asarray(values, dtype=float).ravel()]


shown = gappy[:SHOWN]
two = xgboost.XGBClassifier(n_estimators=8, max_depth=5, learning_rate=0.4, min_child_weight=0.5, base_score=0.5)
two.fit(gappy, y)
three = xgboost.XGBClassifier(n_estimators=3, max_depth=3, learning_rate=0.4, base_score=0.5)
three.fit(gappy, classes)
matrix = xgboost.DMatrix(shown)

print(
    json.dumps(
        {
            "versions": {m.__name__: m.__version__ for m in (shap, xgboost, np)},
            "rows": cells(shown),
            "two": {
                "ensemble": flat(two.get_booster(), 1, [0.0]),
                "interactions": numbers(two.get_booster().predict(matrix, pred_interactions=True)[:, :-1, :-1]),
                "shap": numbers(shap.TreeExplainer(two).shap_interaction_values(shown)),
            },
            "three": {
                "ensemble": flat(three.get_booster(), 3, [0.5, 0.5, 0.5]),
                "interactions": numbers(three.get_booster().predict(matrix, pred_interactions=True)[:, :, :-1, :-1]),
            },
        },
        separators=(",", ":"),
    )
)
