"""Charts of features show the numbers that they are given."""

import numpy as np
import pytest

from dashboard.charts.features import (
    Published,
    Series,
    accuracy_by_inputs,
    importance_of_pixels,
    variance_curve,
)
from dashboard.features import sweeps
from dashboard.theme import PUBLISHED
from tests.dashboard.conftest import trace_of, with_plain_spaces
from tests.planted import planted_features

COMPONENTS, PIXELS = sweeps(planted_features())


def _figure(published: float | None = 0.9):
    return accuracy_by_inputs(
        [
            Series("k", COMPONENTS, Published(154, 0.9778), chosen=20),
            Series("n", PIXELS, Published(70, published), chosen=300),
        ]
    )


def test_both_kinds_of_inputs_stand_over_their_number_and_look_different():
    figure = _figure()
    components, pixels = trace_of(figure, "components"), trace_of(figure, "pixels")
    assert list(components.x) == [5, 70, 154, 784]
    assert components.y[2] == pytest.approx(-np.log10(1 - 0.975))
    assert with_plain_spaces(pixels.text[1]) == "70 pixels: 84.00 % (83.00 % to 85.00 %)"
    assert components.marker.symbol != pixels.marker.symbol
    assert components.marker.color != pixels.marker.color
    assert figure.layout.xaxis.type == "log"


def test_a_point_tells_the_choice_that_a_click_makes():
    figure = _figure()
    assert trace_of(figure, "components").customdata[2] == ["k", 154]
    assert trace_of(figure, "pixels").customdata[1] == ["n", 70]


def test_the_range_of_the_runs_is_a_band():
    bands = [trace for trace in _figure().data if trace.fill == "toself"]
    lowest = -np.log10(1 - 0.6)
    assert len(bands) == 2
    assert bands[0].y[-1] == pytest.approx(lowest)


def test_published_accuracies_are_marked_and_named():
    figure = _figure()
    mark = trace_of(figure, "published components")
    assert (list(mark.x), mark.marker.color) == ([154], PUBLISHED)
    words = [with_plain_spaces(annotation.text) for annotation in figure.layout.annotations]
    assert "154, published<br>97.78 %" in words


def test_without_a_published_accuracy_there_is_no_mark():
    assert "published pixels" not in [trace.name for trace in _figure(published=None).data]


def test_what_is_chosen_is_marked():
    assert [shape.x0 for shape in _figure().layout.shapes] == [20, 300]


def test_the_variance_adds_up_to_all_and_the_share_to_keep_is_marked():
    variance = np.array([0.6, 0.3, 0.06, 0.04])
    figure = variance_curve(variance, 0.95, chosen=2)
    curve = figure.data[0]
    assert list(curve.y) == pytest.approx([0.6, 0.9, 0.96, 1])
    assert list(curve.customdata) == [1, 2, 3, 4]
    assert list(trace_of(figure, "share to keep").x) == [3]
    assert figure.layout.annotations[0].text.startswith("3 hold 95")


def test_a_pixel_tells_its_importance_and_its_rank():
    importance = np.zeros(784)
    importance[[29, 3]] = 0.7, 0.3
    (picture,) = importance_of_pixels(importance).data
    assert picture.z[1][1] == 0.7
    assert (picture.customdata[1][1], picture.customdata[0][3]) == (1, 2)
    assert picture.customdata[0][0] == 3
