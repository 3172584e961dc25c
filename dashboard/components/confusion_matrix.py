"""The confusion matrix as a table of buttons, under links to its most frequent mistakes."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray

from dashboard import exports
from dashboard.components.button_table import Cell, Link, button_table
from dashboard.components.digit_pair import choose_pair, pair_query
from dashboard.components.downloads import csv_button
from dashboard.theme import count, per_cent
from dashboard.words import sample
from pipeline.metrics import Confusion
from pipeline.spec import Experiment


def confusion_matrix(
    experiment: Experiment,
    confusion: NDArray[np.int64],
    frequent: Sequence[Confusion],
    selected: tuple[int, int],
    shares: bool,
    reveal: str,
) -> None:
    """Show the matrix; a click on a cell or a link chooses that pair of classes.

    Args:
        confusion: int64 (classes, classes), rows true, columns predicted.
        frequent: the mistakes to link to.
        selected: true and predicted class of the cell to mark.
        shares: whether cells show per cent of their row instead of counts.
        reveal: key of the container to bring into view when a cell is chosen.
    """
    classes = [str(number) for number in range(len(confusion))]
    button_table(
        "confusion-matrix",
        "heat",
        columns=classes,
        rows=classes,
        cells=matrix_cells(confusion, sample(experiment.dataset), shares),
        selected=selected,
        choose=lambda true, predicted: choose_pair(experiment, true, predicted),
        reveal=reveal,
        axes=("is", "read as"),
        links_title="Most frequent mistakes:",
        links=[_link(experiment, mistake) for mistake in frequent],
        caption=f"Strongest colour: {per_cent(_worst(row_shares(confusion)))} of a row.",
    )
    csv_button(f"confusions-{experiment.id}", partial(exports.confusions, confusion))


def row_shares(confusion: NDArray[np.int64]) -> NDArray[np.float64]:
    """The matrix as shares of its rows, float64 in [0, 1]; 0 where a class has no samples."""
    support: NDArray[np.int64] = confusion.sum(axis=1, keepdims=True)
    return confusion / np.maximum(support, 1)


def heat(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """How strong the colour of each cell is, in [0, 1]: 1 for the worst mistake, 0 on the diagonal.

    It is the root of the share, so that rare mistakes show too.
    """
    return np.sqrt(_mistakes(shares) / _worst(shares))


def matrix_cells(confusion: NDArray[np.int64], noun: str, shares: bool) -> list[list[Cell]]:
    """What the buttons show: counts or, in per cent, shares of the row; `noun` is one sample."""
    of_row = row_shares(confusion)
    heats = heat(of_row)
    classes = range(len(confusion))

    def cell(true: int, predicted: int) -> Cell:
        number, share = int(confusion[true, predicted]), float(of_row[true, predicted])
        words = f"{count(number, noun)}, {per_cent(share)} of all {true}s"
        return Cell(
            text=per_cent(share).rstrip("\N{NO-BREAK SPACE}%") if shares else str(number),
            words=f"{true} read as {predicted}: {words}",
            look="right" if true == predicted else "" if number else "plain",
            heat=round(float(heats[true, predicted]), 3),
        )

    return [[cell(true, predicted) for predicted in classes] for true in classes]


def _mistakes(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(np.eye(len(shares), dtype=bool), 0, shares)


def _worst(shares: NDArray[np.float64]) -> float:
    """The largest share of a mistake; 1 % if there is none."""
    return float(_mistakes(shares).max()) or 0.01


def _link(experiment: Experiment, mistake: Confusion) -> Link:
    return Link(
        text=f"{mistake.true} as {mistake.predicted}: {mistake.count:,}",
        cell=(mistake.true, mistake.predicted),
        query=urlencode(pair_query(experiment, mistake.true, mistake.predicted)),
    )
