"""Digits as PNG pictures."""

import base64
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SIDE, _GAP = 28, 2


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


def contact_sheet(digits: NDArray[np.uint8], rows: int) -> tuple[NDArray[np.uint8], int]:
    """As many digits as fit into a square of rows on black, with a gap between, and their number.

    Args:
        digits: uint8 (n, side, side), white on black; those that do not fit are left out.
        rows: how many rows, and how many digits in a row.

    Returns:
        A picture, uint8 (side, side), and how many digits it holds.
    """
    side = digits.shape[1]
    step = side + _GAP
    sheet = np.zeros((rows * step - _GAP, rows * step - _GAP), np.uint8)
    shown = digits[: rows**2]
    for place, digit in enumerate(shown):
        top, left = (step * part for part in divmod(place, rows))
        sheet[top : top + side, left : left + side] = digit
    return sheet, len(shown)


_MORE, _LESS = np.array([255, 170, 80], float), np.array([90, 175, 255], float)
"""Orange and light blue, as bright as each other: the colour-blind tell them apart on black."""


def signed(values: NDArray[np.floating], most: float) -> NDArray[np.uint8]:
    """Values of either sign as a picture: black for 0, orange above it, light blue below.

    Args:
        values: (..., height, width).
        most: the size that takes the full colour, as do larger ones; above 0.

    Returns:
        uint8 (..., height, width, 3).
    """
    strength = np.clip(np.abs(values) / most, 0, 1)[..., np.newaxis]
    colors = np.where(values[..., np.newaxis] > 0, _MORE, _LESS)
    return np.asarray((strength * colors).round(), np.uint8)
