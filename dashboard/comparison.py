"""Which model reads better, and whether the difference is real. Knows no Streamlit.

A difference is real when both of its chances are ruled out: that of the test images, by McNemar's
test with Holm's correction for all pairs, and that of the seeds, by an interval over the runs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dashboard.results import Predictions, Result, SampleSet
from pipeline import metrics
from pipeline.metrics import Interval

SIGNIFICANT = 0.05
"""Below this, a p value says that the choice of test images is no explanation."""

STRONG = 0.96
"""Test accuracy from which on a model's doubts about a label count."""

CASES = ("both", "only_a", "only_b", "neither")
"""Which of two models read an image correctly, by the names of `metrics.Contingency`."""

Images = NDArray[np.int64]
"""Numbers of test images: int64 (images,), ascending."""


class Verdict(Enum):
    """Whether a difference between two models is real."""

    REAL = "real"
    THESE_RUNS = "only in these runs"
    NOT_SHOWN = "not shown"


def judge(corrected: float, over_seeds: Interval | None) -> Verdict:
    """The rule.

    Args:
        corrected: McNemar's p after Holm, in [0, 1].
        over_seeds: of the difference of the mean accuracies; None without several runs of each.
    """
    if corrected >= SIGNIFICANT:
        return Verdict.NOT_SHOWN
    if over_seeds is None or 0.0 in over_seeds:
        return Verdict.THESE_RUNS
    return Verdict.REAL


@dataclass(frozen=True)
class Contender:
    """A model with what its runs read in the test images."""

    result: Result
    predictions: Predictions

    @property
    def id(self) -> str:
        return self.result.experiment.id

    @property
    def is_ours(self) -> bool:
        return self.result.experiment.ours

    @cached_property
    def right(self) -> NDArray[np.bool_]:
        """Whether each run reads each image correctly: bool (runs, images)."""
        return self.predictions.right

    @cached_property
    def accuracies(self) -> NDArray[np.float64]:
        """Of every run, in [0, 1]: float64 (runs,)."""
        return np.asarray(self.right.mean(axis=1))

    @property
    def accuracy(self) -> float:
        """Mean over the runs."""
        return float(self.accuracies.mean())

    @cached_property
    def recall(self) -> NDArray[np.float64]:
        """Of each digit, over all runs: float64 (classes,) in [0, 1]."""
        return metrics.class_scores(self.predictions.confusion_of_runs).recall

    @cached_property
    def reliability(self) -> metrics.Reliability:
        """Of all runs together."""
        return metrics.reliability_curve(self.predictions.confidence.ravel(), self.right.ravel())

    @property
    def calibration_error(self) -> float:
        return metrics.expected_calibration_error(self.reliability)


def over_seeds(a: Contender, b: Contender) -> Interval | None:
    """How the difference in accuracy would vary with other seeds; None without several runs."""
    return metrics.welch_interval(a.accuracies, b.accuracies)


@dataclass(frozen=True)
class Pair:
    """Two models on the same images.

    Attributes:
        difference: accuracy of A minus that of B, with its interval over test images.
        over_seeds: its interval over seeds; None without several runs of each.
        p: McNemar's, over all runs.
        p_of_first: of the first runs alone.
        corrected: `p` after Holm, over all pairs of models.
        disagreement: share of images that a run of A and one of B read differently.
    """

    a: Contender
    b: Contender
    difference: metrics.Difference
    over_seeds: Interval | None
    p: float
    p_of_first: float
    corrected: float
    disagreement: float

    @property
    def test(self) -> SampleSet:
        """The images."""
        return self.a.predictions.test

    @property
    def verdict(self) -> Verdict:
        return judge(self.corrected, self.over_seeds)

    @cached_property
    def first_runs(self) -> metrics.Contingency:
        """How many images the first runs read correctly."""
        return metrics.contingency(self.a.right[0], self.b.right[0])

    def images(self, case: str) -> Images:
        """The test images of one of the `CASES`, as the first runs read them."""
        right_a, right_b = self.a.right[0], self.b.right[0]
        is_right = (case in {"both", "only_a"}, case in {"both", "only_b"})
        return np.flatnonzero((right_a == is_right[0]) & (right_b == is_right[1]))


