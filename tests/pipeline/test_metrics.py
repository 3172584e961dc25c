"""Scores on cases with known answers, and against scikit-learn."""

import numpy as np
import pytest
from sklearn import metrics as reference

from pipeline.metrics import (
    Confusion,
    accuracy,
    confusion_matrix,
    digit_scores,
    frequent_confusions,
    label_rmse,
)

LABELS = np.array([0, 0, 0, 1, 1, 9])
READ = np.array([0, 1, 1, 1, 1, 0])


def test_accuracy_counts_hits():
    assert accuracy(LABELS, READ) == pytest.approx(3 / 6)


def test_label_rmse_takes_digits_for_numbers():
    assert label_rmse(LABELS, READ) == pytest.approx(np.sqrt((1 + 1 + 81) / 6))


def test_label_rmse_of_unsigned_labels_does_not_overflow():
    assert label_rmse(np.array([0], np.uint8), np.array([9], np.uint8)) == 9


def test_confusion_matrix_has_true_digits_as_rows():
    matrix = confusion_matrix(LABELS, READ)
    assert matrix.shape == (10, 10)
    assert (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[9, 0]) == (1, 2, 0, 1)
    assert matrix.sum() == len(LABELS)


def test_scores_of_a_digit_by_hand():
    one = digit_scores(confusion_matrix(LABELS, READ))[1]
    assert (one.precision, one.recall, one.support) == (0.5, 1.0, 2)
    assert one.f1 == pytest.approx(2 / 3)


def test_a_digit_that_is_never_read_scores_zero():
    nine = digit_scores(confusion_matrix(LABELS, READ))[9]
    assert (nine.precision, nine.recall, nine.f1, nine.support) == (0, 0, 0, 1)


def test_frequent_confusions_are_ranked_and_never_include_hits():
    assert frequent_confusions(confusion_matrix(LABELS, READ), most=5) == (
        Confusion(true=0, predicted=1, count=2, share=2 / 3),
        Confusion(true=9, predicted=0, count=1, share=1.0),
    )


def test_frequent_confusions_are_no_more_than_asked_for():
    assert len(frequent_confusions(confusion_matrix(LABELS, READ), most=1)) == 1


def test_a_perfect_model_has_no_confusions():
    assert frequent_confusions(confusion_matrix(LABELS, LABELS), most=5) == ()


def test_scores_agree_with_scikit_learn():
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 10, 2_000)
    read = np.where(rng.uniform(size=2_000) < 0.7, labels, rng.integers(0, 9, 2_000))
    matrix = confusion_matrix(labels, read)
    np.testing.assert_array_equal(matrix, reference.confusion_matrix(labels, read))
    expected = reference.precision_recall_fscore_support(labels, read, zero_division=0)
    found = np.array([(s.precision, s.recall, s.f1, s.support) for s in digit_scores(matrix)]).T
    np.testing.assert_allclose(found, np.array(expected))
    assert accuracy(labels, read) == pytest.approx(reference.accuracy_score(labels, read))
    assert label_rmse(labels, read) == pytest.approx(
        reference.root_mean_squared_error(labels, read)
    )
