"""What pages are made of: declarations joined with what was measured. Knows no Streamlit."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipeline.spec import Experiment
from pipeline.store import StoredExperiment


@dataclass(frozen=True)
class Result:
    """An experiment and what the store knows of it."""

    experiment: Experiment
    stored: StoredExperiment

    @property
    def measured(self) -> float:
        """Test accuracy, a fraction: mean over the runs."""
        return self.stored.test_accuracy

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


@dataclass(frozen=True)
class TestSet:
    """The images that every figure is measured on.

    Attributes:
        images: uint8 (10000, 28, 28), white ink on black.
        labels: uint8 (10000,) in 0..9.
    """

    __test__ = False  # its name looks like a test to pytest

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]


@dataclass(frozen=True)
class Predictions:
    """What the first run of an experiment makes of the test images.

    Attributes:
        probabilities: float32 (10000, 10), rows sum to 1.
    """

    probabilities: NDArray[np.float32]

    @cached_property
    def labels(self) -> NDArray[np.int64]:
        """The most probable digits: int64 (10000,)."""
        labels: NDArray[np.int64] = np.argmax(self.probabilities, axis=1)
        return labels
