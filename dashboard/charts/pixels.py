"""Numbers that belong to the pixels of a tiny image."""

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.layout import INK, finish
from dashboard.charts.once import built_once
from dashboard.pictures import signed_picture
from dashboard.small_worlds import Floats
from dashboard.theme import signed

_BRIGHT = 0.42
"""Share of the bound from which on dark ink is read better than white."""


@built_once
def pixel_values(values: Floats, bound: float) -> go.Figure:
    """A square for each pixel with its number unless it is 0, blue above 0 and orange below.

    Args:
        values: (8, 8), the first row on top.
        bound: what gets the strongest colour.
    """
    figure = go.Figure(
        go.Heatmap(
            z=np.asarray(values, np.float32),
            zmin=-bound,
            zmax=bound,
            colorscale=_signed_scale(),
            showscale=False,
            hovertemplate="row %{y}, column %{x}: %{z:+.3f}<extra></extra>",
            xgap=1,
            ygap=1,
        )
    )
    _add_numbers(figure, values, bound)
    figure.update_xaxes(zeroline=False, dtick=1, constrain="domain", side="top")
    figure.update_yaxes(
        showgrid=False,
        zeroline=False,
        dtick=1,
        autorange="reversed",
        scaleanchor="x",
        constrain="domain",
    )
    return finish(figure, 380, l=0, t=30, b=10)


def _add_numbers(figure: go.Figure, values: Floats, bound: float) -> None:
    """White on dark squares, dark on bright ones."""
    rows, columns = np.nonzero(values)
    numbers = values[rows, columns]
    bright = np.abs(numbers) > _BRIGHT * bound
    figure.add_scatter(
        x=columns,
        y=rows,
        text=[signed(number) for number in numbers],
        mode="text",
        textfont={"size": 11, "color": np.where(bright, INK, "#ffffff").tolist()},
        hoverinfo="skip",
        showlegend=False,
    )


def _signed_scale() -> list[list[object]]:
    """The colours of `signed_picture` as plotly has a scale."""
    stops = np.linspace(-1, 1, 5)
    colours = signed_picture(stops[None], 1.0)[0]
    return [
        [(stop + 1) / 2, f"rgb({red}, {green}, {blue})"]
        for stop, (red, green, blue) in zip(stops, colours.tolist(), strict=True)
    ]
