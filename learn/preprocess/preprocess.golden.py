"""Makes preprocess.golden.json: what scikit-learn's transformers make of made-up columns."""
import json
import numpy as np
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, RobustScaler, StandardScaler, TargetEncoder

rng = np.random.default_rng(7)
n = 40
number = np.round(rng.normal(50, 12, n), 1)
number[rng.random(n) < 0.2] = np.nan
weights = rng.integers(0, 4, n).astype(float)
level = rng.choice(list("abcdefg"), n, p=[0.3, 0.25, 0.2, 0.1, 0.08, 0.05, 0.02])
seen = level.reshape(-1, 1)
asked = np.array(list("abcdefgz")).reshape(-1, 1)
full = np.where(np.isnan(number), 1e6 + np.arange(n), number).reshape(-1, 1)
cells = number.reshape(-1, 1)
binary = rng.integers(0, 2, n)
three = rng.integers(0, 3, n)
amount = np.round(rng.normal(10, 3, n), 2)


def filled(strategy):
    return SimpleImputer(strategy=strategy).fit(cells).statistics_[0]


def scaled(scaler, **options):
    return scaler.fit(full, **options).transform(full)[:, 0].tolist()


def hot(**options):
    encoder = OneHotEncoder(handle_unknown="ignore", sparse_output=False, **options).fit(seen)
    return encoder.transform(asked).tolist()


def encoded(target, kind, smooth):
    encoder = TargetEncoder(target_type=kind, smooth=smooth).fit(seen, target)
    return encoder.transform(asked).tolist()


print(json.dumps({
    "library": f"scikit-learn {sklearn.__version__}",
    "number": [None if np.isnan(v) else v for v in number],
    "full": full[:, 0].tolist(),
    "weights": weights.tolist(),
    "level": level.tolist(),
    "asked": asked[:, 0].tolist(),
    "binary": binary.tolist(),
    "three": three.tolist(),
    "amount": amount.tolist(),
    "filled": {name: filled(strategy) for name, strategy in
               [("mean", "mean"), ("median", "median"), ("mode", "most_frequent")]},
    "scaled": {
        "standard": scaled(StandardScaler()),
        "standard weighted": scaled(StandardScaler(), sample_weight=weights),
        "min-max": scaled(MinMaxScaler()),
        "robust": scaled(RobustScaler()),
    },
    "hot": {
        "all": hot(),
        "frequent": hot(min_frequency=4),
        "few": hot(max_categories=3),
    },
    "encoded": {
        "binary": encoded(binary, "binary", 5.0),
        "three": encoded(three, "multiclass", 2.5),
        "amount": encoded(amount, "continuous", 10.0),
    },
}))
