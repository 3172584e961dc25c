"""What the buttons of the confusion matrix say, and how strong their colours are."""

import numpy as np
import pytest

from dashboard.components.confusion_matrix import heat, matrix_cells, row_shares
from tests.dashboard.conftest import with_plain_spaces

CONFUSION = np.array([[6, 2, 0], [1, 1198, 1], [0, 0, 0]])


def test_shares_are_those_of_a_row_and_a_class_without_samples_has_none():
    shares = row_shares(CONFUSION)
    np.testing.assert_allclose(shares[0], [0.75, 0.25, 0])
    np.testing.assert_allclose(shares.sum(axis=1), [1, 1, 0])


def test_the_worst_mistake_has_the_strongest_colour_and_the_diagonal_none():
    shares = np.array([[0.6, 0.4, 0], [0.1, 0.9, 0], [0, 0, 1]])
    np.testing.assert_allclose(heat(shares), [[0, 1, 0], [0.5, 0, 0], [0, 0, 0]])


def test_without_mistakes_nothing_is_coloured():
    assert not heat(np.eye(3)).any()


def test_cells_tell_their_count_and_share_in_words():
    cells = matrix_cells(CONFUSION, "image", shares=False)
    assert [[with_plain_spaces(cell.words) for cell in row] for row in cells] == [
        [
            "0 read as 0: 6 images, 75.0 % of all 0s",
            "0 read as 1: 2 images, 25.0 % of all 0s",
            "0 read as 2: 0 images, 0.0 % of all 0s",
        ],
        [
            "1 read as 0: 1 image, 0.1 % of all 1s",
            "1 read as 1: 1,198 images, 99.8 % of all 1s",
            "1 read as 2: 1 image, 0.1 % of all 1s",
        ],
        [f"2 read as {digit}: 0 images, 0.0 % of all 2s" for digit in range(3)],
    ]


@pytest.mark.parametrize(
    ("shares", "texts"), [(False, ["1", "1198", "1"]), (True, ["0.1", "99.8", "0.1"])]
)
def test_cells_show_counts_or_shares(shares, texts):
    assert [cell.text for cell in matrix_cells(CONFUSION, "image", shares)[1]] == texts


def test_right_ones_and_empty_ones_look_different_from_mistakes():
    cells = matrix_cells(CONFUSION, "image", shares=False)
    assert [cell.look for cell in cells[0]] == ["right", "", "plain"]
    assert [cell.heat for cell in cells[0]] == [0, 1, 0]
