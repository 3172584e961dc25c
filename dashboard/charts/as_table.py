"""The numbers behind a chart, in their own units."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray
from plotly.basedatatypes import BasePlotlyType, BaseTraceType

from dashboard.charts.layout import is_stretched, unstretch

Columns = dict[str, Any]

_SERIES = "series"
_BOX = {
    "lowerfence": "lower whisker",
    "q1": "first quartile",
    "median": "median",
    "q3": "third quartile",
    "upperfence": "upper whisker",
}


def as_table(figure: go.Figure) -> pd.DataFrame:
    """A row for each box, or else each point and bar of a chart; of heat maps alone, their cells.

    Places on a scale are turned back into what they stand for, and shares into per cent. A band
    becomes the ends beside the line that is drawn next, as error bars do; the `meta` of a trace
    names those columns of its `customdata` that belong here. What leads the eye is left out: shapes
    and words, unseen markers, traces that tell nothing where one points at them, and the ground
    below points.
    """
    traces = list(figure.data)
    boxes = [_box(figure, trace) for trace in traces if trace.type == "box"]
    points = [
        _points(figure, trace, before)
        for before, trace in zip([None, *traces], traces, strict=False)
        if _is_data(trace)
    ]
    return _together(
        boxes or points or [_cells(figure, trace) for trace in traces if trace.type == "heatmap"]
    )


def _together(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """One table, words before numbers; series are named where there are some to tell apart."""
    table = pd.concat([part for part in parts if len(part)], ignore_index=True).convert_dtypes()
    if _SERIES in table and table[_SERIES].nunique() < 2:
        table = table.drop(columns=_SERIES)
    return table[sorted(table, key=lambda column: table[column].dtype != "string")]


def _is_data(trace: BaseTraceType) -> bool:
    """Whether a trace is of bars, or of points that can be seen and tell something."""
    if trace.type not in {"scatter", "scattergl"}:
        return bool(trace.type == "bar")
    unseen = trace.marker.opacity == 0 and "text" not in trace.mode
    return trace.hoverinfo != "skip" and not unseen


def _points(figure: go.Figure, trace: BaseTraceType, before: BaseTraceType | None) -> pd.DataFrame:
    """A row per point.

    Args:
        before: the trace drawn before, which may be its band.
    """
    across, along = _scales(figure, trace)
    columns = {_SERIES: trace.name or ""} | _named(trace)
    columns |= _values(across, trace.x, "x") | _ends(across, trace.x, trace.error_x, "x")
    columns |= _values(along, trace.y, "y") | _ends(along, trace.y, trace.error_y, "y")
    if before is not None and before.type == "scatter" and before.fill == "toself":
        half = len(before.y) // 2
        columns |= _from_to(along, before.y[half:][::-1], before.y[:half], "y")
    places = [_title(across, trace.x, "x"), _title(along, trace.y, "y")]
    return pd.DataFrame(columns).dropna(subset=places)


def _box(figure: go.Figure, trace: BaseTraceType) -> pd.DataFrame:
    across, _ = _scales(figure, trace)
    numbers = {words: getattr(trace, end) for end, words in _BOX.items()}
    return pd.DataFrame(_values(across, trace.x, "x") | numbers | _named(trace))


def _cells(figure: go.Figure, trace: BaseTraceType) -> pd.DataFrame:
    """Rows and columns of a heat map; a row per cell where its `meta` names what cells are of."""
    if trace.meta:
        numbers = _values(trace.colorbar, np.ravel(trace.z), "value")
        return pd.DataFrame({_SERIES: trace.name} | _named(trace) | numbers).dropna()
    across, along = _scales(figure, trace)
    rows, names = (
        np.arange(size) if given is None else given
        for given, size in zip((trace.y, trace.x), np.shape(trace.z), strict=True)
    )
    words = _title(trace.colorbar, trace.z, "")
    column = f"{_title(across, (), 'column')} {{}}{words and f': {words}'}"
    head = {_title(along, rows, "row"): rows}
    cells = zip(names, _read(trace.colorbar, trace.z).T, strict=True)
    return pd.DataFrame(head | {column.format(name): numbers for name, numbers in cells})


def _scales(figure: go.Figure, trace: BaseTraceType) -> tuple[BasePlotlyType, BasePlotlyType]:
    """The axes of a trace."""
    return (
        figure.layout[f"xaxis{(trace.xaxis or 'x')[1:]}"],
        figure.layout[f"yaxis{(trace.yaxis or 'y')[1:]}"],
    )


def _named(trace: BaseTraceType) -> Columns:
    """Those columns of the custom data that have a name."""
    if not trace.meta:
        return {}
    rows = np.reshape(np.asarray(trace.customdata, object), (-1, len(trace.meta)))
    return {name: column for name, column in zip(trace.meta, rows.T, strict=True) if name}


def _values(scale: BasePlotlyType, places: ArrayLike, otherwise: str) -> Columns:
    """What stands at places on a scale, under its title."""
    return {_title(scale, places, otherwise): _read(scale, places)}


def _ends(
    scale: BasePlotlyType, places: ArrayLike, bars: BasePlotlyType, otherwise: str
) -> Columns:
    """Both ends of error bars, if there are any."""
    if bars.array is None:
        return {}
    middles = np.asarray(places, float)
    return _from_to(scale, middles - bars.arrayminus, middles + bars.array, otherwise)


def _from_to(scale: BasePlotlyType, low: ArrayLike, high: ArrayLike, otherwise: str) -> Columns:
    title = _title(scale, low, otherwise)
    return {f"{title}, from": _read(scale, low), f"{title}, to": _read(scale, high)}


def _title(scale: BasePlotlyType, places: ArrayLike, otherwise: str) -> str:
    """What a scale is called, with its unit."""
    if _in_per_cent(scale):
        return f"{scale.title.text or 'share'} (%)"
    are_names = np.asarray(places).dtype.kind == "U"
    return scale.title.text or ("name" if are_names else otherwise)


def _in_per_cent(scale: BasePlotlyType) -> bool:
    return is_stretched(scale) or (scale.tickformat or "").endswith("%")


def _read(scale: BasePlotlyType, places: ArrayLike) -> NDArray[Any]:
    """What places on a scale stand for: shares in per cent, names of its ticks, or numbers."""
    if _in_per_cent(scale):
        shares = unstretch(places) if is_stretched(scale) else np.asarray(places, np.float64)
        return np.round(100 * shares, 8)  # as exact as before it was stretched
    if not scale.ticktext:
        return np.asarray(places)
    distances = np.abs(np.subtract.outer(np.asarray(places), np.asarray(scale.tickvals)))
    return np.array([scale.ticktext[nearest] for nearest in distances.argmin(axis=-1)])
