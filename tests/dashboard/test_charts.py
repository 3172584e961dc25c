"""Charts show the numbers that they are given."""

import numpy as np
import pytest

from dashboard.charts import accuracy_by_width, published_and_measured, training_curves
from dashboard.results import Result
from dashboard.theme import MEASURED, PUBLISHED
from pipeline.experiments import find
from pipeline.spec import History
from pipeline.store import Curves


@pytest.fixture
def results(planted_store) -> list[Result]:
    return [Result(find("dense-10"), planted_store.experiment("dense-10"))]


def _trace(figure, name):
    (trace,) = [trace for trace in figure.data if trace.name == name]
    return trace


def test_published_and_measured_are_marked_apart(results):
    figure = published_and_measured(results)
    measured, published = _trace(figure, "measured"), _trace(figure, "published")
    assert list(measured.customdata) == [results[0].measured]
    assert list(published.customdata) == [0.927]
    assert (measured.marker.color, published.marker.color) == (MEASURED, PUBLISHED)
    assert measured.marker.symbol != published.marker.symbol
    assert list(measured.y) == ["10 hidden nodes"]


def test_half_as_many_mistakes_is_always_the_same_step(results):
    figure = published_and_measured(results)
    ticks = dict(zip(figure.layout.xaxis.ticktext, figure.layout.xaxis.tickvals, strict=True))
    assert ticks["95%"] - ticks["90%"] == pytest.approx(np.log10(2))
    assert ticks["99%"] - ticks["90%"] == pytest.approx(1)


def test_accuracy_stands_over_the_number_of_nodes(results):
    measured = _trace(accuracy_by_width(results), "measured")
    assert list(measured.x) == [10]
    assert measured.y[0] == pytest.approx(-np.log10(1 - results[0].measured))


RUN = Curves(0, 1, History((0.9, 0.5), (0.7, 0.8), (0.6, 0.4), (0.75, 0.85)))


def test_curves_of_training_and_validation_run_from_the_first_epoch():
    figure = training_curves("accuracy", RUN, published=None)
    assert [trace.name for trace in figure.data] == ["training, measured", "validation, measured"]
    assert list(figure.data[0].x) == [1, 2]
    assert list(figure.data[0].y) == [0.7, 0.8]
    assert list(figure.data[1].y) == [0.75, 0.85]


def test_published_curves_lie_over_the_measured_ones():
    published = History((1.0,), (0.5,), (0.9,), (0.55,))
    figure = training_curves("loss", RUN, published)
    assert list(_trace(figure, "validation, published").y) == [0.9]
    assert list(_trace(figure, "training, published").y) == [1.0]


def test_the_kept_epoch_is_marked():
    (line,) = training_curves("loss", RUN, published=None).layout.shapes
    assert line.x0 == line.x1 == 2
