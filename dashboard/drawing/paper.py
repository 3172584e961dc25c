"""Ink in a photo: on paper or on a board, in uneven light, with shadows and grain.

The ground around each point is what a stroke cannot cover: of dark ink, the darkest that remains
when the picture is seen through a window wider than strokes are (a grey closing). It follows the
edge of a shadow, which a mean would blur.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from dashboard.drawing.errors import NoInkError

Grey = NDArray[np.float32]

_SIDE = 400
"""Pixels that a photo needs."""

_WINDOW = 0.2
"""Its width, by the longer side of the photo."""

_GRAIN = 1.0
"""Pixels over which grain is evened out."""

_DARKNESS = 32
"""Light of the ground, of 255, below which the camera's noise weighs more than what is seen."""

_FAINTEST = 0.1
"""Contrast that ink has with its ground at least."""

_BEYOND_CHANCE = 6
"""Deviations of the paper that ink differs at least."""


def ink_on(colours: NDArray[np.float32]) -> tuple[Grey, str]:
    """Ink of a photo, float32 (h, w, 3) in [0, 255]: float32 (h, w) in [0, 1], and words.

    Raises:
        NoInkError: nothing stands out from the ground.
    """
    if _is_darker(_smooth(colours.mean(axis=-1))):
        darkest = _smooth(colours.min(axis=-1))  # coloured ink takes some of the light only
        contrast, kind = _contrast(darkest, ndimage.grey_closing), "dark ink on light paper"
    else:
        lightest = _smooth(colours.max(axis=-1))
        contrast, kind = _contrast(lightest, ndimage.grey_opening), "light ink on a dark board"
    return _without_surroundings(_against_grain(contrast)), f"{kind}, uneven light evened out"


def _smooth(grey: Grey) -> Grey:
    """The photo with fewer pixels and less grain."""
    height, width = grey.shape
    share = min(1, _SIDE / max(height, width))
    size = max(round(width * share), 1), max(round(height * share), 1)
    small = np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.BOX))
    return np.asarray(ndimage.gaussian_filter(small, _GRAIN))


def _is_darker(grey: Grey) -> bool:
    """Whether ink is darker than its ground: strokes differ much from the mean, in few places.

    The edge of a shadow differs to both sides alike.
    """
    around = ndimage.uniform_filter(grey, _window(grey))
    return bool((((grey - around) / (around + _DARKNESS)) ** 3).sum() < 0)


def _contrast(grey: Grey, ground_of: Callable[..., Grey]) -> Grey:
    """How much each point differs from the ground around it, by the light there."""
    ground = ground_of(grey, (_window(grey), _window(grey)))
    return np.asarray(np.abs(grey - ground) / (ground + _DARKNESS))


def _window(grey: Grey) -> int:
    side: int = max(grey.shape)
    return math.ceil(_WINDOW * side)


def _against_grain(contrast: Grey) -> Grey:
    """Ink from 0 to 1, half where it is midway between paper and ink.

    Raises:
        NoInkError: the two cannot be told apart.
    """
    paper = np.median(contrast)
    deviation = 1.5 * np.median(np.abs(contrast - paper))  # of a normal distribution
    beyond = contrast[contrast > paper + max(_BEYOND_CHANCE * deviation, _FAINTEST)]
    if not beyond.size:
        raise NoInkError(
            "No ink stands out from the ground: use a darker pen or more light, or come closer."
        )
    ink = np.quantile(beyond, 0.75)
    return np.asarray(np.clip((contrast - paper) / (ink - paper), 0, 1))


def _without_surroundings(ink: Grey) -> Grey:
    """Ink that the border does not cut: edges of the paper, lines and fingers reach out of it."""
    labels, _ = ndimage.label(ink > 0.5, np.ones((3, 3)))
    border = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    kept = np.where(np.isin(labels, border[border > 0]), 0, ink)
    return kept if (kept > 0.5).any() else ink
