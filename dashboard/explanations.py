"""Why a model reads a digit: what ink speaks for it, and how little changes its answer.

Models are functions from images float32 (n, 28, 28) in [0, 1] to probabilities float32 (n, 10), and
are only asked. Knows no Streamlit.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Images = NDArray[np.float32]
ProbabilitiesOf = Callable[[Images], NDArray[np.float32]]

_REACH = 1.5
"""Standard deviation, in pixels, of the soft spot that covers ink: about as wide as a pen."""

MOST_PIXELS = 40
"""So many pixels are changed before the search for a flip is given up."""

_CANDIDATES = 300
"""So many changes are tried at each step, once all were tried alone: no more pixels were needed
than with all of them at each step, of 24 test images and 7 models, in half the time."""


def occlusion(probabilities_of: ProbabilitiesOf, image: Images, digit: int) -> NDArray[np.float32]:
    """How much the log-odds of a digit fall when the ink around a pixel is covered.

    A soft black spot is laid on each pixel that has ink. Odds, and not probabilities, since a model
    that is sure stays at almost 1 whatever is covered; a fall by 2.3 makes the odds a tenth. A soft
    spot, since the edges of a hard one would be strokes of their own. (After Zeiler and Fergus,
    Visualizing and Understanding Convolutional Networks, 2014, section 4.2, who cover with grey
    squares.)

    Args:
        image: float32 (28, 28) in [0, 1].

    Returns:
        float32 (28, 28): positive where the ink speaks for the digit, negative where against it, 0
        where there is no ink to cover; that a place is empty may speak too, but is not asked.
    """
    rows, columns = np.nonzero(image)
    spots = _bump(len(image))
    covered = image * (1 - spots[rows][:, :, None] * spots[columns][:, None, :])
    odds = log_odds(probabilities_of(np.concatenate([image[None], covered])), digit)
    fall = np.zeros_like(image)
    fall[rows, columns] = odds[0] - odds[1:]
    return fall


def log_odds(probabilities: NDArray[np.float32], digit: int) -> NDArray[np.float64]:
    """Of a digit against all others together: float64 (n,), finite.

    Args:
        probabilities: (n, 10).
    """
    others = np.delete(probabilities, digit, axis=1).sum(axis=1)
    return _log(probabilities[:, digit]) - _log(others)


def _bump(size: int) -> NDArray[np.float32]:
    """A soft spot along one axis, around each place of it: float32 (places, size), 1 at most."""
    apart = np.subtract.outer(np.arange(size), np.arange(size))
    return np.exp(-((apart / _REACH) ** 2) / 2).astype(np.float32)


def _log(probabilities: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.log(np.maximum(probabilities, np.finfo(np.float32).tiny, dtype=np.float64))


@dataclass(frozen=True, eq=False)
class Change:
    """Pixels that are set to black or white so that a model reads another digit.

    Attributes:
        pixels: int64 (k, 2), row and column, in the order in which they were set.
        before: float32 (28, 28), the image.
        after: float32 (28, 28), the same with these pixels set.
        probabilities: float32 (k + 1, 10), of the image, then after each of the pixels.
    """

    pixels: NDArray[np.int64]
    before: Images
    after: Images
    probabilities: NDArray[np.float32]

    @property
    def digit_before(self) -> int:
        return int(self.probabilities[0].argmax())

    @property
    def digit_after(self) -> int:
        return int(self.probabilities[-1].argmax())

    @property
    def is_found(self) -> bool:
        """Whether they do flip the answer; where not, more would be needed than are allowed."""
        return self.digit_after != self.digit_before


def smallest_change(probabilities_of: ProbabilitiesOf, image: Images) -> Change:
    """Few pixels that flip a model's answer, by a greedy search; fewer may exist.

    Each pixel may become black or white. At first every such change is tried alone and those that
    bring the answer nearest to a flip are kept as candidates; at each step the best candidate is
    made, until the answer flips or `MOST_PIXELS` are set. Then pixels that the flip does not need
    are put back, one after the other.

    Args:
        image: float32 (28, 28) in [0, 1].
    """
    digit = int(probabilities_of(image[None])[0].argmax())
    made = _until_it_flips(probabilities_of, image, digit)
    made = _needed(probabilities_of, image, digit, made)
    course = np.stack([_changed(image, made[:number]) for number in range(len(made) + 1)])
    pixels = np.stack(np.unravel_index(made % image.size, image.shape), axis=1)
    return Change(pixels, image, course[-1], probabilities_of(course))


# A change is a number: the place of the pixel, and beyond the last place the same pixels in white.
_Changes = NDArray[np.int64]


def _until_it_flips(probabilities_of: ProbabilitiesOf, image: Images, digit: int) -> _Changes:
    """Changes in the order in which they are made; they may end before the answer flips."""
    candidates = np.flatnonzero([image != 0, image != 1])
    made = candidates[:0]
    while len(made) < MOST_PIXELS:
        probabilities = probabilities_of(_variants(_changed(image, made), candidates))
        order = np.argsort(_lead(probabilities, digit), kind="stable")
        made = np.append(made, candidates[order[0]])
        if probabilities[order[0]].argmax() != digit:
            break
        candidates = candidates[order[:_CANDIDATES]]
        candidates = candidates[candidates % image.size != made[-1] % image.size]
    return made


def _needed(
    probabilities_of: ProbabilitiesOf, image: Images, digit: int, made: _Changes
) -> _Changes:
    """Those changes that are left when all that the flip does not need are put back."""
    while len(made) > 1:
        fewer = [np.delete(made, place) for place in range(len(made))]
        probabilities = probabilities_of(np.stack([_changed(image, some) for some in fewer]))
        best = int(_lead(probabilities, digit).argmin())
        if probabilities[best].argmax() == digit:
            break
        made = fewer[best]
    return made


def _changed(image: Images, changes: _Changes) -> Images:
    changed = image.copy()
    changed.flat[changes % image.size] = changes // image.size
    return changed


def _variants(image: Images, changes: _Changes) -> Images:
    """The image with each of these changes alone: float32 (changes, 28, 28)."""
    variants = np.repeat(image[None], len(changes), axis=0)
    pixels = variants.reshape(len(changes), image.size)
    pixels[np.arange(len(changes)), changes % image.size] = changes // image.size
    return variants


def _lead(probabilities: NDArray[np.float32], digit: int) -> NDArray[np.float64]:
    """By how much a digit's log-probability exceeds that of the best other: float64 (n,)."""
    others = np.delete(probabilities, digit, axis=1).max(axis=1)
    return _log(probabilities[:, digit]) - _log(others)
