"""Scores on cases with known answers, on printed ones, and against scikit-learn."""

import numpy as np
import pytest
from sklearn import metrics as reference

from pipeline.metrics import (
    ClassScores,
    Confusion,
    accuracy,
    class_scores,
    confusion_matrix,
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


@pytest.mark.parametrize("label", [-1, 2])
def test_a_label_that_is_no_class_is_refused(label):
    with pytest.raises(ValueError, match="invalid entry"):
        confusion_matrix(np.array([label]), np.array([0]), classes=2)


def test_scores_of_a_class_by_hand():
    scores = class_scores(confusion_matrix(LABELS, READ))
    assert (scores.true_positives[1], scores.false_positives[1]) == (2, 2)
    assert (scores.false_negatives[1], scores.true_negatives[1]) == (0, 2)
    assert (scores.precision[1], scores.recall[1], scores.support[1]) == (0.5, 1.0, 2)
    assert scores.f1[1] == pytest.approx(2 / 3)
    assert (scores.specificity[1], scores.misclassification[1]) == pytest.approx((2 / 4, 2 / 6))


def test_a_class_that_is_never_read_scores_zero():
    scores = class_scores(confusion_matrix(LABELS, READ))
    assert (scores.precision[9], scores.recall[9], scores.f1[9], scores.support[9]) == (0, 0, 0, 1)


def test_a_class_without_images_scores_zero():
    scores = class_scores(confusion_matrix(LABELS, READ))
    assert (scores.precision[5], scores.recall[5], scores.f1[5], scores.support[5]) == (0, 0, 0, 0)
    assert (scores.specificity[5], scores.misclassification[5]) == (1, 0)


def test_a_class_that_is_all_there_is_has_no_specificity():
    assert class_scores(np.array([[3, 0], [0, 0]])).specificity[0] == 0


def test_scores_are_those_that_a_source_prints_for_its_counts():
    """Digits 0, 6 and 9 of `002_231619a72ea8b8d2.txt`."""
    scores = ClassScores(
        true_positives=np.array([599, 610, 569]),
        false_positives=np.array([8, 15, 23]),
        false_negatives=np.array([8, 12, 25]),
        true_negatives=np.array([5385, 5363, 5383]),
    )
    np.testing.assert_allclose(scores.precision, [0.9868204283360791, 0.976, 0.9611486486486487])
    np.testing.assert_allclose(
        scores.recall, [0.9868204283360791, 0.9807073954983923, 0.9579124579124579]
    )
    np.testing.assert_allclose(
        scores.specificity, [0.9985165955868719, 0.997210859055411, 0.9957454679985202]
    )
    np.testing.assert_allclose(scores.misclassification, [0.0026666666666666666, 0.0045, 0.008])
    np.testing.assert_array_equal(scores.support, [607, 622, 594])


def test_frequent_confusions_are_ranked_and_never_include_hits():
    assert frequent_confusions(confusion_matrix(LABELS, READ), most=5) == (
        Confusion(true=0, predicted=1, count=2, share=2 / 3),
        Confusion(true=9, predicted=0, count=1, share=1.0),
    )


def test_frequent_confusions_are_no_more_than_asked_for():
    assert len(frequent_confusions(confusion_matrix(LABELS, READ), most=1)) == 1


def test_frequent_confusions_of_two_classes():
    confusion = confusion_matrix(np.array([0, 1, 1, 1]), np.array([1, 1, 0, 0]), classes=2)
    assert frequent_confusions(confusion, most=5) == (
        Confusion(true=1, predicted=0, count=2, share=2 / 3),
        Confusion(true=0, predicted=1, count=1, share=1.0),
    )


def test_a_perfect_model_has_no_confusions():
    assert frequent_confusions(confusion_matrix(LABELS, LABELS), most=5) == ()


def test_scores_agree_with_scikit_learn():
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 10, 2_000)
    read = np.where(rng.uniform(size=2_000) < 0.7, labels, rng.integers(0, 9, 2_000))
    matrix = confusion_matrix(labels, read)
    np.testing.assert_array_equal(matrix, reference.confusion_matrix(labels, read))
    expected = reference.precision_recall_fscore_support(labels, read, zero_division=0)
    scores = class_scores(matrix)
    found = (scores.precision, scores.recall, scores.f1, scores.support)
    np.testing.assert_allclose(found, expected)
    against_all_others = [
        [scores.true_negatives, scores.false_positives],
        [scores.false_negatives, scores.true_positives],
    ]
    np.testing.assert_array_equal(
        np.moveaxis(np.array(against_all_others), -1, 0),
        reference.multilabel_confusion_matrix(labels, read),
    )
    assert accuracy(labels, read) == pytest.approx(reference.accuracy_score(labels, read))
    assert label_rmse(labels, read) == pytest.approx(
        reference.root_mean_squared_error(labels, read)
    )
