"""Reference figures for calibration-band.golden.test.ts: statsmodels' binomial model of Platt's targets on log-odds, with a covariance by group."""
import json, sys
import numpy as np
import statsmodels, statsmodels.api as sm
from scipy.special import expit, logit

rng = np.random.default_rng(11)
people, each = 80, 4
groups = np.repeat(np.arange(people), each)
p = np.round(rng.uniform(0.02, 0.9, people * each), 3)
y = (rng.random(people * each) < expit(0.7 * logit(p) - 0.3 + rng.normal(0, 0.8, people)[groups])).astype(int)
targets = np.where(y == 1, (y.sum() + 1) / (y.sum() + 2), 1 / ((1 - y).sum() + 2))
fit = sm.GLM(targets, np.column_stack([logit(p), np.ones(len(p))]), family=sm.families.Binomial()).fit(
    cov_type="cluster", cov_kwds={"groups": groups, "use_correction": True}, tol=1e-12)
at = np.linspace(0.02, 0.9, 12)
line = np.column_stack([logit(at), np.ones(len(at))])
reach = 1.959963984540054 * np.sqrt(np.einsum("ij,jk,ik->i", line, fit.cov_params(), line))
json.dump({
    "versions": {"statsmodels": statsmodels.__version__, "numpy": np.__version__},
    "groups": groups.tolist(), "p": p.tolist(), "y": y.tolist(),
    "slope": fit.params[0], "intercept": fit.params[1],
    "covariance": [fit.cov_params()[0, 0], fit.cov_params()[0, 1], fit.cov_params()[1, 1]],
    "at": at.tolist(), "value": expit(line @ fit.params).tolist(),
    "low": expit(line @ fit.params - reach).tolist(), "high": expit(line @ fit.params + reach).tolist(),
}, sys.stdout)
