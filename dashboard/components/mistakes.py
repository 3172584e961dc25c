"""The samples behind a confusion matrix: of a cell, of a pair of classes, of the worst mistakes."""

from functools import partial

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import address, exports
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.downloads import csv_button
from dashboard.components.further import lead_to
from dashboard.components.tiles import probability_tile
from dashboard.components.turn_pages import turn_pages
from dashboard.pictures import contact_sheet
from dashboard.results import Predictions, SampleSet
from dashboard.theme import count, per_cent
from dashboard.words import sample
from pipeline import metrics
from pipeline.metrics import Confusion
from pipeline.spec import XOR, Experiment

_PER_PAGE = 20
_SHEET_ROWS = 5
_MOST_CONFIDENT = 10
_TIED = 10
"""Mistakes among which those are that are made most often."""


def worst_mistake(experiment: Experiment, predictions: Predictions) -> None:
    """Say which mistake is made most often, or which ones are, and how often by the other runs."""
    mistakes = metrics.frequent_confusions(predictions.confusion, _TIED)
    dataset = experiment.dataset
    if not mistakes:
        st.markdown(f"{experiment.id} makes no mistake on the test {dataset.samples}.")
        return
    worst = [mistake for mistake in mistakes if mistake.count == mistakes[0].count]
    kinds = " and ".join(f"**{mistake.true} as {mistake.predicted}**" for mistake in worst)
    images = count(worst[0].count, sample(dataset)) + (" each" if len(worst) > 1 else "")
    shares = ", ".join(f"{per_cent(m.share)} of all {m.true}s" for m in worst)
    sentence = f"{experiment.id} most often reads {kinds}: {images}, {shares}"
    if len(worst) == 1 and len(predictions.of_runs) > 1:
        sentence += f" in the run shown, {_in_all_runs(worst[0], predictions)}"
    st.markdown(f"{sentence}.")


def _in_all_runs(mistake: Confusion, predictions: Predictions) -> str:
    made = (predictions.of_runs == mistake.predicted) & (predictions.test.labels == mistake.true)
    counts = made.sum(axis=1)
    fewest, most = int(counts.min()), int(counts.max())
    times = f"{most:,}" if fewest == most else f"{fewest:,} to {most:,}"
    return f"{times} times in the {len(counts)} runs"


def cell_images(predictions: Predictions, true: int, predicted: int) -> None:
    """The samples of one true class that are read as one class, most confident ones first."""
    test = predictions.test
    images = _surest_first(predictions, _in_cell(predictions, true, predicted))
    number = count(len(images), sample(test.dataset))
    st.header(f"{true} read as {predicted}: {number}", anchor=False)
    shown = turn_pages(len(images), _PER_PAGE)
    if not len(images):
        st.markdown(f"None of the test {test.dataset.samples}: choose another cell.")
        return
    share = len(images) / np.count_nonzero(test.labels == true)
    st.caption(
        f"{per_cent(share)} of all {true}s. Shown: {shown.start + 1} to {shown.stop} of "
        f"{len(images):,}, the most confident first. Under each: the probabilities of all "
        f"{test.dataset.classes} classes, of what it is read as, and of what it is."
    )
    _grid(predictions, images[shown])
    read = {"read as": predictions.labels, "probability (%)": 100 * predictions.confidence[0]}
    csv_button(
        f"images-{true}-as-{predicted}", partial(exports.readings, test, "test", read, images)
    )


def confident_mistakes(experiment: Experiment, predictions: Predictions) -> None:
    """The mistakes that a model is surest of, and a link to all of them."""
    wrong = predictions.mistakes
    _grid(predictions, _surest_first(predictions, wrong)[:_MOST_CONFIDENT])
    lead_to(
        "confusions",
        f"See all {count(len(wrong), 'mistake')} of {experiment.id}",
        **{address.SUBJECT: experiment.id},
    )


def pair_panel(predictions: Predictions, a: int, b: int) -> None:
    """The four ways to read two classes as one of the two, with the first samples of each."""
    if a == b:
        return
    st.header(f"{a} and {b}, read as one or the other", anchor=False)
    tiles = []
    for true, predicted in ((a, a), (a, b), (b, a), (b, b)):
        images = _in_cell(predictions, true, predicted)
        sheet, shown = _together(predictions.test, images)
        words = f"{true}s read as {predicted}s"
        number = f"{shown} of {len(images):,}" if shown else "none"
        tiles.append(Tile(picture=sheet, name=f"{words}: {number}", lines=[f"{words}: {number}"]))
    digit_grid(tiles, two_by_two=True)


def _together(test: SampleSet, images: NDArray[np.int64]) -> tuple[NDArray[np.uint8], int]:
    """As many samples as fit in one picture, and their number: points of a plane all fit in it."""
    if test.dataset == XOR:
        return test.images[images].max(axis=0, initial=0), len(images)
    return contact_sheet(test.images[images], _SHEET_ROWS)


def _surest_first(predictions: Predictions, images: NDArray[np.int64]) -> NDArray[np.int64]:
    """Numbers of test images by how probable a model finds what it reads in them."""
    return images[np.argsort(-predictions.confidence[0, images], kind="stable")]


def _grid(predictions: Predictions, images: NDArray[np.int64]) -> None:
    digit_grid([probability_tile(predictions, int(image)) for image in images])


def _in_cell(predictions: Predictions, true: int, predicted: int) -> NDArray[np.int64]:
    """Numbers of the test images in a cell of the matrix, in ascending order."""
    return np.flatnonzero((predictions.test.labels == true) & (predictions.labels == predicted))
