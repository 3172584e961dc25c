"""What was measured beside what was published."""

from collections.abc import Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.layout import NAMES, accuracy_axis, finish, interval_bars, stretch
from dashboard.charts.once import built_once
from dashboard.results import Result
from dashboard.theme import MEASURED, PUBLISHED, between, count, per_cent
from dashboard.words import titled

Shares = list[float | None]

_LABELLED = {per_cent(0.4, 0), per_cent(0.9, 0), per_cent(0.98, 0), per_cent(0.995)}


@built_once
def published_and_measured(results: Sequence[Result]) -> go.Figure:
    """Published and measured accuracy, two markers joined by a line, on a stretched scale.

    The best stands on top; ours, which has no published figure, below the others.
    """
    figure = go.Figure()
    results = sorted(results, key=lambda result: (result.experiment.ours, -result.measured))
    titles = [titled(result.experiment) for result in results]
    for result in results:
        if result.published is not None:
            figure.add_scatter(
                x=stretch([result.published, result.measured]),
                y=[titled(result.experiment)] * 2,
                mode="lines",
                line={"color": "grey", "width": 1},
                hoverinfo="skip",
                showlegend=False,
            )
    for shares, trace in _accuracies(results, "error_x"):
        figure.add_scatter(x=stretch(shares), y=titles, mode="markers", **trace)
    figure.update_traces(hovertemplate="%{y}: %{customdata}", selector={"mode": "markers"})
    figure.update_yaxes(categoryarray=titles, autorange="reversed", showgrid=False, **NAMES)
    figure.update_xaxes(**_sparsely_labelled(axis_for(results)))
    return finish(figure, 110 + 27 * len(results), l=194, r=0, t=39)


@built_once
def accuracy_by_width(results: Sequence[Result]) -> go.Figure:
    """Published and measured accuracy over the number of hidden nodes, both scales stretched."""
    figure = go.Figure()
    results = sorted(results, key=lambda result: result.experiment.hidden_units)
    nodes = [result.experiment.hidden_units for result in results]
    for shares, trace in _accuracies(results, "error_y"):
        figure.add_scatter(x=nodes, y=stretch(shares), mode="lines+markers", **trace)
    figure.update_traces(hovertemplate="%{x} nodes: %{customdata}")
    figure.update_xaxes(title="hidden nodes", type="log", tickvals=_apart(nodes), tickangle=0)
    figure.update_yaxes(**axis_for(results))
    return finish(figure, 400)


def look(source: str, size: int = 10) -> dict[str, Any]:
    """Published figures are open orange diamonds, measured ones full blue circles."""
    measured = source == "measured"
    color = MEASURED if measured else PUBLISHED
    symbol = "circle" if measured else "diamond-open"
    return {
        "name": source,
        "marker": {
            "color": color,
            "symbol": symbol,
            "size": size,
            "line": {"width": 2, "color": color},
        },
        "line": {"color": color},
    }


def _apart(nodes: Sequence[int]) -> list[int]:
    """Those of some ascending numbers whose labels have room beside each other on a log scale."""
    kept: list[int] = []
    for number in nodes:
        if not kept or number >= 1.8 * kept[-1]:
            kept.append(number)
    return kept


def _accuracies(results: Sequence[Result], error: str) -> Iterator[tuple[Shares, dict[str, Any]]]:
    """Test accuracies by who found them; open markers come last, so that they hide none.

    Args:
        error: name of the error bars along the axis of accuracies.

    Yields:
        Accuracies, and what else their trace is made of: with error bars where we measured.
    """
    measured = [
        f"{per_cent(r.measured, 2)} ({between(r.interval)}), {count(r.runs, 'run')}"
        for r in results
    ]
    yield (
        [r.measured for r in results],
        look("measured", size=7) | {"customdata": measured, error: error_bars(results)},
    )
    published: Shares = [r.published for r in results]
    words = [per_cent(share, 2) for share in published]
    yield published, look("published") | {"customdata": words}


def error_bars(results: Sequence[Result]) -> dict[str, Any]:
    """From each measured accuracy to both ends of its interval."""
    return interval_bars([r.measured for r in results], [r.interval for r in results])


def _sparsely_labelled(axis: dict[str, Any]) -> dict[str, Any]:
    """An axis whose labels have room beside each other on a phone; the grid keeps all lines."""
    return axis | {"ticktext": [text if text in _LABELLED else "" for text in axis["ticktext"]]}


def axis_for(results: Sequence[Result]) -> dict[str, Any]:
    """An axis of stretched accuracies with room for all of them and for their intervals."""
    ends = [end for r in results for end in (r.interval.low, r.interval.high)]
    return accuracy_axis([*ends, *(r.published for r in results)])
