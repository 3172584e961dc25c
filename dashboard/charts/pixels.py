"""Numbers that belong to the pixels of a tiny image."""

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.layout import finish
from dashboard.pictures import signed_picture
from dashboard.small_worlds import Floats


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
            text=[[f"{value:.2f}" if value else "" for value in row] for row in values.tolist()],
            texttemplate="%{text}",
            textfont={"size": 10},
            hovertemplate="row %{y}, column %{x}: %{z:+.3f}<extra></extra>",
            xgap=1,
            ygap=1,
        )
    )
    figure.update_xaxes(showgrid=False, zeroline=False, dtick=1, constrain="domain", side="top")
    figure.update_yaxes(
        showgrid=False, zeroline=False, dtick=1, autorange="reversed", scaleanchor="x"
    )
    return finish(figure, 380)


def _signed_scale() -> list[list[object]]:
    """The colours of `signed_picture` as plotly has a scale."""
    stops = np.linspace(-1, 1, 5)
    colours = signed_picture(stops[None], 1.0)[0]
    return [
        [(stop + 1) / 2, f"rgb({red}, {green}, {blue})"]
        for stop, (red, green, blue) in zip(stops, colours.tolist(), strict=True)
    ]
