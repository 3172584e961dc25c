"""Where a drawing lies among the digits that a model learned from. Knows no Streamlit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.maps import lowest, squared_distances

NEIGHBOURS = 15

_CLOSEST = 1e-9
"""Squared distances below count as this one: a point on top of another lies where that one lies."""


@dataclass(frozen=True, eq=False)
class Placement:
    """A place in a map for a point that it was not laid out with.

    Attributes:
        position: float64 (2,), the mean of the neighbours' places, each weighted by its inverse
            squared distance (Shepard, A two-dimensional interpolation function for irregularly
            spaced data, 1968).
        spread: how far the neighbours lie from there in the map: the root of the mean squared
            distance, weighted alike. Where it is large, they lie apart and the place says little.
        neighbours: int64 (number,), the nearest points before the map lays them out, those first.
        distances: float32 (number,), Euclidean, of these.
    """

    position: NDArray[np.float64]
    spread: float
    neighbours: NDArray[np.int64]
    distances: NDArray[np.float32]


def place(
    point: NDArray[np.number],
    points: NDArray[np.number],
    coordinates: NDArray[np.floating],
    number: int = NEIGHBOURS,
) -> Placement:
    """Place a point where those nearest to it lie.

    Args:
        point: (dimensions,).
        points: (n, dimensions), what the map was laid out from; n above `number`.
        coordinates: (n, 2), where the map has them.
        number: how many neighbours place it.
    """
    squared = squared_distances(points, point)
    neighbours = lowest(squared, number)
    near, places = squared[neighbours], coordinates[neighbours].astype(np.float64)
    weights = 1 / np.maximum(near, _CLOSEST, dtype=np.float64)
    position = np.average(places, axis=0, weights=weights)
    apart = ((places - position) ** 2).sum(axis=1)
    spread = float(np.sqrt(np.average(apart, weights=weights)))
    return Placement(position, spread, neighbours, np.sqrt(near))
