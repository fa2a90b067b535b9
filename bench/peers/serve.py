"""Peers of the benchmark: one long-lived process that runs one case per line of JSON on standard input.

Imports and data loading are not timed; every answer holds the milliseconds of the work alone and a figure of quality.
"""
import json
import os
import sys
import time

import lightgbm
import numpy as np
import pandas as pd
import shap
import sklearn
import xgboost
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import RandomizedSearchCV, StratifiedKFold

DATA = {}
MODELS = {}


def load(folder):
    """Reads the arrays that the other side wrote: columns of doubles, categories as codes (NaN missing)."""
    if folder not in DATA:
        meta = json.load(open(os.path.join(folder, "meta.json")))
        n, d = meta["rows"], meta["columns"]
        x = np.fromfile(os.path.join(folder, "x.f64")).reshape(d, n).T.copy()
        y = np.fromfile(os.path.join(folder, "y.f64"))
        split = meta["trainRows"]
        DATA[folder] = (x[:split], y[:split], x[split:], y[split:], meta["categorical"])
    return DATA[folder]


def frame(x, categorical):
    table = pd.DataFrame(x, columns=[f"f{i}" for i in range(x.shape[1])])
    for i in categorical:
        codes = x[:, i]
        levels = np.unique(codes[~np.isnan(codes)]).astype(int)
        table[f"f{i}"] = pd.Categorical.from_codes(np.where(np.isnan(codes), -1, codes).astype(int), levels)
    return table


def boosting(case, peer):
    x, y, xt, yt, categorical = load(case["folder"])
    p, threads = case["params"], case["threads"]
    if peer == "xgboost":
        train = xgboost.DMatrix(frame(x, categorical), y, enable_categorical=True, nthread=threads)
        test = xgboost.DMatrix(frame(xt, categorical), enable_categorical=True, nthread=threads)
        params = dict(objective="binary:logistic", tree_method="hist", grow_policy="lossguide", max_depth=0,
                      max_leaves=p["leaves"], max_bin=p["bins"], eta=p["rate"], reg_lambda=p["l2"], nthread=threads)
        start = time.perf_counter()
        model = xgboost.train(params, train, p["rounds"])
        ms = (time.perf_counter() - start) * 1000
        score = model.predict(test)
    elif peer == "lightgbm":
        table, test = frame(x, categorical), frame(xt, categorical)
        params = dict(objective="binary", num_leaves=p["leaves"], max_bin=p["bins"], learning_rate=p["rate"], lambda_l2=p["l2"],
                      min_data_in_leaf=p["minRows"], num_threads=threads, verbose=-1)
        start = time.perf_counter()
        model = lightgbm.train(params, lightgbm.Dataset(table, y), p["rounds"])
        ms = (time.perf_counter() - start) * 1000
        score = model.predict(test)
    else:
        model = HistGradientBoostingClassifier(max_iter=p["rounds"], max_leaf_nodes=p["leaves"], max_bins=p["bins"],
                                               learning_rate=p["rate"], l2_regularization=p["l2"], early_stopping=False,
                                               min_samples_leaf=p["minRows"], categorical_features=categorical or None)
        start = time.perf_counter()
        model.fit(x, y)
        ms = (time.perf_counter() - start) * 1000
        score = model.predict_proba(xt)[:, 1]
    MODELS[(case["folder"], peer)] = model
    return ms, float(roc_auc_score(yt, score))


def forest(case, peer):
    x, y, xt, yt, _ = load(case["folder"])
    x, xt = np.nan_to_num(x, nan=-1), np.nan_to_num(xt, nan=-1)
    model = RandomForestClassifier(n_estimators=case["params"]["trees"], min_samples_leaf=case["params"]["minRows"],
                                   n_jobs=case["threads"], random_state=0)
    start = time.perf_counter()
    model.fit(x, y)
    ms = (time.perf_counter() - start) * 1000
    return ms, float(roc_auc_score(yt, model.predict_proba(xt)[:, 1]))


