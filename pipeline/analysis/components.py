"""The directions along which points vary most: principal components."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from threadpoolctl import threadpool_limits

from pipeline.data import parts


@dataclass(frozen=True)
class Components:
    """A linear projection of points: `(points - center) @ axes`.

    Attributes:
        center: float32 (dimensions,), the points' mean.
        axes: float32 (dimensions, count), orthonormal columns, the leading one first; of each, the
            entry furthest from 0 is positive.
        variance: float64 (count,), share of the points' variance along each, falling.
    """

    center: NDArray[np.float32]
    axes: NDArray[np.float32]
    variance: NDArray[np.float64]

    def project(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """The same for any number of threads: float32 (n, count)."""
        with threadpool_limits(limits=1):
            projected = [(points[p] - self.center) @ self.axes for p in parts(len(points))]
        return np.concatenate(projected)


def principal_components(points: NDArray[np.float32], count: int) -> Components:
    """Find the leading ones; the same for any number of threads.

    The covariance is added up part by part: of 60,000 points in 1,600 dimensions, a centred copy
    alone would take 400 MB.

    Args:
        points: float32 (n, dimensions).
        count: at most as many as dimensions.
    """
    center = points.mean(axis=0, dtype=float).astype(np.float32)
    dimensions = len(center)
    scatter = np.zeros((dimensions, dimensions))
    with threadpool_limits(limits=1):  # sums over several threads could differ
        for part in parts(len(points)):
            centred = points[part] - center
            scatter += centred.T @ centred
        values, axes = eigh(scatter, subset_by_index=(dimensions - count, dimensions - 1))
    axes = axes[:, ::-1]
    furthest = np.abs(axes).argmax(axis=0)
    axes *= np.sign(axes[furthest, np.arange(count)])
    variance = values[::-1].clip(min=0) / (np.trace(scatter) or 1.0)
    return Components(center, np.ascontiguousarray(axes, np.float32), variance)
