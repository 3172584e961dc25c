"""Maps keep neighbours together, repeat exactly, and are at least as good as scikit-learn's."""

import numpy as np
import pytest
from sklearn.manifold import TSNE

from pipeline.analysis.maps import NEIGHBOURS, PERPLEXITY, kl_divergence, tsne
from pipeline.analysis.neighbours import nearest_neighbours

GROUPS = np.repeat(np.arange(5), 160)


@pytest.fixture(scope="module")
def points():
    """Five groups of 160 points, far apart in 20 dimensions."""
    rng = np.random.default_rng(0)
    centres = rng.normal(scale=4, size=(5, 20))
    return (centres[GROUPS] + rng.normal(size=(800, 20))).astype(np.float32)


@pytest.fixture(scope="module")
def found(points):
    return tsne(points)


def test_groups_stay_together(found):
    assert (found.coordinates.dtype, found.coordinates.shape) == (np.float32, (800, 2))
    nearest = nearest_neighbours(found.coordinates, 10).indices
    assert (GROUPS[nearest] == GROUPS[:, None]).mean() > 0.99


@pytest.mark.slow
@pytest.mark.parametrize("threads", [1, 2])
def test_the_same_points_give_the_same_map_with_any_threads(points, found, threads):
    again = tsne(points, threads=threads)
    np.testing.assert_array_equal(found.coordinates, again.coordinates)
    assert found.kl_divergence == again.kl_divergence


@pytest.mark.slow
def test_known_neighbours_are_used(points, found):
    neighbours = nearest_neighbours(points, NEIGHBOURS + 10)
    np.testing.assert_array_equal(tsne(points, neighbours).coordinates, found.coordinates)


def test_the_divergence_is_that_of_its_definition(points, found):
    neighbours = nearest_neighbours(points, NEIGHBOURS)
    assert kl_divergence(found.coordinates, neighbours) == pytest.approx(
        found.kl_divergence, abs=0.01
    )
    shuffled = np.random.default_rng(0).permutation(found.coordinates)
    assert kl_divergence(shuffled, neighbours) > found.kl_divergence + 1


@pytest.mark.slow
def test_the_map_is_as_good_as_that_of_scikit_learn(points, found):
    theirs = TSNE(init="pca", perplexity=PERPLEXITY, max_iter=300, random_state=0)
    coordinates = theirs.fit_transform(points)
    neighbours = nearest_neighbours(points, NEIGHBOURS)
    assert kl_divergence(coordinates, neighbours) == pytest.approx(theirs.kl_divergence_, abs=0.05)
    assert found.kl_divergence < theirs.kl_divergence_ + 0.02
