"""Maps keep neighbours together, repeat exactly, and are at least as good as scikit-learn's."""

import numpy as np
import pytest
from scipy.spatial.distance import pdist
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE

from pipeline.analysis.components import principal_components
from pipeline.analysis.maps import (
    NEIGHBOURS,
    PERPLEXITY,
    few_dimensions,
    kl_divergence,
    lay_out,
    tsne,
)
from pipeline.analysis.neighbours import nearest_neighbours

GROUPS = np.repeat(np.arange(5, dtype=np.uint8), 160)


@pytest.fixture(scope="module")
def points():
    """Five groups of 160 points, far apart in 20 dimensions."""
    rng = np.random.default_rng(0)
    centres = rng.normal(scale=4, size=(5, 20))
    return (centres[GROUPS] + rng.normal(size=(800, 20))).astype(np.float32)


@pytest.fixture(scope="module")
def found(points):
    return lay_out(points, GROUPS)


def test_groups_stay_together(found):
    assert (found.coordinates.dtype, found.coordinates.shape) == (np.float32, (800, 2))
    assert found.neighbour_accuracy == found.layer_neighbour_accuracy == 1.0
    nearest = nearest_neighbours(found.coordinates, 10).indices
    assert (GROUPS[nearest] == GROUPS[:, None]).mean() > 0.99


def test_labels_that_have_nothing_to_do_with_the_points_are_guessed(points):
    shuffled = np.random.default_rng(0).permutation(GROUPS)
    map = lay_out(points, shuffled)
    shares = map.neighbour_accuracy, map.plane_neighbour_accuracy, map.layer_neighbour_accuracy
    assert shares == pytest.approx([0.2] * 3, abs=0.06)


def test_the_plane_is_that_of_the_principal_components(points, found):
    expected = PCA(2).fit_transform(points)
    np.testing.assert_allclose(np.abs(found.plane), np.abs(expected), atol=1e-3)


def test_groups_that_differ_in_a_third_direction_only_are_one_in_the_plane():
    """Two discs, one above the other: the plane lays one on the other, t-SNE does not."""
    rng = np.random.default_rng(0)
    points = rng.normal(scale=(5, 5, 0.01), size=(600, 3)).astype(np.float32)
    above = np.arange(600) % 2
    points[:, 2] += 4 * above
    map = lay_out(points, above.astype(np.uint8))
    assert map.layer_neighbour_accuracy > 0.98
    assert map.neighbour_accuracy > map.plane_neighbour_accuracy + 0.3
    assert map.plane_neighbour_accuracy == pytest.approx(0.5, abs=0.1)


def test_a_narrow_layer_is_laid_out_as_it_is(points):
    same, projection = few_dimensions(points)
    assert same is points
    assert projection is None


def test_fifty_components_of_a_wide_layer_keep_the_distances_that_are_in_them():
    rng = np.random.default_rng(0)
    hidden = (rng.normal(size=(400, 30)) @ rng.normal(size=(30, 1_200))).astype(np.float32)
    points, projection = few_dimensions(hidden + 7)
    assert (points.shape, projection.axes.shape) == ((400, 50), (1_200, 50))
    np.testing.assert_allclose(pdist(points), pdist(hidden), rtol=1e-3)
    again = (hidden + 7 - projection.center) @ projection.axes
    np.testing.assert_allclose(again, points, atol=1e-2)


@pytest.mark.slow
@pytest.mark.parametrize("threads", [1, 2])
def test_the_same_points_give_the_same_map_with_any_threads(points, found, threads):
    again = lay_out(points, GROUPS, threads)
    np.testing.assert_array_equal(found.coordinates, again.coordinates)
    np.testing.assert_array_equal(found.plane, again.plane)
    assert found.kl_divergence == again.kl_divergence


@pytest.mark.slow
def test_neighbours_beyond_those_that_count_change_nothing(points, found):
    neighbours = nearest_neighbours(points, NEIGHBOURS + 10)
    start = principal_components(points, 2).project(points)
    np.testing.assert_array_equal(tsne(start, neighbours).coordinates, found.coordinates)


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
