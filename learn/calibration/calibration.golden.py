"""Reference figures for calibration.golden.test.ts: scikit-learn's isotonic regression, sigmoid calibration and reliability curve; SciPy for temperature."""
import json, sys
import numpy as np
import scipy, sklearn
from scipy.optimize import minimize_scalar
from scipy.special import expit, logit
from sklearn.calibration import _sigmoid_calibration, calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import log_loss

rng = np.random.default_rng(3)
n = 200
p = np.round(rng.uniform(0.02, 0.98, n), 2)
y = (rng.random(n) < expit(0.6 * logit(p) - 0.4)).astype(int)
w = np.round(rng.uniform(0.5, 2, n), 2)
at = np.linspace(0, 1, 41)

a, b = _sigmoid_calibration(logit(p), y)
iso = {name: IsotonicRegression(out_of_bounds="clip").fit(p, y, sample_weight=ww).predict(at).tolist() for name, ww in (("plain", None), ("weighted", w))}
distinct = np.linspace(0.01, 0.99, 200)
q = rng.permutation(distinct)
curves = {name: [c.tolist() for c in calibration_curve(y, q, n_bins=8, strategy=how)] for name, how in (("mass", "quantile"), ("width", "uniform"))}

logits = rng.normal(0, 2, (150, 3))
P = np.exp(logits); P /= P.sum(1, keepdims=True)
T = np.exp(logits / 2); T /= T.sum(1, keepdims=True)
Y = np.array([rng.choice(3, p=row) for row in T])
P = np.round(P, 6)


def tempered(t):
    Q = np.maximum(P, 1 / (2 * 151)) ** (1 / t)
    return Q / Q.sum(1, keepdims=True)


best = minimize_scalar(lambda t: log_loss(Y, tempered(t)), bounds=(0.05, 20), method="bounded", options={"xatol": 1e-10})

json.dump({
    "versions": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "numpy": np.__version__},
    "y": y.tolist(), "p": p.tolist(), "w": w.tolist(),
    "platt": {"slope": -float(a), "intercept": -float(b)},
    "isotonic": {"at": at.tolist(), **iso},
    "reliability": {"q": q.tolist(), **curves},
    "temperature": {"y": Y.tolist(), "p": P.ravel().tolist(), "value": float(best.x), "logLoss": float(best.fun)},
}, sys.stdout)
