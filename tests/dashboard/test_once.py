import numpy as np
import plotly.graph_objects as go

from dashboard.charts.once import built_once


@built_once
def _heat(values, title=""):
    return go.Figure(go.Heatmap(z=values), {"title": {"text": title}})


def test_a_figure_of_the_same_data_is_built_once():
    assert _heat(np.eye(3), title="a") is _heat(np.eye(3), title="a")


def test_other_data_and_other_words_make_another_figure():
    figures = [_heat(np.eye(3)), _heat(np.ones((3, 3))), _heat(np.eye(3), title="a")]
    assert len({id(figure) for figure in figures}) == 3


def test_large_arrays_are_told_apart_without_being_read():
    large, same = np.zeros((100, 100)), np.zeros((100, 100))
    assert _heat(large) is _heat(large)
    assert _heat(large) is not _heat(same)
