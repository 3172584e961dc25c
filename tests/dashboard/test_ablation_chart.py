"""The chart of what networks read without one part of their training."""

import numpy as np
import pytest

from dashboard.charts import accuracy_without
from dashboard.charts.layout import stretch
from pipeline.metrics import student_interval
from tests.dashboard.conftest import trace_of, with_plain_spaces

NAMES = ["all", "without slant", "nothing"]
ACCURACIES = np.array([[0.96, 0.97, 0.98], [0.95, 0.95, 0.95], [0.8, 0.82, 0.81]])
FIGURE = accuracy_without(NAMES, ACCURACIES)


def test_every_run_has_its_point_in_the_row_of_its_network():
    runs = trace_of(FIGURE, "single runs")
    assert list(runs.y) == [name for name in NAMES for _ in range(3)]
    assert list(runs.x) == pytest.approx(stretch([*ACCURACIES.ravel()]))


def test_a_mean_has_the_interval_of_its_runs():
    mean, interval = trace_of(FIGURE, "mean"), student_interval(ACCURACIES[2])
    assert mean.x[2] == pytest.approx(stretch([0.81])[0])
    low, high = stretch([interval.low, interval.high])
    assert mean.x[2] - mean.error_x.arrayminus[2] == pytest.approx(low)
    assert mean.x[2] + mean.error_x.array[2] == pytest.approx(high)
    assert with_plain_spaces(mean.customdata[1]) == "95.00 % (95.00 to 95.00 %)"


def test_the_first_stands_on_top_and_its_interval_runs_through_all_rows():
    assert list(FIGURE.layout.yaxis.categoryarray) == NAMES
    assert FIGURE.layout.yaxis.autorange == "reversed"
    (band,) = FIGURE.layout.shapes
    interval = student_interval(ACCURACIES[0])
    assert [band.x0, band.x1] == pytest.approx(stretch([interval.low, interval.high]))


def test_single_runs_have_no_interval():
    mean = trace_of(accuracy_without(NAMES, ACCURACIES[:, :1]), "mean")
    assert list(mean.error_x.array) == [0, 0, 0]
