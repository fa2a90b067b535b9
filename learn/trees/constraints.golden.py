# Makes constraints.golden.json: run as /opt/oracle/bin/python constraints.golden.py > constraints.golden.json
import json
import lightgbm
import numpy as np
import xgboost

random = np.random.default_rng(5)
rows = 240
# Few distinct values, exact in 32 bits, so that all libraries see the same cuts.
x = np.stack([np.round(random.normal(size=rows) * 16) / 8 for _ in range(4)], axis=1)
noise = np.round(random.normal(size=rows) * 64) / 64
number = np.round((x[:, 0] * 2 + np.abs(x[:, 1]) * 3 - x[:, 2] * x[:, 0] + noise) * 64) / 64
binary = (number > np.median(number)).astype(int)


def depth_wise(objective, label, **extra):
    params = dict(
        objective=objective, tree_method="hist", grow_policy="depthwise", max_depth=3, max_leaves=0, max_bin=256,
        eta=0.1, min_child_weight=2, nthread=1)
    params["lambda"] = 2.0
    params["base_score"] = float(label.mean())
    params.update(extra)
    data = xgboost.DMatrix(x, label)
    model = xgboost.train(params, data, num_boost_round=15)
    return model.predict(data, output_margin=True).tolist()


def leaf_wise(objective, label, **extra):
    params = dict(
        objective=objective, num_leaves=6, learning_rate=0.1, min_data_in_leaf=5, min_data_in_bin=1,
        lambda_l2=2.0, min_sum_hessian_in_leaf=0.001, verbose=-1, feature_pre_filter=False, num_threads=1,
        deterministic=True, force_row_wise=True)
    params.update(extra)
    model = lightgbm.train(params, lightgbm.Dataset(x, label), num_boost_round=15)
    return np.asarray(model.predict(x, raw_score=True)).ravel().tolist()


directions = (1, -1, 0, -1)
print(json.dumps({
    "versions": {"lightgbm": lightgbm.__version__, "xgboost": xgboost.__version__},
    "x": x.T.tolist(),
    "number": number.tolist(),
    "binary": binary.tolist(),
    "xgboost": {
        "squared": depth_wise("reg:squarederror", number),
        "logistic": depth_wise("binary:logistic", binary),
        "squaredMonotone": depth_wise("reg:squarederror", number, monotone_constraints=str(directions)),
        "logisticMonotone": depth_wise("binary:logistic", binary, monotone_constraints=str(directions)),
        "squaredGroups": depth_wise("reg:squarederror", number, interaction_constraints="[[0, 1], [1, 2]]"),
    },
    "lightgbm": {
        "squaredMonotone": leaf_wise("regression", number, monotone_constraints=list(directions)),
        "logisticMonotone": leaf_wise("binary", binary, monotone_constraints=list(directions)),
        "squaredGroups": leaf_wise("regression", number, interaction_constraints=[[0, 1], [1, 2], [3]]),
    },
}))
