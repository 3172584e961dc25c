"""What the units of a layer answer to, and what a model loses without them.

Activations are float32 (units, n): a row is what one unit makes of n images, whose labels are
uint8 (n,), each of 0..9 at least once.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pipeline import metrics

EXAMPLES = 24
"""Images that excite a unit most, and least, that are named."""


def by_digit(
    activations: NDArray[np.float32], labels: NDArray[np.uint8]
) -> Iterator[NDArray[np.float32]]:
    """The activations on the images of each digit, float32 (units, images of it)."""
    for digit in range(labels.max() + 1):
        yield activations[:, labels == digit]


def mean_activation(
    activations: NDArray[np.float32], labels: NDArray[np.uint8]
) -> NDArray[np.float32]:
    """Per digit: float32 (units, digits)."""
    means = [values.mean(axis=1, dtype=float) for values in by_digit(activations, labels)]
    return np.stack(means, axis=1).astype(np.float32)


def share_active(
    activations: NDArray[np.float32], labels: NDArray[np.uint8]
) -> NDArray[np.float32]:
    """Share of each digit's images on which the activation is above 0: float32 (units, digits)."""
    shares = [(values > 0).mean(axis=1) for values in by_digit(activations, labels)]
    return np.stack(shares, axis=1).astype(np.float32)


def separation(activations: NDArray[np.float32], labels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Share of the variance of an activation that lies between digits, eta squared.

    Returns:
        float32 (units,) in [0, 1]; 0 for a unit that is always the same.
    """
    means, within = [], np.zeros(len(activations))
    for values in by_digit(activations, labels):
        mean = values.mean(axis=1, dtype=float)
        means.append(mean)
        within += np.square(values - mean[:, None]).sum(axis=1)
    counts, overall = np.bincount(labels), activations.mean(axis=1, dtype=float)
    between = np.square(np.stack(means, axis=1) - overall[:, None]) @ counts
    varies = activations.min(axis=1) < activations.max(axis=1)  # means of equals may be rounded
    share = np.zeros(len(varies), np.float32)
    share[varies] = (between / np.where(varies, between + within, 1))[varies]
    return share


def quantiles(activations: NDArray[np.float32], labels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Seven numbers for a box of each digit, rising: float32 (units, digits, 7).

    They are minimum, lower whisker, lower quartile, median, upper quartile, upper whisker and
    maximum; a whisker is the furthest value within 1.5 interquartile ranges of its quartile.
    """
    boxes = [_box(values) for values in by_digit(activations, labels)]
    return np.stack(boxes, axis=1).astype(np.float32)


def _box(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """The seven numbers of each row: float (units, 7)."""
    lower, median, upper = np.quantile(values, (0.25, 0.5, 0.75), axis=1)
    reach = 1.5 * (upper - lower)
    near = values >= (lower - reach)[:, None]
    lower_whisker = np.min(values, axis=1, where=near, initial=np.inf)
    near = values <= (upper + reach)[:, None]
    upper_whisker = np.max(values, axis=1, where=near, initial=-np.inf)
    lowest, highest = values.min(axis=1), values.max(axis=1)
    return np.stack([lowest, lower_whisker, lower, median, upper, upper_whisker, highest], axis=1)


def most_exciting(activations: NDArray[np.float32], count: int = EXAMPLES) -> NDArray[np.int32]:
    """The images with the highest activations, highest first: int32 (units, count).

    Of more that are equal than there is room for, some that are evenly spread.
    """
    return np.stack([_lowest(-values, count) for values in activations]).astype(np.int32)


def least_exciting(activations: NDArray[np.float32], count: int = EXAMPLES) -> NDArray[np.int32]:
    """The images with the lowest activations, lowest first; otherwise as `most_exciting`."""
    return np.stack([_lowest(values, count) for values in activations]).astype(np.int32)


def _lowest(values: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    last = np.partition(values, count - 1)[count - 1]
    below, tied = np.flatnonzero(values < last), np.flatnonzero(values == last)
    spread = np.linspace(0, len(tied) - 1, count - len(below)).astype(int)
    ranked = below[np.argsort(values[below], kind="stable")]
    return np.concatenate([ranked, tied[spread]])


def recall(logits: NDArray[np.float32], labels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Share of each digit's images that are read correctly: float32 (digits,).

    Args:
        logits: float32 (digits, n), what the output layer computes before the softmax.
    """
    read = logits.argmax(axis=0)
    scores = metrics.class_scores(metrics.confusion_matrix(labels, read, len(logits)))
    return scores.recall.astype(np.float32)


def recall_without(
    activations: NDArray[np.float32],
    labels: NDArray[np.uint8],
    logits: NDArray[np.float32],
    outgoing: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Recall with one unit at a time set to 0, which is exact: what it adds is taken away.

    Args:
        logits: float32 (digits, n), of the whole model.
        outgoing: float32 (units, digits), the weights of the output layer.

    Returns:
        float32 (units, digits).
    """
    return np.stack(
        [
            recall(logits - weights[:, None] * values, labels)
            for values, weights in zip(activations, outgoing, strict=True)
        ]
    )
