"""Mean gradients and maximising pictures are known of units that are linear, or nearly."""

import numpy as np
import pytest

from pipeline.analysis.gradients import limit, maximise, mean_gradient

RNG = np.random.default_rng(0)
WEIGHTS = RNG.normal(size=(4, 6, 5)).astype(np.float32)
NOISE = RNG.uniform(0, 0.01, WEIGHTS.shape).astype(np.float32)


def _linear(pictures):
    return (WEIGHTS * pictures).sum(axis=(1, 2)), WEIGHTS


def _squares(pictures):
    return (WEIGHTS * np.square(pictures)).sum(axis=(1, 2)), 2 * WEIGHTS * pictures


def test_the_mean_gradient_of_linear_units_is_their_weights():
    images = RNG.uniform(size=(7, 6, 5)).astype(np.float32)
    np.testing.assert_allclose(mean_gradient(_linear, images, units=4), WEIGHTS, rtol=1e-6)


def test_other_gradients_are_averaged_over_the_images():
    images = RNG.uniform(size=(7, 6, 5)).astype(np.float32)
    expected = 2 * WEIGHTS * images.mean(axis=0)
    np.testing.assert_allclose(mean_gradient(_squares, images, units=4), expected, rtol=1e-5)


def test_a_linear_unit_is_excited_most_by_its_positive_weights():
    found = maximise(_linear, NOISE, norm=0.5)  # too little light for any pixel to reach 1
    expected = np.maximum(WEIGHTS, 0)
    expected *= 0.5 / np.linalg.norm(expected, axis=(1, 2), keepdims=True)
    np.testing.assert_allclose(found, expected, atol=3e-3)


def test_pixels_are_cut_off_at_one_and_the_others_share_the_rest_of_the_norm():
    found = maximise(_linear, NOISE, norm=3)
    assert (found >= 0).all()
    assert found.max() == 1
    np.testing.assert_allclose(np.linalg.norm(found, axis=(1, 2)), 3, atol=1e-3)
    for picture, weights in zip(found, WEIGHTS, strict=True):
        between = (picture > 0.02) & (picture < 0.98)
        shares = picture[between] / weights[between]
        np.testing.assert_allclose(shares, shares.mean(), rtol=0.05)
        assert (weights[picture == 1] >= weights[between].max()).all()


def test_no_pixel_is_lit_beyond_its_own_highest_value():
    highest = np.full((6, 5), 1, np.float32)
    highest[:, 0], highest[0] = 0.2, 0
    found = maximise(_linear, NOISE, norm=2, highest=highest)
    assert (found <= highest).all()
    assert (found[:, 1:, 0] == 0.2).any()


def test_pixels_that_a_unit_does_not_read_stay_black():
    def narrow(pictures):
        weights = np.where(np.arange(5) < 2, np.abs(WEIGHTS), 0)
        return (weights * pictures).sum(axis=(1, 2)), weights

    found = maximise(narrow, NOISE, norm=100)
    assert (found[:, :, :2] == 1).all()
    assert (found[:, :, 2:] == 0).all()


def test_the_picture_that_excited_most_on_the_way_is_kept():
    """These units have a hill near the dark, and a trough behind it that steps end in."""
    met = []

    def hill(pictures):
        light = pictures.sum(axis=(1, 2))
        met.append(-np.square(light - 0.3))
        return met[-1], np.ones_like(pictures)

    found = maximise(hill, NOISE, norm=2)
    np.testing.assert_allclose(hill(found)[0], np.max(met[:-1], axis=0), rtol=1e-4)
    assert (met[-1] > met[-2]).all()


def test_a_unit_without_gradient_gives_a_black_picture():
    found = maximise(lambda p: (np.zeros(4, np.float32), np.zeros_like(p)), NOISE, norm=2)
    assert not found.any()


@pytest.mark.parametrize("norm", [0.1, 1, 2.5, 4, 10])
def test_limits_are_those_of_the_nearest_allowed_picture(norm):
    """It is cut off from a multiple of what is not negative, and as long as is allowed."""
    pictures = (3 * RNG.normal(size=(50, 6, 5))).astype(np.float32)
    limited = limit(pictures, norm)
    assert limited.min() >= 0
    assert limited.max() <= 1
    norms = np.linalg.norm(limited, axis=(1, 2))
    assert (norms <= norm * 1.0001).all()
    positive = np.maximum(pictures, 0)
    whole = np.linalg.norm(np.minimum(positive, 1), axis=(1, 2)) <= norm
    np.testing.assert_array_equal(limited[whole], np.minimum(positive, 1)[whole])
    np.testing.assert_allclose(norms[~whole], norm, rtol=1e-3)


def test_what_is_within_the_limits_stays():
    inside = np.full((2, 6, 5), 0.1, np.float32)
    np.testing.assert_array_equal(limit(inside, norm=1), inside)
