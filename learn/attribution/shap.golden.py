"""SHAP values by shap, XGBoost and LightGBM for small models in our flat form, on made-up data."""

import json
import math

import lightgbm
import numpy as np
import shap
import sklearn
import xgboost
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression

rng = np.random.default_rng(7)
ROWS, SHOWN = 400, 12
x = np.round(rng.normal(size=(ROWS, 5)) * 8) / 8
x[:, 4] = rng.integers(0, 6, ROWS)
signal = x[:, 0] * x[:, 1] + np.sin(2 * x[:, 2]) + np.isin(x[:, 4], [1, 4])
y = (signal + rng.normal(size=ROWS) * 0.5 > 0.5).astype(int)
classes = np.digitize(signal, [-0.2, 0.8])
gappy = x.copy()
gappy[rng.random(x.shape) < 0.1] = np.nan


class Flat:
    """Collects trees in the form of TreeEnsemble."""

    def __init__(self, outputs=1, leaf_width=1, base=None):
        self.json = {key: [] for key in "feature threshold categorySet missingLeft left right leafValue cover categorySets treeOutput".split()}
        self.json.update(outputs=outputs, leafWidth=leaf_width, base=base or [0.0] * outputs, treeStart=[0])

    def add(self, feature, left, right, value, cover, threshold=0.0, categories=None, missing_left=0):
        out = self.json
        out["feature"].append(int(feature))
        out["threshold"].append(float(threshold))
        out["categorySet"].append(-1 if categories is None else len(out["categorySets"]))
        if categories is not None:
            out["categorySets"].append(categories)
        out["missingLeft"].append(int(missing_left))
        out["left"].append(int(left))
        out["right"].append(int(right))
        out["leafValue"].extend(float(v) for v in np.atleast_1d(value))
        out["cover"].append(float(cover))

    def close(self, output):
        self.json["treeStart"].append(len(self.json["feature"]))
        self.json["treeOutput"].append(output)


def from_xgboost(booster, outputs):
    model = json.loads(booster.save_raw("json"))["learner"]
    score = json.loads(model["learner_model_param"]["base_score"])
    score = score[0] if isinstance(score, list) else score
    flat = Flat(outputs, base=[math.log(score / (1 - score))] * outputs)
    trees = model["gradient_booster"]["model"]
    for tree, output in zip(trees["trees"], trees["tree_info"]):
        start = len(flat.json["feature"])
        for node, left in enumerate(tree["left_children"]):
            leaf = left == -1
            condition = tree["split_conditions"][node]
            flat.add(
                feature=-1 if leaf else tree["split_indices"][node],
                left=-1 if leaf else start + left,
                right=-1 if leaf else start + tree["right_children"][node],
                value=condition if leaf else 0.0,
                cover=tree["sum_hessian"][node],
                threshold=0.0 if leaf else condition,
                missing_left=tree["default_left"][node],
            )
        flat.close(output)
    return flat.json


def from_lightgbm(booster, outputs, levels):
    flat = Flat(outputs)
    dump = booster.dump_model()

    def visit(node):
        at = len(flat.json["feature"])
        if "leaf_index" in node or "leaf_value" in node:
            flat.add(-1, -1, -1, node["leaf_value"], node.get("leaf_count", 0))
            return at
        categories, threshold = None, 0.0
        if node["decision_type"] == "==":
            going = [int(code) for code in str(node["threshold"]).split("||")]
            categories = [int(code in going) for code in range(levels)]
        else:
            threshold = np.nextafter(node["threshold"], np.inf)
        # Missing categories go right in LightGBM.
        missing_left = node["default_left"] if categories is None else 0
        flat.add(node["split_feature"], 0, 0, 0.0, node["internal_count"], threshold, categories, missing_left)
        flat.json["left"][at] = visit(node["left_child"])
        flat.json["right"][at] = visit(node["right_child"])
        return at

    for index, tree in enumerate(dump["tree_info"]):
        visit(tree["tree_structure"])
        flat.close(index % outputs)
    return flat.json


