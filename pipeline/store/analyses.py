"""What is stored of analyses: arrays side by side, one npz file for each record."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


def _nothing(*shape: int) -> NDArray[np.float32]:
    return np.zeros(shape, np.float32)


@dataclass(frozen=True)
class Units:
    """What the hidden units of a network respond to: the values that its output layer reads.

    Activations are those of all training images, recall that of all test images.

    Attributes:
        separation: float32 (units,) in [0, 1], share of the variance of an activation that lies
            between digits; 0 for a unit that never changes.
        quantiles: float32 (units, classes, 7), of the activation in the images of a digit, in the
            order of `QUANTILES`; whiskers end at the last value within 1.5 of the quartiles' range.
        mean: float32 (units, classes), mean activation in the images of a digit.
        active: float32 (units, classes), share of these images that the activation is above 0 in.
        most: int32 (units, 24), the training images that excite it most, those first; of more
            that tie, evenly spread ones.
        least: int32 (units, 24), those that excite it least, alike.
        weights: float16 (units, 28, 28), how much it rises with each pixel before its activation
            function, on average over training images; where pixels are standardised, with each
            standard deviation of the pixel.
        outgoing: float32 (units, classes), its weights in the output layer.
        maximising: uint8 (units, 28, 28), a picture found by gradient ascent, of no more than a
            typical norm; a training image may excite it more.
        maximum: float32 (units,), its activation there.
        maximising_probabilities: float16 (units, classes), what the network makes of that picture.
        recall: float32 (classes,), share of the images of a digit that are read correctly.
        recall_without: float32 (units, classes), the same with this unit's activation set to 0.
    """

    separation: NDArray[np.float32]
    quantiles: NDArray[np.float32]
    mean: NDArray[np.float32]
    active: NDArray[np.float32]
    most: NDArray[np.int32]
    least: NDArray[np.int32]
    weights: NDArray[np.float16]
    outgoing: NDArray[np.float32]
    maximising: NDArray[np.uint8]
    maximum: NDArray[np.float32]
    maximising_probabilities: NDArray[np.float16]
    recall: NDArray[np.float32]
    recall_without: NDArray[np.float32]


QUANTILES = (
    "minimum", "lower whisker", "lower quartile", "median", "upper quartile", "upper whisker",
    "maximum",
)  # fmt: skip

VOTERS = 10
"""Nearest ones that say of a point which label it should have."""


@dataclass(frozen=True)
class Map:
    """Points laid out on a plane: hidden activations, or pixels, of the training images.

    Attributes:
        coordinates: float32 (n, 2), of the images in their order, by t-SNE.
        plane: float32 (n, 2), the two leading principal components of the same points.
        kl_divergence: of the neighbourhoods among the coordinates from those among the points, in
            nats; 0 would be perfect.
        neighbour_accuracy: share of images whose digit most of their `VOTERS` nearest coordinates
            show.
        plane_neighbour_accuracy: the same in the plane.
        layer_neighbour_accuracy: the same among the points themselves.
        labels: uint8 (n,), what the model reads in the images; empty for pixels.
        confidence: uint8 (n,), how probable it finds that, 255 for 1; empty for pixels.
        projection: float32 (units, 50): the points are `(hidden - center) @ projection` where the
            hidden layer has very many units; otherwise empty.
        center: float32 (units,), or empty.
    """

    coordinates: NDArray[np.float32]
    plane: NDArray[np.float32]
    kl_divergence: float
    neighbour_accuracy: float
    plane_neighbour_accuracy: float
    layer_neighbour_accuracy: float
    labels: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))
    confidence: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))
    projection: NDArray[np.float32] = field(default_factory=lambda: _nothing(0, 50))
    center: NDArray[np.float32] = field(default_factory=lambda: _nothing(0))


@dataclass(frozen=True)
class Ingredients:
    """What each ingredient of an augmentation does to digits, and what it brings.

    Measures and steps are those of the study that is declared, in its order.

    Attributes:
        accuracy: float32 (measures, steps, runs), share of the digits read correctly.
        digits: int32 (measures,), how many there are.
        originals: uint8 (m, 28, 28), a training image for all ingredients together, then for each.
        examples: uint8 (m, 8, 28, 28), these as the ingredients, each alone, change them.
    """

    accuracy: NDArray[np.float32]
    digits: NDArray[np.int32]
    originals: NDArray[np.uint8]
    examples: NDArray[np.uint8]


@dataclass(frozen=True)
class Features:
    """Which directions and pixels matter, and how many of them a network needs.

    Attributes:
        mean: float32 (784,) in [0, 1], of the training images.
        components: float16 (784, 784), principal components as rows, the leading one first.
        variance: float64 (784,), share of the images' variance along each, falling.
        importance: float64 (784,) summing to 1, of every pixel to the random forest.
        forest_accuracy: of the forest itself on the test images.
        counts: int32 (m,), how many components or pixels a network reads, rising.
        component_accuracy: float32 (m, seeds), its test accuracy on the leading components.
        pixel_accuracy: float32 (m, seeds), its test accuracy on the most important pixels.
    """

    mean: NDArray[np.float32]
    components: NDArray[np.float16]
    variance: NDArray[np.float64]
    importance: NDArray[np.float64]
    forest_accuracy: float
    counts: NDArray[np.int32]
    component_accuracy: NDArray[np.float32]
    pixel_accuracy: NDArray[np.float32]
