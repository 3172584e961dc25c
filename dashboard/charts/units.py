"""Hidden units: what excites them, what they tell the output, and what is lost without them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray
from plotly.subplots import make_subplots

from dashboard.charts.layout import INK, finish, unfaded
from dashboard.charts.once import built_once
from dashboard.charts.runs import faint
from dashboard.theme import DIGITS, MEASURED, PUBLISHED, decimal, per_cent

Floats = NDArray[np.floating]

_ABSENT = "rgba(128, 128, 128, 0.12)"
"""Of a value of 0, on light and on dark."""

_PALE = "#eef1f4"
"""The same where numbers stand in the cells, whatever the theme."""

_FEW = 16
"""Units in a row that have room for their number."""


@built_once
def activation_by_digit(quantiles: Floats, active: Floats) -> go.Figure:
    """A box per digit: quartiles, whiskers, and the lowest and highest activation as markers.

    Args:
        quantiles: (classes, 7), in the order of `pipeline.store.QUANTILES`.
        active: (classes,), share of a digit's images with an activation above 0.
    """
    figure = go.Figure()
    for digit, (row, share) in enumerate(zip(quantiles, active, strict=True)):
        _add_box(figure, str(digit), DIGITS[digit], [float(value) for value in row], float(share))
    figure.update_xaxes(title="digit", type="category")
    figure.update_yaxes(title="activation", zeroline=True)
    return finish(figure, 380).update_layout(showlegend=False)


def _add_box(
    figure: go.Figure, digit: str, color: str, values: Sequence[float], active: float
) -> None:
    lowest, lower, first, median, third, upper, highest = values
    figure.add_box(
        x=[digit],
        q1=[first],
        median=[median],
        q3=[third],
        lowerfence=[lower],
        upperfence=[upper],
        marker_color=color,
        fillcolor=faint(color),
        line_width=1.5,
        name=digit,
        customdata=[[lowest, highest, 100 * active]],
        meta=["lowest", "highest", "above 0 (%)"],
        hoverinfo="skip",
    )
    words = (
        f"<b>{digit}</b><br>{decimal(lowest)} to {decimal(highest)}<br>half of them "
        f"{decimal(first)} to {decimal(third)}<br>median {decimal(median)}<br>"
        f"above 0 in {per_cent(active)}"
    )
    _add_points(figure, digit, [lowest, highest], words, {"color": color, "symbol": "diamond"})
    # Boxes tell no click: unseen markers on them do.
    _add_points(figure, digit, [first, median, third], words, {"size": 26, "opacity": 0})


def _add_points(
    figure: go.Figure, digit: str, values: Sequence[float], words: str, marker: dict[str, Any]
) -> None:
    """Markers that tell their digit when they are clicked, and then look as before."""
    figure.add_scatter(
        x=[digit] * len(values),
        y=values,
        mode="markers",
        marker=marker,
        customdata=[int(digit)] * len(values),
        hovertemplate=f"{words}<extra></extra>",
        **unfaded(marker.get("opacity", 1)),
    )


@built_once
def votes(outgoing: Floats) -> go.Figure:
    """A bar per digit: how much the unit speaks for it in the output layer, or against it.

    Args:
        outgoing: (classes,).
    """
    figure = go.Figure(
        go.Bar(
            x=[str(digit) for digit in range(len(outgoing))],
            y=outgoing,
            marker={
                "color": [MEASURED if weight > 0 else PUBLISHED for weight in outgoing],
                "pattern": {"shape": ["" if weight > 0 else "/" for weight in outgoing]},
            },
            hovertemplate="%{x}: %{y:.2f}<extra></extra>",
        )
    )
    figure.update_xaxes(title="digit", type="category")
    figure.update_yaxes(title="weight to the output", zeroline=True)
    return finish(figure, 260, t=10)


@built_once
def recall_without_unit(recall: Floats, without: Floats) -> go.Figure:
    """Two markers per digit, joined: per cent that are read correctly, with a unit and without.

    Args:
        recall, without: (classes,), in [0, 1].
    """
    digits = [str(digit) for digit in range(len(recall))]
    whole, part = (np.asarray(shares, np.float64) * 100 for shares in (recall, without))
    figure = go.Figure()
    figure.add_scatter(
        x=np.repeat(digits, 3),
        y=np.stack([whole, part, np.full(len(whole), np.nan)], axis=1).ravel(),
        mode="lines",
        line={"color": "grey", "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    for name, values, color, symbol in (
        ("whole network", whole, MEASURED, "circle"),
        ("unit switched off", part, PUBLISHED, "diamond-open"),
    ):
        edge = {"width": 2, "color": color}
        figure.add_scatter(
            x=digits,
            y=values,
            mode="markers",
            marker={"color": color, "size": 11, "symbol": symbol, "line": edge},
            name=name,
            customdata=list(range(len(values))),
            hovertemplate="%{x}: %{y:.1f} % read correctly",
            **unfaded(),
        )
    figure.update_xaxes(title="digit", type="category")
    figure.update_yaxes(title="read correctly, %", range=_around(whole, part))
    return finish(figure, 340)


def _around(*values: Floats) -> list[float]:
    """The ends of an axis of per cent: small changes show, but none looks larger than it is."""
    everything = np.concatenate(values)
    lowest, highest = min(float(everything.min()), 98.0), float(everything.max())
    room = 0.08 * (highest - lowest)
    return [lowest - room, highest + room]


@built_once
def heat_strips(
    strips: Sequence[NDArray[np.float64]],
    names: Sequence[str],
    columns: int,
    highest: int = 600,
) -> go.Figure:
    """Activations of all units of a layer, in rows of so many: a strip for each of several.

    Args:
        strips: each (rows, columns), NaN where there is no unit; all in the same colours.
        names: of the strips.
        highest: pixels that a strip may be high, however many rows it has.
    """
    rows, few = len(strips[0]), columns <= _FEW
    figure = make_subplots(rows=len(strips), cols=1, vertical_spacing=0.1, shared_xaxes=True)
    numbers = np.arange(rows * columns).reshape(rows, columns)
    scale = _scale(np.concatenate(strips), _PALE if few else _ABSENT)
    for place, (values, name) in enumerate(zip(strips, names, strict=True), start=1):
        picture = go.Heatmap(
            z=values,
            name=name,
            customdata=numbers,
            meta=["unit"],
            colorbar={"title": {"text": "activation"}},
            texttemplate="%{z:.2f}" if few else None,
            textfont={"color": INK},
            hovertemplate=f"{name}, unit %{{customdata}}: %{{z:.2f}}<extra></extra>",
            hoverongaps=False,
            xgap=1 if few else 0,
            **scale,
        )
        figure.add_trace(picture, row=place, col=1)
        middle = {"tickvals": [(rows - 1) / 2], "ticktext": [name], "autorange": "reversed"}
        figure.update_yaxes(row=place, col=1, showgrid=False, zeroline=False, ticks="", **middle)
    figure.update_xaxes(zeroline=False, showticklabels=False, ticks="")
    if few:
        figure.update_xaxes(row=len(strips), showticklabels=True, dtick=1, title="unit")
    height = max(44, min(12 * rows, highest)) * len(strips)
    return finish(figure, 40 + 30 * few + height, l=48, t=10, b=55 if few else 10)


def _scale(values: Floats, nothing: str) -> dict[str, object]:
    """Colours that start from one for 0, towards one side or towards both."""
    most = float(np.nanmax(np.abs(values), initial=1e-9))
    if np.nanmin(values) < 0:
        colors = [[0, PUBLISHED], [0.5, nothing], [1, MEASURED]]
        return {"zmin": -most, "zmax": most, "colorscale": colors, "showscale": False}
    colors = [[0, nothing], [1, MEASURED]]
    return {"zmin": 0, "zmax": most, "colorscale": colors, "showscale": False}
