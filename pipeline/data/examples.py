"""Samples with their labels, and the parts that an experiment's split makes of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.spec import Split

Arrays = Mapping[str, NDArray[Any]]
"""A data set as it is stored: x_train, y_train, x_test, y_test. Labels are uint8 (n,) from 0.

Samples of MNIST are uint8 (n, 28, 28) in 0..255, white ink on black; of the 8 x 8 digits uint8
(n, 8, 8) in 0..16, more for more ink; of XOR float32 (n, 2).
"""


@dataclass(frozen=True)
class Examples:
    """Samples with their labels.

    Attributes:
        samples: (n, ...), as `Arrays` describes them.
        labels: int32 (n,) from 0.
    """

    samples: NDArray[Any]
    labels: NDArray[np.int32]

    @property
    def pixels(self) -> NDArray[np.float32]:
        """Of MNIST, made anew, as it takes four times the memory: float32 (n, 784) in [0, 1]."""
        return scale(self.samples).reshape(len(self), -1)

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, chosen: slice | NDArray[np.int64]) -> "Examples":
        return Examples(self.samples[chosen], self.labels[chosen])


@dataclass(frozen=True)
class Partition:
    """What one experiment trains, validates and tests on; the three share no sample."""

    train: Examples
    validation: Examples
    test: Examples


def partition(arrays: Arrays, split: Split) -> Partition:
    """The three parts that an experiment's split asks for."""
    everything = Examples(arrays["x_train"], arrays["y_train"].astype(np.int32))
    held_out = split.validation_samples
    match split.held_out:
        case "first":
            validation, train = everything[:held_out], everything[held_out:]
        case "last":
            train, validation = everything[:-held_out], everything[-held_out:]
        case "random":
            order = np.random.default_rng(0).permutation(len(everything))
            train, validation = everything[order[held_out:]], everything[order[:held_out]]
    test = Examples(arrays["x_test"], arrays["y_test"].astype(np.int32))
    return Partition(train[: split.training_samples], validation, test)


def scale(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Grey values as float32 in [0, 1]."""
    return np.divide(images, 255, dtype=np.float32)


def parts(samples: int, at_once: int = 1_000) -> Iterator[slice]:
    """So many samples part by part: a convolution's outputs for all of them would fill memory."""
    for start in range(0, samples, at_once):
        yield slice(start, start + at_once)
