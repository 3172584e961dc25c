"""What is worked out from stored units is what cases with known answers say."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.units import (
    accuracy,
    composition,
    dead,
    favourite,
    from_least_to_most,
    least,
    maps_shape,
    place,
    ranked,
    read_without,
    regions,
    rises_alike_everywhere,
    strip,
    summary,
)
from pipeline.experiments import find
from pipeline.spec import Dense
from tests.dashboard.conftest import with_plain_spaces
from tests.planted import planted_units

SUPPORT = np.full(10, 1_000)


def test_units_are_ranked_by_separation_and_the_first_of_equals_comes_first():
    units = replace(planted_units(4), separation=np.array([0.2, 0.9, 0.2, 0.0], np.float32))
    assert list(ranked(units)) == [1, 0, 2, 3]


def test_the_favourite_digit_excites_most_on_average():
    assert [favourite(planted_units(3), unit) for unit in range(3)] == [0, 1, 2]


def test_digits_that_excite_a_unit_least_are_named_together():
    units = planted_units(3)
    mean = units.mean.copy()
    mean[0] = [3, 1, 2, 1, *range(4, 10)]
    assert list(least(replace(units, mean=mean), 0)) == [1, 3]


def test_a_dead_unit_is_told_apart_from_a_weak_one():
    units = planted_units(3)
    quantiles = units.quantiles.copy()
    quantiles[1] = 0
    quantiles[2] *= 1e-3
    assert list(dead(replace(units, quantiles=quantiles))) == [False, True, False]


def test_accuracy_weighs_each_digit_by_its_images():
    support = np.array([30, 10])
    assert accuracy(np.array([1.0, 0.2]), support) == pytest.approx(0.8)
    assert list(accuracy(np.array([[1, 1], [0, 1]]), support)) == pytest.approx([1, 0.25])


def test_the_summary_names_the_best_unit_and_the_dearest():
    units = planted_units(10)
    without = units.recall_without.copy()
    without[3] = 0.1
    words = with_plain_spaces(summary("dense-10", replace(units, recall_without=without), SUPPORT))
    assert "Of the 10 hidden units of dense-10, **unit 9** separates the digits best" in words
    assert "90.0 % of the variance of its activation lies between digits" in words
    assert "median of all units: 50.0 %" in words
    assert "Accuracy falls most without **unit 3**: from 90.00 % to 10.00 %" in words
    assert "dead" not in words


def test_the_summary_of_a_single_unit_compares_it_with_none():
    words = with_plain_spaces(summary("dense-1", planted_units(1), SUPPORT))
    assert words.startswith("dense-1 has a single hidden unit: 10.0 % of the variance")
    assert "Without it, accuracy falls from 90.00 % to 85.00 %" in words
    assert "median" not in words


def test_the_summary_counts_dead_units_and_losses_that_are_none():
    units = planted_units(10)
    quantiles = units.quantiles.copy()
    quantiles[:2] = 0
    same = np.tile(units.recall, (10, 1))
    words = summary("x", replace(units, quantiles=quantiles, recall_without=same), SUPPORT)
    assert "2 of 10 are dead: 0 in every training image" in words
    assert "Switching any one unit off costs no accuracy" in words


def test_a_composition_counts_digits_the_most_frequent_first():
    assert composition(np.array([6, 0, 6, 6, 8, 0])) == "3 are 6s, 2 are 0s and 1 is an 8"
    assert composition(np.array([1])) == "1 is a 1"


def test_images_from_least_to_most_hold_both_ends_and_equal_steps_of_rank():
    values = np.array([5.0, 1.0, 4.0, 2.0, 3.0])
    assert list(from_least_to_most(values, 3)) == [1, 4, 0]
    assert list(from_least_to_most(values, 9)) == [1, 3, 4, 2, 0]


def _softmax(sums):
    shares = np.exp(sums - sums.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def test_switching_a_unit_off_gives_what_the_network_reads_without_its_part():
    rng = np.random.default_rng(0)
    hidden, outgoing, biases = rng.random((50, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
    sums = 3 * hidden @ outgoing + biases
    hidden *= 3
    without = hidden.copy()
    without[:, 1] = 0
    expected = (without @ outgoing + biases).argmax(axis=1)
    assert (expected != sums.argmax(axis=1)).any()
    found = read_without(_softmax(sums), hidden[:, 1], outgoing[1])
    np.testing.assert_array_equal(found, expected)


def test_regions_are_what_the_output_layer_reads_anywhere_in_the_plane():
    outgoing, biases = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]), np.array([0.0, 0.0, 1.0])
    image = np.array([0.3, 0.6])
    probabilities = _softmax((image @ outgoing + biases)[None])[0]
    found = regions(probabilities, image, outgoing, (np.array([0.0, 2.0]), np.array([0.0, 3.0])))
    assert found.tolist() == [[2, 0], [1, 1]]


def test_a_strip_is_filled_up_with_nothing():
    np.testing.assert_array_equal(strip(np.arange(3.0), 2), [[0, 1], [2, np.nan]])
    assert strip(np.arange(10.0), 10).shape == (1, 10)


def test_units_of_a_convolution_lie_in_maps_and_others_do_not():
    shape = maps_shape(find("cnn-32-64"))
    assert shape == (5, 5, 64)
    assert place(0, shape) == (0, 0, 0)
    assert place(64 * 5 + 2, shape) == (1, 0, 2)
    assert maps_shape(find("dense-10")) is None


def test_dense_units_behind_a_convolution_lie_in_no_map():
    cnn = find("cnn-32-64")
    *before, output = cnn.layers
    assert maps_shape(replace(cnn, layers=(*before, Dense(16, "relu"), output))) is None


@pytest.mark.parametrize(
    ("id", "alike"),
    [
        ("dense-10", True),
        ("pca-154-dense-130", True),
        ("dropout-128", True),
        ("compact-13-128", False),
        ("batchnorm-256-128-64", False),
        ("cnn-32-64", False),
    ],
)
def test_weights_are_the_same_for_every_image_where_nothing_bends_before(id, alike):
    assert rises_alike_everywhere(find(id)) is alike
