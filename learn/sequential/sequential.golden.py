"""Bounds of the gamma-exponential mixture (Howard, Ramdas, McAuliffe and Sekhon 2021), worked out by scipy from its formula.

The same cases by the C++ of confseq 0.0.11, which is not compiled for every run, come out alike to a relative 1e-7:
sequential.confseq.py beside it makes them.
"""
import json
import sys

import scipy
from scipy.optimize import brentq
from scipy.special import gammainc, gammaln
from math import log

cases = [(v, alpha, v_opt, c) for v in (0.01, 1, 25, 400, 20000) for alpha in (0.025, 0.0005) for v_opt, c in ((25, 1), (100, 2), (625, 5), (3, 0.4))]


def bound(v, alpha, v_opt, c):
    wide = 2 * log(1 / (2 * alpha))
    rho = v_opt / (wide + log(1 + wide))
    start = rho / c**2
    leading = start * log(start) - gammaln(start) - log(gammainc(start, start))
    after = (v + rho) / c**2

    def excess(s):
        x = (c * s + v) / c**2
        mixture = gammaln(after) + log(gammainc(after, x + start)) - after * log(x + start) + x
        return leading + mixture - log(1 / alpha)

    high = 1.0
    while excess(high) < 0:
        high *= 2
    return brentq(excess, 0, high, xtol=1e-12, rtol=1e-14)


json.dump({"versions": {"scipy": scipy.__version__}, "bounds": [[*case, bound(*case)] for case in cases]}, sys.stdout, indent=1)
