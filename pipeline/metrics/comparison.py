"""Whether one model reads better than another, judged on the same images.

`right_a` and `right_b` are bool (runs, images): whether each run reads each image correctly. The
models may differ in their number of runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import nan
from typing import overload

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr

from pipeline.metrics.intervals import Interval
from pipeline.metrics.meaning import Meaning

Right = NDArray[np.bool_]
Floats = NDArray[np.float64]

MCNEMAR = Meaning(
    "McNemar p",
    "Of the images that one model reads better, how many go to each? This is how often a split at "
    "least as uneven would come from tossing a coin for every one of them.",
    nan,
    "McNemar, Sampling error of the difference between correlated proportions (1947), exact; "
    "for several runs the sign test of Dixon and Mood (1946)",
)
HOLM = Meaning(
    "Corrected p",
    "The p value, raised for the number of comparisons: among many, some look striking by chance.",
    nan,
    "Holm, A simple sequentially rejective multiple test procedure (1979)",
)
DIFFERENCE = Meaning(
    "Difference in accuracy",
    "Mean accuracy of one model's runs minus the other's. Its interval says how it would vary with "
    "other test images; it does not say how it would vary with other seeds.",
    nan,
    "Efron and Tibshirani, An Introduction to the Bootstrap (1993), section 13.3",
)


@dataclass(frozen=True)
class Contingency:
    """Numbers of images that two runs read correctly, or not."""

    both: int
    only_a: int
    only_b: int
    neither: int


def contingency(right_a: Right, right_b: Right) -> Contingency:
    """Count the four cases of two single runs: bool (images,) each."""
    return Contingency(
        both=_count(right_a & right_b),
        only_a=_count(right_a & ~right_b),
        only_b=_count(~right_a & right_b),
        neither=_count(~right_a & ~right_b),
    )


def _count(images: Right) -> int:
    return int(np.count_nonzero(images))


@overload
def mcnemar(only_a: int, only_b: int) -> float: ...
@overload
def mcnemar(only_a: NDArray[np.integer], only_b: NDArray[np.integer]) -> Floats: ...
def mcnemar(only_a: int | NDArray[np.integer], only_b: int | NDArray[np.integer]) -> float | Floats:
    """Exact two-sided p of two numbers of images, or of arrays of them; 1 where both are 0."""
    discordant = np.add(only_a, only_b)
    p: float | Floats = np.minimum(2 * bdtr(np.minimum(only_a, only_b), discordant, 0.5), 1.0)
    return p


def wins(right_a: Right, right_b: Right) -> tuple[int, int]:
    """Of how many images a larger share of A's runs is right, and of how many one of B's.

    Runs read the same images, so they are no independent trials: adding up their mistakes would
    count one difficult image several times. Here each image counts once, and `mcnemar(*wins(a, b))`
    is the exact sign test over images (Dixon and Mood, The statistical sign test, 1946). Of single
    runs it is McNemar's test.
    """
    margins = _margins(right_a, right_b)
    return _count(margins > 0), _count(margins < 0)


def _margins(right_a: Right, right_b: Right) -> NDArray[np.int64]:
    """By how much more of A's runs are right than of B's, times both numbers of runs: (images,).

    Integers, because equal margins must come out equal, and differences of fractions would not.
    """
    hits_a, hits_b = right_a.sum(axis=0), right_b.sum(axis=0)
    margins: NDArray[np.int64] = hits_a * len(right_b) - hits_b * len(right_a)
    return margins


def holm(p_values: Floats) -> Floats:
    """Correct p values (n,) for being n: in their order, never below themselves, 1 at the most."""
    order = np.argsort(p_values)
    steps = p_values[order] * np.arange(len(p_values), 0, -1)
    corrected = np.empty_like(steps)
    corrected[order] = np.minimum(np.maximum.accumulate(steps), 1)
    return corrected


@dataclass(frozen=True)
class Difference:
    """Accuracy of one model minus that of another, in [-1, 1]."""

    estimate: float
    interval: Interval


def accuracy_difference(
    right_a: Right, right_b: Right, level: float = 0.95, draws: int = 10_000, seed: int = 0
) -> Difference:
    """Mean accuracy of A's runs minus B's, with the paired percentile bootstrap over images.

    The differences of single images have few distinct values. So instead of images it draws how
    often each value comes, which is multinomial: the same distribution, in milliseconds.
    """
    images = right_a.shape[1]
    margins, counts = np.unique(_margins(right_a, right_b), return_counts=True)
    values = margins / (len(right_a) * len(right_b) * images)
    drawn = np.random.default_rng(seed).multinomial(images, counts / images, size=draws) @ values
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Difference(float(counts @ values), Interval(float(low), float(high)))


@dataclass(frozen=True)
class AllPairs:
    """Every model against every other: float64 (models, models).

    Attributes:
        difference: mean accuracy of the row's runs minus the column's, in [-1, 1].
        p: of the exact sign test over images, in [0, 1], 1 on the diagonal.
        corrected: the same after Holm, over all distinct pairs.
    """

    difference: Floats
    p: Floats
    corrected: Floats


def all_pairs(right: Sequence[Right]) -> AllPairs:
    """Compare models by bool (runs, images) each: of the same images, runs may differ in number."""
    accuracies = [runs.mean() for runs in right]
    won = np.array([wins(a, b) for a, b in combinations(right, 2)], np.int64).reshape(-1, 2)
    p = mcnemar(won[:, 0], won[:, 1])
    return AllPairs(
        difference=np.subtract.outer(accuracies, accuracies),
        p=_symmetric(p, len(right)),
        corrected=_symmetric(holm(p), len(right)),
    )


def _symmetric(p_values: Floats, models: int) -> Floats:
    """A matrix from the values of its pairs, in the order of `combinations`."""
    matrix = np.ones((models, models))
    rows, columns = np.triu_indices(models, k=1)
    matrix[rows, columns] = matrix[columns, rows] = p_values
    return matrix
