"""Cutting out, scaling and placing of ink."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from dashboard.drawing.ink import Ink

SIDE, BOX = 28, 20
"""Pixels of an image of MNIST, and of the box that its digit was scaled into."""

MIDDLE = 14
"""Row and column, counted from 0, of every MNIST image's centre of mass, to half a pixel."""

Box = tuple[slice, slice]
"""Rows and columns."""


def extent(drawn: NDArray[np.bool_]) -> Box:
    """Rows and columns of what is drawn: at least one pixel is."""
    rows, columns = (np.flatnonzero(drawn.any(axis=axis)) for axis in (1, 0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def longer_side(ink: Ink) -> int:
    """Pixels of the longer side of what is drawn."""
    return int(max(part.stop - part.start for part in extent(ink > 0.5)))


def cut_out(ink: Ink) -> Ink:
    """The ink without its empty margins."""
    return ink[extent(ink > 0.5)]


def resized(ink: Ink, height: int, width: int) -> Ink:
    """The picture in other pixels: means of areas where it shrinks, smooth where it grows."""
    shrinks = height * width < ink.size
    sample = Image.Resampling.BOX if shrinks else Image.Resampling.BICUBIC
    picture = Image.fromarray(ink).resize((width, height), sample)
    return np.asarray(np.clip(np.asarray(picture), 0, 1))


def scaled(ink: Ink, side: int) -> Ink:
    """The picture with so many pixels on its longer side."""
    share = side / max(ink.shape)
    return resized(ink, *(max(round(length * share), 1) for length in ink.shape))


def in_a_square(ink: Ink, side: int) -> Ink:
    """The picture in the middle of an empty square, which is no smaller."""
    above, left = ((side - length) // 2 for length in ink.shape)
    square = np.zeros((side, side), np.float32)
    square[above : above + ink.shape[0], left : left + ink.shape[1]] = ink
    return square


def upright(ink: Ink, slant: float) -> Ink:
    """Rows shifted so that strokes that lean to the right by so much stand upright."""
    room = math.ceil(abs(slant) * len(ink) / 2)
    wide = np.pad(ink, ((0, 0), (room, room)))
    middle = (len(ink) - 1) / 2
    sheared = ndimage.affine_transform(wide, [[1, 0], [-slant, 1]], (0, slant * middle), order=1)
    return np.asarray(np.clip(sheared, 0, 1))


def slant_of(ink: Ink) -> float:
    """Columns to the right for each row upwards, by second moments."""
    rows, columns = np.mgrid[: ink.shape[0], : ink.shape[1]]
    row, column = ndimage.center_of_mass(ink)
    spread = float((ink * (rows - row) ** 2).sum())
    return -float((ink * (rows - row) * (columns - column)).sum()) / spread


def moved(ink: Ink, down: int, right: int) -> Ink:
    """The picture moved by whole pixels; what leaves it is lost."""
    return np.asarray(ndimage.shift(ink, (down, right), order=0))


def way_to_the_middle(ink: Ink) -> tuple[int, int]:
    """Whole pixels downwards and to the right, for the centre of mass."""
    row, column = ndimage.center_of_mass(ink)
    return round(MIDDLE - row), round(MIDDLE - column)
