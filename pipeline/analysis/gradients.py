"""What gradients by the pixels tell of units: how a unit weighs them, what excites it most."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Pictures = NDArray[np.float32]
"""float32 (units, height, width), one for each unit; no pixel is negative."""

Response = Callable[[Pictures], tuple[NDArray[np.float32], NDArray[np.float32]]]
"""Of unit i to picture i: its value float32 (units,), and the gradient of that by the pixels."""

_STEPS = 100


def mean_gradient(response: Response, images: Pictures, units: int) -> NDArray[np.float32]:
    """How much the value of each unit rises with each pixel, on average over images.

    Of a unit that is linear in the pixels these are its weights, whatever the images.

    Args:
        images: float32 (n, height, width).

    Returns:
        float32 (units, height, width).
    """
    shape = units, *images.shape[1:]
    total = np.zeros(shape)
    for image in images:
        total += response(np.broadcast_to(image, shape))[1]
    return (total / len(images)).astype(np.float32)


def maximise(
    response: Response,
    start: Pictures,
    norm: float,
    highest: float | NDArray[np.float32] = 1.0,
) -> Pictures:
    """Gradient ascent from given pictures: of each unit, the one that excited it most on the way.

    The source `001_4be1fa6e59a25526.txt` (appendix G) takes steps along the normalised gradient,
    wherever they lead: its picture has values that no image has. Here pixels have bounds, and there
    is no more light than a norm allows.

    Steps start at a fifth of the norm, to get away from noise, and get shorter. A pixel that never
    mattered on the way is black.

    Args:
        norm: the greatest Euclidean norm of a picture.
        highest: the greatest value of a pixel, or of each: float32 (height, width).
    """
    pictures = limit(start, norm, highest)
    best, greatest = pictures, np.full(len(start), -np.inf, np.float32)
    mattered = np.zeros(start.shape, bool)
    for length in norm * np.geomspace(0.2, 0.005, _STEPS, dtype=np.float32):
        values, gradients = response(pictures)
        mattered |= gradients != 0
        better = values > greatest
        best = np.where(_each(better), pictures, best)
        greatest = np.maximum(values, greatest)
        pictures = limit(pictures + length * _normalised(gradients), norm, highest)
    return np.where(mattered, best, 0)


def limit(
    pictures: NDArray[np.float32], norm: float, highest: float | NDArray[np.float32] = 1.0
) -> Pictures:
    """The nearest pictures within the bounds of `maximise`.

    These are the given ones without what is negative, darkened by a factor and cut off at the
    highest value. Each round finds the factor for the pixels that the last one did not cut off; it
    rises to the right one, so that the norm is never exceeded.
    """
    pictures = np.maximum(pictures, 0)
    light, most = np.square(pictures), np.square(highest) * np.ones_like(pictures)
    factor = np.zeros(len(pictures), np.float32)
    for _ in range(_ROUNDS):
        cut_off = _each(factor) * pictures >= highest
        left = norm**2 - np.sum(most, axis=(1, 2), where=cut_off)
        share = left / np.maximum(np.sum(light, axis=(1, 2), where=~cut_off), _TINY)
        factor = np.sqrt(np.clip(share, factor**2, 1), dtype=np.float32)
    limited: Pictures = np.minimum(_each(factor) * pictures, highest)
    return limited


_ROUNDS = 6
_TINY = np.float32(1e-30)


def _normalised(gradients: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.sqrt(np.square(gradients).sum(axis=(1, 2)))
    normalised: NDArray[np.float32] = gradients / _each(np.maximum(norms, _TINY))
    return normalised


def _each(values: NDArray[Any]) -> NDArray[Any]:
    """One value for each picture, to be combined with the pictures."""
    return values[:, None, None]