def scoring(case, peer):
    x, y, xt, yt, categorical = load(case["folder"])
    if (case["folder"], peer) not in MODELS:
        boosting(case, peer)
    model, rows = MODELS[(case["folder"], peer)], np.tile(xt, (case["repeat"], 1))
    if peer == "xgboost":
        model.set_param({"nthread": case["threads"]})
        table = frame(rows, categorical)
        start = time.perf_counter()
        score = model.inplace_predict(table)
    else:
        table = frame(rows, categorical)
        start = time.perf_counter()
        score = model.predict(table, num_threads=case["threads"])
    ms = (time.perf_counter() - start) * 1000
    return ms, float(roc_auc_score(np.tile(yt, case["repeat"]), score))


def attribution(case, peer):
    x, y, xt, yt, categorical = load(case["folder"])
    if (case["folder"], peer if peer != "shap" else "lightgbm") not in MODELS:
        boosting(case, "lightgbm" if peer == "shap" else peer)
    rows = frame(xt[: case["rows"]], categorical)
    if peer == "xgboost":
        matrix = xgboost.DMatrix(rows, enable_categorical=True, nthread=case["threads"])
        model = MODELS[(case["folder"], peer)]
        model.set_param({"nthread": case["threads"]})
        start = time.perf_counter()
        values = model.predict(matrix, pred_contribs=True)
    elif peer == "lightgbm":
        start = time.perf_counter()
        values = MODELS[(case["folder"], peer)].predict(rows, pred_contrib=True, num_threads=case["threads"])
    else:
        explainer = shap.TreeExplainer(MODELS[(case["folder"], "lightgbm")])
        start = time.perf_counter()
        values = explainer.shap_values(rows)
    ms = (time.perf_counter() - start) * 1000
    return ms, float(np.abs(np.asarray(values)).mean())


def search(case, peer):
    x, y, xt, yt, categorical = load(case["folder"])
    together = frame(np.vstack((x, xt)), categorical)  # rare levels may be in one part only
    table, test = together.iloc[: len(x)], together.iloc[len(x) :]
    if peer == "xgboost":
        model = xgboost.XGBClassifier(tree_method="hist", grow_policy="lossguide", max_depth=0, enable_categorical=True,
                                      max_bin=255, n_jobs=1, random_state=1)
        names = dict(rounds="n_estimators", learningRate="learning_rate", maxLeaves="max_leaves", l2="reg_lambda",
                     featureFraction="colsample_bytree", rowFraction="subsample")
    else:
        model = lightgbm.LGBMClassifier(max_bin=255, subsample_freq=1, n_jobs=1, random_state=1, verbose=-1)
        names = dict(rounds="n_estimators", learningRate="learning_rate", maxLeaves="num_leaves", l2="reg_lambda",
                     featureFraction="colsample_bytree", rowFraction="subsample", minLeafWeight="min_child_samples")
    whole = ("n_estimators", "max_leaves", "num_leaves", "min_child_samples")
    drawn = [{names[k]: [round(v) if names[k] in whole else v] for k, v in params.items() if k in names}
             for params in case["drawn"]]
    # One of each, in chance order: these are the configurations there are to draw from.
    searcher = RandomizedSearchCV(model, drawn, n_iter=len(drawn), cv=StratifiedKFold(case["folds"], shuffle=True, random_state=1),
                                  scoring="neg_log_loss", n_jobs=case["threads"], random_state=1)
    start = time.perf_counter()
    searcher.fit(table, y)
    ms = (time.perf_counter() - start) * 1000
    return ms, float(roc_auc_score(yt, searcher.predict_proba(test)[:, 1]))


WORK = dict(boosting=boosting, forest=forest, scoring=scoring, attribution=attribution, search=search)


def answer(line):
    request = json.loads(line)
    if request["work"] == "versions":
        libraries = dict(python=sys.version.split()[0], sklearn=sklearn.__version__, xgboost=xgboost.__version__,
                         lightgbm=lightgbm.__version__, shap=shap.__version__, numpy=np.__version__)
        return libraries
    ms, quality = WORK[request["work"]](request["case"], request["peer"])
    return dict(ms=ms, quality=quality)


for line in sys.stdin:
    try:
        reply = answer(line)
    except Exception as error:  # the other side prints it and goes on
        reply = dict(error=f"{type(error).__name__}: {error}")
    print(json.dumps(reply), flush=True)
