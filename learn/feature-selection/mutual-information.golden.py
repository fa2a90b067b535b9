"""Makes mutual-information.golden.json: scikit-learn's estimates for made-up columns."""
import json
import numpy as np
import sklearn
from sklearn.feature_selection import mutual_info_classif, mutual_info_regression

rng = np.random.default_rng(5)
n = 150
x = np.round(rng.normal(size=n), 5)
noise = np.round(rng.normal(size=n), 5)
level = rng.integers(0, 4, n)
label = ((x + rng.normal(size=n) * 0.6 > 0).astype(int) + (level == 2)).astype(int)
amount = np.round(np.sin(2 * x) + 0.3 * rng.normal(size=n) + 0.5 * (level == 1), 5)
codes = np.column_stack([level, rng.integers(0, 3, n)])
numbers = np.column_stack([x, noise])

print(json.dumps({
    "library": f"scikit-learn {sklearn.__version__}",
    "x": x.tolist(), "noise": noise.tolist(), "level": level.tolist(), "other": codes[:, 1].tolist(),
    "label": label.tolist(), "amount": amount.tolist(),
    "codes and label": mutual_info_classif(codes, label, discrete_features=True).tolist(),
    "numbers and label": mutual_info_classif(numbers, label, random_state=0).tolist(),
    "codes and amount": mutual_info_regression(codes, amount, discrete_features=True, random_state=0).tolist(),
    "numbers and amount": mutual_info_regression(numbers, amount, random_state=0).tolist(),
}))
