"""How thick a pen is, and the same strokes with MNIST's.

Strokes are known by the depth of their ink: how far each of its points is from the edge.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dashboard.drawing.frame import longer_side
from dashboard.drawing.ink import Ink

MNIST_PEN = 0.124
"""Share of a digit's longer side: median of `share_of` MNIST's training images.

The middle half lies between 0.10 and 0.15. `tests/dashboard/drawing/test_pen.py` measures it.
"""

THICKEST = 0.5
"""Share of the longer side from which ink is a dot or a blob: of a disc, two thirds."""

_LINE = 0.8
"""Share of the wanted width that a stroke keeps, or its own where it was thinner from the start."""

_CLEARANCE = 2.0
"""Pixels that stay empty on both sides of the middle of a hole or gap: together one of MNIST's."""

_MIDDLE_OF_STROKE = 0.15
"""Points that far from the edge, in half widths, can be the middle of a stroke."""

Distances = NDArray[np.float64]


def width_of(ink: Ink) -> float:
    """Width of the strokes in pixels: four times the mean depth of a straight stroke's ink."""
    drawn = ink > 0.5
    return float(4 * (_depth(drawn)[drawn] - 0.5).mean())


def share_of(ink: Ink) -> float:
    """Width of the strokes by the longer side of the digit."""
    return width_of(ink) / longer_side(ink)


def with_mnist_pen(ink: Ink) -> Ink:
    """The strokes with the width that MNIST's have, in the same place: float32 (h, w) in [0, 1].

    The margins must have room for it.
    """
    width = width_of(ink)
    length = longer_side(ink) - width  # of the way of the pen, which stays
    wanted = MNIST_PEN * length / (1 - MNIST_PEN)
    change = _thicker if wanted > width else _thinner
    return change(ink > 0.5, width, wanted).astype(np.float32)


def _thicker(drawn: NDArray[np.bool_], width: float, wanted: float) -> Distances:
    """Ink grows on all sides, but leaves holes and gaps open."""
    away = _depth(~drawn)
    grown = (wanted - width) / 2
    reach = 2 * int(np.ceil(grown + _CLEARANCE)) + 1
    room = ndimage.maximum_filter(away, reach) - 0.5 - _CLEARANCE
    return np.maximum(drawn, _soft(np.clip(room, 0, grown) - (away - 0.5)))


def _thinner(drawn: NDArray[np.bool_], width: float, wanted: float) -> Distances:
    """Ink shrinks on all sides, but its strokes do not break where they are thin."""
    depth = _depth(drawn)
    shrunk = _soft(depth - 0.5 - (width - wanted) / 2)
    is_middle = depth >= ndimage.maximum_filter(depth, 3)
    middle = is_middle & (depth > _MIDDLE_OF_STROKE * width / 2)
    line = _soft(wanted / 2 * _LINE - _depth(~middle))
    return np.maximum(shrunk, line * drawn)


def _depth(inside: NDArray[np.bool_]) -> Distances:
    """Pixels from each point to the next one outside; half a pixel more than to the edge."""
    return np.asarray(ndimage.distance_transform_edt(inside))


def _soft(distance: Distances) -> Distances:
    """Ink by the distance from its edge, which is one pixel wide."""
    return np.clip(distance + 0.5, 0, 1)
