# Makes trees.golden.json: run as /opt/oracle/bin/python trees.golden.py > trees.golden.json
import json
import lightgbm
import numpy as np
import sklearn
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

random = np.random.default_rng(7)
rows = 240
# Few distinct values, exact in 32 bits, so that all libraries see the same cuts.
x = np.stack([np.round(random.normal(size=rows) * 16) / 8 for _ in range(4)], axis=1)
noise = np.round(random.normal(size=rows) * 32) / 64
number = np.round((x[:, 0] * 2 + np.abs(x[:, 1]) * 3 - x[:, 2] * x[:, 0] + noise) * 64) / 64
binary = (number > np.median(number)).astype(int)
three = np.digitize(number + noise, np.quantile(number, [0.3, 0.7]))
counts = np.round(np.clip(number - number.min(), 0, None) / 4).astype(int)
with_missing = x.copy()
with_missing[random.random(size=x.shape) < 0.15] = np.nan


def tree_of(model):
    t = model.tree_
    order, nodes = [0], []
    for node in order:
        leaf = t.children_left[node] < 0
        if not leaf:
            order += [int(t.children_left[node]), int(t.children_right[node])]
        nodes.append({
            "feature": -1 if leaf else int(t.feature[node]),
            "threshold": 0 if leaf else float(t.threshold[node]),
            "cover": float(t.weighted_n_node_samples[node]),
            "value": t.value[node][0].tolist() if leaf else [],
        })
    return nodes


def boosted(objective, label, data, **extra):
    params = dict(
        objective=objective, num_leaves=6, learning_rate=0.1, min_data_in_leaf=5, min_data_in_bin=1,
        lambda_l2=2.0, min_sum_hessian_in_leaf=0.001, verbose=-1, feature_pre_filter=False, num_threads=1,
        deterministic=True, force_row_wise=True)
    params.update(extra)
    model = lightgbm.train(params, lightgbm.Dataset(data, label), num_boost_round=15)
    return np.asarray(model.predict(data, raw_score=True)).ravel().tolist()


def pinball(margins, share):
    rest = number - np.asarray(margins)
    return float(np.maximum(share * rest, (share - 1) * rest).mean())


print(json.dumps({
    "versions": {"scikit-learn": sklearn.__version__, "lightgbm": lightgbm.__version__},
    "x": x.T.tolist(),
    "withMissing": [[None if np.isnan(v) else v for v in column] for column in with_missing.T],
    "number": number.tolist(),
    "binary": binary.tolist(),
    "three": three.tolist(),
    "counts": counts.tolist(),
    "sklearn": {
        "regression": tree_of(DecisionTreeRegressor(min_samples_leaf=10, max_depth=4, random_state=0).fit(x, number)),
        "multiclass": tree_of(DecisionTreeClassifier(min_samples_leaf=9, max_depth=4, random_state=0).fit(x, three)),
        "pruned": tree_of(DecisionTreeRegressor(min_samples_leaf=5, ccp_alpha=0.02 * number.var(), random_state=0).fit(x, number)),
    },
    "lightgbm": {
        "squared": boosted("regression", number, x),
        "squaredWithMissing": boosted("regression", number, with_missing),
        "logistic": boosted("binary", binary, x),
        "poisson": boosted("poisson", counts, x),
        # LightGBM rounds the rows it estimates from the hessian, so least rows of 1.
        "softmax": boosted("multiclass", three, x, num_class=3, min_data_in_leaf=1),
    },
    "pinball": {str(a): pinball(boosted("quantile", number, x, alpha=a), a) for a in (0.1, 0.5, 0.8)},
}))
