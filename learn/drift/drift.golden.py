"""Reference figures for drift.golden.test.ts: SciPy."""
import json, math, sys
import numpy as np
import scipy
from scipy import stats
from scipy.spatial.distance import jensenshannon

rng = np.random.default_rng(5)

tails = [[x, df, float(stats.chi2.sf(x, df))] for df in (1, 2, 5, 9, 40, 200) for x in (0.01, 0.5, 2.0, 9.5, 60.0, 300.0)]
cuts = [[p, df, float(stats.chi2.isf(p, df))] for df in (1, 4, 9, 63) for p in (0.001, 0.05, 0.5, 0.95)]

tables = []
for first, second in (([10, 20, 30], [12, 18, 33]), ([500, 0, 3, 40], [20, 1, 0, 9]), ([7, 7], [1, 30]), ([100] * 10, list(range(5, 15)))):
    used = [(a, b) for a, b in zip(first, second) if a + b > 0]
    chi = stats.chi2_contingency(np.array(used).T, correction=False)
    tables.append({"first": first, "second": second, "statistic": chi.statistic, "df": int(chi.dof), "p": chi.pvalue,
                   "jensenShannon": float(jensenshannon(first, second, base=2))})

samples = []
for n, m, shift, digits in ((30, 40, 0.0, 6), (200, 25, 0.7, 6), (300, 500, 0.1, 1), (50, 50, 3.0, 0)):
    a = np.round(rng.normal(size=n), digits)
    b = np.round(rng.normal(loc=shift, scale=1.3, size=m), digits)
    ks = stats.ks_2samp(a, b, method="exact")
    root = math.sqrt(n * m / (n + m))
    samples.append({"first": a.tolist(), "second": b.tolist(), "ks": ks.statistic, "exactP": ks.pvalue,
                    "p": float(stats.kstwobign.sf((root + 0.12 + 0.11 / root) * ks.statistic)),
                    "wasserstein": stats.wasserstein_distance(a, b), "digits": digits})

json.dump({"versions": {"scipy": scipy.__version__, "numpy": np.__version__}, "tails": tails, "cuts": cuts, "tables": tables, "samples": samples}, sys.stdout, indent=1)
