"""What the lenses of the page Draw find in arrays, and their pictures. Knows no Streamlit.

Images are float32 (28, 28) in [0, 1], white ink on black.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

Floats = NDArray[np.floating]

ZOOM = 10
"""How much larger pictures are that have an edge drawn on them."""

INK = 0.5
"""From here on, a grey value lies within a stroke."""

_EDGE = (236, 239, 242)
_EDGE_WIDTH = 2

_ROWS = ("top", "", "bottom")
_COLUMNS = ("left", "", "right")


def outlined(colours: NDArray[np.uint8], image: Floats) -> NDArray[np.uint8]:
    """Colours of pixels, enlarged, with the edge of the ink of an image on them.

    Args:
        colours: uint8 (28, 28, 3).

    Returns:
        uint8 (280, 280, 3).
    """
    large = colours.repeat(ZOOM, axis=0).repeat(ZOOM, axis=1)
    size = (large.shape[1], large.shape[0])
    smooth = Image.fromarray(image.astype(np.float32)).resize(size, Image.Resampling.BICUBIC)
    ink = np.asarray(smooth) >= INK
    large[ink & ~ndimage.binary_erosion(ink, iterations=_EDGE_WIDTH)] = _EDGE
    return large


def whereabouts(values: Floats, image: Floats) -> str:
    """Where among the ink the highest value lies: "at the top left", "in the middle".

    Args:
        values: (28, 28), a number for each pixel of the image, which has ink.
    """
    rows, columns = np.nonzero(image)
    row, column = np.unravel_index(values.argmax(), values.shape)
    words = (_ROWS[_third(int(row), rows)], _COLUMNS[_third(int(column), columns)])
    return " ".join(["at the", *filter(None, words)]) if any(words) else "in the middle"


def _third(place: int, inked: NDArray[np.integer]) -> int:
    """In which third of the places with ink one of them lies, counted from 0."""
    low, high = int(inked.min()), int(inked.max())
    return min(max(3 * (place - low) // (high - low + 1), 0), 2)


def correlations(hidden: Floats, averages: Floats) -> NDArray[np.float64]:
    """How alike the activations for an image are to the average ones of each digit, unit by unit.

    Args:
        hidden: (units,).
        averages: (units, classes).

    Returns:
        Pearson's correlation, float64 (classes,) in [-1, 1]; 0 where all units answer the same.
    """
    own = np.asarray(hidden, np.float64) - hidden.mean()
    others = np.asarray(averages, np.float64) - averages.mean(axis=0)
    norms = np.linalg.norm(own) * np.linalg.norm(others, axis=0)
    return np.asarray((own @ others) / np.where(norms > 0, norms, np.inf))


def distances(hidden: Floats, averages: Floats) -> NDArray[np.float64]:
    """How far the activations for an image lie from the average ones of each digit.

    Args: as of `correlations`.

    Returns:
        Euclidean distances, float64 (classes,).
    """
    apart = np.asarray(averages, np.float64) - np.asarray(hidden, np.float64)[:, None]
    return np.asarray(np.linalg.norm(apart, axis=0))
