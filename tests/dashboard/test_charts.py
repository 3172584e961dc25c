"""Charts show the numbers that they are given."""

import numpy as np
import pytest

from dashboard.charts import accuracy_by_width, published_and_measured
from dashboard.results import Result
from dashboard.theme import MEASURED, PUBLISHED
from pipeline.experiments import find
from tests.dashboard.conftest import trace_of, with_plain_spaces
from tests.planted import plant, planted_replicate


@pytest.fixture
def results(planted_store) -> list[Result]:
    return [Result(find("dense-10"), planted_store.experiment("dense-10"))]


def test_published_and_measured_are_marked_apart(results):
    figure = published_and_measured(results)
    measured, published = trace_of(figure, "measured"), trace_of(figure, "published")
    low, high = (100 * end for end in (results[0].interval.low, results[0].interval.high))
    words = [with_plain_spaces(text) for text in measured.customdata]
    assert words == [f"99.70 % ({low:.2f} to {high:.2f} %), 1 run"]
    assert list(published.customdata) == ["92.70\N{NO-BREAK SPACE}%"]
    assert (measured.marker.color, published.marker.color) == (MEASURED, PUBLISHED)
    assert measured.marker.symbol != published.marker.symbol
    assert list(measured.y) == ["10 hidden nodes"]


def test_half_as_many_mistakes_is_always_the_same_step(results):
    figure = accuracy_by_width(results)
    ticks = dict(zip(figure.layout.yaxis.ticktext, figure.layout.yaxis.tickvals, strict=True))
    ticks = {with_plain_spaces(words): place for words, place in ticks.items()}
    assert ticks["95 %"] - ticks["90 %"] == pytest.approx(np.log10(2))
    assert ticks["99 %"] - ticks["90 %"] == pytest.approx(1)


def test_accuracy_stands_over_the_number_of_nodes(results):
    measured = trace_of(accuracy_by_width(results), "measured")
    assert list(measured.x) == [10]
    assert measured.y[0] == pytest.approx(-np.log10(1 - results[0].measured))


def test_intervals_are_drawn_as_far_as_they_reach(results):
    bars = trace_of(published_and_measured(results), "measured").error_x
    interval, mean = results[0].interval, results[0].measured
    ends = [-np.log10(1 - share) for share in (interval.low, mean, interval.high)]
    assert bars.arrayminus[0] == pytest.approx(ends[1] - ends[0])
    assert bars.array[0] == pytest.approx(ends[2] - ends[1])


def test_the_best_stands_on_top(empty_store, mnist):
    for id, wrong in (("dense-2", 30), ("dense-10", 20), ("sgd-128", 10)):
        plant(empty_store, find(id), planted_replicate(mnist["y_test"], wrong))
    ids = ("dense-2", "dense-10", "sgd-128")
    figure = published_and_measured([Result(find(id), empty_store.experiment(id)) for id in ids])
    assert list(figure.layout.yaxis.categoryarray) == [find(id).title for id in reversed(ids)]
