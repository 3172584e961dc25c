"""Models side by side: what their size buys, what each digit costs them, how honest they are."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.layout import ACCURACY_TICKS, INK, NAMES, SHARES, finish, stretch
from dashboard.charts.once import built_once
from dashboard.charts.published import axis_for, error_bars
from dashboard.comparison import Contender, efficient
from dashboard.results import Result, own, published
from dashboard.theme import MEASURED, PUBLISHED, TEST, between, count, per_cent
from dashboard.words import labelled

A, B = (
    {"color": MEASURED, "symbol": "circle", "dash": "solid"},
    {"color": PUBLISHED, "symbol": "diamond", "dash": "dash"},
)
"""How the two models that one looks at differ, in colour and in shape."""

_MISREAD, _READ = "#d9822b", "#fbf7f1"
"""From no digit read to all, as light as the ink on them needs, whatever the theme."""

_FEWEST = 10
"""Readings without which a bin says nothing."""

_OTHER = {"color": "grey", "symbol": "circle-open", "dash": "solid"}
_OURS = {"color": TEST, "symbol": "square", "dash": "solid"}


@built_once
def accuracy_by_parameters(results: Sequence[Result], chosen: Sequence[str]) -> go.Figure:
    """Accuracy with its interval over size, and the front that no smaller model reaches, named.

    Ours stands apart: the front is that of the published models.

    Args:
        chosen: ids of A and B, or only of A.
    """
    figure = go.Figure()
    front = efficient(published(results))
    figure.add_scatter(
        x=[result.stored.parameters for result in front],
        y=stretch([result.measured for result in front]),
        mode="lines",
        line={"color": "grey", "shape": "hv", "dash": "dot", "width": 1.5},
        name="Pareto front: no smaller published model reads better",
        hoverinfo="skip",
    )
    named = {result.experiment.id for result in front}
    others = [result for result in results if result.experiment.id not in chosen]
    _add_models(figure, "other models", published(others), _OTHER, named)
    for result in own(others):
        _add_models(figure, labelled(result.experiment), [result], _OURS, named)
    for name, id, style in zip("AB", dict.fromkeys(chosen), (A, B), strict=False):
        only = [result for result in results if result.experiment.id == id]
        _add_models(figure, f"{name}: {id}", only, style, named)
    sizes = np.log10([result.stored.parameters for result in results])
    around = [float(sizes.min()) - 0.7, float(sizes.max()) + 0.3]
    figure.update_xaxes(title="parameters", type="log", dtick=1, tickformat=",", range=around)
    figure.update_yaxes(**axis_for(results))
    return finish(figure, 630, t=111)


def _add_models(
    figure: go.Figure, name: str, results: Sequence[Result], style: dict[str, str], named: set[str]
) -> None:
    """Markers with intervals; the ids of some stand beside them, of all in what hovers."""
    ids = [result.experiment.id for result in results]
    figure.add_scatter(
        x=[result.stored.parameters for result in results],
        y=stretch([result.measured for result in results]),
        error_y=error_bars(results),
        mode="markers+text",
        text=[id if id in named else "" for id in ids],
        textposition="top left",
        customdata=[[labelled(result.experiment), _figures(result)] for result in results],
        meta=["model", None],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
        name=name,
        marker={
            "color": style["color"],
            "symbol": style["symbol"],
            "size": 10,
            "line": {"width": 2, "color": style["color"]},
        },
    )


def _figures(result: Result) -> str:
    return (
        f"{per_cent(result.measured, 2)} ({between(result.interval)})<br>"
        f"{count(result.stored.parameters, 'parameter')}"
    )


@built_once
def recall_of_digits(contenders: Sequence[Contender]) -> go.Figure:
    """A row per model, a column per digit: the share that is read correctly.

    Colours follow the stretched scale, so that a model that reads next to nothing leaves
    differences among the good ones visible.
    """
    shares = np.array([contender.recall for contender in contenders])
    ids = [labelled(contender.result.experiment) for contender in contenders]
    digits = [str(digit) for digit in range(shares.shape[1])]
    figure = go.Figure(
        go.Heatmap(
            x=digits,
            y=ids,
            z=[stretch(row) for row in shares],
            text=[[f"{share * 100:.1f}" for share in row] for row in shares],
            texttemplate="%{text}",
            hovertemplate="%{y} reads %{text} % of all %{x}s<extra></extra>",
            textfont={"color": INK, "size": 11},
            colorscale=[[0, _MISREAD], [1, _READ]],
            zmax=float(stretch([0.995])[0]),
            zmin=0,
            colorbar=ACCURACY_TICKS | {"title": {"text": "read correctly"}},
            showscale=False,
            xgap=2,
            ygap=2,
        )
    )
    figure.update_xaxes(title="digit", side="top", type="category")
    figure.update_yaxes(
        autorange="reversed", showgrid=False, tickfont={"size": 11}, ticks="", **NAMES
    )
    room = 20 + 5 * max(map(len, ids))
    return finish(figure, 90 + 30 * len(ids), l=room, r=0, t=61, b=10)


@built_once
def reliability(contenders: Sequence[Contender]) -> go.Figure:
    """How often models are right, over how confident they are; larger markers are more readings."""
    figure = go.Figure()
    figure.add_scatter(
        x=[0, 1],
        y=[0, 1],
        mode="lines",
        line={"color": "grey", "width": 1, "dash": "dot"},
        name="as right as confident",
        hoverinfo="skip",
    )
    for name, contender, style in zip("AB", contenders, (A, B), strict=False):
        figure.add_scatter(**_curve(f"{name}: {contender.id}", contender, style))
    figure.update_xaxes(title="confidence", range=[0, 1.03], **SHARES)
    figure.update_yaxes(title="accuracy", range=[0, 1.03], **SHARES)
    return finish(figure, 380)


def _curve(name: str, contender: Contender, style: dict[str, str]) -> dict[str, Any]:
    bins = contender.reliability
    many = bins.images >= _FEWEST
    images = bins.images[many]
    return {
        "x": bins.confidence[many],
        "y": bins.accuracy[many],
        "name": name,
        "mode": "lines+markers",
        "line": {"color": style["color"], "dash": style["dash"]},
        "marker": {
            "color": style["color"],
            "symbol": style["symbol"],
            "size": 4 + 2.5 * np.log10(images),
        },
        "customdata": images,
        "text": [
            f"confident {per_cent(sure)}, right {per_cent(right)}"
            for sure, right in zip(bins.confidence[many], bins.accuracy[many], strict=True)
        ],
        "meta": ["readings"],
        "hovertemplate": "%{text}<br>%{customdata:,} readings",
    }