@dataclass(frozen=True)
class Comparison:
    """All models that are tested on the same images.

    Attributes:
        contenders: the published ones, the most accurate first; then ours likewise.
    """

    test: SampleSet
    contenders: tuple[Contender, ...]

    @property
    def ids(self) -> list[str]:
        return [contender.id for contender in self.contenders]

    @property
    def published(self) -> list[Contender]:
        return [contender for contender in self.contenders if not contender.is_ours]

    @property
    def own(self) -> list[Contender]:
        return [contender for contender in self.contenders if contender.is_ours]

    @cached_property
    def all_pairs(self) -> metrics.AllPairs:
        """Differences and p values, in the order of the contenders."""
        return metrics.all_pairs([contender.right for contender in self.contenders])

    @cached_property
    def verdicts(self) -> dict[tuple[str, str], Verdict]:
        """Of all pairs of different models, both ways round."""
        found = {}
        for (row, a), (column, b) in combinations(enumerate(self.contenders), 2):
            verdict = judge(float(self.all_pairs.corrected[row, column]), over_seeds(a, b))
            found[a.id, b.id] = found[b.id, a.id] = verdict
        return found

    def beats(self, one: Contender, others: Iterable[Contender]) -> int:
        """How many of the others read fewer images than this one, by a real difference."""
        return sum(
            one.accuracy > other.accuracy and self.verdicts[one.id, other.id] is Verdict.REAL
            for other in others
        )

    def count(self, verdict: Verdict) -> int:
        """Number of pairs, each counted once."""
        return list(self.verdicts.values()).count(verdict) // 2

    def pair(self, a: str, b: str) -> Pair:
        """Compare two of the models, by their ids."""
        row, column = self.ids.index(a), self.ids.index(b)
        one, other = self.contenders[row], self.contenders[column]
        return Pair(
            a=one,
            b=other,
            difference=metrics.accuracy_difference(one.right, other.right),
            over_seeds=over_seeds(one, other),
            p=float(self.all_pairs.p[row, column]),
            p_of_first=metrics.mcnemar(*metrics.wins(one.right[:1], other.right[:1])),
            corrected=float(self.all_pairs.corrected[row, column]),
            disagreement=metrics.disagreement(one.predictions.of_runs, other.predictions.of_runs),
        )

    @cached_property
    def wrong_in_all(self) -> Images:
        """Images that every model reads wrong in more than half of its runs."""
        mostly_right = [contender.right.mean(axis=0) >= 0.5 for contender in self.contenders]
        return metrics.wrong_in_all(np.array(mostly_right))

    @property
    def strong(self) -> list[Contender]:
        """Models that are good enough to cast doubt on a label."""
        return [contender for contender in self.contenders if contender.accuracy >= STRONG]

    @cached_property
    def doubtful_labels(self) -> metrics.LabelCandidates:
        """Images that every run of every strong model reads as the same other digit."""
        runs = np.concatenate([contender.predictions.of_runs for contender in self.strong])
        return metrics.label_candidates(self.test.labels, runs)


def compare(test: SampleSet, models: Sequence[tuple[Result, Predictions]]) -> Comparison:
    """Put models that are tested on the same images in order."""
    contenders = [Contender(result, predictions) for result, predictions in models]
    contenders.sort(key=lambda one: (one.is_ours, -one.accuracy))
    return Comparison(test, tuple(contenders))


def efficient(results: Sequence[Result]) -> list[Result]:
    """Those that no model of as many or fewer parameters beats, the smallest first."""
    front: list[Result] = []
    for result in sorted(results, key=lambda r: (r.stored.parameters, -r.measured)):
        if not front or result.measured > front[-1].measured:
            front.append(result)
    return front
