"""Intervals against statsmodels, and where their limits are known."""

import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from pipeline.metrics import Interval, student_interval, welch_interval, wilson_interval

A = np.array([0.912, 0.927, 0.904, 0.931, 0.918])
B = np.array([0.88, 0.95, 0.9])


def _limits(interval: Interval) -> tuple[float, float]:
    return interval.low, interval.high


def test_an_interval_holds_its_limits_and_what_lies_between():
    interval = Interval(-1.0, 2.0)
    assert all(value in interval for value in (-1.0, 0.0, 2.0))
    assert not any(value in interval for value in (-1.1, 2.1))


@pytest.mark.parametrize("level", [0.5, 0.95, 0.99])
def test_student_agrees_with_statsmodels(level):
    expected = DescrStatsW(A).tconfint_mean(alpha=1 - level)
    assert _limits(student_interval(A, level)) == pytest.approx(expected)


def test_student_of_two_runs_by_hand():
    """With one degree of freedom, t is Cauchy: its 97.5 % quantile is tan(0.475 pi) = 12.706."""
    reach = np.tan(0.475 * np.pi) * 0.5
    assert _limits(student_interval([1, 2])) == pytest.approx((1.5 - reach, 1.5 + reach))


def test_student_of_equal_runs_has_no_width():
    assert _limits(student_interval([0.5, 0.5, 0.5])) == (0.5, 0.5)


@pytest.mark.parametrize("level", [0.5, 0.95])
def test_welch_agrees_with_statsmodels(level):
    both = CompareMeans(DescrStatsW(A), DescrStatsW(B))
    expected = both.tconfint_diff(alpha=1 - level, usevar="unequal")
    assert _limits(welch_interval(A, B, level)) == pytest.approx(expected)


def test_welch_with_one_constant_model_is_student_shifted():
    shifted = student_interval(A - 0.5)
    assert _limits(welch_interval(A, [0.5, 0.5, 0.5])) == pytest.approx(_limits(shifted))


def test_welch_of_two_constant_models_has_no_width():
    assert _limits(welch_interval([0.75, 0.75], [0.5, 0.5, 0.5])) == (0.25, 0.25)


@pytest.mark.parametrize("few", [[], [0.9]])
def test_fewer_than_two_runs_have_no_interval(few):
    assert student_interval(few) is None
    assert welch_interval(few, A) is None
    assert welch_interval(A, few) is None


@pytest.mark.parametrize("right", [0, 1, 57, 9_712, 10_000])
@pytest.mark.parametrize("level", [0.5, 0.95])
def test_wilson_agrees_with_statsmodels(right, level):
    expected = proportion_confint(right, 10_000, alpha=1 - level, method="wilson")
    assert _limits(wilson_interval(right, 10_000, level)) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("images", [1, 3, 10_000])
def test_wilson_stays_between_nothing_and_all(images):
    assert wilson_interval(0, images).low == 0
    assert wilson_interval(images, images).high == 1


def test_without_images_any_share_is_possible():
    assert _limits(wilson_interval(0, 0)) == (0, 1)
