"""What networks read that were trained without one part of their training."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.charts.layout import NAMES, accuracy_axis, finish, interval_bars, stretch
from dashboard.charts.once import built_once
from dashboard.charts.runs import faint
from dashboard.theme import MEASURED, between, per_cent
from pipeline.metrics import Interval, student_interval


@built_once
def accuracy_without(names: Sequence[str], accuracies: NDArray[np.floating]) -> go.Figure:
    """A row per network: its runs as small circles, their mean with its interval, stretched.

    The band is the interval of the first network, to compare the others with.

    Args:
        names: of the networks, the one with everything first.
        accuracies: (networks, runs) in [0, 1].
    """
    figure = go.Figure()
    single, means = accuracies.ravel().tolist(), accuracies.mean(axis=1).tolist()
    intervals = [_interval(runs) for runs in accuracies]
    _mark_first(figure, intervals[0])
    figure.add_scatter(
        x=stretch(single),
        y=np.repeat(names, accuracies.shape[1]),
        mode="markers",
        name="single runs",
        marker={"color": MEASURED, "symbol": "circle-open", "size": 6},
        customdata=[per_cent(share, 2) for share in single],
        hovertemplate="%{y}, one run: %{customdata}<extra></extra>",
    )
    figure.add_scatter(
        x=stretch(means),
        y=list(names),
        error_x=interval_bars(means, intervals),
        mode="markers",
        name="mean",
        marker={"color": MEASURED, "symbol": "diamond", "size": 9},
        customdata=[
            f"{per_cent(mean, 2)} ({between(interval)})"
            for mean, interval in zip(means, intervals, strict=True)
        ],
        hovertemplate="%{y}: %{customdata}<extra></extra>",
    )
    ends = chain.from_iterable((interval.low, interval.high) for interval in intervals)
    figure.update_xaxes(**accuracy_axis([*ends, *single]) | {"title": "read correctly"})
    figure.update_yaxes(categoryarray=list(names), autorange="reversed", showgrid=False, **NAMES)
    return finish(figure, 110 + 24 * len(names))


def _interval(runs: NDArray[np.floating]) -> Interval:
    """Of the mean, as far as shares go; of a single run, nothing but itself."""
    found = student_interval(runs) or Interval(float(runs[0]), float(runs[0]))
    return found.of_shares()


def _mark_first(figure: go.Figure, interval: Interval) -> None:
    low, high = stretch([interval.low, interval.high])
    figure.add_vrect(low, high, line_width=0, fillcolor=faint(MEASURED, 0.12), layer="below")
