"""The whole job as one would write it in Python: read, profile, compare learners on outer folds, audit, explain, write.

python study.py FILE TARGET POSITIVE PROTECTED,COLUMNS DROPPED,COLUMNS OUT
"""
import json
import sys

import lightgbm
import numpy as np
import pandas as pd
import shap
from fairlearn.metrics import MetricFrame, selection_rate
from interpret.glassbox import ExplainableBoostingClassifier
from sklearn.compose import make_column_transformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeClassifier

path, target, positive, protected, dropped, out = sys.argv[1:7]
table = pd.read_csv(path, encoding="utf-8-sig")
y = (table[target].astype(str) == positive).astype(int)
x = table.drop(columns=[target, *protected.split(","), *[c for c in dropped.split(",") if c]])
numbers = x.select_dtypes("number").columns
levels = x.columns.difference(numbers)
encode = lambda: make_column_transformer(  # noqa: E731
    (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numbers),
    (OneHotEncoder(handle_unknown="ignore", min_frequency=10), levels),
)
learners = {
    "logistic": make_pipeline(encode(), LogisticRegression(max_iter=1000)),
    "additive": ExplainableBoostingClassifier(interactions=0, n_jobs=-1),
    "tree": make_pipeline(encode(), DecisionTreeClassifier(max_leaf_nodes=8)),
    "forest": make_pipeline(encode(), RandomForestClassifier(200, n_jobs=-1)),
    "boosting": make_pipeline(encode(), lightgbm.LGBMClassifier(n_estimators=300, num_leaves=8, learning_rate=0.03, verbose=-1)),
}
folds = StratifiedKFold(5, shuffle=True, random_state=1)
board = {}
scores = {}
for name, learner in learners.items():
    p = cross_val_predict(learner, x, y, cv=folds, method="predict_proba")[:, 1]
    rng = np.random.default_rng(1)
    draws = [rng.integers(0, len(y), len(y)) for _ in range(200)]
    auc = [roc_auc_score(y.iloc[d], p[d]) for d in draws]
    board[name] = dict(auc=roc_auc_score(y, p), low=np.quantile(auc, 0.025), high=np.quantile(auc, 0.975),
                       ap=average_precision_score(y, p), brier=brier_score_loss(y, p), logloss=log_loss(y, p))
    scores[name] = p
best = max(board, key=lambda name: board[name]["auc"])
flagged = scores[best] >= np.quantile(scores[best], 1 - y.mean())
audit = {column: MetricFrame(metrics=selection_rate, y_true=y, y_pred=flagged, sensitive_features=table[column].astype(str)).by_group.to_dict()
         for column in protected.split(",")}
model = learners["boosting"].fit(x, y)
prepared = model[:-1].transform(x)
contributions = shap.TreeExplainer(model[-1]).shap_values(prepared)
importance = dict(zip(model[:-1].get_feature_names_out(), np.abs(contributions).mean(axis=0).tolist()))
profile = table.describe(include="all").to_dict()
json.dump(dict(board=board, audit=audit, importance=importance, profile=str(profile), duplicates=int(table.duplicated().sum())), open(out, "w"))
