"""How training went, ours over all runs and the published course beside it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.layout import SHARES, finish
from dashboard.charts.once import built_once
from dashboard.charts.published import look
from dashboard.charts.runs import EPOCHS, band, course, told, values_of
from dashboard.theme import MEASURED, TEST
from pipeline.spec import Experiment, History
from pipeline.store import Curves

_DASHES = {"training": "dot", "validation": "solid", "test": "dash"}
_LONG = 50
"""Epochs from which on the first ones would be squeezed together without a logarithmic axis."""
_MOST_MARKERS = 60


@built_once
def training_curves(quantity: str, runs: Sequence[Curves], experiment: Experiment) -> go.Figure:
    """Loss or accuracy over the epochs: mean and range of our runs, and the published course.

    Args:
        quantity: "loss" or "accuracy".
    """
    figure = go.Figure()
    for part in _DASHES:
        _add_measured(figure, quantity, part, runs)
    published = experiment.published.history
    if published:
        for part in ("training", "validation"):
            _add_published(figure, quantity, part, published, experiment)
    longest = max(run.history.epochs for run in runs)
    scale = "log" if max(longest, published.epochs if published else 0) > _LONG else "linear"
    _mark_kept(figure, [run.kept_epoch + 1 for run in runs], scale)
    figure.update_xaxes(title="epoch", type=scale, rangemode="tozero")
    if scale == "log":
        figure.update_xaxes(tickvals=EPOCHS, tickangle=0)
    figure.update_yaxes(title=quantity, **(SHARES if quantity == "accuracy" else {}))
    finish(figure, 400, t=70)
    return figure.update_layout(legend={"traceorder": "normal", "y": 1.08})


def _add_measured(figure: go.Figure, quantity: str, part: str, runs: Sequence[Curves]) -> None:
    """The mean over the runs as a line, and from the lowest to the highest of them as a band."""
    shown = course(runs, quantity, part)
    if not len(shown.epochs):
        return
    color = TEST if part == "test" else MEASURED
    if len(runs) > 1:
        figure.add_scatter(**band(shown.epochs, shown.low, shown.high, color))
    trace = _line("measured", part, len(shown.epochs))
    trace["line"] |= {"color": color}
    trace["marker"] |= {"color": color, "line": {"width": 0}}
    figure.add_scatter(x=shown.epochs, y=shown.mean, text=told(shown.mean, quantity), **trace)


def _add_published(
    figure: go.Figure, quantity: str, part: str, history: History, experiment: Experiment
) -> None:
    values = values_of(history, quantity, part)
    if not values:
        return
    on_test = part == "validation" and experiment.split.source_validates_on_test
    epochs = np.array(history.at or range(1, len(values) + 1), float)
    gaps = np.flatnonzero(np.diff(epochs) > 1) + 1
    trace = _line("published", "test" if on_test else part, len(values))
    shown = np.insert(np.array(values), gaps, np.nan)
    figure.add_scatter(
        x=np.insert(epochs, gaps, np.nan), y=shown, text=told(shown, quantity), **trace
    )


def _line(source: str, part: str, points: int) -> dict[str, Any]:
    style = look(source)
    return {
        "name": f"{part}, {source}",
        "mode": "lines+markers" if points <= _MOST_MARKERS else "lines",
        "marker": style["marker"] | {"size": 6},
        "line": style["line"] | {"dash": _DASHES[part]},
        "hovertemplate": "epoch %{x}: %{text}",
    }


def _mark_kept(figure: go.Figure, epochs: Sequence[int], scale: str) -> None:
    """A line at the epoch whose weights were kept, or a strip where runs differ in it."""
    first, last = min(epochs), max(epochs)
    if first == last:
        figure.add_vline(first, line={"color": "grey", "width": 1, "dash": "dash"})
    else:
        figure.add_vrect(first, last, line_width=0, fillcolor="grey", opacity=0.15, layer="below")
    middle = (first * last) ** 0.5 if scale == "log" else (first + last) / 2
    place = np.log10(middle) if scale == "log" else middle  # annotations want logarithms
    figure.add_annotation(
        x=place, y=1, yref="paper", yanchor="bottom", text="kept", showarrow=False
    )
