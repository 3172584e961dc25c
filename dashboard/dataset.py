"""What images have in common, and which of them stand out. Knows no Streamlit.

Images are uint8 (n, height, width), labels uint8 (n,) from 0; numbers of images are int64.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Images = NDArray[np.uint8]
Labels = NDArray[np.uint8]
Numbers = NDArray[np.int64]

GREYS = 256
"""How many grey values there are, from 0, black, to 255, white."""

_AT_ONCE = 1_000
"""Images at a time: what is computed of each takes several times its memory."""


@dataclass(frozen=True)
class Averages:
    """The mean image of each class, and how far its images lie from it.

    Attributes:
        mean: float32 (classes, height, width) in [0, 255].
        spread: float32 (classes, height, width), standard deviation of each pixel, in grey values.
        distance: float32 (n,), of each image to the mean of its class: Euclidean, pixels in [0, 1].
    """

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    distance: NDArray[np.float32]

    @classmethod
    def of(cls, images: Images, labels: Labels, classes: int) -> "Averages":
        """Class by class, as all images as floats would fill memory."""
        size = (classes, images.shape[1] * images.shape[2])
        mean, spread = np.zeros(size, np.float32), np.zeros(size, np.float32)
        distance = np.zeros(len(images), np.float32)
        for digit in np.unique(labels):
            members = np.flatnonzero(labels == digit)
            pixels = images[members].reshape(len(members), -1)
            mean[digit] = pixels.mean(axis=0, dtype=np.float64)
            away = pixels - mean[digit]
            spread[digit] = np.sqrt(np.einsum("ij,ij->j", away, away) / len(members))
            distance[members] = np.sqrt(np.einsum("ij,ij->i", away, away)) / 255
        shape = (classes, *images.shape[1:])
        return cls(mean.reshape(shape), spread.reshape(shape), distance)


def nearest(found: Averages, labels: Labels, digit: int) -> Numbers:
    """The images of a class, those most like its mean first."""
    members = np.flatnonzero(labels == digit)
    return members[np.argsort(found.distance[members], kind="stable")]


def class_counts(labels: Labels, classes: int) -> Numbers:
    """How many images each class has: int64 (classes,)."""
    return np.bincount(labels, minlength=classes)


@dataclass(frozen=True)
class Greys:
    """How light images are.

    Attributes:
        mean: float32 (n,), mean grey value of each image, in [0, 255].
        counts: int64 (256,), how many pixels of all images have each grey value.
    """

    mean: NDArray[np.float32]
    counts: Numbers

    @classmethod
    def of(cls, images: Images) -> "Greys":
        mean = np.asarray(images.mean(axis=(1, 2), dtype=np.float32))
        return cls(mean, grey_counts(images))


def grey_counts(images: Images) -> Numbers:
    """How many pixels of all images have each grey value: int64 (256,)."""
    counts = np.zeros(GREYS, np.int64)
    for part in _parts(images):  # each value becomes eight bytes to be counted
        counts += np.bincount(part.ravel(), minlength=GREYS)
    return counts


def least_ink(mean: NDArray[np.float32], labels: Labels, digit: int) -> int:
    """The darkest image of a class, the first of several."""
    members = np.flatnonzero(labels == digit)
    return int(members[np.argmin(mean[members])])


def whole_greys(mean: NDArray[np.float32]) -> Numbers:
    """Mean grey values without their decimals, as a histogram counts them."""
    return mean.astype(np.int64)


def skewness(values: NDArray[np.floating]) -> float:
    """How lopsided a distribution is: 0 if symmetric, positive with a longer tail to the right."""
    away = values.astype(np.float64) - values.mean(dtype=np.float64)
    deviation = np.sqrt(np.mean(away**2))
    return float(np.mean((away / deviation) ** 3)) if deviation else 0.0


def holding(images: Images, grey: int) -> tuple[Numbers, Numbers]:
    """The images with pixels of a grey value, those with most first, and how many each has."""
    pixels = [np.count_nonzero(part == grey, axis=(1, 2)) for part in _parts(images)]
    counts = np.concatenate([np.zeros(0, np.int64), *pixels])
    order = np.argsort(-counts, kind="stable")
    found = order[: np.count_nonzero(counts)]
    return found, counts[found]


def pixel_values(images: Images, pixel: int) -> NDArray[np.uint8]:
    """One pixel, counted row by row from 0, of every image: uint8 (n,)."""
    return np.ascontiguousarray(images.reshape(len(images), -1)[:, pixel])


def most_frequent(labels: Labels) -> tuple[int, float]:
    """The class that most images have, and its share of them; of none, 0 and 0."""
    counts = np.bincount(labels, minlength=1)
    return int(counts.argmax()), float(counts.max() / max(len(labels), 1))


def draw_samples(labels: Labels, digit: int | None, order: Numbers, most: int) -> Numbers:
    """The first images of a class in a given order; of all classes, one of each in turn.

    Args:
        digit: the class; None for all of them.
        order: all numbers of images, in the order in which they are taken.
    """
    if digit is not None:
        return np.asarray(order[labels[order] == digit][:most])
    classes = np.unique(labels)
    taken = [order[labels[order] == one][: most // len(classes)] for one in classes]
    rounds = min(map(len, taken))
    return np.asarray(np.stack([numbers[:rounds] for numbers in taken], axis=1).ravel())


def _parts(images: Images) -> Iterator[Images]:
    for start in range(0, len(images), _AT_ONCE):
        yield images[start : start + _AT_ONCE]
