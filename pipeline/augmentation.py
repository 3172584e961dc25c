"""Training images as other hands and pens might have drawn them; see `pipeline.spec.augmentation`.

All that moves ink is one field of displacements for each image, the sum of those of all
ingredients, so that an image is resampled once. Fields are polynomials and splines: one matrix
product makes them for many images. Coordinates run from -1 to 1 over the box that a digit fills.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from pipeline.data import parts
from pipeline.spec.augmentation import (
    Augmentation,
    Bars,
    Bend,
    Elastic,
    Framing,
    Ingredient,
    Movement,
    Pen,
    Proportions,
    Rotation,
    Serifs,
    Slant,
    Stretch,
    Taper,
)

_SIDE, _HALF_BOX = 28, 10
_MIDDLE = (_SIDE - 1) / 2

Images = NDArray[np.float32]
"""(n, 28, 28) in [0, 1], white ink on black."""
Kind = TypeVar("Kind", bound=Ingredient)

_ROWS, _COLUMNS = np.mgrid[:_SIDE, :_SIDE].astype(np.float32)
_Y, _X = ((axis.ravel() - _MIDDLE) / _HALF_BOX for axis in (_ROWS, _COLUMNS))
_POLYNOMIALS = np.stack([np.ones_like(_X), _X, _Y, _X**2, _X * _Y, _Y**2])
_ONE, _X1, _Y1, _X2, _XY, _Y2 = range(len(_POLYNOMIALS))


def augment_epoch(
    images: Images,
    labels: NDArray[np.int32],
    augmentation: Augmentation,
    seed: int,
    epoch: int,
) -> Images:
    """All images changed anew: the same for the same seed and epoch.

    Args:
        labels: (n,), the digits.
    """
    rng = np.random.default_rng((seed, epoch))
    changed = np.empty_like(images)
    for part in parts(len(images), at_once=500):
        changed[part] = augment(images[part], labels[part], augmentation, rng)
    return changed


def augment(
    images: Images,
    labels: NDArray[np.int32],
    augmentation: Augmentation,
    rng: np.random.Generator,
) -> Images:
    """Some images, each changed in its own way."""
    ingredients = augmentation.ingredients
    for added in _of_kind(ingredients, Bars, Serifs):
        images = add_strokes(images, labels, added, rng)
    if movements := [one for one in ingredients if isinstance(one, Movement)]:
        images = resample(images, displacements(movements, len(images), rng))
    for framing in _of_kind(ingredients, Framing):
        images = frame(images, framing)
    for pen in _of_kind(ingredients, Pen):
        images = redraw(images, rng.uniform(pen.thinnest, pen.thickest, len(images)))
    return images


def _of_kind(ingredients: Iterable[Ingredient], *kinds: type[Kind]) -> list[Kind]:
    return [one for one in ingredients if isinstance(one, kinds)]


def displacements(
    movements: Iterable[Movement], count: int, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Where every pixel of so many images comes from, less its own place, in pixels.

    Returns:
        float32 (count, 2, 784): to the right and down.
    """
    field = np.zeros((count, 2, _SIDE**2), np.float32)
    for movement in movements:
        if isinstance(movement, Elastic):
            nodes = rng.uniform(-1, 1, (count, 2, movement.nodes**2)) * movement.pixels
            field += nodes.astype(np.float32) @ _splines(movement.nodes)
        else:
            strengths = rng.uniform(-1, 1, (2, count))
            field += _HALF_BOX * coefficients(movement, *strengths) @ _POLYNOMIALS
    return field


def coefficients(
    movement: Movement, first: NDArray[np.float64], second: NDArray[np.float64]
) -> NDArray[np.float32]:
    """The polynomials of displacements: float32 (n, 2, 6), of 1, x, y, x², xy, y².

    Args:
        first: (n,) in [-1, 1], the strength for each image.
        second: the same, of a movement that can go along and across.
    """
    found = np.zeros((len(first), 2, len(_POLYNOMIALS)), np.float32)
    across, down = found[:, 0].T, found[:, 1].T
    match movement:
        case Rotation(degrees):
            angle = np.radians(degrees) * first
            across[_X1], across[_Y1] = np.cos(angle) - 1, -np.sin(angle)
            down[_X1], down[_Y1] = np.sin(angle), np.cos(angle) - 1
        case Slant(tangent):
            across[_Y1] = tangent * first
        case Stretch(factor):
            across[_X1], down[_Y1] = factor ** (first / 2) - 1, factor ** (-first / 2) - 1
        case Proportions(share):
            across[_ONE], down[_ONE] = share * first, share * second
            across[_X2], down[_Y2] = -share * first, -share * second
        case Taper(share):
            across[_XY], down[_XY] = share * first, share * second
        case Bend(pixels):
            across[_Y2], down[_X2] = pixels / _HALF_BOX * first, pixels / _HALF_BOX * second
    return found


