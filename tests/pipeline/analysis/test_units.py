"""What is measured of units is known where the units are planted."""

import numpy as np
import pytest

from pipeline.analysis.units import (
    least_exciting,
    mean_activation,
    most_exciting,
    quantiles,
    recall,
    recall_without,
    separation,
    share_active,
)

LABELS = np.arange(1_000, dtype=np.uint8) % 10
RNG = np.random.default_rng(0)
SEVENS, CONSTANT, NOISE = 0, 1, 2
ACTIVATIONS = np.stack(
    [
        np.where(LABELS == 7, 5 + RNG.uniform(0, 0.01, 1_000), 0),
        np.full(1_000, 0.1),
        RNG.normal(size=1_000),
    ]
).astype(np.float32)
"""Of a unit that fires on sevens only, one that never changes, and one that knows no digit."""


def test_a_unit_of_one_digit_separates_and_one_of_chance_does_not():
    share = separation(ACTIVATIONS, LABELS)
    assert share[SEVENS] == pytest.approx(1, abs=1e-5)
    assert share[CONSTANT] == 0
    assert 0 < share[NOISE] < 0.03, "nine degrees of freedom of 999"


def test_separation_is_the_share_of_variance_between_digits():
    values = np.array([[0, 2, 4, 6]], np.float32)
    assert separation(values, np.array([0, 0, 1, 1], np.uint8)) == pytest.approx([16 / 20])


def test_means_and_active_shares_are_those_of_each_digit():
    mean, active = mean_activation(ACTIVATIONS, LABELS), share_active(ACTIVATIONS, LABELS)
    assert mean.shape == active.shape == (3, 10)
    np.testing.assert_allclose(mean[SEVENS], np.where(np.arange(10) == 7, 5.005, 0), atol=0.002)
    np.testing.assert_array_equal(active[SEVENS], np.arange(10) == 7)
    np.testing.assert_allclose(mean[CONSTANT], 0.1)
    three = ACTIVATIONS[NOISE, LABELS == 3]
    assert mean[NOISE, 3] == pytest.approx(three.mean(), abs=1e-6)
    assert active[NOISE, 3] == pytest.approx((three > 0).mean())


def test_boxes_are_those_of_numpy():
    found = quantiles(ACTIVATIONS, LABELS)
    assert found.shape == (3, 10, 7)
    for digit in range(10):
        values = ACTIVATIONS[NOISE, digit == LABELS]
        expected = np.quantile(values, (0, 0.25, 0.5, 0.75, 1)).astype(np.float32)
        np.testing.assert_array_equal(found[NOISE, digit, [0, 2, 3, 4, 6]], expected)
    assert (np.diff(found, axis=2) >= 0).all()
    assert (found[CONSTANT] == np.float32(0.1)).all()


def test_whiskers_end_at_the_last_value_within_one_and_a_half_ranges():
    values = np.array([[-9, -3.5, 0, 1, 2, 3, 4, 5, 20]], np.float32)  # quartiles 0 and 4
    box = quantiles(values, np.zeros(9, np.uint8))[0, 0]
    assert box.tolist() == [-9, -3.5, 0, 2, 4, 5, 20]


def test_the_most_and_least_exciting_images_are_the_planted_ones():
    activations = np.ones((1, 500), np.float32)
    activations[0, [400, 3, 77]] = 9, 8, 7
    activations[0, [5, 499]] = -1, -2
    assert most_exciting(activations, 3).tolist() == [[400, 3, 77]]
    assert least_exciting(activations, 2).tolist() == [[499, 5]]


def test_among_images_that_tie_some_are_taken_that_are_evenly_spread():
    activations = np.zeros((1, 101), np.float32)
    activations[0, 40] = -1
    assert least_exciting(activations, 5).tolist() == [[40, 0, 33, 67, 100]]
    assert most_exciting(activations, 5).tolist() == [[0, 24, 50, 75, 100]], "40 does not tie"


def test_without_the_one_unit_that_decides_a_digit_its_recall_falls_to_nothing():
    """Unit 0 fires on sevens and is all that speaks for them; unit 1 fires on all but them."""
    activations = np.stack([LABELS == 7, LABELS != 7]).astype(np.float32)
    outgoing = np.zeros((2, 10), np.float32)
    outgoing[0, 7], outgoing[1, 2] = 3, 1
    bias = np.where(np.arange(10) == 4, 0.5, 0).astype(np.float32)  # of what neither speaks for
    logits = outgoing.T @ activations + bias[:, None]
    assert recall(logits, LABELS).tolist() == [0, 0, 1, 0, 0, 0, 0, 1, 0, 0]
    without = recall_without(activations, LABELS, logits, outgoing)
    assert without[0].tolist() == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert without[1].tolist() == [0, 0, 0, 0, 1, 0, 0, 1, 0, 0]


def test_recall_without_a_unit_is_that_of_the_model_with_its_activation_at_zero():
    activations = RNG.uniform(size=(6, 1_000)).astype(np.float32)
    outgoing = RNG.normal(size=(6, 10)).astype(np.float32)
    without = recall_without(activations, LABELS, outgoing.T @ activations, outgoing)
    for unit in range(6):
        silenced = activations.copy()
        silenced[unit] = 0
        np.testing.assert_array_equal(without[unit], recall(outgoing.T @ silenced, LABELS))
