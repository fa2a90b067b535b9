"""Makes linear.golden.json: coefficients of scikit-learn's linear models on made-up data."""
import json
import warnings
import numpy as np
import sklearn
from sklearn.linear_model import ElasticNet, LogisticRegression, Ridge

warnings.filterwarnings("ignore")
rng = np.random.default_rng(11)
n, p = 80, 5
x = np.round(rng.normal(size=(n, p)) * [1, 1, 2, 0.5, 1] + [0, 3, 0, 0, -1], 3)
x[:, 4] = (x[:, 4] > -1).astype(float)
signal = x @ [1.0, -0.7, 0.0, 0.4, 0.8] + 1.5
binary = (signal + rng.logistic(size=n) > 0).astype(int)
three = np.digitize(signal + rng.normal(size=n), [-0.5, 0.8])
amount = np.round(signal * 3 + rng.normal(size=n), 3)
weights = np.round(rng.uniform(0, 2, n), 2)
weights[:3] = 0


def logistic(target, weighted=False, **options):
    ratio = options.get("l1_ratio", 0)
    solver = "saga" if ratio > 0 else "lbfgs"
    model = LogisticRegression(solver=solver, tol=1e-12, max_iter=300_000, random_state=0, **options)
    model.fit(x, target, sample_weight=weights if weighted else None)
    return {
        "target": "binary" if target is binary else "three",
        "weighted": weighted,
        "C": options["C"],
        "l1Ratio": ratio,
        "coefficients": model.coef_.ravel().tolist(),
        "intercepts": model.intercept_.tolist(),
        "probabilities": (model.predict_proba(x)[:6, 1:] if target is binary else model.predict_proba(x)[:6]).ravel().tolist(),
    }


def ridge(alpha, weighted):
    model = Ridge(alpha=alpha, solver="cholesky").fit(x, amount, sample_weight=weights if weighted else None)
    return {
        "alpha": alpha,
        "weighted": weighted,
        "coefficients": model.coef_.tolist(),
        "intercepts": [float(model.intercept_)],
    }


def elastic_net(penalty, l1_ratio, weighted):
    w = weights if weighted else np.ones(n)
    centred, errors = x - np.average(x, axis=0, weights=w), amount - np.average(amount, weights=w)
    largest = np.abs(centred.T @ (w * errors)).max() / w.sum() / l1_ratio
    model = ElasticNet(alpha=largest * penalty, l1_ratio=l1_ratio, tol=1e-14, max_iter=1_000_000)
    model.fit(x, amount, sample_weight=weights if weighted else None)
    return {
        "penalty": penalty,
        "l1Ratio": l1_ratio,
        "weighted": weighted,
        "coefficients": model.coef_.tolist(),
        "intercepts": [float(model.intercept_)],
    }


print(json.dumps({
    "library": f"scikit-learn {sklearn.__version__}",
    "x": x.T.tolist(),
    "binary": binary.tolist(),
    "three": three.tolist(),
    "amount": amount.tolist(),
    "weights": weights.tolist(),
    "logistic": [
        logistic(binary, C=1.0),
        logistic(binary, C=0.05, weighted=True),
        logistic(binary, C=100.0),
        logistic(three, C=1.0),
        logistic(three, C=0.3, weighted=True),
        logistic(binary, C=0.2, l1_ratio=1.0),
        logistic(binary, C=0.3, l1_ratio=0.5, weighted=True),
        logistic(three, C=0.2, l1_ratio=1.0),
        logistic(three, C=0.5, l1_ratio=0.6, weighted=True),
    ],
    "ridge": [ridge(1.0, False), ridge(25.0, True), ridge(1e-6, False)],
    "elasticNet": [
        elastic_net(0.3, 1.0, False),
        elastic_net(0.01, 1.0, True),
        elastic_net(0.1, 0.5, False),
        elastic_net(0.02, 0.05, True),
        elastic_net(1e-6, 0.7, False),
    ],
}))