def _splines(nodes: int) -> NDArray[np.float32]:
    """What each node of a grid over the image moves: float32 (nodes², 784), cubic B-splines."""
    places = np.linspace(0, nodes - 1, _SIDE, dtype=np.float32)
    distance = np.abs(places - np.arange(nodes, dtype=np.float32)[:, None])
    near, far = 1 - distance**2 * (1.5 - 0.75 * distance), 0.25 * np.clip(2 - distance, 0, 2) ** 3
    along = np.where(distance < 1, near, far)
    return np.kron(along, along)


def resample(images: Images, field: NDArray[np.float32]) -> Images:
    """Images with every pixel taken from elsewhere, between four pixels; black from outside.

    Args:
        field: float32 (n, 2, 784), as `displacements` makes it.
    """
    count, wide = len(images), _SIDE + 2
    padded = np.zeros((count, wide, wide), np.float32)
    padded[:, 1:-1, 1:-1] = images
    x = np.clip(field[:, 0] + (_COLUMNS.ravel() + 1), 0, wide - 1.001)
    y = np.clip(field[:, 1] + (_ROWS.ravel() + 1), 0, wide - 1.001)
    left, top = x.astype(np.int32), y.astype(np.int32)
    x -= left
    y -= top
    corner = top * wide + left + (np.arange(count, dtype=np.int32) * wide**2)[:, None]
    ink = padded.ravel()
    above = ink[corner] * (1 - x) + ink[corner + 1] * x
    below = ink[corner + wide] * (1 - x) + ink[corner + (wide + 1)] * x
    return (above + (below - above) * y).reshape(images.shape)


def frame(images: Images, framing: Framing) -> Images:
    """Images scaled into a box, their centre of mass moved to the middle."""
    inked = images > _INK
    height, width = (_extent(inked.any(axis)) for axis in (2, 1))
    scale = framing.box / np.maximum(height, width)
    rows, columns = (_weights(images.sum(axis), scale) for axis in (2, 1))
    return rows @ images @ columns.transpose(0, 2, 1)


_INK = 0.25
"""A pixel as light as this belongs to a stroke."""


def _extent(inked: NDArray[np.bool_]) -> NDArray[np.int64]:
    """From the first to the last place with ink: (n,), of (n, 28); all of them without any."""
    return _SIDE - inked.argmax(axis=1) - inked[:, ::-1].argmax(axis=1)


def _weights(profile: NDArray[np.float32], scale: NDArray[np.float64]) -> NDArray[np.float32]:
    """How much of each row or column goes into each of the framed image: float32 (n, 28, 28).

    Args:
        profile: (n, 28), the ink of each row or column: its mean place comes to the middle.
    """
    places = np.arange(_SIDE, dtype=np.float32)
    mean = profile @ places / np.maximum(profile.sum(axis=1), 1e-6)
    step = (1 / scale).astype(np.float32)
    sources = mean[:, None] + (places - _MIDDLE) * step[:, None]
    reach = np.maximum(step, 1)[:, None, None]
    weights = np.clip(1 - np.abs(places - sources[:, :, None]) / reach, 0, None) / reach
    return weights


def redraw(images: Images, width: NDArray[np.float64]) -> Images:
    """Images with strokes of another width: (n,), in pixels.

    A blurred stroke falls off from its middle evenly; where it crosses the level that belongs to
    the new width, the new edge is drawn, one pixel soft.
    """
    old, new = (one / _BLUR / 2 for one in (stroke_width(images), width.astype(np.float32)))
    level = ndtr(old - new) - ndtr(-old - new)
    slope = (_density(old - new) - _density(old + new)) / _BLUR
    slope = np.minimum(np.maximum(slope, 0.1), 2 * level)  # what is black stays black
    level, slope = (one[:, None, None] for one in (level, slope))
    drawn = np.clip((_BLURRED @ images @ _BLURRED - level) / slope + 0.5, 0, 1)
    return drawn / np.maximum(drawn.max(axis=(1, 2), keepdims=True), 0.1)


_BLUR = np.float32(0.8)
"""Deviation of the blur in pixels: enough to carry an edge two pixels out."""


