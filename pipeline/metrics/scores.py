"""How often a model is right, and what it takes for what."""

from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

from pipeline.metrics.meaning import Meaning
from pipeline.spec import CLASSES

Labels = NDArray[np.integer]
"""(images,) in 0..classes - 1."""
Counts = NDArray[np.int64]
Shares = NDArray[np.float64]

_PER_CLASS = "002_231619a72ea8b8d2.txt, Computations from the confusion matrix"
_RETRIEVAL = "van Rijsbergen, Information Retrieval (1979), chapter 7"
_MEASURES = "Sokolova and Lapalme, A systematic analysis of performance measures (2009)"

ACCURACY = Meaning("Accuracy", "Share of all images that are read correctly.", 1.0, _MEASURES)
PRECISION = Meaning(
    "Precision",
    "Of the images read as this digit, the share that really show it.",
    1.0,
    _RETRIEVAL,
)
RECALL = Meaning(
    "Recall", "Of the images that show this digit, the share read correctly.", 1.0, _RETRIEVAL
)
F1 = Meaning(
    "F1", "Harmonic mean of precision and recall: high only when both are.", 1.0, _RETRIEVAL
)
SPECIFICITY = Meaning(
    "Specificity",
    "Of the images that show another digit, the share that is not read as this one.",
    1.0,
    _PER_CLASS,
)
MISCLASSIFICATION = Meaning(
    "Misclassification",
    "Share of all images for which the answer to 'is it this digit?' is wrong.",
    0.0,
    _PER_CLASS,
)
TRUE_POSITIVES = Meaning(
    "True positives", "Images that show this digit and are read as it.", nan, _PER_CLASS
)
FALSE_POSITIVES = Meaning(
    "False positives", "Images of other digits that are read as this one.", 0.0, _PER_CLASS
)
FALSE_NEGATIVES = Meaning(
    "False negatives", "Images of this digit that are read as another.", 0.0, _PER_CLASS
)
TRUE_NEGATIVES = Meaning(
    "True negatives",
    "Images of other digits that are not read as this one.",
    nan,
    _PER_CLASS,
)
SUPPORT = Meaning(
    "Support",
    "Number of test images that show this digit.",
    nan,
    "Pedregosa et al., Scikit-learn (2011), classification_report",
)
LABEL_RMSE = Meaning(
    "Label RMSE",
    "Root of the mean squared difference between the digit read and the true digit. "
    "It takes digits for quantities, so reading a 1 as a 9 counts 64 times as much as a 1 as a 2.",
    0.0,
    "001_4be1fa6e59a25526.txt, under each classification report",
)


def accuracy(labels: Labels, predictions: Labels) -> float:
    """Share of predictions that equal their label, in [0, 1]."""
    return float(np.mean(labels == predictions))


def label_rmse(labels: Labels, predictions: Labels) -> float:
    """Root mean squared difference of predicted and true digit, in digits, 0 or more."""
    difference = predictions.astype(float) - labels.astype(float)
    return float(np.sqrt(np.mean(difference**2)))


def confusion_matrix(labels: Labels, predictions: Labels, classes: int = CLASSES) -> Counts:
    """How often each class is read as each: int64 (classes, classes), rows true, columns read.

    Raises:
        ValueError: a label or prediction is none of the classes.
    """
    shape = classes, classes
    cells = np.ravel_multi_index((labels, predictions), shape)
    return np.bincount(cells, minlength=classes**2).reshape(shape)


@dataclass(frozen=True)
class ClassScores:
    """Every class against all others: counts int64 (classes,), shares float64 (classes,) in [0, 1].

    A share of nothing, such as the precision of a class that is never read, is 0.
    """

    true_positives: Counts
    false_positives: Counts
    false_negatives: Counts
    true_negatives: Counts

    @property
    def support(self) -> Counts:
        return self.true_positives + self.false_negatives

    @property
    def precision(self) -> Shares:
        return _share(self.true_positives, self.true_positives + self.false_positives)

    @property
    def recall(self) -> Shares:
        return _share(self.true_positives, self.support)

    @property
    def f1(self) -> Shares:
        hits = 2 * self.true_positives
        return _share(hits, hits + self._mistakes)

    @property
    def specificity(self) -> Shares:
        return _share(self.true_negatives, self.true_negatives + self.false_positives)

    @property
    def misclassification(self) -> Shares:
        right = self.true_positives + self.true_negatives
        return _share(self._mistakes, self._mistakes + right)

    @property
    def _mistakes(self) -> Counts:
        return self.false_positives + self.false_negatives


def _share(part: Counts, whole: Counts) -> Shares:
    return part / np.maximum(whole, 1)


def class_scores(confusion: Counts) -> ClassScores:
    """The scores of every class of a confusion matrix: int64 (classes, classes), rows true."""
    right = confusion.diagonal()
    read_wrongly = confusion.sum(axis=0) - right
    missed = confusion.sum(axis=1) - right
    return ClassScores(right, read_wrongly, missed, confusion.sum() - right - read_wrongly - missed)


@dataclass(frozen=True)
class Confusion:
    """One kind of mistake."""

    true: int
    predicted: int
    count: int
    """Images of the true class that are read as the predicted one."""
    share: float
    """Of all images of the true class, in [0, 1]."""


def frequent_confusions(confusion: Counts, most: int) -> tuple[Confusion, ...]:
    """The mistakes that happen at all, most frequent first, `most` of them at the most."""
    mistakes = confusion.copy()
    np.fill_diagonal(mistakes, 0)
    support = confusion.sum(axis=1)
    ranked = np.argsort(-mistakes, axis=None, kind="stable")[:most]
    cells = np.column_stack(np.unravel_index(ranked, confusion.shape)).tolist()
    return tuple(
        Confusion(true, predicted, int(count), float(count / support[true]))
        for true, predicted in cells
        if (count := mistakes[true, predicted])
    )
