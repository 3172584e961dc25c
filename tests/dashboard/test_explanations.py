"""Explanations of networks whose reasons are known."""

import numpy as np
import pytest

from dashboard.explanations import MOST_PIXELS, log_odds, occlusion, smallest_change
from dashboard.inference import Network
from pipeline.store import REPOSITORY_STORE, Store

IMAGE = np.zeros((28, 28), np.float32)
IMAGE[5:20, 12] = 1
IMAGE[19, 5:20] = 0.5


def _reads_seven(score):
    """A network that reads 7 where a function of its images is positive, else 1."""

    def probabilities_of(images):
        odds = np.exp(score(images.astype(np.float64)))
        probabilities = np.full((len(images), 10), 1e-9)
        probabilities[:, 7], probabilities[:, 1] = odds / (1 + odds), 1 / (1 + odds)
        return probabilities.astype(np.float32)

    return probabilities_of


def _looks_at(row, column):
    return _reads_seven(lambda images: 4 * images[:, row, column] - 2)


def test_the_only_pixel_that_a_network_looks_at_is_what_speaks_for_its_answer():
    found = occlusion(_looks_at(10, 12), IMAGE, 7)
    assert np.unravel_index(found.argmax(), found.shape) == (10, 12)
    assert found[10, 12] == pytest.approx(4, abs=1e-3)
    assert found.dtype == np.float32


def test_what_speaks_for_a_digit_speaks_against_the_other():
    network = _looks_at(10, 12)
    against = occlusion(network, IMAGE, 1)
    np.testing.assert_allclose(against, -occlusion(network, IMAGE, 7), atol=1e-3)
    assert against[10, 12] < 0


def test_the_further_from_it_ink_is_covered_the_less_the_answer_falls():
    falls = occlusion(_looks_at(10, 12), IMAGE, 7)[10:16, 12]
    assert (np.diff(falls) < 0).all()
    assert falls[-1] < 0.1


def test_where_there_is_no_ink_nothing_can_be_covered():
    found = occlusion(_looks_at(10, 12), IMAGE, 7)
    assert not found[IMAGE == 0].any()
    assert not occlusion(_looks_at(10, 12), np.zeros_like(IMAGE), 7).any()


def test_a_network_is_asked_about_all_pixels_at_once():
    asked = []

    def network(images):
        asked.append(len(images))
        return np.full((len(images), 10), 0.1, np.float32)

    assert not occlusion(network, IMAGE, 7).any()
    assert asked == [np.count_nonzero(IMAGE) + 1]


def test_log_odds_are_those_against_all_others_and_stay_finite():
    probabilities = np.array([[0.5, 0.3, 0.2], [1, 0, 0], [0.75, 0.25, 0]], np.float32)
    found = log_odds(probabilities, 0)
    assert found[[0, 2]] == pytest.approx([0, np.log(3)])
    assert 80 < found[1] < 100


def test_one_pixel_is_enough_where_a_network_looks_at_one():
    change = smallest_change(_looks_at(10, 12), IMAGE)
    assert change.is_found
    assert change.pixels.tolist() == [[10, 12]]
    assert (change.digit_before, change.digit_after) == (7, 1)
    assert change.after[10, 12] == 0
    assert np.count_nonzero(change.after != IMAGE) == 1


def test_a_missing_pixel_becomes_white():
    change = smallest_change(_looks_at(3, 3), IMAGE)
    assert change.pixels.tolist() == [[3, 3]]
    assert (change.digit_before, change.digit_after) == (1, 7)
    assert change.after[3, 3] == 1


def test_a_majority_of_five_pixels_takes_three():
    rows = [6, 8, 10, 12, 14]
    network = _reads_seven(lambda images: images[:, rows, 12].sum(axis=1) - 2.5)
    change = smallest_change(network, IMAGE)
    assert len(change.pixels) == 3
    assert set(change.pixels[:, 0]) < set(rows)
    assert change.probabilities.shape == (4, 10)
    assert (np.diff(change.probabilities[:, 7]) < 0).all()
    assert change.probabilities[:-1].argmax(axis=1).tolist() == [7, 7, 7]


def test_pixels_that_the_flip_does_not_need_are_put_back():
    def score(images):
        early, first, second = (images[:, 2, column] for column in (2, 4, 6))
        return 1 - 0.4 * early - 0.35 * first - 2 * first * second

    change = smallest_change(_reads_seven(score), IMAGE)
    assert change.is_found
    assert sorted(change.pixels.tolist()) == [[2, 4], [2, 6]]
    assert change.after[2, 2] == 0


def test_a_network_that_cannot_be_moved_is_given_up():
    change = smallest_change(_reads_seven(lambda images: np.ones(len(images))), IMAGE)
    assert not change.is_found
    assert change.digit_after == change.digit_before == 7
    assert len(np.unique(change.pixels, axis=0)) == MOST_PIXELS


def test_a_trained_network_is_flipped_by_few_pixels(mnist):
    network = Network(Store(REPOSITORY_STORE).model("dense-130")).probabilities
    image = mnist["x_test"][0].astype(np.float32) / 255
    change = smallest_change(network, image)
    assert change.is_found
    assert 1 <= len(change.pixels) <= 15
    assert network(change.after[None])[0].argmax() == change.digit_after != 7
    assert np.count_nonzero(change.after != image) == len(change.pixels)
