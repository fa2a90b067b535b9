"""Makes cox.golden.json: proportional hazards of lifelines, scikit-survival and statsmodels on made-up times."""
import json
import warnings
import numpy as np
import pandas as pd
from scipy.stats import rankdata
import lifelines, sksurv, statsmodels
from lifelines import CoxPHFitter
from lifelines.statistics import proportional_hazard_test
from sksurv.linear_model import CoxnetSurvivalAnalysis, CoxPHSurvivalAnalysis
from sksurv.util import Surv
from statsmodels.duration.hazard_regression import PHReg

warnings.filterwarnings("ignore")
rng = np.random.default_rng(9)
n, p = 120, 4
x = np.round(rng.normal(size=(n, p)) * [1, 2, 0.5, 1] + [0, 3, 0, -1], 3)
x[:, 3] = (x[:, 3] > -1).astype(float)
risk = x @ [0.6, -0.25, 0.5, 0.7]
untied = np.round(rng.exponential(12 * np.exp(-risk)), 6) + 0.01
exit_ = np.ceil(untied).clip(max=30)
event = ((exit_ < 30) & (rng.random(n) < 0.75)).astype(int)
entry = np.where(rng.random(n) < 0.4, np.floor(rng.random(n) * exit_) - 0.5, 0).clip(min=0)
weights = np.round(rng.uniform(0.3, 2.5, n), 2)
names = list("abcd")
exact = {"step_size": 0.9, "precision": 1e-13, "max_steps": 500}


def mean_ranks(durations, events, _):
    """Events at one time share a rank; lifelines' own 'rank' tells them apart by where they stand."""
    ranks = pd.Series(0.0, index=durations.index)
    ranks[events] = rankdata(durations[events])
    return ranks


def by_lifelines(late, weighted):
    frame = pd.DataFrame(x, columns=names).assign(T=exit_, E=event, start=entry, w=weights)
    drop = ([] if late else ["start"]) + ([] if weighted else ["w"])
    model = CoxPHFitter().fit(
        frame.drop(columns=drop), "T", "E", entry_col="start" if late else None,
        weights_col="w" if weighted else None, fit_options=exact)
    times = np.unique(exit_[event == 1])
    hazards = model.baseline_cumulative_hazard_.loc[times].to_numpy().ravel()
    if late:  # lifelines leaves late entries out of its baseline; Breslow's formula does not
        w, hazard = weights if weighted else np.ones(n), np.exp((x - x.mean(axis=0)) @ model.params_.to_numpy())
        hazards = np.cumsum([w[(exit_ == t) & (event == 1)].sum() / (w * hazard)[(entry < t) & (exit_ >= t)].sum() for t in times])
    case = {
        "late": late, "weighted": weighted,
        "coefficients": model.params_.tolist(),
        "standardErrors": model.standard_errors_.tolist(),
        "logLikelihood": float(model.log_likelihood_),
        "times": times.tolist(),
        "baseline": hazards.tolist(),
    }
    if not weighted and not late:
        for name, transform in [("rank", mean_ranks), ("identity", "identity")]:
            test = proportional_hazard_test(model, frame.drop(columns=drop), time_transform=transform)
            case[name] = [np.asarray(test.test_statistic).tolist(), np.asarray(test.p_value).tolist()]
    return case


def by_statsmodels(ties):
    model = PHReg(exit_, x, status=event, entry=entry, ties=ties).fit(maxiter=500, disp=0, tol=1e-14)
    return {"ties": ties, "coefficients": model.params.tolist(), "standardErrors": model.bse.tolist()}


def ridge(alpha, ties):
    model = CoxPHSurvivalAnalysis(alpha=alpha, ties=ties, tol=1e-14, n_iter=500).fit(x, Surv.from_arrays(event == 1, exit_))
    return {"alpha": alpha, "ties": ties, "coefficients": model.coef_.tolist()}


def elastic_net(alpha, l1_ratio):
    model = CoxnetSurvivalAnalysis(alphas=[alpha], l1_ratio=l1_ratio, tol=1e-15, max_iter=10_000_000)
    model.fit(x, Surv.from_arrays(event == 1, untied))
    return {"alpha": alpha, "l1Ratio": l1_ratio, "coefficients": model.coef_.ravel().tolist()}


print(json.dumps({
    "made": f"lifelines {lifelines.__version__}, scikit-survival {sksurv.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}",
    "x": x.T.tolist(), "exit": exit_.tolist(), "untied": untied.tolist(), "event": event.tolist(), "entry": entry.tolist(), "weights": weights.tolist(),
    "lifelines": [by_lifelines(False, False), by_lifelines(False, True), by_lifelines(True, False), by_lifelines(True, True)],
    "statsmodels": [by_statsmodels("breslow"), by_statsmodels("efron")],
    "ridge": [ridge(0.5, "efron"), ridge(20, "breslow")],
    "elasticNet": [elastic_net(0.05, 0.5), elastic_net(0.12, 1.0)],
}, indent=1))
