"""What images have in common, on few images whose answers are known."""

import numpy as np
import pytest

from dashboard.dataset import (
    Averages,
    Greys,
    class_counts,
    draw_samples,
    holding,
    least_ink,
    most_frequent,
    nearest,
    pixel_values,
    skewness,
    whole_greys,
)

# Images of 2 x 2: two of class 0, three of class 2, none of class 1.
IMAGES = np.array(
    [
        [[0, 0], [0, 100]],
        [[255, 0], [0, 0]],
        [[0, 0], [0, 200]],
        [[0, 0], [0, 0]],
        [[255, 255], [0, 0]],
    ],
    np.uint8,
)
LABELS = np.array([0, 2, 0, 2, 2], np.uint8)


@pytest.fixture
def found() -> Averages:
    return Averages.of(IMAGES, LABELS, 3)


def test_the_mean_of_a_class_is_that_of_its_images(found):
    np.testing.assert_allclose(found.mean[0], [[0, 0], [0, 150]])
    np.testing.assert_allclose(found.mean[2], [[170, 85], [0, 0]])
    assert not found.mean[1].any()


def test_the_spread_is_the_standard_deviation_of_each_pixel(found):
    np.testing.assert_allclose(found.spread[0], [[0, 0], [0, 50]])
    expected = IMAGES[LABELS == 2].astype(float).std(axis=0)
    np.testing.assert_allclose(found.spread[2], expected, rtol=1e-6)


def test_distances_are_euclidean_with_pixels_between_0_and_1(found):
    np.testing.assert_allclose(found.distance[[0, 2]], 50 / 255, rtol=1e-6)
    assert found.distance[1] == pytest.approx(np.hypot(85, 85) / 255)
    assert found.distance[3] == pytest.approx(np.hypot(170, 85) / 255)


def test_distances_do_not_wrap_round_as_the_grey_values_would():
    images = np.array([[[0]], [[255]]], np.uint8)
    found = Averages.of(images, np.array([0, 0], np.uint8), 1)
    np.testing.assert_allclose(found.distance, 0.5)


def test_the_nearest_come_first_and_equals_in_their_order(found):
    assert nearest(found, LABELS, 2).tolist() == [1, 3, 4]
    assert nearest(found, LABELS, 0).tolist() == [0, 2]


def test_the_real_averages_are_those_of_all_images_at_once(mnist):
    images, labels = mnist["x_train"][:3_000], mnist["y_train"][:3_000]
    found = Averages.of(images, labels, 10)
    fours = images[labels == 4].astype(float)
    np.testing.assert_allclose(found.mean[4], fours.mean(axis=0), atol=1e-3)
    away = np.linalg.norm((fours - fours.mean(axis=0)).reshape(len(fours), -1), axis=1) / 255
    np.testing.assert_allclose(found.distance[labels == 4], away, rtol=1e-4)


def test_classes_without_images_count_as_0():
    assert class_counts(LABELS, 4).tolist() == [2, 0, 3, 0]


def test_greys_count_every_pixel_of_more_images_than_are_taken_at_once():
    images = np.zeros((2_500, 2, 2), np.uint8)
    images[2_400:, 0, 0] = 255
    found = Greys.of(images)
    assert (found.counts[0], found.counts[255], found.counts.sum()) == (9_900, 100, 10_000)
    assert (found.mean[0], found.mean[-1]) == (0, 63.75)


def test_mean_greys_lose_their_decimals_as_in_the_source():
    assert whole_greys(np.array([0.99, 28.0, 31.5], np.float32)).tolist() == [0, 28, 31]


def test_the_published_loop_finds_the_darkest_image_of_a_class():
    mean = Greys.of(IMAGES).mean
    assert least_ink(mean, LABELS, 0) == 0
    assert least_ink(mean, LABELS, 2) == 3


@pytest.mark.parametrize("digit", [0, 7])
def test_the_published_loop_written_out_finds_the_same(mnist, digit):
    images, labels = mnist["x_train"][:1_000], mnist["y_train"][:1_000]
    members = np.flatnonzero(labels == digit)
    average = images[members].mean(axis=0)
    worst = best = members[0]
    for image in members[1:]:
        if (images[worst] - average).mean() > (images[image] - average).mean():
            worst = image
        if (images[best] - images[image]).mean() < 10 ^ -5:
            best = image
    assert worst == least_ink(Greys.of(images).mean, labels, digit)
    assert best == members[0]


def test_a_distribution_leans_to_the_side_of_its_longer_tail():
    assert skewness(np.array([1.0, 2.0, 3.0])) == pytest.approx(0)
    assert skewness(np.array([0.0, 0.0, 0.0, 1.0])) == pytest.approx(2 / np.sqrt(3))
    assert skewness(-np.array([0.0, 0.0, 0.0, 1.0])) == pytest.approx(-2 / np.sqrt(3))
    assert skewness(np.array([5.0, 5.0])) == 0


def test_images_with_most_pixels_of_a_grey_value_come_first():
    images, pixels = holding(IMAGES, 255)
    assert (images.tolist(), pixels.tolist()) == ([4, 1], [2, 1])
    assert holding(IMAGES, 7)[0].size == 0


def test_pixels_are_counted_row_by_row():
    assert pixel_values(IMAGES, 1).tolist() == [0, 0, 0, 0, 255]
    assert pixel_values(IMAGES, 3).tolist() == [100, 0, 200, 0, 0]


def test_the_published_counts_of_two_pixels_are_found_again(mnist):
    for pixel, black, values in ((77, 59_720, 150), (78, 59_862, 97)):
        found = pixel_values(mnist["x_train"], pixel)
        assert np.count_nonzero(found == 0) == black
        assert len(np.unique(found)) == values


def test_the_most_frequent_class_has_its_share():
    assert most_frequent(LABELS) == (2, 0.6)
    assert most_frequent(LABELS[:0]) == (0, 0.0)


def test_samples_of_one_class_keep_their_order():
    order = np.array([4, 3, 2, 1, 0])
    assert draw_samples(LABELS, 2, order, 2).tolist() == [4, 3]
    assert draw_samples(LABELS, 1, order, 2).size == 0


def test_samples_of_all_classes_take_turns():
    labels = np.array([0, 0, 0, 1, 1, 1], np.uint8)
    order = np.array([5, 4, 3, 2, 1, 0])
    assert draw_samples(labels, None, order, 4).tolist() == [2, 5, 1, 4]
