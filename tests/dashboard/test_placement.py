"""A new point is placed where those nearest to it lie."""

import numpy as np
import pytest

from dashboard import loading
from dashboard.placement import place
from pipeline.experiments import find
from pipeline.spec import MNIST

LINE = np.array([[0.0], [1.0], [3.0], [10.0], [11.0]])
PLACES = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 8.0], [50.0, 50.0], [60.0, 50.0]])


def test_halfway_between_two_it_lies_in_their_middle():
    found = place(np.array([10.5]), LINE, PLACES, number=2)
    assert found.position == pytest.approx([55, 50])
    assert found.spread == pytest.approx(5)
    assert sorted(found.neighbours) == [3, 4]


def test_what_is_twice_as_near_counts_four_times():
    found = place(np.array([2.0 / 3]), LINE, PLACES, number=2)
    assert found.neighbours.tolist() == [1, 0]
    assert found.distances == pytest.approx([1 / 3, 2 / 3])
    assert found.position == pytest.approx([3.2, 0])
    assert found.spread == pytest.approx(np.sqrt(0.8 * 0.8**2 + 0.2 * 3.2**2))


def test_on_top_of_a_point_it_lies_where_that_one_lies():
    found = place(LINE[2], LINE, PLACES, number=4)
    assert found.neighbours[0] == 2
    assert found.distances[0] == 0
    assert found.position == pytest.approx(PLACES[2], abs=1e-6)
    assert found.spread == pytest.approx(0, abs=0.01)


def test_on_top_of_points_that_coincide_it_lies_between_them():
    twins = np.array([[5.0], [5.0], [9.0]])
    assert place(np.array([5.0]), twins, PLACES[:3], number=2).position == pytest.approx([2, 0])


def test_neighbours_in_several_places_are_far_spread():
    apart = place(np.array([2.0]), LINE, np.array([[-9.0, 0], [-9, 0], [9, 0], [0, 0], [0, 0]]), 3)
    together = place(np.array([2.0]), LINE, np.ones((5, 2)), 3)
    assert apart.spread > 8
    assert together.spread == 0


def test_an_image_that_was_learned_from_lies_at_its_own_place():
    experiment, image = find("dense-10"), loading.training_set(MNIST).images[[5]]
    found = loading.placement(experiment, loading.network(experiment).hidden(image)[0])
    assert found.neighbours[0] == 5
    assert len(found.neighbours) == 15
    assert found.position == pytest.approx(loading.map("dense-10").coordinates[5], abs=0.5)
