# Makes extra-trees.golden.json: run as /opt/oracle/bin/python extra-trees.golden.py > extra-trees.golden.json
import json
import numpy as np
import sklearn
from sklearn.ensemble import ExtraTreesClassifier, ExtraTreesRegressor
from sklearn.metrics import log_loss, mean_squared_error

random = np.random.default_rng(11)
rows = 700
train = slice(0, 350)
test = slice(350, rows)
x = np.round(random.normal(size=(rows, 6)), 2)
signal = 2 * np.sin(2 * x[:, 0]) + x[:, 1] * x[:, 2] + np.abs(x[:, 3]) + 0.5 * x[:, 4]
number = np.round(signal + random.normal(size=rows), 3)
binary = (number > np.median(number)).astype(int)
three = np.digitize(number, np.quantile(number, [0.3, 0.7]))


def losses(make, label, loss):
    """Mean and spread over seeds of the loss on held-out rows."""
    found = [loss(make(seed).fit(x[train], label[train])) for seed in range(5)]
    return {"mean": float(np.mean(found)), "spread": float(np.std(found))}


shared = dict(n_estimators=200, min_samples_leaf=2, n_jobs=1)
print(json.dumps({
    "versions": {"scikit-learn": sklearn.__version__},
    "x": x.T.tolist(),
    "number": number.tolist(),
    "binary": binary.tolist(),
    "three": three.tolist(),
    "losses": {
        "regression": losses(
            lambda seed: ExtraTreesRegressor(max_features=1.0, random_state=seed, **shared), number,
            lambda model: mean_squared_error(number[test], model.predict(x[test]))),
        "binary": losses(
            lambda seed: ExtraTreesClassifier(max_features=2, random_state=seed, **shared), binary,
            lambda model: log_loss(binary[test], model.predict_proba(x[test]))),
        "multiclass": losses(
            lambda seed: ExtraTreesClassifier(max_features=2, random_state=seed, **shared), three,
            lambda model: log_loss(three[test], model.predict_proba(x[test]))),
    },
}))
