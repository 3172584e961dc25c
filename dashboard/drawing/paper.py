"""Ink in a photo: on paper or on a board, in uneven light, with shadows and grain.

The ground around each point is what a stroke cannot cover: of dark ink, the lightest that remains
when the picture is seen through a window wider than strokes are (a grey closing).
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from dashboard.drawing.errors import NoInkError

Grey = NDArray[np.float32]

_SIDE = 400
"""Pixels that a photo needs."""

_GROUND_SIDE, _WINDOW = 100, 21
"""Pixels in which the ground is looked for, and the width of the window."""

_GRAIN = 0.8
"""Pixels over which grain is evened out."""

_FAINTEST = 0.12
"""Share of the light that ink takes from the paper at least."""

_FEWEST = 8
"""Pixels of ink, beyond chance."""


def ink_on(colours: NDArray[np.float32]) -> tuple[Grey, str]:
    """Ink of a photo, float32 (h, w, 3) in [0, 255]: float32 (h, w) in [0, 1], and words.

    Raises:
        NoInkError: nothing stands out from the paper.
    """
    dark = _darkness(_reduced(colours.min(axis=-1)))  # coloured ink darkens one colour at least
    light = _darkness(255 - _reduced(colours.max(axis=-1)))
    is_dark = _weight(dark) >= _weight(light)
    ink = _without_surroundings(_against_grain(dark if is_dark else light))
    kind = "dark ink on light paper" if is_dark else "light ink on a dark board"
    return ink, f"{kind}, uneven light evened out"


def _reduced(grey: Grey, side: int = _SIDE) -> Grey:
    if max(grey.shape) <= side:
        return grey
    height, width = (max(round(length * side / max(grey.shape)), 1) for length in grey.shape)
    picture = Image.fromarray(grey).resize((width, height), Image.Resampling.BOX)
    return np.asarray(picture)


def _darkness(grey: Grey) -> Grey:
    """Share of the light that is missing at each point, by the paper around it."""
    smooth = ndimage.gaussian_filter(grey, _GRAIN)
    ground = ndimage.grey_closing(_reduced(smooth, _GROUND_SIDE), (_WINDOW, _WINDOW))
    height, width = grey.shape
    around = np.asarray(Image.fromarray(ground).resize((width, height), Image.Resampling.BILINEAR))
    return np.clip(1 - smooth / np.maximum(around, 1), 0, 1)


def _weight(darkness: Grey) -> float:
    return float(np.square(darkness).sum())


def _against_grain(darkness: Grey) -> Grey:
    """Ink from 0 to 1, half where it is as likely paper as ink.

    Raises:
        NoInkError: the two cannot be told apart.
    """
    threshold = _threshold(darkness)
    is_ink = darkness > threshold
    paper, ink = np.median(darkness[~is_ink]), np.median(darkness[is_ink])
    if ink - paper < _FAINTEST or np.count_nonzero(is_ink) < _FEWEST:
        raise NoInkError(
            "No ink stands out from the ground: use a darker pen or more light, or come closer."
        )
    return np.clip(0.5 + (darkness - threshold) / (ink - paper), 0, 1)


def _threshold(darkness: Grey) -> float:
    """Where two groups of values are parted best (Otsu, 1979)."""
    counts, edges = np.histogram(darkness, 128)
    middles = (edges[1:] + edges[:-1]) / 2
    below, above = counts.cumsum(), counts[::-1].cumsum()[::-1]
    sums = (counts * middles).cumsum()
    between = below[:-1] * above[1:]
    apart = sums[:-1] / below[:-1] - (sums[-1] - sums[:-1]) / np.maximum(above[1:], 1)
    return float(edges[1:-1][np.argmax(between * apart**2)])


def _without_surroundings(ink: Grey) -> Grey:
    """Ink that the border does not cut: edges of the paper, lines and fingers reach out of it."""
    labels, _ = ndimage.label(ink > 0.5, np.ones((3, 3)))
    border = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    inside = ~np.isin(labels, border[border > 0])
    kept = np.where(inside, ink, 0)
    return kept if np.count_nonzero(kept > 0.5) >= _FEWEST else ink
