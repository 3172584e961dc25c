"""How thick a pen is, and the same strokes with another one."""

import numpy as np
from scipy import ndimage

from dashboard.drawing.ink import Ink

MNIST_PEN = 0.13
"""Stroke width by the longer side of the digit, median of MNIST's training images."""


def pen_width(ink: Ink) -> float:
    """Width of the strokes in pixels: in a stroke, the mean distance to its edge is a quarter."""
    drawn = ink > 0.5
    depth = ndimage.distance_transform_edt(drawn)[drawn] - 0.5
    return float(4 * depth.mean())


def with_pen(ink: Ink, wider: float) -> Ink:
    """The strokes drawn wider by so many pixels (narrower, if negative)."""
    drawn = ink > 0.5
    outside = ndimage.distance_transform_edt(~drawn)
    inside = ndimage.distance_transform_edt(drawn)
    beyond = np.where(drawn, 0.5 - inside, outside - 0.5)
    return np.clip(wider / 2 - beyond + 0.5, 0, 1).astype(np.float32)
