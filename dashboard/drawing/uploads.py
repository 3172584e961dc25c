"""Pictures that people upload."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

SIDE = 1_000


def open_picture(content: bytes) -> NDArray[np.uint8]:
    """A PNG, JPEG or WebP as uint8 (h, w, 4), at most 1,000 pixels on a side."""
    picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP"))
    picture.thumbnail((SIDE, SIDE))
    return np.asarray(ImageOps.exif_transpose(picture).convert("RGBA"))
