"""Reference figures for metrics.golden.test.ts: scikit-learn, statsmodels, and DeLong by midranks (Sun and Xu 2014)."""
import json
import numpy as np
import scipy, sklearn, statsmodels
from scipy.stats import rankdata
from sklearn import metrics as m
from statsmodels.stats.proportion import proportion_confint

rng = np.random.default_rng(7)
r4 = lambda a: [round(float(v), 4) for v in a]


def delong(y, *scores):
    """AUCs and their covariance: ranks within and across classes."""
    pos, neg = y == 1, y == 0
    np_, nn = pos.sum(), neg.sum()
    aucs, v10, v01 = [], [], []
    for s in scores:
        tz = rankdata(np.r_[s[pos], s[neg]])
        tx, ty = rankdata(s[pos]), rankdata(s[neg])
        aucs.append((tz[:np_].sum() - np_ * (np_ + 1) / 2) / (np_ * nn))
        v10.append((tz[:np_] - tx) / nn)
        v01.append(1 - (tz[np_:] - ty) / np_)
    cov = np.atleast_2d(np.cov(v10)) / np_ + np.atleast_2d(np.cov(v01)) / nn
    return aucs, cov


n = 240
margin = rng.normal(-0.7, 1.4, n)
p = np.round(1 / (1 + np.exp(-margin)), 2)  # two digits: many ties
q = np.round(1 / (1 + np.exp(-margin - rng.normal(0, 1, n))), 3)
y = (rng.random(n) < 1 / (1 + np.exp(-margin))).astype(int)
w = np.round(rng.uniform(0.2, 3, n), 2)
hard = (p >= 0.5).astype(int)
(aucs, cov) = delong(y, p, q)


def binary(weights):
    kw = {} if weights is None else {"sample_weight": weights}
    fpr, tpr, thr = m.roc_curve(y, p, drop_intermediate=False, **kw)
    return {
        "auc": m.roc_auc_score(y, p, **kw),
        "averagePrecision": m.average_precision_score(y, p, **kw),
        "logLoss": m.log_loss(y, p, **kw),
        "brier": m.brier_score_loss(y, p, **kw),
        "f1": m.f1_score(y, hard, **kw),
        "macroF1": m.f1_score(y, hard, average="macro", **kw),
        "accuracy": m.accuracy_score(y, hard, **kw),
        "balancedAccuracy": m.balanced_accuracy_score(y, hard, **kw),
        "mcc": m.matthews_corrcoef(y, hard, **kw),
        "precision": m.precision_score(y, hard, **kw),
        "recall": m.recall_score(y, hard, **kw),
        "confusion": m.confusion_matrix(y, hard, **kw).ravel().tolist(),
        "fpr": r4(fpr), "tpr": r4(tpr), "thresholds": [None if np.isinf(t) else float(t) for t in thr],
    }


k = 3
logits = rng.normal(0, 1, (180, k)) + np.array([0.8, 0, -0.5])
P = np.exp(logits); P /= P.sum(1, keepdims=True)
P = np.round(P, 4); P[:, 2] = np.round(1 - P[:, 0] - P[:, 1], 4)
Y = np.array([rng.choice(k, p=np.clip(row, 0, 1) / np.clip(row, 0, 1).sum()) for row in P])
W = np.round(rng.uniform(0.2, 3, len(Y)), 2)
top = P.argmax(1)

t = rng.normal(50, 12, 150).round(2)
f = (t + rng.normal(1, 6, 150)).round(2)
v = np.round(rng.uniform(0.2, 3, 150), 2)

json.dump({
    "versions": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "numpy": np.__version__, "statsmodels": statsmodels.__version__},
    "binary": {
        "y": y.tolist(), "p": r4(p), "q": r4(q), "w": r4(w),
        "plain": binary(None), "weighted": binary(w),
        "delong": {"aucs": aucs, "covariance": cov.tolist()},
    },
    "multiclass": {
        "y": Y.tolist(), "p": r4(P.ravel()), "w": r4(W), "classes": k,
        **{name: {
            "auc": m.roc_auc_score(Y, P, multi_class="ovr", average="macro") if ww is None else float(np.mean([m.roc_auc_score(Y == c, P[:, c], sample_weight=ww) for c in range(k)])),
            "logLoss": m.log_loss(Y, P, sample_weight=ww),
            "brier": m.brier_score_loss(Y, P, sample_weight=ww),
            "macroF1": m.f1_score(Y, top, average="macro", sample_weight=ww),
            "accuracy": m.accuracy_score(Y, top, sample_weight=ww),
            "mcc": m.matthews_corrcoef(Y, top, sample_weight=ww),
        } for name, ww in (("plain", None), ("weighted", W))},
    },
    "regression": {
        "y": t.tolist(), "p": f.tolist(), "w": v.tolist(),
        "plain": {"rmse": m.root_mean_squared_error(t, f), "mae": m.mean_absolute_error(t, f), "r2": m.r2_score(t, f), "medianAbsolute": m.median_absolute_error(t, f), "pinball80": m.mean_pinball_loss(t, f, alpha=0.8)},
        "weighted": {"rmse": m.root_mean_squared_error(t, f, sample_weight=v), "mae": m.mean_absolute_error(t, f, sample_weight=v), "r2": m.r2_score(t, f, sample_weight=v), "pinball80": m.mean_pinball_loss(t, f, alpha=0.8, sample_weight=v)},
    },
    "wilson": [{"count": c, "total": o, "low": float(lo), "high": float(hi)} for c, o in ((0, 10), (3, 10), (10, 10), (1, 400), (237, 1470)) for lo, hi in [proportion_confint(c, o, method="wilson")]],
    "normal": [{"z": float(z), "cdf": float(scipy.stats.norm.cdf(z)), "quantile": float(scipy.stats.norm.ppf(scipy.stats.norm.cdf(z)))} for z in (-8, -5, -3.3, -1.96, -0.6, -0.1, 0, 0.3, 0.66, 1, 2.5, 5)],
}, __import__("sys").stdout)
