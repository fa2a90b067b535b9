"""Makes curves.golden.json: curves and tests of lifelines, scikit-survival and statsmodels on made-up times."""
import json
import warnings
import numpy as np
import lifelines, sksurv, statsmodels
from lifelines import KaplanMeierFitter, NelsonAalenFitter
from lifelines.statistics import multivariate_logrank_test
from lifelines.utils import restricted_mean_survival_time
from sksurv.nonparametric import cumulative_incidence_competing_risks
from statsmodels.duration.survfunc import survdiff

warnings.filterwarnings("ignore")
rng = np.random.default_rng(5)
n = 90
group = rng.integers(0, 3, n)
exit_ = np.ceil(rng.exponential(9 * np.exp(0.4 * group))).clip(max=24)
event = np.where(exit_ == 24, 0, rng.choice([0, 1, 2], n, p=[0.3, 0.4, 0.3]))
entry = np.where(rng.random(n) < 0.4, np.floor(rng.random(n) * exit_) - 0.5, 0).clip(min=0)
weights = rng.integers(1, 4, n).astype(float)  # whole: lifelines rounds counts down in its variances
happened = event > 0
z = 1.959963984540054


def curves(entries, w):
    kw = {"entry": entries, "weights": w}
    km = KaplanMeierFitter().fit(exit_, happened, **kw)
    na = NelsonAalenFitter(nelson_aalen_smoothing=False).fit(exit_, happened, **kw)
    times = np.unique(exit_[happened])
    at = lambda frame: frame.loc[times].to_numpy().T.tolist()
    low, high = at(km.confidence_interval_)
    # lifelines takes the variance of counts drawn without replacement; Aalen's is the sum of d / n².
    table = na.event_table.loc[times]
    hazard = na.cumulative_hazard_.loc[times].to_numpy().ravel()
    factor = np.exp(z * np.sqrt(np.cumsum(table.observed / table.at_risk**2)) / hazard)
    return {
        "times": times.tolist(),
        "survival": at(km.survival_function_)[0],
        "low": low,
        "high": high,
        "hazard": at(na.cumulative_hazard_)[0],
        "hazardLow": (hazard / factor).tolist(),
        "hazardHigh": (hazard * factor).tolist(),
        "median": float(km.median_survival_time_),
        "restrictedMean": float(restricted_mean_survival_time(km, t=18)),
    }


def incidences():
    times, share, bounds = cumulative_incidence_competing_risks(event, exit_, conf_type="log-log", var_type="Dinse_Approx")
    keep = np.isin(times, exit_[happened])
    return {
        "incidence": share[1:, keep].tolist(),
        "low": bounds[1:, 0, keep].tolist(),
        "high": bounds[1:, 1, keep].tolist(),
    }


def restricted_mean_error(until):
    """Klein and Moeschberger (2003), equation 4.5.2, term by term."""
    times = np.unique(exit_[happened])
    n_at = np.array([(exit_ >= t).sum() for t in times])
    d = np.array([((exit_ == t) & happened).sum() for t in times])
    s = np.cumprod(1 - d / n_at)
    total = 0.0
    for i in range(len(times)):
        if times[i] >= until:
            break
        edges = np.r_[times[i], times[(times > times[i]) & (times < until)], until]
        heights = s[i : i + len(edges) - 1]
        total += (np.diff(edges) * heights).sum() ** 2 * d[i] / (n_at[i] * (n_at[i] - d[i]))
    return float(np.sqrt(total))


def log_rank():
    three = multivariate_logrank_test(exit_, group, happened)
    late = survdiff(exit_, happened.astype(int), group, entry=entry)
    return {"three": [three.test_statistic, three.p_value], "late": [float(late[0]), float(late[1])]}


print(json.dumps({
    "made": f"lifelines {lifelines.__version__}, scikit-survival {sksurv.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}",
    "exit": exit_.tolist(), "event": event.tolist(), "entry": entry.tolist(), "weights": weights.tolist(), "group": group.tolist(),
    "plain": curves(None, None), "weighted": curves(None, weights), "late": curves(entry, weights),
    "competing": incidences(), "restrictedMeanError": restricted_mean_error(18), "logRank": log_rank(),
}, indent=1))
