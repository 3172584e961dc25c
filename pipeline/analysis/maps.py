"""Points laid out on a plane so that neighbours stay neighbours: t-SNE.

scikit-learn's t-SNE spends its time on a search for neighbours and on a tree in every step. Here
the neighbours come from `pipeline.analysis.neighbours`, and openTSNE finds the forces by
interpolation on a grid and a fast Fourier transform (Linderman et al., Fast interpolation-based
t-SNE, 2019). `python -m pipeline.benchmark` measures what that brings.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from openTSNE import TSNEEmbedding
from openTSNE.affinity import PerplexityBasedNN
from openTSNE.initialization import jitter, rescale
from openTSNE.nearest_neighbors import PrecomputedNeighbors

from pipeline.analysis.components import Components, principal_components
from pipeline.analysis.neighbours import Neighbours, nearest_neighbours, neighbour_accuracy
from pipeline.store import VOTERS, Map

PERPLEXITY = 40
"""That of the source, `001_4be1fa6e59a25526.txt`."""

NEIGHBOURS = 3 * PERPLEXITY
"""Whose distances count for a point; those further away weigh next to nothing."""

# Steps, exaggeration of the attraction, and momentum: those that openTSNE takes, but fewer of
# them. With all 250 exaggerated steps the divergence of 10 dimensions is 0.4 % lower and takes half
# as long again; with 100 more of the others, 5 % lower and twice as long.
_PHASES = ((75, 12, 0.5), (150, 1, 0.8))


_MANY_DIMENSIONS = 1_000
_KEPT_DIMENSIONS = 50


@dataclass(frozen=True)
class Layout:
    """Points on a plane.

    Attributes:
        coordinates: float32 (n, 2).
        kl_divergence: see `kl_divergence`.
    """

    coordinates: NDArray[np.float32]
    kl_divergence: float


def few_dimensions(
    hidden: NDArray[np.float32],
) -> tuple[NDArray[np.float32], Components | None]:
    """Points to lay out: the activations of a layer, or of a very wide one 50 principal components.

    Of the 1,600 units of `cnn-32-64` these keep 75 % of the variance; the ten nearest neighbours
    say the digit of 99.0 % of the images, among all units that of 98.9 %.

    Args:
        hidden: float32 (n, units).

    Returns:
        float32 (n, dimensions), and what projects activations on them where it is needed.
    """
    if hidden.shape[1] <= _MANY_DIMENSIONS:
        return hidden, None
    leading = principal_components(hidden, _KEPT_DIMENSIONS)
    return leading.project(hidden), leading


def lay_out(points: NDArray[np.float32], labels: NDArray[np.uint8], threads: int = 1) -> Map:
    """Points by t-SNE and by their two leading principal components, from which it starts.

    The same points give the same map on one machine, for any number of threads.

    Args:
        points: float32 (n, dimensions), n above 120.
        labels: (n,) from 0, by which neighbours are judged.
    """
    neighbours = nearest_neighbours(points, NEIGHBOURS, threads)
    plane = principal_components(points, 2).project(points)
    layout = tsne(plane, neighbours, threads)
    among_points, in_plane, in_layout = (
        neighbour_accuracy(found, labels, VOTERS)
        for found in (
            neighbours,
            nearest_neighbours(plane, VOTERS, threads),
            nearest_neighbours(layout.coordinates, VOTERS, threads),
        )
    )
    return Map(
        coordinates=layout.coordinates,
        plane=plane,
        kl_divergence=layout.kl_divergence,
        neighbour_accuracy=in_layout,
        plane_neighbour_accuracy=in_plane,
        layer_neighbour_accuracy=among_points,
    )


def tsne(start: NDArray[np.float32], neighbours: Neighbours, threads: int = 1) -> Layout:
    """Lay points out on a plane by who is near whom.

    Args:
        start: float32 (n, 2), where they are at first; its scale does not matter.
        neighbours: at least 120 of each point.
    """
    embedding = TSNEEmbedding(
        jitter(rescale(start), random_state=0),  # apart, should some be in the same place
        _affinities(neighbours, threads),
        n_jobs=threads,
        negative_gradient_method="fft",
    )
    for steps, exaggeration, momentum in _PHASES:
        embedding.optimize(steps, exaggeration=exaggeration, momentum=momentum, inplace=True)
    # Several threads add it up in another order: beyond the sixth digit it is chance.
    return Layout(np.asarray(embedding, np.float32), round(float(embedding.kl_divergence), 6))


def kl_divergence(
    coordinates: NDArray[np.float32], neighbours: Neighbours, threads: int = 1
) -> float:
    """How badly any map of points shows who is near whom: 0 is perfect (van der Maaten, 2008).

    Args:
        coordinates: float32 (n, 2).
        neighbours: those of the points themselves, at least 120 of each.
    """
    affinities = _affinities(neighbours, threads)
    embedding = TSNEEmbedding(
        coordinates, affinities, n_jobs=threads, negative_gradient_method="fft"
    )
    embedding.optimize(1, learning_rate=1e-12, inplace=True)  # it is computed in passing
    return float(embedding.kl_divergence)


def _affinities(neighbours: Neighbours, threads: int) -> PerplexityBasedNN:
    nearest = PrecomputedNeighbors(
        neighbours.indices[:, :NEIGHBOURS], neighbours.distances[:, :NEIGHBOURS]
    )
    return PerplexityBasedNN(knn_index=nearest, perplexity=PERPLEXITY, n_jobs=threads)
