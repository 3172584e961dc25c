"""How several models learned, over all their runs: two brought out, the others behind them."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.layout import accuracy_axis, finish, stretch
from dashboard.charts.models import A, B
from dashboard.charts.once import built_once
from dashboard.charts.runs import EPOCHS, Course, Floats, band, course, told
from pipeline.store import Curves

Models = Mapping[str, Sequence[Curves]]
"""The runs of some models, by what the chart calls them."""

QUANTITIES = ACCURACY, LOSS = ("accuracy", "loss")
PARTS = VALIDATION, TRAINING = ("validation", "training")


@built_once
def learning_curves(quantity: str, part: str, chosen: Models, others: Models) -> go.Figure:
    """Loss or accuracy over the epochs; models that are chosen have a band from run to run.

    Args:
        quantity: one of `QUANTITIES`.
        part: one of `PARTS`.
        chosen: A, then B.
        others: thin grey lines, named where one points.
    """
    figure = go.Figure()
    courses = {id: course(runs, quantity, part) for id, runs in {**others, **chosen}.items()}
    for name in others:
        _add_line(figure, name, courses[name], quantity, {"color": "grey", "width": 1})
    for name, id, style in zip("AB", chosen, (A, B), strict=False):
        low, high = (_height(end, quantity) for end in (courses[id].low, courses[id].high))
        figure.add_scatter(**band(courses[id].epochs, low, high, style["color"]))
        line = {"color": style["color"], "dash": style["dash"], "width": 2.5}
        _add_line(figure, f"{name}: {id}", courses[id], quantity, line)
    figure.update_traces(opacity=0.6, showlegend=False, selector={"line.width": 1})
    figure.update_xaxes(title="epoch", type="log", tickvals=EPOCHS, tickangle=0)
    figure.update_yaxes(**_axis(quantity, part, list(courses.values())))
    return finish(figure, 440)


def _add_line(
    figure: go.Figure, name: str, shown: Course, quantity: str, line: dict[str, object]
) -> None:
    figure.add_scatter(
        x=shown.epochs,
        y=_height(shown.mean, quantity),
        text=told(shown.mean, quantity),
        mode="lines",
        name=name,
        line=line,
        hovertemplate="epoch %{x}: %{text}",
    )


def _height(values: Floats, quantity: str) -> Floats:
    """Where values stand on their axis."""
    return np.array(stretch(list(values))) if quantity == ACCURACY else values


def _axis(quantity: str, part: str, courses: Sequence[Course]) -> dict[str, object]:
    title = {"title": f"{part} {quantity}"}
    if quantity == LOSS:
        return {"type": "log", "dtick": 1} | title
    return accuracy_axis([value for c in courses for value in (c.low.min(), c.high.max())]) | title
