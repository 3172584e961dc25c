"""The curves of training show mean and range of all runs, and what the source printed."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.charts import training_curves
from dashboard.theme import TEST
from pipeline.experiments import find
from pipeline.spec import History, Published
from pipeline.store import Curves
from tests.dashboard.conftest import trace_of

SHORT = Curves(0, 1, History((0.9, 0.5), (0.7, 0.8), (0.6, 0.4), (0.75, 0.85)))
LONG = Curves(1, 2, History((0.7, 0.3, 0.2), (0.9, 0.9, 1), (0.4, 0.2, 0.1), (0.85, 0.95, 1)))
UNPUBLISHED = replace(find("dense-10"), published=Published())


def _published(history: History):
    return replace(find("dense-10"), published=Published(history=history))


def test_curves_of_training_and_validation_run_from_the_first_epoch():
    figure = training_curves("accuracy", [SHORT], UNPUBLISHED)
    assert [trace.name for trace in figure.data] == ["training, measured", "validation, measured"]
    assert list(figure.data[0].x) == [1, 2]
    assert list(figure.data[0].y) == [0.7, 0.8]
    assert list(figure.data[1].y) == [0.75, 0.85]


def test_of_several_runs_mean_and_range_are_drawn_where_two_are_left():
    figure = training_curves("loss", [SHORT, LONG], UNPUBLISHED)
    assert list(trace_of(figure, "training, measured").y) == pytest.approx([0.8, 0.4])
    band, _ = figure.data[:2]
    assert list(band.y) == [0.9, 0.5, 0.3, 0.7]
    assert band.fill == "toself"


def test_published_curves_lie_over_the_measured_ones():
    published = History((1.0,), (0.5,), (0.9,), (0.55,))
    figure = training_curves("loss", [SHORT], _published(published))
    assert list(trace_of(figure, "validation, published").y) == [0.9]
    assert list(trace_of(figure, "training, published").y) == [1.0]


def test_published_epochs_stand_where_they_were_printed_without_a_bridge_between():
    published = History((), (0.5, 0.6, 0.9), (), (), at=(1, 2, 100))
    figure = training_curves("accuracy", [SHORT], _published(published))
    np.testing.assert_equal(list(trace_of(figure, "training, published").x), [1, 2, np.nan, 100])
    assert "validation, published" not in [trace.name for trace in figure.data]
    assert figure.layout.xaxis.type == "log"


def test_what_a_source_validates_on_test_images_is_called_test():
    history = replace(SHORT.history, test_loss=(0.7, 0.5), test_accuracy=(0.6, 0.7))
    figure = training_curves("loss", [replace(SHORT, history=history)], find("dropout-128"))
    names = [trace.name for trace in figure.data]
    assert names[:3] == ["training, measured", "validation, measured", "test, measured"]
    assert names[3:] == ["training, published", "test, published"]
    assert figure.data[2].line.color == figure.data[2].marker.color == TEST


def test_a_thousand_epochs_are_thinned_but_keep_their_ends():
    values = tuple(np.linspace(1, 0.001, 1000))
    run = Curves(0, 999, History(values, values, values, values))
    epochs = training_curves("loss", [run], UNPUBLISHED).data[0].x
    assert (epochs[0], epochs[-1]) == (1, 1000)
    assert len(epochs) <= 300


def test_the_kept_epoch_is_marked():
    (line,) = training_curves("loss", [SHORT], UNPUBLISHED).layout.shapes
    assert line.x0 == line.x1 == 2


def test_kept_epochs_that_differ_are_marked_as_a_strip():
    (strip,) = training_curves("loss", [SHORT, LONG], UNPUBLISHED).layout.shapes
    assert (strip.x0, strip.x1) == (2, 3)
