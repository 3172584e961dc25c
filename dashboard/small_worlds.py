"""What networks do that are small enough to be seen whole. Knows no Streamlit.

A hidden node of XOR is off on one side of a straight line and on, ever more, on the other: the
border between the classes is made of pieces, one for each part of the plane between these lines. A
network without a hidden layer adds up what each pixel says for each digit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Square = tuple[float, float]
"""From where to where a picture of the plane reaches, on both axes."""

ONE_LINE = 0.75
"""Share of the four corners of XOR that a straight line can have on their right sides."""

_LEAST = (-1.0, 2.0)
_NO_LINE = np.full((2, 2), np.nan)


@dataclass(frozen=True)
class Layer:
    """The weights of a layer, float32 (inputs, nodes), and its biases, float32 (nodes,)."""

    kernel: NDArray[np.float32]
    bias: NDArray[np.float32]

    @property
    def nodes(self) -> int:
        return len(self.bias)

    def sums(self, inputs: Floats) -> Floats:
        """What its nodes make of inputs (n, inputs) before their activation: (n, nodes)."""
        return inputs @ self.kernel + self.bias


def layers_of(weights: Mapping[str, NDArray[Any]]) -> list[Layer]:
    """Dense layers in their order, from arrays named "layer_0_kernel", "layer_0_bias" and so on."""
    numbers = takewhile(lambda number: f"layer_{number}_kernel" in weights, count())
    return [Layer(weights[f"layer_{n}_kernel"], weights[f"layer_{n}_bias"]) for n in numbers]


def square_around(points: Floats) -> Square:
    """A square with whole ends that holds all points (n, 2), and at least that from -1 to 2."""
    low, high = _LEAST
    return (
        min(low, float(np.floor(points.min(initial=low)))),
        max(high, float(np.ceil(points.max(initial=high)))),
    )


@dataclass(frozen=True)
class Surface:
    """What a network says all over a square.

    Attributes:
        axis: float32 (steps,), the coordinates it was asked at, on both axes.
        probability: float32 (steps, steps) in [0, 1], of class 1; rows are y, columns x.
    """

    axis: NDArray[np.float32]
    probability: NDArray[np.float32]


def surface(
    probabilities: Callable[[NDArray[np.float32]], NDArray[np.float32]], square: Square, steps: int
) -> Surface:
    """Ask a network for the probability of class 1 at steps x steps points.

    Args:
        probabilities: points float32 (n, 2) to probabilities (n, 2).
    """
    axis = np.linspace(*square, steps, dtype=np.float32)
    points = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    return Surface(axis, probabilities(points)[:, 1].reshape(steps, steps))


def node_lines(layer: Layer, square: Square) -> NDArray[np.float64]:
    """Where the sum of each node is 0: both ends inside the square, float64 (nodes, 2, 2).

    Not a number where the line misses the square, or where the node reads nothing.

    Args:
        layer: of two inputs.
    """
    nodes = zip(layer.kernel.T.astype(np.float64), layer.bias.astype(np.float64), strict=True)
    return np.array([_ends(weights, bias, square) for weights, bias in nodes])


def _ends(weights: NDArray[np.float64], bias: float, square: Square) -> NDArray[np.float64]:
    """Where a line crosses the sides of a square: float64 (2, 2), a row for each end."""
    crossings = []
    for fixed, free in ((0, 1), (1, 0)):
        for side in square if weights[free] else ():
            point = np.empty(2)
            point[fixed] = side
            point[free] = -(bias + weights[fixed] * side) / weights[free]
            if square[0] <= point[free] <= square[1]:
                crossings.append(point)
    if not crossings:
        return _NO_LINE
    first = crossings[0]
    return np.array([first, max(crossings, key=lambda point: float(np.sum((point - first) ** 2)))])


def nearest_corner(points: Floats) -> NDArray[np.uint8]:
    """XOR of the corner of the unit square that is nearest to each point (n, 2): uint8 (n,).

    With the same noise around each corner, no rule is right more often on average.
    """
    beyond_x, beyond_y = (points > 0.5).T
    return np.asarray(beyond_x != beyond_y, np.uint8)


def class_means(samples: NDArray[Any], labels: NDArray[np.integer], classes: int) -> Floats:
    """The mean of the samples of each class: (classes, ...); 0 where a class has none."""
    members = np.equal.outer(np.arange(classes), labels)
    sums = np.tensordot(members.astype(np.float64), samples, axes=1)
    numbers = np.maximum(members.sum(axis=1), 1)
    return np.asarray(sums / numbers.reshape(-1, *[1] * (samples.ndim - 1)))


def contributions(image: NDArray[Any], layer: Layer) -> Floats:
    """What each pixel adds to the score of each digit, pixel times weight: (nodes, 8, 8).

    Its sum and the bias are the score; of the scores softmax makes probabilities.

    Args:
        image: (8, 8).
    """
    return np.asarray(pixels_of(layer) * image)


def pixels_of(layer: Layer) -> NDArray[np.float32]:
    """The weights of a layer that reads 8 x 8 pixels, as pictures: float32 (nodes, 8, 8)."""
    return layer.kernel.T.reshape(-1, 8, 8)


def rival_of(probabilities: Floats, truth: int) -> int:
    """What to compare with what is read: the truth; where that is read, the next most probable.

    Args:
        probabilities: (classes,).
    """
    *_, second, first = (int(digit) for digit in np.argsort(probabilities, kind="stable"))
    return second if first == truth else truth
