"""What hidden units respond to, worked out from what is stored of them. Knows no Streamlit."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.theme import count, listed, per_cent, with_article
from pipeline.spec import Experiment
from pipeline.spec.layers import Convolution, Dense, Shape
from pipeline.store import Units

Numbers = NDArray[np.int64]


def ranked(units: Units) -> Numbers:
    """The units, int64 (units,), by how well they separate the digits, the best first."""
    return np.argsort(-units.separation, kind="stable")


def favourite(units: Units, unit: int) -> int:
    """The digit whose images excite a unit most, on average."""
    return int(units.mean[unit].argmax())


def least(units: Units, unit: int) -> Numbers:
    """The digits whose images excite a unit least, on average; several where they tie."""
    return np.flatnonzero(units.mean[unit] == units.mean[unit].min())


def dead(units: Units) -> NDArray[np.bool_]:
    """Whether the activation of a unit is 0 in every training image: bool (units,)."""
    return np.asarray((units.quantiles == 0).all(axis=(1, 2)))


def highest(units: Units, unit: int) -> float:
    """The activation of a unit in the training image that excites it most."""
    return float(units.quantiles[unit, :, -1].max())


def accuracy(recall: NDArray[np.floating], support: Numbers) -> NDArray[np.float64]:
    """The share of all images that are read correctly, from the shares of each digit.

    Args:
        recall: (..., classes), in [0, 1].
        support: int64 (classes,), how many images each digit has.
    """
    return np.asarray(np.asarray(recall, np.float64) @ support / support.sum())


def summary(id: str, units: Units, support: Numbers) -> str:
    """What stands out among the units of an experiment, as Markdown."""
    number, best = len(units.separation), int(ranked(units)[0])
    share = per_cent(float(units.separation[best]))
    lies = f"{share} of the variance of its activation lies between digits"
    if number == 1:
        return f"{id} has a single hidden unit: {lies}.\n\n{_dearest(units, support)}."
    middle = per_cent(float(np.median(units.separation)))
    sentence = (
        f"Of the {count(number, 'hidden unit')} of {id}, **unit {best}** separates the digits "
        f"best: {lies} (median of all units: {middle}).\n\n{_dearest(units, support)}."
    )
    if silent := int(dead(units).sum()):
        sentence += f" {silent:,} of {number:,} are dead: 0 in every training image."
    return sentence


def _dearest(units: Units, support: Numbers) -> str:
    """The unit without which most images are lost, and how many that are."""
    whole, without = (accuracy(x, support) for x in (units.recall, units.recall_without))
    dearest = int(without.argmin())
    change = f"from {per_cent(float(whole), 2)} to {per_cent(float(without[dearest]), 2)}"
    if without[dearest] >= whole:
        return "Switching any one unit off costs no accuracy"
    if len(without) == 1:
        return f"Without it, accuracy falls {change}"
    return f"Accuracy falls most without **unit {dearest}**: {change}"


def composition(labels: NDArray[np.integer]) -> str:
    """Which digits some images show, the most frequent first: "20 are 6s, 3 are 0s and 1 is a 2".

    Args:
        labels: (n,) of the images.
    """
    numbers = np.bincount(labels)
    digits = [int(d) for d in np.argsort(-numbers, kind="stable") if numbers[d]]
    return listed([_so_many(int(numbers[digit]), digit) for digit in digits])


def _so_many(number: int, digit: int) -> str:
    return f"{number} are {digit}s" if number > 1 else f"1 is {with_article(digit)}"


def from_least_to_most(activations: NDArray[np.floating], most: int) -> Numbers:
    """Places, int64 (m,), of values at equal steps between the lowest and the highest, by rank.

    Args:
        activations: (n,).
        most: how many to pick; all where there are not more.
    """
    order = np.argsort(activations, kind="stable")
    steps = np.linspace(0, len(order) - 1, min(most, len(order))).round().astype(np.int64)
    return order[steps]


def read_without(
    probabilities: NDArray[np.floating],
    activations: NDArray[np.floating],
    outgoing: NDArray[np.floating],
) -> Numbers:
    """What the network reads with a unit switched off: int64 (n,).

    A softmax does not change when all that it gets is moved alike, so the logarithms of the
    probabilities serve as the output layer's sums; the unit's own part is taken out of them.

    Args:
        probabilities: (n, classes), of the whole network.
        activations: (n,), of the unit.
        outgoing: (classes,), the unit's weights in the output layer.
    """
    sums = np.log(np.maximum(probabilities, np.finfo(np.float32).tiny, dtype=np.float64))
    return np.asarray((sums - np.outer(activations, outgoing)).argmax(axis=1))


def regions(
    probabilities: NDArray[np.floating],
    activations: NDArray[np.floating],
    outgoing: NDArray[np.floating],
    axes: Sequence[NDArray[np.floating]],
) -> NDArray[np.uint8]:
    """What a network with two units reads wherever the two may be: uint8 (rows, columns).

    Args:
        probabilities: (classes,), of one image, none of them 0: they hold the biases.
        activations: (2,), of both units in the same image.
        outgoing: (2, classes).
        axes: values of the first unit (columns,) and of the second (rows,).
    """
    biases = np.log(probabilities) - activations @ outgoing
    first, second = (
        axis[..., None] * weights for axis, weights in zip(axes, outgoing, strict=True)
    )
    return np.asarray((first[None, :] + second[:, None] + biases).argmax(axis=2), np.uint8)


def strip(activations: NDArray[np.floating], columns: int) -> NDArray[np.float64]:
    """Values (n,) in rows of so many, float64 (rows, columns); NaN where the last row has none."""
    rows = -(-len(activations) // columns)
    padded = np.full(rows * columns, np.nan)
    padded[: len(activations)] = activations
    return padded.reshape(rows, columns)


def maps_shape(experiment: Experiment) -> Shape | None:
    """Height, width and number of the maps whose values the units are; None where they are not."""
    *_, last = [None, *_weighing(experiment)[:-1]]
    shapes = [shape for shape in experiment.shapes if len(shape) == 3]
    return shapes[-1] if isinstance(last, Convolution) else None


def place(unit: int, shape: Shape) -> tuple[int, int, int]:
    """Row, column and map that a unit is a value of."""
    row, column, channel = np.unravel_index(unit, shape)
    return int(row), int(column), int(channel)


def rises_alike_everywhere(experiment: Experiment) -> bool:
    """Whether the rise of a unit with each pixel, before its activation function, is constant.

    So it is where the units stand right behind the inputs, which are pixels or sums of pixels.
    """
    return len(_weighing(experiment)) == 2


def _weighing(experiment: Experiment) -> list[Dense | Convolution]:
    """The layers that weigh what they read, the output last."""
    return [layer for layer in experiment.layers if isinstance(layer, Dense | Convolution)]
