"""Makes resample.golden.json: what imbalanced-learn's resampling does that chance has no part in, on made-up rows."""
import json
import imblearn
import numpy as np
import sklearn
from imblearn.over_sampling import SMOTE, RandomOverSampler
from imblearn.under_sampling import RandomUnderSampler
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(3)
n = 90
x = np.round(rng.normal(size=(n, 3)) * [1, 40, 0.2], 3)
level = rng.integers(0, 3, n)
y = np.repeat([0, 1, 2], [50, 28, 12])


def counts(sampler):
    return np.bincount(sampler.fit_resample(x, y)[1]).tolist()


smote = SMOTE(k_neighbors=5, random_state=0)
smote.fit_resample(x, y)
neighbours, mixed = {}, {}
for label in (1, 2):
    rows = np.flatnonzero(y == label)
    own = StandardScaler().fit_transform(x[rows])
    # The finder that SMOTE uses, in units of each column's deviation, as for SMOTE-NC's median.
    finder = smote.nn_k_.fit(own)
    neighbours[label] = rows[finder.kneighbors(own, return_distance=False)[:, 1:]].tolist()
    # Chawla et al. 2002, section 6.1: a category that differs counts as the median deviation, here 1.
    whole = np.column_stack([own, level[rows]])
    finder = NearestNeighbors(n_neighbors=6, metric=lambda a, b: np.sqrt(((a[:3] - b[:3]) ** 2).sum() + (a[3] != b[3])))
    mixed[label] = rows[finder.fit(whole).kneighbors(whole, return_distance=False)[:, 1:]].tolist()

print(json.dumps({
    "library": f"imbalanced-learn {imblearn.__version__}, scikit-learn {sklearn.__version__}",
    "x": x.tolist(),
    "level": level.tolist(),
    "y": y.tolist(),
    "counts": {"smote": counts(SMOTE(random_state=0)), "over": counts(RandomOverSampler(random_state=0)),
               "under": counts(RandomUnderSampler(random_state=0))},
    "neighbours": neighbours,
    "mixed": mixed,
}))
