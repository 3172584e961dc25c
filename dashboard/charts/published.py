"""What was measured beside what was published."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.layout import accuracy_axis, finish, stretch
from dashboard.results import Result
from dashboard.theme import MEASURED, PUBLISHED
from pipeline.spec import History
from pipeline.store import Curves


def published_and_measured(results: Sequence[Result]) -> go.Figure:
    """Published and measured accuracy, two markers joined by a line, on a stretched scale."""
    figure = go.Figure()
    for result in results:
        if result.published is not None:
            figure.add_scatter(
                x=stretch([result.published, result.measured]),
                y=[result.experiment.title] * 2,
                mode="lines",
                line={"color": "grey", "width": 1},
                hoverinfo="skip",
                showlegend=False,
            )
    titles = [result.experiment.title for result in results]
    for source, shares in _accuracies(results):
        figure.add_scatter(
            x=stretch(shares), y=titles, customdata=shares, mode="markers", **_look(source)
        )
    figure.update_traces(hovertemplate="%{y}: %{customdata:.2%}", selector={"mode": "markers"})
    figure.update_yaxes(autorange="reversed", showgrid=False, automargin=True)
    figure.update_xaxes(**_accuracy_axis(results))
    return finish(figure, 130 + 30 * len(results))


def accuracy_by_width(results: Sequence[Result]) -> go.Figure:
    """Published and measured accuracy over the number of hidden nodes, both scales stretched."""
    figure = go.Figure()
    results = sorted(results, key=lambda result: result.experiment.hidden_units)
    nodes = [result.experiment.hidden_units for result in results]
    for source, shares in _accuracies(results):
        figure.add_scatter(
            x=nodes, y=stretch(shares), customdata=shares, mode="lines+markers", **_look(source)
        )
    figure.update_traces(hovertemplate="%{x} nodes: %{customdata:.2%}")
    figure.update_xaxes(title="hidden nodes", type="log", tickvals=_apart(nodes), tickangle=0)
    figure.update_yaxes(**_accuracy_axis(results))
    return finish(figure, 400)


def _apart(nodes: Sequence[int]) -> list[int]:
    """Those of some ascending numbers whose labels have room beside each other on a log scale."""
    kept: list[int] = []
    for number in nodes:
        if not kept or number >= 1.8 * kept[-1]:
            kept.append(number)
    return kept


def _accuracies(results: Sequence[Result]) -> Sequence[tuple[str, list[float | None]]]:
    """Test accuracies by who found them; open markers come last, so that they hide none."""
    return (
        ("measured", [result.measured for result in results]),
        ("published", [result.published for result in results]),
    )


def training_curves(quantity: str, run: Curves, published: History | None) -> go.Figure:
    """Loss or accuracy over the epochs, of training and validation: ours and the published ones.

    Args:
        quantity: "loss" or "accuracy".
    """
    figure = go.Figure()
    sources = [("measured", run.history)] + ([("published", published)] if published else [])
    for source, history in sources:
        for part, dash in (("training", "dot"), ("validation", "solid")):
            values = getattr(history, quantity if part == "training" else f"validation_{quantity}")
            look = _look(source)
            figure.add_scatter(
                x=np.arange(1, len(values) + 1),
                y=values,
                mode="lines+markers",
                name=f"{part}, {source}",
                marker=look["marker"] | {"size": 6},
                line=look["line"] | {"dash": dash},
                hovertemplate=f"epoch %{{x}}: %{{y:{'.2%' if quantity == 'accuracy' else '.4f'}}}",
            )
    kept = run.kept_epoch + 1
    figure.add_vline(kept, line={"color": "grey", "width": 1, "dash": "dash"})
    figure.add_annotation(x=kept, y=1, yref="paper", text="kept", showarrow=False, yshift=10)
    figure.update_xaxes(title="epoch", rangemode="tozero")
    figure.update_yaxes(title=quantity, tickformat=".0%" if quantity == "accuracy" else None)
    return finish(figure, 360)


def _look(source: str) -> dict[str, Any]:
    """Published figures are open orange diamonds, measured ones full blue circles."""
    measured = source == "measured"
    color = MEASURED if measured else PUBLISHED
    symbol = "circle" if measured else "diamond-open"
    return {
        "name": source,
        "marker": {
            "color": color,
            "symbol": symbol,
            "size": 10,
            "line": {"width": 2, "color": color},
        },
        "line": {"color": color},
    }


def _accuracy_axis(results: Sequence[Result]) -> dict[str, Any]:
    """An axis of stretched accuracies that ends with the first tick above all of them."""
    return accuracy_axis([share for _, column in _accuracies(results) for share in column])
