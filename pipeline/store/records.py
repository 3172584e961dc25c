"""What is stored of training: the manifest and each run, with the names that the files use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import fmean
from typing import Annotated, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from pipeline.spec import History, Source
from pipeline.store.analyses import Units

FORMAT = 1
"""Of the whole store. Raise it when older readers would misread a file."""

AtLeastOne = msgspec.Meta(min_length=1)


@dataclass(frozen=True)
class Replicate:
    """Scores of one run; accuracies as fractions, of the weights that were kept."""

    seed: int
    epochs: int
    """Epochs trained."""
    seconds: float
    """Time that training took, on the machine that built the store."""
    train_accuracy: float
    validation_accuracy: float
    test_accuracy: float
    test_loss: float
    """With the L2 penalty, as Keras reports it."""


@dataclass(frozen=True)
class Curves:
    """How one run went."""

    seed: int
    kept_epoch: int
    """The epoch whose weights were kept, counted from 0."""
    history: History


CurvesOfRuns = Annotated[tuple[Curves, ...], AtLeastOne]
"""What `history.json` holds, in the order of the seeds."""


@dataclass(frozen=True)
class TrainedReplicate:
    """All that one run leaves behind.

    Attributes:
        validation_labels: uint8 (n,), what it reads in the validation samples, in their order.
        test_labels: uint8 (n,), what it reads in the test samples.
        test_probabilities: float16 (n, classes), rows sum to 1 but for rounding.
        model: the bytes of an ONNX file; empty for all but the first replicate.
        inputs: arrays by name, what was fitted to stand before the network; of the first replicate.
        units: what its hidden units respond to; of the first replicate of an examined experiment.
        weights: arrays by name, see `Experiment.draws_weights`; of the first replicate.
    """

    scores: Replicate
    curves: Curves
    validation_labels: NDArray[np.uint8]
    test_labels: NDArray[np.uint8]
    test_probabilities: NDArray[np.float16]
    model: bytes = b""
    inputs: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    units: Units | None = None
    weights: Mapping[str, NDArray[Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class StoredFile:
    """What the manifest knows of a file."""

    sha256: str
    bytes: int


@dataclass(frozen=True)
class StoredDataset:
    """What the manifest knows of a data set; `train` and `test` count samples."""

    sha256: str
    train: int
    test: int


@dataclass(frozen=True)
class StoredStudy:
    """What the manifest knows of a study, which is about a data set and no single experiment."""

    spec_hash: str
    built_at: str
    """Date and time, UTC, ISO 8601."""
    files: dict[str, StoredFile]


@dataclass(frozen=True)
class StoredExperiment:
    """What the manifest knows of an experiment."""

    title: str
    question: str
    source: Source | None
    """None for an experiment of ours."""
    parameters: int
    spec_hash: str
    built_at: str
    """Date and time, UTC, ISO 8601."""
    replicates: Annotated[tuple[Replicate, ...], AtLeastOne]
    """In the order of their seeds; the first one supplies images and the model."""
    files: dict[str, StoredFile]

    @property
    def test_accuracy(self) -> float:
        """Mean over the replicates."""
        return fmean(replicate.test_accuracy for replicate in self.replicates)


@dataclass(frozen=True)
class Manifest:
    """The table of contents of a store."""

    format: int
    built_with: dict[str, str]
    """Versions of Python and of the libraries at the last build."""
    datasets: dict[str, StoredDataset]
    experiments: dict[str, StoredExperiment]
    studies: dict[str, StoredStudy] = field(default_factory=dict)
