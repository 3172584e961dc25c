"""What networks read of an image instead of its grey values, as pictures. Knows no Streamlit.

Images are uint8 (28, 28), 0 black to 255 white, or float32 (28, 28) in [0, 1], as drawings are, and
pixels float32 (784,) in [0, 1].
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Image = NDArray[Any]
Picture = NDArray[np.uint8]
Values = NDArray[np.floating]

SQUARES = 8
"""In a row of the counts of ink, and how many rows."""

MOST_INK = 16
"""In one square, where scikit-learn's digits have 4 x 4 points."""


def share_of_white(image: Image) -> Values:
    """Every pixel in [0, 1]: float32 (28, 28)."""
    return np.divide(image, 255, dtype=np.float32) if image.dtype == np.uint8 else image


def standardise(image: Image, fitted: Mapping[str, NDArray[Any]]) -> Values:
    """Every pixel less its mean, in units of its deviation: float32 (28, 28)."""
    pixels = share_of_white(image).ravel()
    standardised = (pixels - fitted["mean"]) / fitted["deviation"]
    return np.asarray(standardised.reshape(image.shape))


def project(image: Image, fitted: Mapping[str, NDArray[Any]]) -> Values:
    """The image as principal components: float32 (components,)."""
    return np.asarray(fitted["components"] @ (share_of_white(image).ravel() - fitted["mean"]))


def project_back(image: Image, fitted: Mapping[str, NDArray[Any]]) -> Values:
    """What the principal components keep of an image: float32 (28, 28), about in [0, 1]."""
    kept = project(image, fitted) @ fitted["components"] + fitted["mean"]
    return np.asarray(kept.reshape(image.shape))


def keep_pixels(image: Image, fitted: Mapping[str, NDArray[Any]]) -> Values:
    """Every pixel in [0, 1] where it is read, not a number elsewhere: float32 (28, 28)."""
    seen = np.full(image.size, np.nan, np.float32)
    seen[fitted["pixels"]] = share_of_white(image).ravel()[fitted["pixels"]]
    return seen.reshape(image.shape)


def count_ink(image: Image, box: int) -> Values:
    """Ink in 8 x 8 squares of the box in the middle, 0 to 16 each: float32 (8, 8).

    A pixel on a border counts in parts. `pipeline/models.py` has the same arithmetic in a graph.
    """
    margin, square = (len(image) - box) // 2, box / SQUARES
    pixels, squares = np.arange(box), np.arange(SQUARES)[:, None] * square
    overlap = np.minimum(pixels + 1, squares + square) - np.maximum(pixels, squares)
    shares = np.maximum(overlap, 0).astype(np.float32) / square
    inside = share_of_white(image)[margin : margin + box, margin : margin + box]
    return np.asarray(MOST_INK * (shares @ inside @ shares.T))


def picture(values: Values, black: float, white: float) -> Picture:
    """Numbers as a picture; those beyond black or white are shown as these."""
    shares = (values - black) / (white - black)
    return np.asarray((np.clip(np.nan_to_num(shares), 0, 1) * 255).round(), np.uint8)
