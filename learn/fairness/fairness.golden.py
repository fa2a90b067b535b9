"""Reference figures for fairness.golden.test.ts: statsmodels, SciPy, fairlearn."""
import json, math, sys
import numpy as np
import fairlearn, scipy, sklearn, statsmodels
from fairlearn import metrics as fl
from scipy import stats
from scipy.optimize import brentq
from sklearn.metrics import precision_score
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, power_proportions_2indep, proportions_ztest

rng = np.random.default_rng(11)


def mid_p(a, n, b, m):
    rv = stats.hypergeom(n + m, a + b, n)
    seen = rv.pmf(a)
    support = np.arange(max(0, a + b - m), min(n, a + b) + 1)
    pmf = rv.pmf(support)
    same = np.isclose(pmf, seen, rtol=1e-7, atol=0)
    return float(pmf[(pmf < seen) & ~same].sum() + pmf[same].sum() / 2)


def koopman(x, n, y, m):
    """Koopman's equation by brentq: statsmodels' own root search fails where everyone is selected."""
    z = stats.norm.ppf(0.975)

    def score(ratio):
        a, b, c = ratio * (n + m), -(n * ratio + x + m + y * ratio), x + y
        q = (-b - math.sqrt(max(0, b * b - 4 * a * c))) / (2 * a)
        p = q * ratio
        return (x / n - ratio * y / m) / math.sqrt(p * (1 - p) / n + ratio**2 * q * (1 - q) / m)

    at = max(x / n, 1e-9) / (y / m)
    low = 0.0 if x == 0 else brentq(lambda r: score(r) - z, 1e-6, at, xtol=1e-14)
    return low, brentq(lambda r: score(r) + z, at + 1e-9, 50, xtol=1e-14)


pairs = []
for a, n, b, m in ((12, 80, 48, 100), (0, 40, 9, 60), (3, 9, 7, 8), (1, 30, 30, 45), (879, 10771, 5766, 21790), (44, 100, 60, 100), (4, 12, 12, 12), (2, 31, 2, 35)):
    table = [[a, n - a], [b, m - b]]
    newcombe = confint_proportions_2indep(a, n, b, m, method="newcomb", compare="diff")
    katz = None if a == 0 or b == 0 else confint_proportions_2indep(a, n, b, m, method="log", compare="ratio")
    score = koopman(a, n, b, m)
    if b < m:
        assert np.allclose(score, confint_proportions_2indep(a, n, b, m, method="score", compare="ratio", correction=False))
    z, pz = proportions_ztest([a, b], [n, m])
    pairs.append({
        "first": {"selected": a, "total": n}, "second": {"selected": b, "total": m},
        "newcombe": [float(x) for x in newcombe], "katz": katz and [float(x) for x in katz],
        "koopman": [float(x) for x in score],
        "z": float(z), "zP": float(pz), "fisher": float(stats.fisher_exact(table)[1]), "midP": mid_p(a, n, b, m),
        "expected": float(stats.contingency.expected_freq(table).min()),
    })

n = 600
group = rng.choice(["a", "b", "c"], n, p=[0.5, 0.35, 0.15])
score = np.round(np.clip(rng.beta(2, 3, n) + (group == "a") * 0.1, 0, 1), 3)
y = (rng.random(n) < score).astype(int)
hard = (score >= 0.5).astype(int)
frame = fl.MetricFrame(metrics={
    "selection": fl.selection_rate, "tpr": fl.true_positive_rate, "fpr": fl.false_positive_rate,
    "precision": precision_score, "base": lambda t, p: float(t.mean()),
}, y_true=y, y_pred=hard, sensitive_features=group)

cells = np.array([[30, 5, 8], [12, 20, 3], [7, 7, 40], [1, 0, 2]])
v = stats.contingency.association(cells, method="cramer")
total, r, c = cells.sum(), *cells.shape
phi2 = max(0, v**2 * (min(r, c) - 1) - (r - 1) * (c - 1) / (total - 1))
corrected = math.sqrt(phi2 / (min(r - (r - 1) ** 2 / (total - 1), c - (c - 1) ** 2 / (total - 1)) - 1))
pv = [0.04, 0.001, 0.03, 0.2, 0.012, 0.012]

json.dump({
    "versions": {"fairlearn": fairlearn.__version__, "statsmodels": statsmodels.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
    "pairs": pairs,
    "frame": {
        "group": group.tolist(), "y": y.tolist(), "score": score.tolist(),
        "byGroup": {name: {k: float(x) for k, x in col.items()} for name, col in frame.by_group.items()},
        "demographicParityRatio": fl.demographic_parity_ratio(y, hard, sensitive_features=group),
        "demographicParity": fl.demographic_parity_difference(y, hard, sensitive_features=group),
        "equalizedOdds": fl.equalized_odds_difference(y, hard, sensitive_features=group),
        "equalOpportunity": fl.equal_opportunity_difference(y, hard, sensitive_features=group),
        "predictiveParity": float(frame.difference()["precision"]),
    },
    "power": [{"diff": d, "rate": p2, "first": n1, "second": n2, "power": float(power_proportions_2indep(d, p2, n1, ratio=n2 / n1, alpha=0.05, return_results=False))} for d, p2, n1, n2 in ((-0.1, 0.5, 200, 200), (-0.2, 0.4, 60, 120), (-0.02, 0.1, 5000, 3000))],
    "cramersV": {"cells": cells.ravel().tolist(), "columns": 3, "plain": float(v), "corrected": corrected},
    "holm": {"p": pv, "adjusted": multipletests(pv, method="holm")[1].tolist()},
}, sys.stdout)
