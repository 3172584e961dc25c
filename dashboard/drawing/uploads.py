"""Pictures that people upload: only as many pixels are unpacked as memory and patience have."""

import io
import struct
import zlib

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from dashboard.drawing.errors import DrawingError

LARGEST_FILE = 20_000_000
"""Bytes."""

MOST_PIXELS = {"JPEG": 24_000_000, "PNG": 10_000_000, "WEBP": 10_000_000}
"""A JPEG can be unpacked to fewer pixels at once; all others take their full size in memory.

The worst take 160 to 210 MB for less than half a second.
"""

SMALLEST_SIDE = 16

_SIDE = 1_000
"""Pixels of the longer side of what comes back, at most."""

_DAMAGES = (OSError, SyntaxError, ValueError, EOFError, RuntimeError, struct.error, zlib.error)
"""What Pillow raises where a file breaks off or contradicts itself."""


def open_picture(content: bytes) -> NDArray[np.uint8]:
    """A PNG, JPEG or WebP, turned as the camera was held: uint8 (h, w, 4).

    A side of what comes back has at most 1,000 pixels. Of an animation it is the first picture.

    Raises:
        DrawingError: the file is something else, damaged, too large or too small.
    """
    if len(content) > LARGEST_FILE:
        raise DrawingError(
            f"The file has {len(content) / 1e6:.0f} MB, and {LARGEST_FILE // 10**6} MB can be "
            "read: save the picture smaller, or as JPEG."
        )
    picture = _opened(content)
    _check_size(picture)
    try:
        return np.asarray(_unpacked(picture))
    except _DAMAGES as error:
        raise DrawingError(_DAMAGED) from error


_DAMAGED = "The picture is damaged or breaks off: save or send it again."


def _opened(content: bytes) -> Image.Image:
    """The file, of which only the head is read yet."""
    try:
        return Image.open(io.BytesIO(content), formats=tuple(MOST_PIXELS))
    except UnidentifiedImageError as error:
        raise DrawingError("This is no picture that can be read: use PNG, JPEG or WebP.") from error
    except Image.DecompressionBombError as error:
        raise DrawingError(
            _too_large("far more pixels than a photo", max(MOST_PIXELS.values()))
        ) from error
    except _DAMAGES as error:
        raise DrawingError(_DAMAGED) from error


def _check_size(picture: Image.Image) -> None:
    width, height = picture.size
    most = MOST_PIXELS[str(picture.format)]
    if width * height > most:
        raise DrawingError(_too_large(f"{width:,} x {height:,} pixels", most))
    if min(width, height) < SMALLEST_SIDE:
        raise DrawingError(
            f"The picture has only {width:,} x {height:,} pixels: a digit needs at least "
            f"{SMALLEST_SIDE} x {SMALLEST_SIDE}."
        )


def _too_large(size: str, most: int) -> str:
    return (
        f"The picture has {size}, and {most // 10**6} million can be read: cut out the digit, "
        "or save the picture smaller."
    )


def _unpacked(picture: Image.Image) -> Image.Image:
    """With as many pixels as are needed; a JPEG is never unpacked to its full size."""
    if picture.mode.startswith("I"):  # 16 bits of grey, of which the upper 8 are kept
        picture = Image.fromarray((np.asarray(picture) >> 8).astype(np.uint8))
    if picture.mode in {"P", "1"}:
        picture = picture.convert("RGBA")  # numbers of colours have no mean
    picture.thumbnail((_SIDE, _SIDE))
    return ImageOps.exif_transpose(picture).convert("RGBA")
