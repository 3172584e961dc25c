"""How much ink there is at each point of a picture."""

import numpy as np
from numpy.typing import NDArray

from dashboard.drawing.errors import NoInkError

Ink = NDArray[np.float32]

EMPTY = "Nothing is drawn yet: draw a digit."
FAINT = 24
"""Colours that differ less from the ground, of 255, are no ink."""


def ink_of(rgba: NDArray[np.uint8]) -> Ink:
    """How much ink there is, from colour and alpha: float32 (h, w) in [0, 1]."""
    alpha = rgba[..., 3]
    if _of_border(alpha).mean() < 128:
        strength = alpha.astype(np.float32)
    else:
        strength = _distance_from_ground(rgba[..., :3].astype(np.float32))
    most = strength.max(initial=0)
    if most < FAINT:
        raise NoInkError(EMPTY)
    return strength / most


def _distance_from_ground(colours: NDArray[np.float32]) -> NDArray[np.float32]:
    ground = np.median(_of_border(colours), axis=0)
    away = np.abs(colours - ground)
    return np.asarray(away.max(axis=-1))


def _of_border(values: NDArray[np.generic]) -> NDArray[np.generic]:
    return np.concatenate([values[0], values[-1], values[:, 0], values[:, -1]])
