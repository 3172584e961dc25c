"""Cutting out, scaling, shearing and moving of ink."""

import numpy as np
from PIL import Image
from scipy import ndimage

from dashboard.drawing.ink import Ink

SIDE, BOX = 28, 20
"""Pixels of an image of MNIST, and of the box that its digit was scaled into."""


def box_of(ink: Ink) -> tuple[slice, slice]:
    """Rows and columns that hold ink."""
    drawn = ink > 0.5
    rows, columns = (np.flatnonzero(drawn.any(axis=axis)) for axis in (1, 0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def resized(ink: Ink, height: int, width: int, sample: Image.Resampling) -> Ink:
    """The picture with another number of pixels."""
    return np.asarray(Image.fromarray(ink).resize((width, height), sample), np.float32)


def squared(ink: Ink) -> Ink:
    """The picture with empty margins on both shorter sides."""
    height, width = ink.shape
    side = max(height, width)
    above, left = (side - height) // 2, (side - width) // 2
    return np.pad(ink, ((above, side - height - above), (left, side - width - left)))


def scaled(ink: Ink, side: int) -> Ink:
    """The picture with a longer side of so many pixels: means of areas when it shrinks."""
    share = side / max(ink.shape)
    height, width = (max(round(length * share), 1) for length in ink.shape)
    sample = Image.Resampling.BOX if share < 1 else Image.Resampling.BICUBIC
    return np.clip(resized(ink, height, width, sample), 0, 1)


def centred(ink: Ink, moved: tuple[float, float]) -> Ink:
    """The picture moved by rows and columns, in parts of pixels."""
    return np.clip(ndimage.shift(ink, moved, order=1), 0, 1).astype(np.float32)


def off_centre(ink: Ink) -> tuple[float, float]:
    """Rows and columns that bring the centre of mass to the middle."""
    row, column = ndimage.center_of_mass(ink)
    middle = (len(ink) - 1) / 2
    return middle - row, middle - column
