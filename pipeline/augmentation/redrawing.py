"""A digit scaled and centred again, as MNIST's are, and drawn by another pen."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from pipeline.augmentation.images import SIDE, Floats, Images, ends, stroke_width

_PLACES = np.arange(SIDE, dtype=np.float32)


def frame(images: Images, box: int) -> Images:
    """Images scaled into a box of so many pixels and centred as MNIST's are.

    Their centre of mass is moved to the pixel 14, 14, or as near as whole pixels of the scaled
    digit come; so is that of MNIST's, 0.29 pixels away from it on average.
    """
    (top, bottom), (left, right) = ends(images, axis=2), ends(images, axis=1)
    extent = np.maximum(bottom - top, right - left) + 1
    step: Floats = np.divide(extent, box, dtype=np.float32)
    rows = _weights(images.sum(axis=2), top, step)
    columns = _weights(images.sum(axis=1), left, step)
    framed: Images = np.matmul(np.matmul(rows, images), columns.transpose(0, 2, 1))
    return framed


_CENTRE = 14


def _weights(profile: Floats, first: NDArray[np.int64], step: Floats) -> Floats:
    """How much of each row or column goes into each of the framed image: float32 (n, 28, 28).

    Args:
        profile: (n, 28), the ink of each row or column.
        first: (n,), the first one with ink.
        step: (n,), rows or columns to one of the framed image.
    """
    mean = profile @ _PLACES / np.maximum(profile.sum(axis=1), 1e-6)
    edge = first.astype(np.float32) - np.float32(0.5)
    new_edge = np.rint(_CENTRE + 0.5 - (mean - edge) / step) - np.float32(0.5)
    sources = edge[:, None] + (_PLACES - new_edge[:, None]) * step[:, None]
    reach = np.maximum(step, 1)[:, None, None]
    weights: Floats = np.clip(1 - np.abs(_PLACES - sources[:, :, None]) / reach, 0, None) / reach
    return weights


def redraw(images: Images, width: NDArray[np.floating]) -> Images:
    """Images with strokes of another width: (n,), in pixels; at most so much narrower or wider.

    A blurred stroke falls off evenly from its middle: where it crosses the level that belongs to
    the new width, the new edge is drawn, a pixel soft.
    """
    old = stroke_width(images)
    new = np.clip(width, _NARROWER * old, _WIDER * old).astype(np.float32)
    inner, outer = (old - new) / 2 / _BLUR, (old + new) / 2 / _BLUR
    level = ndtr(inner) - ndtr(-outer)
    slope = (_density(inner) - _density(outer)) / _BLUR
    slope = np.minimum(np.maximum(slope, 0.1), 2 * level)  # what is black stays black
    level, slope = (one[:, None, None].astype(np.float32) for one in (level, slope))
    drawn = np.clip((_BLURRING @ images @ _BLURRING - level) / slope + 0.5, 0, 1)
    whole: Images = drawn / np.maximum(drawn.max(axis=(1, 2), keepdims=True), 0.1)
    return whole


_BLUR = 0.8
"""Deviation of the blur in pixels: enough to carry an edge two pixels out."""
_NARROWER, _WIDER = 0.75, 2.2
"""Factors of the width; thinner strokes would break, wider ones run together."""


def _density(values: Floats) -> Floats:
    density: Floats = np.exp(-(values**2) / 2) / np.sqrt(2 * np.pi).astype(np.float32)
    return density


_BLURRING = _density((_PLACES - _PLACES[:, None]) / _BLUR) / _BLUR
