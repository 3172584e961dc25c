"""Comparisons against SciPy and statsmodels, on a textbook's table, and where nothing differs."""

import numpy as np
import pytest
from scipy.stats import binomtest, bootstrap
from statsmodels.stats.contingency_tables import mcnemar as reference_mcnemar
from statsmodels.stats.multitest import multipletests

from pipeline.metrics import (
    Contingency,
    accuracy_difference,
    all_pairs,
    contingency,
    holm,
    mcnemar,
    wins,
)


def _right(accuracy: float, runs: int, images: int = 400, seed: int = 0) -> np.ndarray:
    """Runs that are right about most images alike, as trained networks are."""
    easy = np.random.default_rng(9).uniform(size=images)
    noise = np.random.default_rng(seed).uniform(-0.2, 0.2, size=(runs, images))
    return easy + noise < accuracy


def test_contingency_counts_the_four_cases():
    right_a = np.array([1, 1, 1, 0, 0, 0, 0, 1], bool)
    right_b = np.array([1, 0, 0, 1, 0, 0, 0, 1], bool)
    assert contingency(right_a, right_b) == Contingency(2, 2, 1, 3)


def test_mcnemar_of_a_textbook():
    """Two media that grow bacilli or not: Armitage and Berry (1994), page 127."""
    right_a, right_b = np.repeat([[1, 1, 0, 0], [1, 0, 1, 0]], [20, 12, 2, 16], axis=1).astype(bool)
    table = contingency(right_a, right_b)
    assert mcnemar(table.only_a, table.only_b) == pytest.approx(0.0129, abs=5e-5)


@pytest.mark.parametrize(("only_a", "only_b"), [(1, 0), (5, 5), (4, 5), (12, 2), (310, 395)])
def test_mcnemar_agrees_with_statsmodels_and_scipy(only_a, only_b):
    table = [[0, only_a], [only_b, 0]]
    found = mcnemar(only_a, only_b)
    assert found == pytest.approx(reference_mcnemar(table, exact=True).pvalue)
    assert found == pytest.approx(binomtest(only_a, only_a + only_b).pvalue)


def test_mcnemar_of_arrays_is_that_of_their_numbers():
    only_a, only_b = np.array([[1, 7], [0, 30]]), np.array([[9, 7], [0, 10]])
    expected = [[mcnemar(1, 9), mcnemar(7, 7)], [mcnemar(0, 0), mcnemar(30, 10)]]
    np.testing.assert_array_equal(mcnemar(only_a, only_b), expected)


def test_without_a_discordant_image_nothing_speaks_against_chance():
    assert mcnemar(0, 0) == 1


def test_wins_of_single_runs_are_the_discordant_images():
    right_a, right_b = _right(0.8, runs=1, seed=1), _right(0.7, runs=1, seed=2)
    table = contingency(right_a[0], right_b[0])
    assert wins(right_a, right_b) == (table.only_a, table.only_b)


def test_an_image_goes_to_the_model_with_the_larger_share_of_right_runs():
    right_a = np.array([[1, 0, 0, 1], [1, 1, 0, 0], [1, 0, 0, 0]], bool)  # 3, 1, 0, 1 of 3
    right_b = np.array([[1, 1, 1, 0], [0, 0, 0, 1]], bool)  # 1, 1, 1, 1 of 2
    assert wins(right_a, right_b) == (1, 3)


def test_equal_shares_of_unequally_many_runs_are_no_win():
    a_third = np.repeat([True, False, False], [1, 1, 1])[:, np.newaxis]
    assert wins(a_third, np.repeat(a_third, 2, axis=0)) == (0, 0)


def test_the_same_runs_counted_again_win_no_more():
    right_a, right_b = _right(0.8, runs=2, seed=1), _right(0.7, runs=2, seed=2)
    assert wins(np.tile(right_a, (5, 1)), right_b) == wins(right_a, right_b) != (0, 0)


def test_holm_agrees_with_statsmodels():
    p_values = np.random.default_rng(0).beta(0.2, 2, 40)
    np.testing.assert_allclose(holm(p_values), multipletests(p_values, method="holm")[1])


def test_holm_by_hand():
    corrected = holm(np.array([0.03, 0.01, 0.9, 0.02]))
    np.testing.assert_allclose(corrected, [0.06, 0.04, 0.9, 0.06])


def test_holm_never_exceeds_one():
    np.testing.assert_array_equal(holm(np.array([0.7, 0.8])), [1, 1])


@pytest.mark.parametrize(("runs_a", "runs_b"), [(1, 1), (3, 2)])
def test_the_difference_agrees_with_scipys_bootstrap(runs_a, runs_b):
    right_a, right_b = _right(0.8, runs_a, seed=1), _right(0.7, runs_b, seed=2)
    found = accuracy_difference(right_a, right_b)
    assert found.estimate == pytest.approx(right_a.mean() - right_b.mean())
    expected = bootstrap(
        (right_a.mean(axis=0), right_b.mean(axis=0)),
        lambda a, b, axis: np.mean(a - b, axis=axis),
        paired=True,
        method="percentile",
        n_resamples=4_000,
        batch=500,
        rng=np.random.default_rng(3),
    ).confidence_interval
    assert (found.interval.low, found.interval.high) == pytest.approx(expected, abs=0.003)
    assert 0 not in found.interval


def test_a_higher_level_has_a_wider_interval():
    right_a, right_b = _right(0.8, 1, seed=1), _right(0.7, 1, seed=2)
    usual, wide = (accuracy_difference(right_a, right_b, level).interval for level in (0.95, 0.99))
    assert wide.low < usual.low < usual.high < wide.high


def test_the_same_seed_draws_the_same_interval():
    right_a, right_b = _right(0.8, 1, seed=1), _right(0.7, 1, seed=2)
    first, again, other = (accuracy_difference(right_a, right_b, seed=seed) for seed in (0, 0, 1))
    assert first == again != other


def test_equal_models_differ_by_nothing():
    right = _right(0.8, runs=2)
    found = accuracy_difference(right, right)
    assert (found.estimate, found.interval.low, found.interval.high) == (0, 0, 0)


def test_all_pairs_are_the_single_comparisons():
    right = [_right(0.8, 1, seed=1), _right(0.8, 3, seed=2), _right(0.72, 2, seed=3)]
    found = all_pairs(right)
    expected_p = [[mcnemar(*wins(row, column)) for column in right] for row in right]
    np.testing.assert_allclose(found.p, expected_p)
    expected = [[row.mean() - column.mean() for column in right] for row in right]
    np.testing.assert_allclose(found.difference, expected)


def test_all_pairs_are_corrected_for_the_distinct_ones():
    found = all_pairs([_right(accuracy, 2, seed=1) for accuracy in (0.8, 0.78, 0.7, 0.5)])
    upper = np.triu_indices(4, k=1)
    np.testing.assert_allclose(
        found.corrected[upper], multipletests(found.p[upper], method="holm")[1]
    )
    np.testing.assert_array_equal(found.corrected, found.corrected.T)
    np.testing.assert_array_equal(found.corrected.diagonal(), np.ones(4))


def test_a_single_model_has_nothing_to_differ_from():
    found = all_pairs([_right(0.8, 2)])
    assert (found.difference, found.p, found.corrected) == (0, 1, 1)
