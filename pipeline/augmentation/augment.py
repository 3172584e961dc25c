"""All that is done to training images, in its order."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.augmentation.images import Images
from pipeline.augmentation.movements import displacements, resample
from pipeline.augmentation.redrawing import frame, redraw
from pipeline.augmentation.strokes import add_strokes
from pipeline.data import parts
from pipeline.spec import (
    AddedStrokes,
    Augmentation,
    Framing,
    Ingredient,
    Movement,
    Pen,
)


def augment_epoch(
    images: Images,
    labels: NDArray[np.int32],
    augmentation: Augmentation,
    seed: int,
    epoch: int,
) -> Images:
    """Training images as an epoch has them: the same ones for the same seed and epoch.

    Args:
        labels: (n,), the digits.
    """
    rng = np.random.default_rng((seed, epoch))
    changed = images.copy()
    touched = np.flatnonzero(rng.random(len(images)) >= augmentation.untouched)
    for part in parts(len(touched), at_once=500):
        some = touched[part]
        changed[some] = augment(images[some], labels[some], augmentation.ingredients, rng)
    return changed


def augment(
    images: Images,
    labels: NDArray[np.int32],
    ingredients: Sequence[Ingredient],
    rng: np.random.Generator,
) -> Images:
    """Some images, each changed in its own way."""
    for added in (one for one in ingredients if isinstance(one, AddedStrokes)):
        images = add_strokes(images, labels, added, rng)
    if movements := [one for one in ingredients if isinstance(one, Movement)]:
        images = resample(images, displacements(movements, len(images), rng))
    for framing in (one for one in ingredients if isinstance(one, Framing)):
        images = frame(images, framing.box)
    for pen in (one for one in ingredients if isinstance(one, Pen)):
        images = redraw(images, rng.uniform(pen.thinnest, pen.thickest, len(images)))
    return images
