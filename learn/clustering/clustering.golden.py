"""Makes clustering.golden.json: scikit-learn's clusterings of made-up points."""
import json
import sys
import warnings

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_samples
from sklearn.mixture import GaussianMixture

warnings.filterwarnings("ignore")
rng = np.random.default_rng(21)
middles = np.array([[0, 0, 0], [4, 1, 0], [-1, 5, 2]])
x = np.round(np.vstack([rng.normal(size=(n, 3)) * s + m for n, s, m in zip((40, 30, 25), (1.0, 0.6, 1.4), middles)]), 3)
start = x[[3, 50, 80]]

kmeans = KMeans(n_clusters=3, init=start, n_init=1, tol=0, max_iter=300, algorithm="lloyd").fit(x)
weights = np.round(rng.uniform(0.1, 3, len(x)), 2)
weighted = KMeans(n_clusters=3, init=start, n_init=1, tol=0, max_iter=300, algorithm="lloyd").fit(x, sample_weight=weights)
best = {k: min(KMeans(n_clusters=k, n_init=20, random_state=s).fit(x).inertia_ for s in range(3)) for k in (2, 3, 5)}

names = {"full": "full", "tied": "tied", "diag": "diagonal", "spherical": "spherical"}
precisions = {"full": np.tile(np.eye(3), (3, 1, 1)), "tied": np.eye(3), "diag": np.ones((3, 3)), "spherical": np.ones(3)}
mixtures = []
for kind, ours in names.items():
    model = GaussianMixture(3, covariance_type=kind, means_init=start, weights_init=np.ones(3) / 3, precisions_init=precisions[kind],
                            tol=0, max_iter=25, reg_covar=1e-6).fit(x)
    mixtures.append({"kind": ours, "shares": model.weights_.tolist(), "centres": model.means_.ravel().tolist(),
                     "logLikelihood": float(model.score(x)), "bic": float(model.bic(x)),
                     "memberships": model.predict_proba(x)[:8].ravel().tolist()})

other = rng.integers(0, 4, len(x))
json.dump({
    "library": f"scikit-learn {sklearn.__version__}",
    "x": x.T.tolist(), "weights": weights.tolist(), "start": start.ravel().tolist(),
    "kMeans": {"centres": kmeans.cluster_centers_.ravel().tolist(), "assignment": kmeans.labels_.tolist(), "inertia": kmeans.inertia_},
    "weighted": {"centres": weighted.cluster_centers_.ravel().tolist(), "inertia": weighted.inertia_},
    "best": [{"clusters": k, "inertia": v} for k, v in best.items()],
    "mixtures": mixtures,
    "silhouette": silhouette_samples(x, kmeans.labels_).tolist(),
    "other": other.tolist(), "adjustedRand": adjusted_rand_score(kmeans.labels_, other),
}, sys.stdout)
