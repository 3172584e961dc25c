"""Which ink belongs to which digit.

A digit may be in pieces: the bar of a 5, the upright of a 4. Pieces belong together when they are
near, or one small piece stands above or below the other; two tall ones side by side are two digits.
"""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.sparse.csgraph import connected_components

from dashboard.drawing.frame import Box, extent
from dashboard.drawing.ink import Ink

Mask = NDArray[np.bool_]

_TOUCHING = np.ones((3, 3))
"""Pixels touch at their corners, too."""

_SPECK = 1 / 40
"""What has a smaller share of the largest piece's ink is dirt."""

_MOST_PIECES = 12
"""So many are told apart at most, the largest first: what has more is no digit but a text."""

# Shares of the longer side of the larger piece. Of MNIST's training images 2.3 % are in pieces:
# half of them less than 0.10 apart, nine tenths less than 0.26.
_NEAR, _FAR = 0.15, 0.4

_TALL = 0.7
"""Pieces differ less in height than this where they stand side by side as digits of their own."""


def digits_of(ink: Ink) -> list[Mask]:
    """Where each separate digit lies, the one with the most ink first: bool (h, w) each."""
    pieces = _pieces(ink > 0.5)
    _, groups = connected_components(_belonging(pieces))
    digits = [
        np.logical_or.reduce([piece for piece, own in zip(pieces, groups, strict=True) if own == g])
        for g in np.unique(groups)
    ]
    return sorted(digits, key=np.count_nonzero, reverse=True)


def _pieces(drawn: Mask) -> list[Mask]:
    """Ink that hangs together, without specks, the largest piece first."""
    labels, _ = ndimage.label(drawn, _TOUCHING)
    sizes = np.bincount(labels.ravel())[1:]
    order = np.argsort(-sizes, kind="stable")[:_MOST_PIECES]
    return [labels == 1 + piece for piece in order if sizes[piece] >= sizes.max() * _SPECK]


def _belonging(pieces: list[Mask]) -> Mask:
    """Which pieces are of one digit: bool (pieces, pieces)."""
    boxes = [extent(piece) for piece in pieces]
    together = np.eye(len(pieces), dtype=bool)
    for one, other in combinations(range(len(pieces)), 2):
        scale = max(*_lengths(boxes[one]), *_lengths(boxes[other]))
        gap = _gap(pieces[one], pieces[other]) / scale
        together[one, other] = _is_one_digit(boxes[one], boxes[other], gap)
    return together


def _gap(one: Mask, other: Mask) -> float:
    """Pixels between two pieces."""
    return float(ndimage.distance_transform_edt(~one)[other].min()) - 1


def _is_one_digit(one: Box, other: Box, gap: float) -> bool:
    if gap > _FAR:
        return False
    heights, widths = zip(_lengths(one), _lengths(other), strict=True)
    as_tall = min(heights) >= _TALL * max(heights)
    if as_tall and (_shared(one[1], other[1]) <= 0 or gap > _NEAR):
        return False
    return gap <= _NEAR or _shared(one[1], other[1]) >= min(widths) / 2


def _lengths(box: Box) -> tuple[int, int]:
    rows, columns = box
    return rows.stop - rows.start, columns.stop - columns.start


def _shared(one: slice, other: slice) -> int:
    """Rows or columns that two stretches share; less than 0 for those between them."""
    return int(min(one.stop, other.stop) - max(one.start, other.start))