def from_forest(forest, outputs):
    flat = Flat(outputs, leaf_width=outputs)
    for estimator in forest.estimators_:
        tree = estimator.tree_
        start = len(flat.json["feature"])
        for node in range(tree.node_count):
            leaf = tree.children_left[node] == -1
            share = tree.value[node][0] / tree.value[node][0].sum() / len(forest.estimators_)
            flat.add(
                feature=-1 if leaf else tree.feature[node],
                left=-1 if leaf else start + tree.children_left[node],
                right=-1 if leaf else start + tree.children_right[node],
                value=share if leaf else np.zeros(outputs),
                cover=tree.weighted_n_node_samples[node],
                threshold=0.0 if leaf else np.nextafter(np.float32(tree.threshold[node]), np.float32(np.inf)),
                missing_left=tree.missing_go_to_left[node],
            )
        flat.close(-1)
    return flat.json


def listed(values):
    return np.asarray(values, dtype=float).ravel().tolist()


def cells(rows):
    return [[None if math.isnan(v) else v for v in row] for row in rows]


boosted = xgboost.XGBClassifier(n_estimators=6, max_depth=4, learning_rate=0.4, min_child_weight=0.5).fit(gappy, y)
booster = boosted.get_booster()
shown, background = gappy[:SHOWN], gappy[100:120]
contributions = booster.predict(xgboost.DMatrix(shown), pred_contribs=True)
plain = xgboost.XGBClassifier(n_estimators=6, max_depth=4, learning_rate=0.4).fit(x, y)
against = shap.TreeExplainer(plain, x[100:120], feature_perturbation="interventional")
probable = shap.TreeExplainer(plain, x[100:120], feature_perturbation="interventional", model_output="probability")

light = lightgbm.LGBMClassifier(n_estimators=4, num_leaves=9, min_child_samples=5, verbose=-1, max_cat_to_onehot=1, cat_smooth=1)
light.fit(gappy, classes, categorical_feature=[4])
light_contributions = light.predict(shown, pred_contrib=True)

forest = RandomForestClassifier(n_estimators=3, max_depth=5, random_state=0).fit(x, classes)
forest_explainer = shap.TreeExplainer(forest, feature_perturbation="tree_path_dependent")
forest_values = forest_explainer.shap_values(x[:SHOWN])

logistic = LogisticRegression().fit(x, classes)
linear = shap.LinearExplainer(logistic, shap.maskers.Independent(x, max_samples=ROWS))

print(
    json.dumps(
        {
            "versions": {m.__name__: m.__version__ for m in (shap, xgboost, lightgbm, sklearn, np)},
            "rows": cells(shown),
            "fullRows": cells(x[:SHOWN]),
            "background": cells(x[100:120]),
            "xgboost": {
                "ensemble": from_xgboost(booster, 1),
                "values": listed(contributions[:, :-1]),
                "base": [float(contributions[0, -1])],
            },
            "interventional": {
                "ensemble": from_xgboost(plain.get_booster(), 1),
                "margin": listed(against.shap_values(x[:SHOWN])),
                "marginBase": listed(against.expected_value),
                "probability": listed(probable.shap_values(x[:SHOWN])),
                "probabilityBase": listed(probable.expected_value),
            },
            "lightgbm": {
                "ensemble": from_lightgbm(light.booster_, 3, 6),
                "contributions": listed(light_contributions),
            },
            "forest": {
                "ensemble": from_forest(forest, 3),
                "values": listed(np.transpose(forest_values, (0, 2, 1))),
                "base": listed(forest_explainer.expected_value),
            },
            "linear": {
                "coefficients": listed(logistic.coef_),
                "intercepts": listed(logistic.intercept_),
                "means": listed(x.mean(axis=0)),
                "values": listed(np.transpose(linear.shap_values(x[:SHOWN]), (0, 2, 1))),
                "base": listed(linear.expected_value),
            },
        },
        separators=(",", ":"),
    )
)
