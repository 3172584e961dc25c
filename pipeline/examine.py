"""What the hidden units of one trained network do, as it is stored."""

import keras
import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from pipeline.analysis import units as analysis
from pipeline.analysis.activations import hidden_activations, run_model
from pipeline.analysis.gradients import Pictures, Response, maximise, mean_gradient
from pipeline.data import Arrays, parts, scale
from pipeline.hidden_units import HiddenUnits, hidden_units
from pipeline.inputs import FittedInputs, Standardization
from pipeline.models import IMAGE_SHAPE
from pipeline.store import Units

AVERAGED = 200
"""Training images, evenly spaced, that gradients are averaged over where they are not the same."""

NOISE = 0.01
"""Highest pixel of what gradient ascent starts from. From brighter noise, half the units of
`compact-13-128` see no gradient: it puts most of the 13 before them out of action."""

_CONSTANT = 1e-6
"""A smaller deviation has a pixel without ink: one grey level in a single image makes 1.6e-5."""


def examine(
    model: bytes,
    inputs: FittedInputs,
    preprocessing: keras.Model,
    network: keras.Sequential,
    arrays: Arrays,
) -> Units:
    """Examine the values that the output layer reads; takes one thread, whose sums are the same.

    Args:
        model: all of it, exported: what stands before the network, and the network.
        inputs: what stands before the network.
        preprocessing: the same as a model.
        arrays: MNIST.
    """
    with threadpool_limits(limits=1):
        outgoing, bias = network.layers[-1].get_weights()
        train, labels = arrays["x_train"], arrays["y_train"]
        weights, maximising = _pictures(hidden_units(preprocessing, network), inputs, train)
        excited, probabilities = run_model(model, maximising)
        tested = _activations(model, arrays["x_test"])
        logits = outgoing.T @ tested + bias[:, None]
        activations = _activations(model, train)
        return Units(
            separation=analysis.separation(activations, labels),
            quantiles=analysis.quantiles(activations, labels),
            mean=analysis.mean_activation(activations, labels),
            active=analysis.share_active(activations, labels),
            most=analysis.most_exciting(activations),
            least=analysis.least_exciting(activations),
            weights=weights,
            outgoing=outgoing,
            maximising=maximising,
            maximum=np.diagonal(excited).copy(),
            maximising_probabilities=probabilities.astype(np.float16),
            recall=analysis.recall(logits, arrays["y_test"]),
            recall_without=analysis.recall_without(tested, arrays["y_test"], logits, outgoing),
        )


def _activations(model: bytes, images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Float32 (units, n), part by part: 60,000 images and 1,600 units fill 384 MB."""
    first, *others = parts(len(images), 5_000)
    part = hidden_activations(model, images[first])
    activations = np.empty((part.shape[1], len(images)), np.float32)
    activations[:, first] = part.T
    for chosen in others:
        activations[:, chosen] = hidden_activations(model, images[chosen]).T
    return activations


def _pictures(
    units: HiddenUnits, inputs: FittedInputs, images: NDArray[np.uint8]
) -> tuple[NDArray[np.float16], NDArray[np.uint8]]:
    """Mean gradients, and the pictures that excite most: each (units, 28, 28).

    Both count ink in deviations of the pixel where pixels are standardised. In grey values, pixels
    at the edge that one image in a thousand inks would outweigh all others a thousand times.
    """
    deviation = _deviation(inputs)
    response = _in_deviations(units.response, deviation)
    highest = np.divide(1, deviation, out=np.zeros_like(deviation), where=deviation > 0)
    averaged = highest * scale(images[:: max(1, len(images) // (1 if units.linear else AVERAGED))])
    weights = [
        mean_gradient(response, units.cut(averaged, corner), units.kinds)
        for corner in units.corners
    ]
    noise = np.random.default_rng(0).uniform(0, NOISE, (units.kinds, *units.field))
    norm = _typical_norm(images, highest)
    found = deviation * maximise(response, noise.astype(np.float32), norm, highest)
    maximising = np.rint(255 * units.place([found] * len(units.corners)))
    return units.place(weights).astype(np.float16), maximising.astype(np.uint8)


def _deviation(inputs: FittedInputs) -> NDArray[np.float32]:
    """What ink is counted in: the deviation of each pixel, (28, 28), where that is divided by.

    It is 0 for pixels that never carry ink in training: they stay black and weigh nothing, for they
    are divided by next to nothing.
    """
    if not isinstance(inputs, Standardization):
        return np.ones((1, 1), np.float32)
    deviation = inputs.deviation.reshape(IMAGE_SHAPE)
    return np.where(deviation > _CONSTANT, deviation, np.float32(0))


def _in_deviations(response: Response, deviation: NDArray[np.float32]) -> Response:
    def counted(pictures: Pictures) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        values, gradients = response(deviation * pictures)
        return values, deviation * gradients

    return counted


def _typical_norm(images: NDArray[np.uint8], highest: NDArray[np.float32]) -> float:
    norms = [
        np.linalg.norm(highest * scale(images[part]), axis=(1, 2)) for part in parts(len(images))
    ]
    return float(np.median(np.concatenate(norms)))
