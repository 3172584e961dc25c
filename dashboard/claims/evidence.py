"""What claims are judged by: the stored results, read once and put as rules need them."""

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from dashboard.dataset import grey_counts
from pipeline import experiments
from pipeline.metrics import ClassScores, Interval, class_scores, confusion_matrix, welch_interval
from pipeline.spec import MNIST, Dataset, History
from pipeline.store import Map, Replicate, Store, StoredExperiment

T = TypeVar("T")


class UntestableError(Exception):
    """A claim cannot be tested; the message says why, without a full stop."""


def exact(share: float | np.floating) -> float:
    """A share without the rounding errors of its computation: 0.98 - 0.95 is 0.03, not above."""
    return round(float(share), 12)


class Evidence:
    """The results of a store, of experiments that were trained as they are declared."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[tuple[str, str], Any] = {}

    def stored(self, id: str) -> StoredExperiment:
        """What the manifest knows of an experiment.

        Raises:
            UntestableError: it was trained otherwise than it is declared now.
        """
        entry = self._once("entry", id, self._store.experiment)
        if entry.spec_hash != experiments.find(id).spec_hash:
            raise UntestableError(f"{id} was trained otherwise than it is declared")
        return entry

    def runs(self, id: str) -> tuple[Replicate, ...]:
        return self.stored(id).replicates

    def accuracies(self, id: str) -> NDArray[np.float64]:
        """Test accuracy of every run: float64 (runs,), fractions."""
        return np.array([run.test_accuracy for run in self.runs(id)])

    def mean(self, id: str) -> float:
        """Mean test accuracy."""
        return exact(self.accuracies(id).mean())

    def validation(self, id: str) -> NDArray[np.float64]:
        """Validation accuracy of every run: float64 (runs,)."""
        return np.array([run.validation_accuracy for run in self.runs(id)])

    def gap(self, id: str) -> float:
        """Training less validation accuracy of the kept weights, mean over the runs."""
        training = np.mean([run.train_accuracy for run in self.runs(id)])
        return exact(training - self.validation(id).mean())

    def rise(self, id: str) -> float:
        """How far validation loss ends above its lowest, as a share of it; mean over the runs."""
        losses = [np.array(history.validation_loss) for history in self.histories(id)]
        return exact(np.mean([loss[-1] / loss.min() - 1 for loss in losses]))

    def lead(self, a: str, b: str) -> Interval:
        """The 95 % interval over runs of the mean test accuracy of `a` less that of `b`.

        Raises:
            UntestableError: one of them has a single run.
        """
        interval = welch_interval(self.accuracies(a), self.accuracies(b))
        if interval is None:
            raise UntestableError(f"{a} and {b} need at least two runs each")
        return interval

    def histories(self, id: str) -> list[History]:
        """The course of every run."""
        self.stored(id)
        return [curves.history for curves in self._once("curves", id, self._store.curves)]

    def whole_histories(self, id: str) -> list[History]:
        """The course of every run of an experiment that never stops early.

        Raises:
            UntestableError: a run is shorter than declared.
        """
        epochs = experiments.find(id).training.epochs
        histories = self.histories(id)
        if any(len(history.validation_loss) < epochs for history in histories):
            raise UntestableError(f"a run of {id} is shorter than the declared {epochs:,} epochs")
        return histories

    def predicted(self, id: str) -> NDArray[np.uint8]:
        """What every run reads in the test samples: uint8 (runs, n)."""
        self.stored(id)
        labels: NDArray[np.uint8] = self._once("labels", id, self._store.test_labels)
        return labels

    def truth(self, dataset: Dataset) -> NDArray[np.uint8]:
        """Labels of the test samples: uint8 (n,)."""
        return np.asarray(self._once("test", dataset.id, self._store.test_examples)[1])

    def confusions(self, id: str) -> list[NDArray[np.int64]]:
        """A confusion matrix for every run: int64 (classes, classes), rows true."""
        dataset = experiments.find(id).dataset
        truth = self.truth(dataset)
        return [confusion_matrix(truth, read, dataset.classes) for read in self.predicted(id)]

    def confusion(self, id: str) -> NDArray[np.int64]:
        """The sum of the runs' confusion matrices."""
        return np.asarray(np.sum(self.confusions(id), axis=0))

    def per_class(self, id: str) -> list[ClassScores]:
        """Precision, recall and the like of every run."""
        return [class_scores(confusion) for confusion in self.confusions(id)]

    def class_score(self, id: str, score: str) -> NDArray[np.float64]:
        """A score of `ClassScores` by name, mean over the runs: float64 (classes,)."""
        return np.asarray(np.mean([getattr(run, score) for run in self.per_class(id)], axis=0))

    def pair_ranks(self, id: str) -> dict[tuple[int, int], int]:
        """All pairs of classes, the lower one first, by their place among the most confused.

        Pairs that are confused equally often share the last of their places.
        """
        mistakes = self.confusion(id)
        a, b = np.triu_indices(len(mistakes), 1)
        both = mistakes[a, b] + mistakes[b, a]
        places = [int(np.sum(both >= count)) for count in both]
        return dict(zip(zip(a.tolist(), b.tolist(), strict=True), places, strict=True))

    def inputs(self, id: str, name: str) -> NDArray[Any]:
        """An array of what was fitted before the network of an experiment.

        Raises:
            UntestableError: it was not stored.
        """
        self.stored(id)
        found = self._store.inputs(id)
        if name not in found:
            raise UntestableError(f"{id} was stored without the {name} of its inputs")
        return found[name]

    def map(self, id: str) -> Map:
        self.stored(id)
        return self._store.map(id)

    def grey_values(self) -> NDArray[np.int64]:
        """How many pixels of MNIST's training images have each grey value: int64 (256,)."""
        counts: NDArray[np.int64] = self._once(
            "grey values", MNIST.id, lambda _: grey_counts(self.dataset(MNIST)["x_train"])
        )
        return counts

    def dataset(self, dataset: Dataset) -> dict[str, NDArray[Any]]:
        """All arrays of a data set."""
        arrays: dict[str, NDArray[Any]] = self._once("data", dataset.id, self._store.dataset)
        return arrays

    def _once(self, kind: str, id: str, read: Callable[[str], T]) -> T:
        key = kind, id
        if key not in self._read:
            self._read[key] = read(id)
        found: T = self._read[key]
        return found
