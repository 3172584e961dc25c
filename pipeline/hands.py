"""Digits by other hands and pens than those of MNIST, to measure networks on."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt, zoom

from pipeline.augmentation import frame, stroke_width
from pipeline.data import Arrays, scale

_FINENESS = 4
"""Outlines are found on a grid of so many points to a pixel."""


_zoom = partial(zoom, grid_mode=True, mode="grid-constant")


@dataclass(frozen=True)
class Digits:
    """Images to read, with what they show.

    Attributes:
        images: float32 (n, 28, 28) in [0, 1], white ink on black.
        labels: int32 (n,).
    """

    images: NDArray[np.float32]
    labels: NDArray[np.int32]


def measured(mnist: Arrays, small: Arrays, redrawn: int) -> tuple[Digits, ...]:
    """The digits of an ablation's measures, in their order.

    Args:
        small: scikit-learn's digits.
        redrawn: how many of MNIST's test images other pens redraw.
    """
    images, labels = scale(mnist["x_test"]), mnist["y_test"].astype(np.int32)
    others, others_labels = (
        np.concatenate([small[f"{name}_train"], small[f"{name}_test"]]) for name in "xy"
    )
    return (
        Digits(images, labels),
        Digits(enlarge(others), others_labels.astype(np.int32)),
        Digits(redraw(images[:redrawn], 2 / 3), labels[:redrawn]),
        Digits(redraw(images[:redrawn], 3 / 2), labels[:redrawn]),
    )


def enlarge(digits: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Counts of ink (n, 8, 8) in 0..16 as images (n, 28, 28), framed as MNIST's are."""
    smooth = _zoom(digits / np.float32(16), (1, 2.5, 2.5), order=3)
    padded = np.pad(smooth.clip(0, 1), ((0, 0), (4, 4), (4, 4)))
    return frame(padded.astype(np.float32), box=20)


def redraw(images: NDArray[np.float32], factor: float) -> NDArray[np.float32]:
    """Images with strokes so many times as wide: their outlines moved in or out, all alike."""
    widths = stroke_width(images) * _FINENESS
    moves = widths * (factor - 1) / 2
    return np.stack([_move_outline(*one) for one in zip(images, moves, strict=True)])


def _move_outline(image: NDArray[np.float32], outwards: float) -> NDArray[np.float32]:
    inked = _zoom(image, _FINENESS, order=1) > 0.5
    outside, inside = distance_transform_edt(~inked), distance_transform_edt(inked)
    beyond = np.where(inked, 0.5 - inside, outside - 0.5)  # the outline lies between two points
    side = len(image)
    blocks = (beyond <= outwards).reshape(side, _FINENESS, side, _FINENESS)
    redrawn: NDArray[np.float32] = blocks.mean(axis=(1, 3), dtype=np.float32)
    return redrawn
