"""Makes combined-columns.golden.json: scikit-learn's iterative imputation, components and products of made-up columns."""
import json
import warnings
import numpy as np
import sklearn
from sklearn.decomposition import PCA
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.linear_model import BayesianRidge
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

warnings.simplefilter("ignore")
rng = np.random.default_rng(11)
n, p = 70, 5
mixing = rng.normal(size=(p, p))
whole = np.round(rng.normal(size=(n, p)) @ mixing * [1, 10, 0.1, 3, 2] + [5, 100, 0, -7, 1], 4)
cells = whole.copy()
for j, share in enumerate([0.1, 0.0, 0.3, 0.2, 0.05]):
    cells[rng.random(n) < share, j] = np.nan
asked = whole[:12] + rng.normal(size=(12, p))
asked = np.round(asked, 4)
asked[rng.random((12, p)) < 0.3] = np.nan


def listed(rows):
    return [[None if np.isnan(v) else v for v in row] for row in rows]


def imputed(within):
    scaler = StandardScaler().fit(cells)
    known = scaler.transform(cells)
    limits = dict(min_value=np.nanmin(known, 0), max_value=np.nanmax(known, 0)) if within else {}
    imputer = IterativeImputer(
        BayesianRidge(), sample_posterior=False, skip_complete=True, max_iter=10, tol=1e-3, **limits).fit(known)
    return {"rounds": imputer.n_iter_,
            "train": scaler.inverse_transform(imputer.transform(known)).tolist(),
            "asked": scaler.inverse_transform(imputer.transform(scaler.transform(asked))).tolist()}


def components(data, share):
    pca = PCA(n_components=share, svd_solver="full").fit(data)
    return {"scores": pca.transform(data).tolist(), "loadings": pca.components_.ravel().tolist(),
            "variances": pca.explained_variance_.tolist()}


small = np.round(whole[:9, [0, 3, 4]], 1)
print(json.dumps({
    "library": f"scikit-learn {sklearn.__version__}",
    "cells": listed(cells),
    "asked": listed(asked),
    "imputed": {"free": imputed(False), "within range": imputed(True)},
    "whole": whole.tolist(),
    "components": {
        "standardised": components(StandardScaler().fit_transform(whole), 0.9),
        "raw": components(whole, 0.999),
    },
    "small": small.tolist(),
    "products": {
        "degree 2": PolynomialFeatures(2, include_bias=False).fit_transform(small)[:, 3:].tolist(),
        "degree 3": PolynomialFeatures(3, include_bias=False).fit_transform(small)[:, 3:].tolist(),
        "interactions": PolynomialFeatures(3, interaction_only=True, include_bias=False).fit_transform(small)[:, 3:].tolist(),
    },
}))
