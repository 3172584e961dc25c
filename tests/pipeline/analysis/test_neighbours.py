"""Neighbours are those that a full search finds."""

import numpy as np
import pytest
from sklearn.neighbors import NearestNeighbors

from pipeline.analysis.neighbours import nearest_neighbours, neighbour_accuracy


def _clusters(points: int, dimensions: int = 10) -> np.ndarray:
    rng = np.random.default_rng(0)
    centres = rng.normal(scale=5, size=(12, dimensions))
    noise = rng.normal(size=(points, dimensions))
    return (centres[rng.integers(12, size=points)] + noise).astype(np.float32)


def _exact(points: np.ndarray, count: int):
    distances, indices = NearestNeighbors(n_neighbors=count + 1).fit(points).kneighbors()
    return distances[:, :count], indices[:, :count]


def test_points_on_a_line_have_those_beside_them():
    found = nearest_neighbours(np.array([[0.0], [1.0], [3.0], [7.0]], np.float32), 2)
    assert found.indices.tolist() == [[1, 2], [0, 2], [1, 0], [2, 1]]
    np.testing.assert_allclose(found.distances, [[1, 3], [1, 2], [2, 3], [4, 6]])


def test_few_points_are_searched_exactly():
    points = _clusters(2_000)
    distances, indices = _exact(points, 30)
    found = nearest_neighbours(points, 30)
    assert (found.indices == indices).mean() > 0.999  # ties may change places
    np.testing.assert_allclose(found.distances, distances, rtol=1e-3)


def test_of_many_points_nearly_all_neighbours_are_found():
    points = _clusters(12_000)
    sample = slice(None, None, 40)
    exact = _exact(points, 120)[1][sample]
    found = nearest_neighbours(points, 120).indices[sample]
    recall = np.mean([np.isin(a, b).mean() for a, b in zip(exact, found, strict=True)])
    assert recall > 0.98


def test_threads_change_nothing():
    points = _clusters(6_000)
    one, two = (nearest_neighbours(points, 50, threads) for threads in (1, 2))
    np.testing.assert_array_equal(one.indices, two.indices)
    np.testing.assert_array_equal(one.distances, two.distances)


def test_a_point_is_not_its_own_neighbour_even_among_copies():
    found = nearest_neighbours(np.zeros((300, 3), np.float32), 5)
    assert found.indices.shape == (300, 5)
    assert not (found.indices == np.arange(300)[:, None]).any()
    assert (found.distances == 0).all()


def test_too_many_neighbours_are_refused():
    with pytest.raises(ValueError, match="4 points have no 4 neighbours each"):
        nearest_neighbours(np.zeros((4, 2), np.float32), 4)


def test_the_nearest_ones_vote_on_the_label():
    """Of each of six points on a line, the nearest two: one group of three is labelled wrongly."""
    points = np.array([[0.0], [1.0], [2.1], [10.0], [11.0], [12.1]], np.float32)
    nearest = nearest_neighbours(points, 4)
    apart, mixed = np.array([0, 0, 0, 1, 1, 1], np.uint8), np.array([0, 1, 0, 1, 1, 1], np.uint8)
    assert neighbour_accuracy(nearest, apart, count=2) == 1.0
    # Beside 0 and 2.1 stand a 0 and a 1, of which the lower counts; beside 1 stand two zeros.
    assert neighbour_accuracy(nearest, mixed, count=2) == pytest.approx(5 / 6)
