"""Points laid out on a plane so that neighbours stay neighbours: t-SNE.

scikit-learn's t-SNE spends its time on a search for neighbours and on a tree in every step. Here
the neighbours come from `pipeline.analysis.neighbours`, and openTSNE finds the forces by
interpolation on a grid and a fast Fourier transform (Linderman et al., Fast interpolation-based
t-SNE, 2019). `python -m pipeline.benchmark` measures what that brings.
"""

import numpy as np
from numpy.typing import NDArray
from openTSNE import TSNEEmbedding
from openTSNE.affinity import PerplexityBasedNN
from openTSNE.initialization import pca
from openTSNE.nearest_neighbors import PrecomputedNeighbors
from threadpoolctl import threadpool_limits

from pipeline.analysis.neighbours import Neighbours, nearest_neighbours
from pipeline.store import Map

PERPLEXITY = 40
"""That of the source, `001_4be1fa6e59a25526.txt`."""

NEIGHBOURS = 3 * PERPLEXITY
"""Whose distances count for a point; those further away weigh next to nothing."""

# Steps, exaggeration of the attraction, and momentum: those that openTSNE takes, but fewer of
# them. With all 250 exaggerated steps the divergence of 10 dimensions is 0.4 % lower and takes half
# as long again; with 100 more of the others, 5 % lower and twice as long.
_PHASES = ((75, 12, 0.5), (150, 1, 0.8))


def tsne(
    points: NDArray[np.float32], neighbours: Neighbours | None = None, threads: int = 1
) -> Map:
    """Lay points out on a plane, starting from their two leading principal components.

    The same points give the same map on one machine, for any number of threads.

    Args:
        points: float32 (n, dimensions), n above 120.
        neighbours: at least 120 of each point, if they are known already.
    """
    if neighbours is None:
        neighbours = nearest_neighbours(points, NEIGHBOURS, threads)
    affinities = _affinities(neighbours, threads)
    with threadpool_limits(limits=1):  # sums over several threads could differ
        start = pca(points, random_state=0)
    embedding = TSNEEmbedding(start, affinities, n_jobs=threads, negative_gradient_method="fft")
    for steps, exaggeration, momentum in _PHASES:
        embedding.optimize(steps, exaggeration=exaggeration, momentum=momentum, inplace=True)
    # Several threads add it up in another order: beyond the sixth digit it is chance.
    return Map(np.asarray(embedding, np.float32), round(float(embedding.kl_divergence), 6))


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
