"""Agreement of runs and models that are written out."""

import numpy as np
import pytest

from pipeline.metrics import (
    churn,
    churn_share,
    disagreement,
    label_candidates,
    pairwise_churn,
    wrong_in_all,
)

RUNS = np.array([[1, 2, 3, 4], [1, 2, 3, 5], [1, 0, 3, 6]], np.uint8)


def test_churn_is_where_not_all_runs_read_alike():
    assert churn(RUNS).tolist() == [False, True, False, True]
    assert churn_share(RUNS) == 0.5


def test_pairwise_churn_is_the_mean_over_pairs_of_runs():
    """The pairs differ on 1, 2 and 2 of 4 images."""
    assert pairwise_churn(RUNS) == pytest.approx((1 + 2 + 2) / 3 / 4)


def test_of_two_runs_both_kinds_of_churn_are_the_same():
    assert pairwise_churn(RUNS[:2]) == pytest.approx(churn_share(RUNS[:2]))


@pytest.mark.parametrize("runs", [RUNS[:1], RUNS[[0, 0, 0]]], ids=["one run", "identical runs"])
def test_runs_that_read_alike_have_no_churn(runs):
    assert (churn_share(runs), pairwise_churn(runs)) == (0, 0)


def test_disagreement_is_the_mean_over_runs_of_either_model():
    """The one run of the other model differs from ours on 1, 2 and 3 of 4 images."""
    other = np.array([[1, 2, 7, 4]], np.uint8)
    assert disagreement(RUNS, other) == pytest.approx((1 + 2 + 3) / 3 / 4)
    assert disagreement(other, RUNS) == disagreement(RUNS, other)


def test_wrong_in_all_are_the_images_that_nobody_reads():
    right = np.array([[1, 0, 0, 0], [0, 0, 1, 0]], bool)
    assert wrong_in_all(right).tolist() == [1, 3]


def test_a_label_is_in_doubt_where_all_models_agree_on_another_digit():
    labels = np.array([1, 9, 3, 9], np.uint8)
    predictions = np.array([[1, 4, 3, 4], [1, 4, 7, 7], [1, 4, 7, 8]], np.uint8)
    found = label_candidates(labels, predictions)
    assert (found.images.tolist(), found.digits.tolist()) == ([1], [4])
