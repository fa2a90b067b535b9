"""Makes survival-metrics.golden.json: figures of scikit-survival and lifelines on made-up times."""
import json
import warnings
import numpy as np
import lifelines, sksurv
from lifelines.utils import concordance_index
from sksurv import metrics as m
from sksurv.nonparametric import CensoringDistributionEstimator
from sksurv.util import Surv

warnings.filterwarnings("ignore")
rng = np.random.default_rng(3)


def rows(n):
    risk = rng.normal(size=n)
    time = np.ceil(rng.exponential(8 * np.exp(-0.8 * risk)))
    lost = np.ceil(rng.exponential(14, n))
    exit_ = np.minimum(np.minimum(time, lost), 20)
    event = (time <= lost) & (time <= 20)
    return np.round(risk + rng.normal(0, 0.6, n), 1), exit_, event  # one digit: many ties


_, train_exit, train_event = rows(150)
risk, exit_, event = rows(80)
times = np.array([2.0, 4, 6, 9, 12])
survival = np.round(np.exp(-np.outer(np.exp(0.5 * risk), times) * 0.08), 4)
train, test = Surv.from_arrays(train_event, train_exit), Surv.from_arrays(event, exit_)


def figures(by):
    auc, mean = m.cumulative_dynamic_auc(by, test, risk, times)
    moving, moving_mean = m.cumulative_dynamic_auc(by, test, 1 - survival, times)
    return {
        "uno": float(m.concordance_index_ipcw(by, test, risk, tau=12)[0]),
        "auc": auc.tolist(), "meanAuc": float(mean),
        "movingAuc": moving.tolist(), "movingMeanAuc": float(moving_mean),
        "brier": m.brier_score(by, test, survival, times)[1].tolist(),
        "integratedBrier": float(m.integrated_brier_score(by, test, survival, times)),
        "inSight": CensoringDistributionEstimator().fit(by).predict_proba(times).tolist(),
    }


print(json.dumps({
    "made": f"scikit-survival {sksurv.__version__}, lifelines {lifelines.__version__}, numpy {np.__version__}",
    "train": {"exit": train_exit.tolist(), "event": train_event.astype(int).tolist()},
    "exit": exit_.tolist(), "event": event.astype(int).tolist(), "risk": risk.tolist(),
    "times": times.tolist(), "survival": survival.ravel().tolist(),
    "harrell": float(m.concordance_index_censored(event, exit_, risk)[0]),
    "harrellOfUntied": float(concordance_index(exit_ + np.arange(80) * 1e-4, -risk, event)),
    "byTrain": figures(train), "byTest": figures(test),
}, indent=1))
