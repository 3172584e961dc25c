"""Digits as PNG pictures."""

import base64
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SIDE, _GAP = 28, 2


def png(picture: NDArray[np.uint8]) -> bytes:
    """A grey picture, uint8 (height, width), as PNG."""
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "PNG")
    return buffer.getvalue()


def data_uri(picture: NDArray[np.uint8]) -> str:
    """A grey picture, uint8 (height, width), as an address that holds it; a digit takes 0.5 kB."""
    return "data:image/png;base64," + base64.b64encode(png(picture)).decode()


def contact_sheet(digits: NDArray[np.uint8], rows: int) -> tuple[NDArray[np.uint8], int]:
    """As many digits as fit into a square of rows on black, with a gap between, and their number.

    Args:
        digits: uint8 (n, 28, 28); those that do not fit are left out.
        rows: how many rows, and how many digits in a row.

    Returns:
        A picture, uint8 (side, side), and how many digits it holds.
    """
    step = _SIDE + _GAP
    sheet = np.zeros((rows * step - _GAP, rows * step - _GAP), np.uint8)
    shown = digits[: rows**2]
    for place, digit in enumerate(shown):
        top, left = (step * part for part in divmod(place, rows))
        sheet[top : top + _SIDE, left : left + _SIDE] = digit
    return sheet, len(shown)
