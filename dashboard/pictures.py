"""Digits, and numbers that belong to pixels, as PNG pictures."""

import base64
import io
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

FRAME = 1
"""Pixels around each picture of a sprite."""

_SIDE, _GAP = 28, 2
_FRAME_GREY = 140

# Dark in the middle, brighter outwards on both sides; the middle stands out from a light and from a
# dark page. Blue and orange are the pair that the colour-blind tell apart.
_SIGNED = np.array([(255, 201, 138), (214, 120, 34), (46, 50, 57), (66, 136, 212), (173, 216, 255)])
_HEAT = np.array([(0, 32, 77), (65, 77, 107), (124, 123, 120), (188, 175, 111), (255, 234, 70)])
"""Cividis (Nunez, Anderton and Renslow, 2018), made so that the colour-blind see what others do."""


def png(picture: NDArray[np.uint8]) -> bytes:
    """A picture as PNG: uint8 (height, width) in grey, or (height, width, 3) in colour."""
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "PNG")
    return buffer.getvalue()


def data_uri(picture: NDArray[np.uint8]) -> str:
    """A picture, as `png` takes it, as an address that holds it; a digit takes 0.5 kB."""
    return "data:image/png;base64," + base64.b64encode(png(picture)).decode()


def points_as_images(points: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Each point of a plane as a bright spot in its own picture: uint8 (n, 28, 28).

    The pictures show the square from -1 to 2, with the corners of XOR's unit square in grey; points
    outside sit at the border.

    Args:
        points: float32 (n, 2), x to the right, y upwards.
    """
    images = np.zeros((len(points), _SIDE, _SIDE), np.uint8)
    low, high = _place(np.array([0.0, 1.0]))
    for row in (_SIDE - 1 - low, _SIDE - 1 - high):
        images[:, row, [low, high]] = 90
    columns, rows = _place(points[:, 0]), _SIDE - 1 - _place(points[:, 1])
    for down, right in np.ndindex(2, 2):
        images[np.arange(len(points)), rows - down, columns + right] = 255
    return images


def _place(coordinates: NDArray[np.floating]) -> NDArray[np.int64]:
    """Coordinates in [-1, 2] as pixels, from 1 to 26."""
    return np.clip((coordinates + 1) / 3 * (_SIDE - 1), 1, _SIDE - 2).astype(np.int64)


def signed_picture(values: NDArray[np.floating], bound: float) -> NDArray[np.uint8]:
    """Values of either sign as colours: blue above 0, orange below, the brighter the further.

    Args:
        values: (..., height, width).
        bound: what gets the brightest colour, as does all beyond; the same for all pictures that
            are compared.

    Returns:
        uint8 (..., height, width, 3).
    """
    share = np.zeros(values.shape) if bound <= 0 else np.asarray(values, np.float64) / bound
    return _coloured(np.clip(share, -1, 1) / 2 + 0.5, _SIGNED)


def heat_picture(values: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Values as colours from dark blue, which is 0, to yellow, which is the highest of them.

    Args:
        values: (..., height, width), none below 0.

    Returns:
        uint8 (..., height, width, 3).
    """
    highest = float(values.max(initial=0))
    share = np.zeros(values.shape) if highest <= 0 else np.asarray(values, np.float64) / highest
    return _coloured(share, _HEAT)


def _coloured(shares: NDArray[np.float64], colours: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Shares in [0, 1] as colours of a scale, whose colours are equally far from each other."""
    stops = np.linspace(0, 1, len(colours))
    channels = [np.interp(shares, stops, channel) for channel in colours.T]
    return np.stack(channels, axis=-1).round().astype(np.uint8)


def sprite(pictures: Sequence[NDArray[np.uint8]]) -> tuple[NDArray[np.uint8], int, int]:
    """Several pictures as one, row by row, and its numbers of rows and columns.

    A frame of `FRAME` pixels repeats the edge of each: where a screen rounds, no neighbour shows.
    Smaller pictures sit in the middle of a black one as large as the largest; where one is in
    colour, all are.

    Args:
        pictures: at least one, each uint8 (height, width) or (height, width, 3).
    """
    columns = math.ceil(math.sqrt(len(pictures)))
    return _side_by_side(_framed(_alike(pictures)), columns), -(-len(pictures) // columns), columns


def _framed(pictures: NDArray[np.uint8]) -> NDArray[np.uint8]:
    unframed = [(0, 0)] * (pictures.ndim - 3)
    return np.pad(pictures, [(0, 0), (FRAME, FRAME), (FRAME, FRAME), *unframed], mode="edge")


def _alike(pictures: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Pictures of the same size and kind: uint8 (n, height, width) or (n, height, width, 3)."""
    height, width = (max(picture.shape[side] for picture in pictures) for side in (0, 1))
    colours = max((picture.shape[2:] for picture in pictures), key=len)
    alike = np.zeros((len(pictures), height, width, *colours), np.uint8)
    for place, picture in zip(alike, pictures, strict=True):
        top, left = (height - picture.shape[0]) // 2, (width - picture.shape[1]) // 2
        inner = place[top : top + picture.shape[0], left : left + picture.shape[1]]
        inner[...] = picture if picture.ndim == inner.ndim else picture[..., np.newaxis]
    return alike


def contact_sheet(digits: NDArray[np.uint8], rows: int) -> tuple[NDArray[np.uint8], int]:
    """As many digits as fit into a square of rows on black, with a gap between, and their number.

    Args:
        digits: uint8 (n, side, side), white on black; those that do not fit are left out.
        rows: how many rows, and how many digits in a row.

    Returns:
        A picture, uint8 (side, side), and how many digits it holds.
    """
    shown = digits[: rows**2]
    spaced = np.pad(shown, [(0, rows**2 - len(shown)), (0, _GAP), (0, _GAP)])
    return _side_by_side(spaced, rows)[:-_GAP, :-_GAP], len(shown)


def framed_by(
    original: NDArray[np.uint8], variants: Sequence[NDArray[np.uint8]]
) -> NDArray[np.uint8]:
    """A digit in the middle of eight others, in a thin grey frame.

    Args:
        original: uint8 (28, 28), white on black.
        variants: eight such pictures.

    Returns:
        uint8 (88, 88), three rows of three.
    """
    sheet, _ = contact_sheet(np.array([*variants[:4], original, *variants[4:]]), rows=3)
    start, end = _SIDE + _GAP - 1, 2 * _SIDE + _GAP
    sheet[[start, end], start : end + 1] = _FRAME_GREY
    sheet[start : end + 1, [start, end]] = _FRAME_GREY
    return sheet


def _side_by_side(pictures: NDArray[np.uint8], columns: int) -> NDArray[np.uint8]:
    """Pictures in rows from the top left, without gaps; what the last row lacks is black."""
    number, height, width, *colours = pictures.shape
    rows = math.ceil(number / columns)
    places = np.zeros((rows * columns, height, width, *colours), np.uint8)
    places[:number] = pictures
    in_rows = places.reshape(rows, columns, height, width, *colours).swapaxes(1, 2)
    return in_rows.reshape(rows * height, columns * width, *colours)
