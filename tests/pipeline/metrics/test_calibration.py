"""Reliability against scikit-learn, and where bins begin and end."""

import numpy as np
import pytest
from sklearn.calibration import calibration_curve

from pipeline.metrics import expected_calibration_error, reliability_curve


@pytest.mark.parametrize("bins", [1, 10, 15])
def test_the_curve_agrees_with_scikit_learn(bins):
    rng = np.random.default_rng(0)
    confidence = rng.beta(5, 1, 3_000)
    right = rng.uniform(size=3_000) < confidence**2
    found = reliability_curve(confidence, right, bins)
    accuracies, confidences = calibration_curve(right, confidence, n_bins=bins)
    np.testing.assert_allclose(found.accuracy, accuracies)
    np.testing.assert_allclose(found.confidence, confidences)
    assert found.images.sum() == 3_000


def test_bins_include_their_upper_edge_and_the_first_one_zero():
    confidence = np.array([0.0, 0.1, 0.5, 0.6, 1.0])
    found = reliability_curve(confidence, np.array([False, False, True, False, True]), bins=2)
    assert found.images.tolist() == [3, 2]
    assert found.confidence == pytest.approx([0.2, 0.8])
    assert found.accuracy == pytest.approx([1 / 3, 1 / 2])


def test_empty_bins_are_left_out():
    found = reliability_curve(np.array([0.05, 0.95]), np.array([False, True]), bins=10)
    assert found.images.tolist() == [1, 1]


def test_the_error_weighs_bins_by_their_images():
    confidence = np.array([0.9, 0.9, 0.9, 0.4], np.float32)
    right = np.array([True, True, False, True])
    found = reliability_curve(confidence, right, bins=2)
    gap_above, gap_below = 0.9 - 2 / 3, 1 - 0.4
    assert expected_calibration_error(found) == pytest.approx((3 * gap_above + gap_below) / 4)


def test_sure_and_right_is_perfectly_calibrated():
    assert expected_calibration_error(reliability_curve(np.ones(4), np.ones(4, bool))) == 0


def test_sure_and_wrong_is_the_worst():
    assert expected_calibration_error(reliability_curve(np.ones(4), np.zeros(4, bool))) == 1
