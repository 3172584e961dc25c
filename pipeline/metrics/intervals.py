"""How far a measured figure may be from the true one."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtrit

from pipeline.metrics.meaning import Meaning

Values = Sequence[float] | NDArray[np.floating]
"""One figure per run: (runs,)."""

STUDENT_INTERVAL = Meaning(
    "Interval of the mean",
    "If all runs were repeated with other seeds, again and again, 95 % of such intervals would "
    "hold the mean that very many runs have.",
    nan,
    "Student, The probable error of a mean (1908)",
)
WELCH_INTERVAL = Meaning(
    "Interval of the difference",
    "If the runs of both models were repeated with other seeds, again and again, 95 % of such "
    "intervals would hold the true difference of their means.",
    nan,
    "Welch, The generalization of Student's problem (1947)",
)
WILSON_INTERVAL = Meaning(
    "Interval of a share",
    "If other images were drawn, again and again, about 95 % of such intervals would hold the "
    "share that this very network reads correctly of all images there could be.",
    nan,
    "Wilson, Probable inference (1927)",
)


@dataclass(frozen=True)
class Interval:
    """All values from `low` to `high`, both included."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def of_shares(self) -> "Interval":
        """The same, ended where shares end: at 0 and 1."""
        return Interval(max(self.low, 0.0), min(self.high, 1.0))


def student_interval(values: Values, level: float = 0.95) -> Interval | None:
    """Of the mean over runs; None for fewer than two, which say nothing of how runs vary."""
    if len(values) < 2:
        return None
    error = float(np.sqrt(_squared_error(values)))
    return _student(float(np.mean(values)), error, len(values) - 1, level)


def welch_interval(a: Values, b: Values, level: float = 0.95) -> Interval | None:
    """Of mean(a) - mean(b), whose variances may differ; None if either has fewer than two runs."""
    if min(len(a), len(b)) < 2:
        return None
    difference = float(np.mean(a) - np.mean(b))
    squares = np.array([_squared_error(a), _squared_error(b)])
    if not squares.any():  # the degrees of freedom would be 0 / 0
        return Interval(difference, difference)
    shares = squares / squares.sum()
    freedom = 1 / np.sum(shares**2 / [len(a) - 1, len(b) - 1])
    return _student(difference, float(np.sqrt(squares.sum())), freedom, level)


def wilson_interval(right: int, images: int, level: float = 0.95) -> Interval:
    """Of the share `right / images`, within [0, 1]; all of that without any image."""
    z = float(ndtri((1 + level) / 2))
    centre = (right + z**2 / 2) / (images + z**2)
    spread = right * (images - right) / max(images, 1) + z**2 / 4
    reach = z * spread**0.5 / (images + z**2)
    return Interval(centre - reach, min(centre + reach, 1.0))  # above 1 by rounding only


def _squared_error(values: Values) -> float:
    """Estimated variance of the mean of the values."""
    return float(np.var(values, ddof=1)) / len(values)


def _student(centre: float, error: float, freedom: float, level: float) -> Interval:
    reach = error * float(stdtrit(freedom, (1 + level) / 2))
    return Interval(centre - reach, centre + reach)
