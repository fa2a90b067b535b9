"""Makes mitigation.golden.json: fairlearn on made-up applicants of whom one group is chosen less for the same merit."""
import json
import sys
import warnings

import fairlearn
import numpy as np
import sklearn
from fairlearn.postprocessing import ThresholdOptimizer
from fairlearn.reductions import DemographicParity, EqualizedOdds, ExponentiatedGradient
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")
rng = np.random.default_rng(4)
n = 800
group = rng.integers(0, 2, n)
merit = rng.normal(size=n)
x = np.round(np.column_stack([merit + 0.4 * rng.normal(size=n), 1.5 * group + rng.normal(size=n), rng.normal(size=n)]), 2)
y = (merit + 0.8 * group - 0.6 + 0.7 * rng.normal(size=n) > 0).astype(int)
score = np.round(1 / (1 + np.exp(-(1.3 * x[:, 0] + 0.6 * x[:, 1] - 0.8))), 3)


class Given(ClassifierMixin, BaseEstimator):
    """A model already fitted, whose scores are the column itself."""

    def fit(self, x, y):
        return self

    def __sklearn_is_fitted__(self):
        return True

    def predict(self, x):
        return np.asarray(x)[:, 0]


fitted = ThresholdOptimizer(estimator=Given(), constraints="equalized_odds", grid_size=1000, prefit=True, predict_method="predict")
fitted.fit(score.reshape(-1, 1), y, sensitive_features=group)
chances = fitted._pmf_predict(score.reshape(-1, 1), sensitive_features=group)[:, 1]


alike = ThresholdOptimizer(estimator=Given(), constraints="demographic_parity", grid_size=1000, prefit=True, predict_method="predict")
alike.fit(score.reshape(-1, 1), y, sensitive_features=group)
alike_chances = alike._pmf_predict(score.reshape(-1, 1), sensitive_features=group)[:, 1]


def rates(chance):
    return [[float(chance[(group == g) & (y == label)].mean()) for label in (0, 1)] for g in (0, 1)]


def constrained(constraint, bound):
    model = ExponentiatedGradient(LogisticRegression(C=1.0), constraint(difference_bound=bound), eps=bound, max_iter=50)
    model.fit(x, y, sensitive_features=group)
    chance = model._pmf_predict(x)[:, 1]
    if constraint is EqualizedOdds:
        slack = max(abs(chance[(group == g) & (y == e)].mean() - chance[y == e].mean()) for g in (0, 1) for e in (0, 1))
    else:
        slack = max(abs(chance[group == g].mean() - chance.mean()) for g in (0, 1))
    return {"bound": bound, "error": float(np.mean(np.where(y == 1, 1 - chance, chance))), "violation": float(slack)}


cells = [[int(((group == g) & (y == label)).sum()) for label in (0, 1)] for g in (0, 1)]
json.dump({
    "versions": {"fairlearn": fairlearn.__version__, "sklearn": sklearn.__version__},
    "x": x.T.tolist(), "y": y.tolist(), "group": group.tolist(), "score": score.tolist(),
    "reweighing": [[sum(cells[g]) * (cells[0][k] + cells[1][k]) / (n * cells[g][k]) for k in (0, 1)] for g in (0, 1)],
    "equalizedOdds": rates(chances),
    "demographicParity": {
        "rates": rates(alike_chances),
        "selected": [float(alike_chances[group == g].mean()) for g in (0, 1)],
        "error": float(np.mean(np.where(y == 1, 1 - alike_chances, alike_chances))),
    },
    "constrained": {"equalized-odds": constrained(EqualizedOdds, 0.02), "demographic-parity": constrained(DemographicParity, 0.02)},
}, sys.stdout)