def _density(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.exp(-(values**2) / 2) / np.float32(np.sqrt(2 * np.pi))


def _blurring() -> NDArray[np.float32]:
    places = np.arange(_SIDE, dtype=np.float32)
    weights = _density((places - places[:, None]) / _BLUR) / _BLUR
    return weights


_BLURRED = _blurring()


def stroke_width(images: Images) -> NDArray[np.float32]:
    """Of each image, in pixels: twice the ink for each pixel of its outline."""
    down, right = np.diff(images, axis=1)[:, :, :-1], np.diff(images, axis=2)[:, :-1]
    outline = np.sqrt(down**2 + right**2).sum(axis=(1, 2))
    return 2 * images.sum(axis=(1, 2)) / np.maximum(outline, 1e-6)


def add_strokes(
    images: Images, labels: NDArray[np.int32], added: Bars | Serifs, rng: np.random.Generator
) -> Images:
    """Images with a bar through some of the sevens, or flag and foot for some of the ones."""
    digit = 7 if isinstance(added, Bars) else 1
    chosen = np.flatnonzero((labels == digit) & (rng.random(len(labels)) < added.share))
    changed, body = images.copy(), Body.of(images[chosen])
    if isinstance(added, Bars):
        changed[chosen] = paint(changed[chosen], *_bar(body, rng))
    else:
        changed[chosen] = paint(changed[chosen], *_flag(body, rng))
        footed = rng.random(len(chosen)) < added.share
        feet = paint(changed[chosen], *_foot(body, rng))
        changed[chosen[footed]] = feet[footed]
    return changed


@dataclass(frozen=True)
class Body:
    """Where the ink of some images is: their height, and the middle of the ink in every row.

    Attributes:
        top: (n,), first row with ink.
        bottom: the last one.
        middle: (n, 28), column; of a row without ink, 0.
    """

    top: NDArray[np.int64]
    bottom: NDArray[np.int64]
    middle: NDArray[np.float32]

    @classmethod
    def of(cls, images: Images) -> "Body":
        inked = (images > _INK).any(axis=2)
        ink = images.sum(axis=2)
        middle = images @ np.arange(_SIDE, dtype=np.float32) / np.maximum(ink, 1e-6)
        return cls(inked.argmax(axis=1), _SIDE - 1 - inked[:, ::-1].argmax(axis=1), middle)

    @property
    def height(self) -> NDArray[np.int64]:
        return self.bottom - self.top

    def at(self, row: NDArray[np.int64]) -> NDArray[np.float32]:
        """A point on the stroke in a row of each image: (n, 2), x and y."""
        columns = self.middle[np.arange(len(row)), row]
        return np.stack([columns, row], axis=1).astype(np.float32)


Points = NDArray[np.float32]
"""(n, 2): x and y, in pixels."""


def _bar(body: Body, rng: np.random.Generator) -> tuple[Points, Points]:
    """From end to end, a little above or below the middle, rising or falling a little."""
    count = len(body.top)
    row = body.top + np.rint(body.height * rng.uniform(0.4, 0.6, count)).astype(np.int64)
    half = _towards(rng.uniform(-0.2, 0.5, count), body.height * rng.uniform(0.15, 0.3, count))
    return body.at(row) - half, body.at(row) + half


def _flag(body: Body, rng: np.random.Generator) -> tuple[Points, Points]:
    """From the top down to the left."""
    count = len(body.top)
    length = body.height * rng.uniform(0.15, 0.5, count)
    top = body.at(body.top)
    return top, top - _towards(rng.uniform(0.4, 1.2, count), length)


def _foot(body: Body, rng: np.random.Generator) -> tuple[Points, Points]:
    """Along the line that the digit stands on."""
    count = len(body.top)
    half = _towards(rng.uniform(-0.15, 0.15, count), body.height * rng.uniform(0.15, 0.3, count))
    bottom = body.at(body.bottom)
    return bottom - half, bottom + half


def _towards(angle: NDArray[np.float64], length: NDArray[np.float64]) -> Points:
    """To the right and, by so many radians, up."""
    return (length * np.stack([np.cos(angle), -np.sin(angle)])).T.astype(np.float32)


def paint(images: Images, start: Points, end: Points) -> Images:
    """Images with a straight stroke more, as wide as those that are there."""
    pixels = np.stack([_COLUMNS, _ROWS], axis=-1)
    along = (end - start)[:, None, None]
    offset = pixels - start[:, None, None]
    share = (offset * along).sum(-1) / np.maximum((along**2).sum(-1), 1e-6)
    distance = np.linalg.norm(offset - np.clip(share, 0, 1)[..., None] * along, axis=-1)
    half = stroke_width(images)[:, None, None] / 2
    return np.maximum(images, np.clip(half + 0.5 - distance, 0, 1))
