"""How much ink there is at each point of a picture.

The border tells what is ground: nothing, where it is transparent; an even colour, where a drawing
was made on a computer; paper or a board under uneven light, where the picture is a photo.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.drawing import paper
from dashboard.drawing.errors import NoInkError

Ink = NDArray[np.float32]
"""(h, w), from 0 for none to 1 for as much as the strokes have."""

_EVEN = 8
"""A drawing's border differs less from its middle colour, of 255, but for some ink on it."""

_FAINTEST = 24
"""What differs less from the ground, of 255, is no ink."""

_EMPTY = "There is no ink yet: draw a digit."

_ONE_COLOUR = (
    "The picture has the same colour all over: draw a digit with lines, and leave ground around it."
)


def ink_of(rgba: NDArray[np.uint8]) -> tuple[Ink, str]:
    """How much ink there is, float32 (h, w) in [0, 1], and what was taken for it, in words.

    Args:
        rgba: (h, w, 4). A photo's ink has fewer pixels.

    Raises:
        NoInkError: there is none, or nothing else.
    """
    transparency = 255 - rgba[..., 3]
    if np.median(_border(transparency)) > 127:
        return _transparent(rgba[..., 3])
    colours = rgba[..., :3].astype(np.float32)
    ground = np.median(_border(colours), axis=0)
    colours += (ground - colours) * (transparency[..., None] / np.float32(255))
    if _is_even(_border(colours) - ground):
        return _drawn(colours, ground)
    return paper.ink_on(colours)


def _transparent(alpha: NDArray[np.uint8]) -> tuple[Ink, str]:
    if alpha.max() < _FAINTEST:
        raise NoInkError(_EMPTY)
    return _as_strength(alpha.astype(np.float32)), "what is not transparent"


def _drawn(colours: NDArray[np.float32], ground: NDArray[np.float32]) -> tuple[Ink, str]:
    """Ink of a drawing: what differs from the ground in any of its colours."""
    red, green, blue = np.moveaxis(np.abs(colours - ground), -1, 0)
    difference = np.maximum(np.maximum(red, green), blue)  # faster than `max` along an axis of 3
    if difference.max() < _FAINTEST:
        raise NoInkError(_ONE_COLOUR if ground.max() > _FAINTEST else _EMPTY)
    strength = _as_strength(difference)
    is_lighter = colours[strength > 0.5].mean() > ground.mean()
    return strength, "light ink on a dark ground" if is_lighter else "dark ink on a light ground"


def _as_strength(difference: NDArray[np.float32]) -> Ink:
    """From 0 to 1 for the usual stroke: strokes do not get fainter by one bright point."""
    usual = np.median(difference[difference > difference.max() / 2])
    return np.asarray(np.minimum(difference / usual, 1))


def _is_even(differences: NDArray[np.float32]) -> bool:
    return bool(np.quantile(np.abs(differences).max(axis=-1), 0.7) < _EVEN)


def _border(values: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([values[0], values[-1], values[:, 0], values[:, -1]])
