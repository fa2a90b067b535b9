"""Makes adaboost.golden.json: scikit-learn's AdaBoost (SAMME) on made-up numbers."""
import json
import sys

import numpy as np
import sklearn
from sklearn.ensemble import AdaBoostClassifier
from sklearn.tree import DecisionTreeClassifier

rng = np.random.default_rng(12)
n = 150
x = np.round(rng.normal(size=(n, 3)) * 16) / 16
number = x[:, 0] + np.abs(x[:, 1]) - x[:, 0] * x[:, 2] + 0.3 * rng.normal(size=n)
targets = {"binary": (number > 0.6).astype(int), "multiclass": np.digitize(number, [0.2, 1.1])}
weights = np.round(rng.uniform(0.5, 2, n), 3)
cases = []
for task, y in targets.items():
    for depth, rate, weighted in ((1, 1.0, False), (2, 0.5, False), (2, 0.5, True)):
        model = AdaBoostClassifier(DecisionTreeClassifier(max_depth=depth, random_state=0), n_estimators=12, learning_rate=rate, random_state=0)
        model.fit(x, y, sample_weight=weights if weighted else None)
        decision = model.decision_function(x)
        cases.append({"task": task, "maxDepth": depth, "learningRate": rate, "weighted": weighted,
                      "voices": model.estimator_weights_.tolist(), "decision": np.asarray(decision).ravel().tolist(),
                      "predicted": model.predict(x).tolist()})
json.dump({"library": f"scikit-learn {sklearn.__version__}", "x": x.T.tolist(), "weights": weights.tolist(),
           "binary": targets["binary"].tolist(), "multiclass": targets["multiclass"].tolist(), "cases": cases}, sys.stdout)
