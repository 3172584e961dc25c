"""Charts of several models show the numbers that they are given."""

import numpy as np
import pytest

from dashboard.charts import (
    accuracy_by_parameters,
    learning_curves,
    recall_of_digits,
    reliability,
)
from dashboard.charts.runs import course
from dashboard.theme import MEASURED, PUBLISHED
from pipeline.spec import History
from pipeline.store import Curves
from tests.dashboard.conftest import trace_of, with_plain_spaces
from tests.dashboard.test_comparison import COMPARISON


def _run(*accuracies: float) -> Curves:
    losses = tuple(1 - a for a in accuracies)
    return Curves(0, 0, History(losses, accuracies, losses, accuracies))


def test_a_course_is_the_mean_of_runs_between_the_lowest_and_the_highest():
    found = course([_run(0.5, 0.7), _run(0.6, 0.9)], "accuracy", "validation")
    assert list(found.epochs) == [1, 2]
    assert list(found.mean) == pytest.approx([0.55, 0.8])
    assert (list(found.low), list(found.high)) == ([0.5, 0.7], [0.6, 0.9])


def test_a_course_ends_where_fewer_than_two_runs_went_on():
    runs = [_run(0.5, 0.6, 0.7), _run(0.5, 0.6), _run(0.5)]
    assert list(course(runs, "loss", "training").epochs) == [1, 2]
    assert list(course(runs[:1], "loss", "training").epochs) == [1, 2, 3]


def test_a_long_course_is_thinned_but_keeps_both_ends():
    found = course([_run(*np.linspace(0.1, 0.9, 1_000))], "accuracy", "training")
    assert len(found.epochs) <= 300
    assert (found.epochs[0], found.epochs[-1]) == (1, 1_000)
    assert (found.mean[0], found.mean[-1]) == pytest.approx((0.1, 0.9))


def test_two_models_stand_out_before_the_others():
    chosen = {"dense-500": [_run(0.9, 0.95)] * 2, "dense-10": [_run(0.7, 0.8)] * 2}
    figure = learning_curves("accuracy", "validation", chosen, {"dense-2": [_run(0.3, 0.4)]})
    a, b = trace_of(figure, "A: dense-500"), trace_of(figure, "B: dense-10")
    assert (a.line.color, b.line.color) == (MEASURED, PUBLISHED)
    assert a.line.dash != b.line.dash
    assert [with_plain_spaces(text) for text in a.text] == ["90.00 %", "95.00 %"]
    other = trace_of(figure, "dense-2")
    assert (other.line.color, other.showlegend) == ("grey", False)
    assert figure.layout.xaxis.type == "log"
    assert sum(trace.fill == "toself" for trace in figure.data) == 2


def test_losses_stand_on_a_logarithmic_axis():
    figure = learning_curves("loss", "training", {"dense-2": [_run(0.3, 0.4)]}, {})
    assert figure.layout.yaxis.type == "log"
    assert list(trace_of(figure, "A: dense-2").y) == pytest.approx([0.7, 0.6])


def test_accuracy_over_size_names_the_front_and_brings_out_two():
    results = [contender.result for contender in COMPARISON.contenders]
    figure = accuracy_by_parameters(results, ["dense-10", "dense-500"])
    front = trace_of(figure, "Pareto front: no smaller published model reads better")
    assert list(front.x) == [10]
    (a,) = trace_of(figure, "A: dense-10").y
    assert a == pytest.approx(-np.log10(1 - 0.904))
    assert trace_of(figure, "B: dense-500").error_y.array[0] > 0
    assert trace_of(figure, "other models").text == ("dense-200",)


def test_recall_is_in_the_cells_and_stretched_in_the_colours():
    (picture,) = recall_of_digits(COMPARISON.contenders).data
    assert list(picture.y) == COMPARISON.ids
    assert picture.text[0][0] == "98.5"
    assert picture.z[0][0] == pytest.approx(-np.log10(1 - 0.985))


def test_reliability_leaves_out_what_few_readings_say():
    figure = reliability(COMPARISON.contenders[:1])
    curve = trace_of(figure, f"A: {COMPARISON.ids[0]}")
    assert list(curve.customdata) == [2_000]
    assert (curve.x[0], curve.y[0]) == (1, pytest.approx(0.989))
