"""What images are, and how wide the strokes in them."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

SIDE, HALF_BOX = 28, 10
"""Of an image, and half that of the box that a digit fills, in pixels."""
MIDDLE = (SIDE - 1) / 2

INK = 0.25
"""A pixel as light as this belongs to a stroke."""

Floats = NDArray[np.float32]

Images = Floats
"""(n, 28, 28) in [0, 1], white ink on black."""


def ends(images: Images, axis: Literal[1, 2]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first and the last line with ink, (n,) each; the first and last of all without any.

    Args:
        axis: along a line: 2 for rows, 1 for columns.
    """
    lightest: Floats = images.max(axis=axis)
    inked = lightest > INK
    return inked.argmax(axis=1), SIDE - 1 - inked[:, ::-1].argmax(axis=1)


def stroke_width(images: Images) -> Floats:
    """Of each image, in pixels: (n,), twice its ink for each pixel of its outline."""
    down, right = np.diff(images, axis=1)[:, :, :-1], np.diff(images, axis=2)[:, :-1]
    outline = np.sqrt(down**2 + right**2).sum(axis=(1, 2))
    width: Floats = 2 * images.sum(axis=(1, 2)) / np.maximum(outline, 1e-6)
    return width
