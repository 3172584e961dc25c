"""How well models read one person's digits, beside how well they read MNIST's."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from dashboard.charts.layout import NAMES, SHARES, finish, interval_bars
from dashboard.handwriting import Score
from dashboard.theme import MEASURED, TEST, between, per_cent
from dashboard.words import labelled
from pipeline.experiments import find

_ROW = 35
"""Height of a row, in pixels, as in a table beside."""


def own_hand(scores: Sequence[Score], accuracies: Mapping[str, float]) -> go.Figure:
    """A row per model in their order: its share with its interval, and its accuracy on MNIST.

    Args:
        accuracies: on MNIST's test images by id; there may be none of some.
    """
    names, shares = [labelled(find(one.id)) for one in scores], [one.share for one in scores]
    intervals = [one.interval for one in scores]
    figure = go.Figure()
    figure.add_scatter(
        x=[accuracies.get(one.id) for one in scores],
        y=names,
        mode="markers",
        marker={"color": TEST, "symbol": "diamond-open", "size": 9, "line": {"width": 2}},
        customdata=[per_cent(accuracies.get(one.id), 2) for one in scores],
        hovertemplate="%{y}: %{customdata} of MNIST's test images<extra></extra>",
        name="MNIST's test images",
    )
    figure.add_scatter(
        x=shares,
        y=names,
        error_x=interval_bars(shares, intervals, scale=list, color=MEASURED, width=3),
        mode="markers",
        marker={"color": MEASURED, "symbol": "circle", "size": 9},
        customdata=[_figures(one) for one in scores],
        hovertemplate="%{y}: %{customdata}<extra></extra>",
        name="your digits, with 95 % interval",
    )
    figure.update_xaxes(showgrid=True, range=[-0.02, 1.02], side="top", **SHARES)
    rows = len(scores)
    figure.update_yaxes(range=[rows - 0.5, -0.5], **NAMES)
    finish(figure, _ROW * (rows + 3), t=_ROW, b=2 * _ROW)
    return figure.update_layout(legend={"y": 0, "yanchor": "top"})


def _figures(score: Score) -> str:
    return (
        f"{score.hits} of {score.drawings}, {per_cent(score.share)} ({between(score.interval, 0)})"
    )
