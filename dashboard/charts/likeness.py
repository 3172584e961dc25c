"""How much a hidden layer for one image is like that for an average digit."""

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.charts.layout import finish
from dashboard.theme import MEASURED, decimal

_ROOM = 0.2
"""For the number beyond a bar."""


def likeness_to_averages(likeness: NDArray[np.floating], read: int) -> go.Figure:
    """A bar per digit; that of the digit that is read is full, the others are hollow.

    Args:
        likeness: (classes,), correlations in [-1, 1].
        read: the digit that the network reads in the image.
    """
    digits = [str(digit) for digit in range(len(likeness))]
    figure = go.Figure(
        go.Bar(
            x=digits,
            y=np.asarray(likeness, np.float32),
            text=[decimal(value) for value in likeness],
            textposition="outside",
            cliponaxis=False,
            marker={
                "color": MEASURED,
                "opacity": [1.0 if digit == read else 0.45 for digit in range(len(likeness))],
            },
            hovertemplate="%{x}: correlation %{y:.2f}<extra></extra>",
        )
    )
    lowest = min(0.0, float(likeness.min()))
    lowest -= _ROOM * (lowest < 0)
    figure.update_xaxes(title="average digit", type="category")
    figure.update_yaxes(title="correlation", range=[lowest, 1 + _ROOM], zeroline=True, dtick=0.5)
    return finish(figure, 165, t=5)
