"""Axes and layout that charts share."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray
from plotly.basedatatypes import BasePlotlyType

from dashboard.theme import per_cent
from pipeline.metrics import Interval

TEMPLATE = go.layout.Template(
    layout={
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        "hoverlabel": {"namelength": -1},
        "dragmode": False,
        # A finger that scrolls the page must not zoom the figure.
        "xaxis": {"fixedrange": True, "showgrid": False},
        "yaxis": {"fixedrange": True},
    }
)
"""What all charts have in common; fonts and colours of their words are the page's."""

MARGIN = {"l": 76, "r": 16, "t": 36, "b": 55}
"""Room in pixels for an axis with its title at the left and below, and for one line of a legend.

Where words need more, plotly.js takes it, but draws the whole chart a second time."""

INK = "#11151a"
"""Of words and edges on light colours, in either theme."""

_TICKS = (0.4, 0.7, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)
_LAST = 0.9999
"""The share from which on nothing is stretched, as the scale has an end."""


def stretch(shares: Sequence[float | None]) -> list[float]:
    """Accuracies so that each halving of the mistakes takes the same room; None is not a number."""
    found = np.array(shares, np.float64)
    places = np.maximum(found - _LAST, 0) - np.log10(1 - np.minimum(found, _LAST))
    return list(map(float, places))


def unstretch(places: ArrayLike) -> NDArray[np.float64]:
    """The accuracies that `stretch` put at these places."""
    found = np.asarray(places, np.float64)
    end = -np.log10(1 - _LAST)
    return np.where(found > end, _LAST + found - end, 1 - 10**-found)


ACCURACY_TICKS: dict[str, Any] = {
    "tickangle": 0,
    "tickvals": stretch(_TICKS),
    "ticktext": [per_cent(tick, 0 if tick < 0.995 else 1) for tick in _TICKS],
}
"""Of an axis, or of a bar of colours, of stretched accuracies."""


def is_stretched(scale: BasePlotlyType) -> bool:
    """Whether an axis, or a bar of colours, has those ticks."""
    return bool(list(scale.tickvals or ()) == ACCURACY_TICKS["tickvals"])


def share_ticks(decimals: int = 0, most: float = 1.0) -> dict[str, Any]:
    """Of an axis of shares up to the largest: its ticks, written as shares are everywhere."""
    step = 10.0 ** -(2 + decimals)
    ticks = [n * step for n in range(ceil(most / step) + 1)]
    aliases = {f"{tick:.{decimals}%}": per_cent(tick, decimals) for tick in ticks}
    return {"tickformat": f".{decimals}%", "labelalias": aliases}


SHARES = share_ticks()


def accuracy_axis(accuracies: Sequence[float | None]) -> dict[str, Any]:
    """An axis of stretched accuracies that ends with the first tick above all of them."""
    shares = [share for share in accuracies if share is not None]
    lowest, highest = min(shares, default=0.0), max(shares, default=1.0)
    top = next((tick for tick in _TICKS if tick >= highest), 1.0)
    ends = stretch([lowest, top])
    return {
        "title": "test accuracy",
        "showgrid": True,
        **ACCURACY_TICKS,
        "range": [ends[0] - 0.1, ends[1] + 0.1],
    }


def interval_bars(
    means: Sequence[float],
    intervals: Sequence[Interval],
    scale: Callable[[Sequence[float]], list[float]] | None = None,
    **look: object,
) -> dict[str, Any]:
    """Error bars from each mean to both ends of its interval.

    Args:
        scale: of the axis, from shares to places; None for the stretched one.
        look: what else Plotly should know of them.
    """
    scale = scale or stretch
    middles = scale(means)
    lows, highs = (scale([getattr(i, end) for i in intervals]) for end in ("low", "high"))
    return {
        "type": "data",
        "symmetric": False,
        "array": [high - middle for high, middle in zip(highs, middles, strict=True)],
        "arrayminus": [middle - low for low, middle in zip(lows, middles, strict=True)],
        "thickness": 1.5,
        "width": 4,
    } | look


NAMES: dict[str, Any] = {"automargin": True, "tickprefix": "\N{EM SPACE}"}
"""Of an axis of names, with room for the font of a downloaded picture, which may be wider."""


def unfaded(opacity: float = 1) -> dict[str, Any]:
    """What keeps markers of this opacity as they are when a click chooses one of them."""
    same = {"marker": {"opacity": opacity}}
    return {"selected": same, "unselected": same}


def finish(figure: go.Figure, height: int, **margin: int) -> go.Figure:
    """Give a figure the looks of all charts.

    Args:
        margin: "l", "r", "t" and "b", those where it needs more or less room than `MARGIN`.
    """
    return figure.update_layout(template=TEMPLATE, height=height, margin=MARGIN | margin)
