"""All that moves ink: one field of displacements for each image, so that it is resampled once.

A field is the sum of those of all movements: polynomials and splines, which one matrix product
makes for many images. Their coordinates run from -1 to 1 over the box that a digit fills.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from pipeline.augmentation.images import HALF_BOX, MIDDLE, SIDE, Floats, Images
from pipeline.spec import (
    Bend,
    Elastic,
    Movement,
    Proportions,
    Rotation,
    Slant,
    Stretch,
    Taper,
)

_ROWS, _COLUMNS = (axis.ravel() for axis in np.mgrid[:SIDE, :SIDE].astype(np.float32))
_Y, _X = (_ROWS - MIDDLE) / HALF_BOX, (_COLUMNS - MIDDLE) / HALF_BOX
_POLYNOMIALS = np.stack([np.ones_like(_X), _X, _Y, _X**2, _X * _Y, _Y**2])
_1, _X1, _Y1, _X2, _XY, _Y2 = range(len(_POLYNOMIALS))


def displacements(movements: Iterable[Movement], count: int, rng: np.random.Generator) -> Floats:
    """Where every pixel of so many images comes from, less its own place, in pixels.

    Returns:
        float32 (count, 2, 784): to the right and down.
    """
    field = np.zeros((count, 2, SIDE**2), np.float32)
    for movement in movements:
        if isinstance(movement, Elastic):
            nodes = movement.pixels * rng.uniform(-1, 1, (count, 2, movement.nodes**2))
            field += nodes.astype(np.float32) @ _splines(movement.nodes)
        else:
            strengths = rng.uniform(-1, 1, (2, count))
            field += HALF_BOX * coefficients(movement, *strengths) @ _POLYNOMIALS
    return field


def coefficients(
    movement: Movement, first: NDArray[np.float64], second: NDArray[np.float64]
) -> Floats:
    """The polynomials of displacements: float32 (n, 2, 6), of 1, x, y, x², xy, y².

    Args:
        first: (n,) in [-1, 1], the strength for each image.
        second: the same, of a movement that goes along and across.
    """
    found = np.zeros((len(first), 2, len(_POLYNOMIALS)), np.float32)
    across, down = found[:, 0].T, found[:, 1].T
    match movement:
        case Rotation(degrees):
            angle = np.radians(degrees) * first
            across[_X1], across[_Y1] = np.cos(angle) - 1, -np.sin(angle)
            down[_X1], down[_Y1] = np.sin(angle), np.cos(angle) - 1
        case Slant(tangent):
            across[_Y1] = tangent * first
        case Stretch(factor):
            across[_X1], down[_Y1] = factor ** (first / 2) - 1, factor ** (-first / 2) - 1
        case Proportions(share):
            across[_1], down[_1] = share * first, share * second
            across[_X2], down[_Y2] = -share * first, -share * second
        case Taper(share):
            across[_XY], down[_XY] = share * first, share * second
        case Bend(pixels):
            across[_Y2], down[_X2] = pixels / HALF_BOX * first, pixels / HALF_BOX * second
    return found


def _splines(nodes: int) -> Floats:
    """What each node of a grid over the image moves: float32 (nodes², 784), cubic B-splines.

    A node moves its own place by all that it is moved itself.
    """
    places = np.linspace(0, nodes - 1, SIDE, dtype=np.float32)
    distance = np.abs(places - np.arange(nodes, dtype=np.float32)[:, None])
    near, far = 1 - distance**2 * (1.5 - 0.75 * distance), 0.25 * np.clip(2 - distance, 0, 2) ** 3
    along = np.where(distance < 1, near, far)
    return np.kron(along, along)


def resample(images: Images, field: Floats) -> Images:
    """Images with every pixel taken from elsewhere, between four pixels; black from outside.

    Args:
        field: float32 (n, 2, 784), as `displacements` makes it.
    """
    count, wide = len(images), SIDE + 2
    ink = np.zeros((count, wide, wide), np.float32)
    ink[:, 1:-1, 1:-1] = images
    x = np.clip(field[:, 0] + _COLUMNS + 1, 0, wide - 1.001)
    y = np.clip(field[:, 1] + _ROWS + 1, 0, wide - 1.001)
    left, top = x.astype(np.int32), y.astype(np.int32)
    x -= left
    y -= top
    corner = top * wide + left + (np.arange(count, dtype=np.int32) * wide**2)[:, None]
    above, below = (
        ink.ravel()[row] * (1 - x) + ink.ravel()[row + 1] * x for row in (corner, corner + wide)
    )
    moved: Images = above + (below - above) * y
    return moved.reshape(images.shape)
