# Makes lambda-mart.golden.json: run as /opt/oracle/bin/python lambda-mart.golden.py > lambda-mart.golden.json
import json
import lightgbm
import numpy as np
import sklearn
import xgboost
from sklearn.metrics import ndcg_score

random = np.random.default_rng(21)
lists, longest = 180, 16
sizes = random.integers(6, longest + 1, size=lists)
query = np.repeat(np.arange(lists), sizes)
rows = len(query)
# Few distinct values, exact in 32 bits, so that all libraries see the same cuts.
x = np.stack([np.round(random.normal(size=rows) * 8) / 4 for _ in range(4)], axis=1)
# What the list is about shifts a column for all its rows: of no use for the order within.
x[:, 3] += np.round(random.normal(size=lists) * 4)[query]
signal = x[:, 0] + np.abs(x[:, 1]) - 0.5 * x[:, 0] * x[:, 2] + 0.7 * random.normal(size=rows)
grade = np.zeros(rows, dtype=int)
for q in range(lists):
    own = np.flatnonzero(query == q)
    rank = np.argsort(np.argsort(-signal[own]))
    grade[own] = np.select([rank == 0, rank <= 2, rank <= 4], [3, 2, 1], 0)
grade[random.random(rows) < 0.1] = 0
train = query < 110
test = ~train
counts = lambda mask: np.unique(query[mask], return_counts=True)[1]
gains = 2.0 ** grade - 1


def held_out(scores, k):
    """scikit-learn's NDCG with exponential gains, over lists with a grade above 0."""
    found = []
    for q in np.unique(query[test]):
        own = query[test] == q
        if gains[test][own].sum() > 0:
            found.append(ndcg_score([gains[test][own]], [scores[own]], k=k))
    return float(np.mean(found))


shared = dict(num_leaves=8, learning_rate=0.05, min_data_in_leaf=5, min_data_in_bin=1, lambda_l2=1.0,
              min_sum_hessian_in_leaf=0.001, verbose=-1, feature_pre_filter=False, num_threads=1, deterministic=True,
              force_row_wise=True)
data = lightgbm.Dataset(x[train], grade[train], group=counts(train))
few = lightgbm.train(dict(shared, objective="lambdarank"), data, num_boost_round=5)
data = lightgbm.Dataset(x[train], grade[train], group=counts(train))
many = lightgbm.train(dict(shared, objective="lambdarank"), data, num_boost_round=150)
matrix = xgboost.DMatrix(x[train], grade[train])
matrix.set_group(counts(train))
rank = xgboost.train(
    dict(objective="rank:ndcg", eta=0.05, max_depth=3, tree_method="hist", nthread=1, lambdarank_pair_method="topk",
         lambdarank_num_pair_per_sample=16), matrix, num_boost_round=150)
by_lightgbm = many.predict(x[test])
by_xgboost = rank.predict(xgboost.DMatrix(x[test]))

scores = np.round(random.normal(size=rows) * 4) / 4
ties = {}
for gain, worth in (("linear", grade.astype(float)), ("exponential", gains)):
    for k in (3, 5, None):
        found = [ndcg_score([worth[query == q]], [scores[query == q]], k=k) for q in range(lists) if worth[query == q].sum() > 0]
        ties[f"{gain} {k or 'all'}"] = float(np.mean(found))

print(json.dumps({
    "versions": {"lightgbm": lightgbm.__version__, "scikit-learn": sklearn.__version__, "xgboost": xgboost.__version__},
    "x": x.T.tolist(),
    "query": query.tolist(),
    "grade": grade.tolist(),
    "trainLists": 110,
    "scores": scores.tolist(),
    "ndcg": ties,
    "fewRounds": np.round(few.predict(x[train]), 8).tolist(),
    "heldOut": {
        "lightgbm": {"5": held_out(by_lightgbm, 5), "10": held_out(by_lightgbm, 10)},
        "xgboost": {"5": held_out(by_xgboost, 5), "10": held_out(by_xgboost, 10)},
    },
}))
