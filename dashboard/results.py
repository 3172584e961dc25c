"""What pages are made of: declarations joined with what was measured. Knows no Streamlit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.pictures import points_as_images
from pipeline.metrics import Interval, confusion_matrix, student_interval, wilson_interval
from pipeline.spec import DIGITS_8X8, MNIST, XOR, Dataset, Experiment
from pipeline.store import Replicate, StoredExperiment


@dataclass(frozen=True)
class Result:
    """An experiment and what the store knows of it."""

    experiment: Experiment
    stored: StoredExperiment

    @property
    def runs(self) -> int:
        """How often it was trained."""
        return len(self.stored.replicates)

    @property
    def accuracies(self) -> tuple[float, ...]:
        """Test accuracy of every run, a fraction, in the order of the seeds."""
        return tuple(run.test_accuracy for run in self.stored.replicates)

    @property
    def measured(self) -> float:
        """Test accuracy, a fraction: mean over the runs."""
        return self.stored.test_accuracy

    @cached_property
    def interval(self) -> Interval:
        """Of the mean test accuracy, 95 %: over the runs; of a single run, over its test images.

        It ends where shares do, at 0 and 1.
        """
        found = student_interval(self.accuracies) or self.interval_of(self.stored.replicates[0])
        return found.of_shares()

    def interval_of(self, run: Replicate) -> Interval:
        """Of a single run's accuracy, 95 %, as far as the choice of test samples goes."""
        samples = self.experiment.dataset.test
        return wilson_interval(round(run.test_accuracy * samples), samples)

    @property
    def published(self) -> float | None:
        """Test accuracy that the source prints, a fraction."""
        return self.experiment.published.test_accuracy

    @property
    def is_outdated(self) -> bool:
        """Whether it was trained by another declaration than today's."""
        return self.stored.spec_hash != self.experiment.spec_hash

    @property
    def difference(self) -> float | None:
        """Measured less published test accuracy."""
        return None if self.published is None else self.measured - self.published


def on_mnist(results: Sequence[Result]) -> list[Result]:
    """Those that are tested on the same 10,000 images, and so can be compared."""
    return [result for result in results if result.experiment.dataset == MNIST]


def published(results: Sequence[Result]) -> list[Result]:
    """Those that a document publishes."""
    return [result for result in results if not result.experiment.ours]


def own(results: Sequence[Result]) -> list[Result]:
    """Those of this project."""
    return [result for result in results if result.experiment.ours]


@dataclass(frozen=True)
class SampleSet:
    """The training or the test part of a data set.

    Attributes:
        samples: (n, ...), as the data set holds them.
        labels: uint8 (n,) from 0.
    """

    dataset: Dataset
    samples: NDArray[Any]
    labels: NDArray[np.uint8]

    @cached_property
    def images(self) -> NDArray[np.uint8]:
        """The samples as pictures, uint8 (n, height, width), white on black."""
        match self.dataset:
            case d if d == XOR:
                return points_as_images(self.samples)
            case d if d == DIGITS_8X8:
                return np.asarray(np.minimum(self.samples.astype(int) * 16, 255), np.uint8)
            case _:
                return np.asarray(self.samples)


@dataclass(frozen=True)
class Predictions:
    """What the runs of an experiment make of the test samples.

    Attributes:
        test: these samples, n of them.
        of_runs: uint8 (runs, n), what each run reads.
        confidence: float32 (runs, n), how probable each run finds what it reads, in [0, 1].
        probabilities: float32 (n, classes), of the first run; rows sum to 1.
    """

    test: SampleSet
    of_runs: NDArray[np.uint8]
    confidence: NDArray[np.float32]
    probabilities: NDArray[np.float32]

    @property
    def labels(self) -> NDArray[np.uint8]:
        """What the first run reads: uint8 (n,)."""
        return np.asarray(self.of_runs[0])

    @property
    def right(self) -> NDArray[np.bool_]:
        """Whether each run reads each sample correctly: bool (runs, n)."""
        return np.equal(self.of_runs, self.test.labels)

    @property
    def mistakes(self) -> NDArray[np.int64]:
        """Numbers of the samples that the first run misreads: int64 (mistakes,), ascending."""
        return np.flatnonzero(~self.right[0])

    @property
    def confusion(self) -> NDArray[np.int64]:
        """The first run's confusion matrix: int64 (classes, classes), rows true."""
        return confusion_matrix(self.test.labels, self.labels, self.test.dataset.classes)

    @property
    def confusion_of_runs(self) -> NDArray[np.int64]:
        """That of all runs, added up."""
        truth = np.tile(self.test.labels, len(self.of_runs))
        return confusion_matrix(truth, self.of_runs.ravel(), self.test.dataset.classes)
