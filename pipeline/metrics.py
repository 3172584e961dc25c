"""Scores of predictions, in NumPy: each with its formula, its plain words and its best value.

The dashboard takes the words from here, so a number is explained where it is computed.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.spec import CLASSES, DigitScore

Labels = NDArray[np.integer]


@dataclass(frozen=True)
class Meaning:
    """What a score says."""

    name: str
    words: str
    """One sentence for someone who meets the score for the first time."""
    best: float


ACCURACY = Meaning("Accuracy", "Share of all images that are read correctly.", 1.0)
PRECISION = Meaning(
    "Precision", "Of the images read as this digit, the share that really show it.", 1.0
)
RECALL = Meaning("Recall", "Of the images that show this digit, the share read correctly.", 1.0)
F1 = Meaning("F1", "Harmonic mean of precision and recall: high only when both are.", 1.0)
SUPPORT = Meaning("Support", "Number of test images that show this digit.", float("nan"))
LABEL_RMSE = Meaning(
    "Label RMSE",
    "Root of the mean squared difference between the digit read and the true digit. "
    "It takes digits for quantities, so reading a 1 as a 9 counts 64 times as much as a 1 as a 2.",
    0.0,
)


def accuracy(labels: Labels, predictions: Labels) -> float:
    """Share of predictions that equal their label, in [0, 1]."""
    return float(np.mean(labels == predictions))


def label_rmse(labels: Labels, predictions: Labels) -> float:
    """Root mean squared difference of predicted and true digit, in digits, 0 or more.

    Source: `001_4be1fa6e59a25526.txt`, which prints it under each classification report.
    """
    difference = predictions.astype(float) - labels.astype(float)
    return float(np.sqrt(np.mean(difference**2)))


def confusion_matrix(labels: Labels, predictions: Labels) -> NDArray[np.int64]:
    """How often each digit is read as each: int64 (10, 10), rows true, columns predicted."""
    cells = labels.astype(np.int64) * CLASSES + predictions.astype(np.int64)
    return np.bincount(cells, minlength=CLASSES**2).reshape(CLASSES, CLASSES)


def digit_scores(confusion: NDArray[np.int64]) -> tuple[DigitScore, ...]:
    """Precision, recall, F1 and support of each digit; a score without any case is 0."""
    right = confusion.diagonal().astype(float)
    support, read = confusion.sum(axis=1), confusion.sum(axis=0)
    precision = right / np.maximum(read, 1)
    recall = right / np.maximum(support, 1)
    f1 = 2 * right / np.maximum(read + support, 1)
    rows = zip(precision, recall, f1, support, strict=True)
    return tuple(DigitScore(float(p), float(r), float(f), int(s)) for p, r, f, s in rows)


@dataclass(frozen=True)
class Confusion:
    """One kind of mistake."""

    true: int
    predicted: int
    count: int
    """Images of the true digit that are read as the predicted one."""
    share: float
    """Of all images of the true digit, in [0, 1]."""


def frequent_confusions(confusion: NDArray[np.int64], most: int) -> tuple[Confusion, ...]:
    """The mistakes that happen at all, most frequent first, `most` of them at the most."""
    mistakes = confusion.copy()
    np.fill_diagonal(mistakes, 0)
    support = confusion.sum(axis=1)
    ranked = np.argsort(-mistakes, axis=None, kind="stable")[:most]
    cells = [divmod(int(cell), CLASSES) for cell in ranked]
    return tuple(
        Confusion(true, predicted, int(count), float(count / support[true]))
        for true, predicted in cells
        if (count := mistakes[true, predicted])
    )
