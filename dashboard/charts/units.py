"""Hidden units: what excites them, what they tell the output, and what is lost without them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.charts.layout import finish
from dashboard.charts.runs import faint
from dashboard.theme import DIGITS, MEASURED, PUBLISHED, per_cent

Floats = NDArray[np.floating]

_ABSENT = "rgba(128, 128, 128, 0.12)"
"""Of a value of 0, on light and on dark."""


def activation_by_digit(quantiles: Floats, active: Floats) -> go.Figure:
    """A box per digit: quartiles, whiskers, and the lowest and highest activation as markers.

    Args:
        quantiles: (classes, 7), in the order of `pipeline.store.QUANTILES`.
        active: (classes,), share of a digit's images with an activation above 0.
    """
    figure = go.Figure()
    for digit, (row, share) in enumerate(zip(quantiles, active, strict=True)):
        _add_box(figure, str(digit), DIGITS[digit], [float(value) for value in row], float(share))
    figure.update_xaxes(title="digit", type="category", showgrid=False)
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
        hoverinfo="skip",
    )
    words = (
        f"<b>{digit}</b><br>{lowest:.2f} to {highest:.2f}<br>half of them {first:.2f} to "
        f"{third:.2f}<br>median {median:.2f}<br>above 0 in {per_cent(active)}"
    )
    figure.add_scatter(
        x=[digit] * 3,
        y=[lowest, median, highest],
        mode="markers",
        marker={"color": color, "size": [6, 14, 6], "opacity": [1, 0, 1], "symbol": "diamond"},
        hovertemplate=f"{words}<extra></extra>",
    )


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
    figure.update_xaxes(title="digit", type="category", showgrid=False)
    figure.update_yaxes(title="weight to the output", zeroline=True)
    return finish(figure, 260).update_layout(margin={"t": 10})


def recall_without_unit(recall: Floats, without: Floats) -> go.Figure:
    """Two markers per digit, joined: the share that is read correctly, with a unit and without.

    Args:
        recall, without: (classes,), in [0, 1].
    """
    digits = [str(digit) for digit in range(len(recall))]
    figure = go.Figure()
    ends = np.stack([recall, without, np.full(len(recall), np.nan)], axis=1)
    figure.add_scatter(
        x=np.repeat(digits, 3),
        y=ends.ravel(),
        mode="lines",
        line={"color": "grey", "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    for name, values, color, symbol in (
        ("whole network", recall, MEASURED, "circle"),
        ("unit switched off", without, PUBLISHED, "diamond-open"),
    ):
        figure.add_scatter(
            x=digits,
            y=values,
            mode="markers",
            marker={"color": color, "size": 11, "symbol": symbol, "line": {"width": 2}},
            name=name,
            hovertemplate="%{x}: %{y:.1%} read correctly",
        )
    figure.update_xaxes(title="digit", type="category", showgrid=False)
    figure.update_yaxes(title="read correctly", tickformat=".0%", range=[-0.03, 1.03])
    return finish(figure, 340)


@dataclass(frozen=True)
class Plane:
    """Images in the plane of two units.

    Attributes:
        activations: float32 (n, 2).
        digits: (n,), what colours them: what they are or what they are read as.
        truth: (n,), what they are.
        read: (n,), what they are read as.
        axes: values along the first and the second unit, float (columns,) and (rows,).
        regions: int64 (rows, columns), what the network reads there.
    """

    activations: Floats
    digits: NDArray[np.integer]
    truth: NDArray[np.integer]
    read: NDArray[np.integer]
    axes: tuple[Floats, Floats]
    regions: NDArray[np.integer]


def plane_of_two(plane: Plane) -> go.Figure:
    """All images by the activations of two units, on the regions in which each digit is read.

    The points carry the numbers of their images. A click in the legend hides a digit.
    """
    figure = go.Figure()
    classes = range(len(DIGITS))
    steps = [[(d + side) / len(DIGITS), DIGITS[d]] for d in classes for side in (0, 1)]
    figure.add_heatmap(
        x=plane.axes[0],
        y=plane.axes[1],
        z=plane.regions,
        zmin=-0.5,
        zmax=len(DIGITS) - 0.5,
        colorscale=steps,
        opacity=0.22,
        showscale=False,
        hoverinfo="skip",
    )
    for digit in classes:
        images = np.flatnonzero(plane.digits == digit)
        figure.add_scattergl(
            x=plane.activations[images, 0],
            y=plane.activations[images, 1],
            mode="markers",
            marker={"color": DIGITS[digit], "size": 4, "opacity": 0.75},
            name=str(digit),
            customdata=np.stack([images, plane.truth[images], plane.read[images]], axis=1),
            hovertemplate="#%{customdata[0]}: is %{customdata[1]}, read %{customdata[2]}"
            "<br>%{x:.2f}, %{y:.2f}<extra></extra>",
            # A point that is chosen changes nothing about the others: the address remembers it.
            selected={"marker": {"opacity": 0.75}},
            unselected={"marker": {"opacity": 0.75}},
        )
    figure.update_xaxes(title="activation of unit 0", showgrid=False)
    figure.update_yaxes(title="activation of unit 1", showgrid=False)
    figure = finish(figure, 560)
    return figure.update_layout(clickmode="event+select", legend_itemsizing="constant")


def heat_strips(
    strips: Sequence[NDArray[np.float64]], names: Sequence[str], columns: int
) -> go.Figure:
    """Activations of all units of a layer, in rows of so many: a strip for each of several.

    Args:
        strips: each (rows, columns), NaN where there is no unit; all in the same colours.
        names: of the strips.
    """
    rows = len(strips[0])
    gap = np.full((1, columns), np.nan)
    values = np.concatenate([part for strip in strips for part in (strip, gap)][:-1])
    numbers = np.arange(rows * columns).reshape(rows, columns)
    numbered = np.concatenate([part for _ in strips for part in (numbers, gap)][:-1])
    figure = go.Figure(
        go.Heatmap(
            z=values,
            customdata=numbered,
            hovertemplate="unit %{customdata}: %{z:.2f}<extra></extra>",
            hoverongaps=False,
            xgap=1 if columns <= 50 else 0,
            ygap=1 if rows > 1 else 0,
            **_scale(values),
        )
    )
    middles = [(rows + 1) * place + (rows - 1) / 2 for place in range(len(strips))]
    figure.update_yaxes(
        autorange="reversed", tickvals=middles, ticktext=names, showgrid=False, ticks=""
    )
    figure.update_xaxes(visible=False)
    height = max(16, 44 // rows) * len(values)
    return finish(figure, 40 + height).update_layout(margin={"t": 10, "b": 10})


def _scale(values: Floats) -> dict[str, object]:
    """Colours that start from nothing at 0, towards one side or towards both."""
    most = float(np.nanmax(np.abs(values), initial=1e-9))
    if np.nanmin(values) < 0:
        colors = [[0, PUBLISHED], [0.5, _ABSENT], [1, MEASURED]]
        return {"zmin": -most, "zmax": most, "colorscale": colors, "showscale": False}
    colors = [[0, _ABSENT], [1, MEASURED]]
    return {"zmin": 0, "zmax": most, "colorscale": colors, "showscale": False}
