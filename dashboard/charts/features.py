"""How many inputs a network needs, and what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.charts.layout import SHARES, accuracy_axis, finish, share_ticks, stretch, unfaded
from dashboard.charts.once import built_once
from dashboard.charts.published import look
from dashboard.charts.runs import band
from dashboard.features import SIDE, Sweep, needed, ranked
from dashboard.theme import MEASURED, TEST, per_cent

_TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 400, 784)


@dataclass(frozen=True)
class Published:
    """A choice of a document: how many inputs, and the test accuracy that it prints for them."""

    count: int
    accuracy: float | None


@dataclass(frozen=True)
class Series:
    """One kind of inputs in the chart of `accuracy_by_inputs`.

    Attributes:
        choice: the name of the choice that a click on a point makes.
        chosen: how many inputs are chosen now.
    """

    choice: str
    sweep: Sweep
    published: Published
    chosen: int


_LOOKS = (
    {"color": MEASURED, "symbol": "circle", "dash": "solid"},
    {"color": TEST, "symbol": "square", "dash": "dash"},
)

_LABELS = ((45, -48), (100, 55))
"""Of what was published: above the lines for components, below them for pixels."""


@built_once
def accuracy_by_inputs(series: Sequence[Series]) -> go.Figure:
    """Test accuracy over the number of inputs: means, and the range of the runs as a band.

    What was published stands beside; a thin line marks the number that is chosen. The custom data
    of a point are the choice that it stands for and the number of inputs.
    """
    figure = go.Figure()
    for one, style in zip(series, _LOOKS, strict=True):
        _add_sweep(figure, one, style)
    for one, label in zip(series, _LABELS, strict=True):
        _add_published(figure, one, label)
    shares = [share for one in series for share in one.sweep.accuracies.ravel().tolist()]
    figure.update_xaxes(
        title="inputs of the network", type="log", tickvals=_TICKS, tickangle=0, range=[0.6, 3.02]
    )
    figure.update_yaxes(**accuracy_axis([*shares, *(one.published.accuracy for one in series)]))
    return finish(figure, 440).update_layout(showlegend=False, clickmode="event+select")


def _add_sweep(figure: go.Figure, one: Series, style: dict[str, str]) -> None:
    counts, low, high = one.sweep.counts, *_range(one.sweep)
    figure.add_scatter(**band(counts, stretch(low), stretch(high), style["color"]))
    figure.add_scatter(
        x=counts,
        y=stretch(one.sweep.mean.tolist()),
        name=one.sweep.inputs,
        mode="lines+markers",
        line={"color": style["color"], "dash": style["dash"], "width": 1.5},
        **_points(style, 9),
        customdata=[[one.choice, int(count)] for count in counts],
        text=[_words(one, place) for place in range(len(counts))],
        hovertemplate="%{text}<extra></extra>",
    )
    _name_line(figure, one)
    figure.add_vline(one.chosen, line={"color": style["color"], "width": 1, "dash": style["dash"]})


def _points(style: dict[str, str], size: int) -> dict[str, Any]:
    """Markers that a click chooses; they look the same afterwards, for the slider may move on."""
    marker = {"color": style["color"], "symbol": style["symbol"], "size": size}
    return {"marker": marker, **unfaded()}


def _name_line(figure: go.Figure, one: Series) -> None:
    """The name of a line, above and to the left of it where it rises: there it is in no one's way.

    Annotations want logarithms of what stands on a logarithmic axis.
    """
    place = min(2, len(one.sweep.counts) - 1)
    figure.add_annotation(
        x=float(np.log10(one.sweep.counts[place])),
        y=stretch([float(one.sweep.mean[place])])[0],
        text=f"<b>{one.sweep.inputs}</b>",
        showarrow=False,
        xanchor="right",
        yanchor="bottom",
        xshift=-8,
    )


def _add_published(figure: go.Figure, one: Series, label: tuple[int, int]) -> None:
    """The accuracy that the document prints, with a label so many screen pixels away."""
    count, accuracy = one.published.count, one.published.accuracy
    if accuracy is None:
        return
    style = look("published", size=12)
    words = f"{count} {one.sweep.inputs}, published: {per_cent(accuracy, 2)}"
    figure.add_scatter(
        x=[count],
        y=stretch([accuracy]),
        mode="markers",
        name=f"published {one.sweep.inputs}",
        marker=style["marker"],
        hovertemplate=f"{words}<extra></extra>",
    )
    figure.add_annotation(
        x=float(np.log10(count)),
        y=stretch([accuracy])[0],
        text=words.replace(": ", "<br>").replace(f" {one.sweep.inputs}", ""),
        arrowcolor=style["line"]["color"],
        arrowhead=0,
        arrowwidth=1,
        ax=label[0],
        ay=label[1],
    )


def _range(sweep: Sweep) -> tuple[list[float], list[float]]:
    return sweep.accuracies.min(axis=1).tolist(), sweep.accuracies.max(axis=1).tolist()


def _words(one: Series, place: int) -> str:
    """What hovers over a point."""
    runs = sorted(one.sweep.accuracies[place].tolist())
    around = f" ({per_cent(runs[0], 2)} to {per_cent(runs[-1], 2)})" if len(runs) > 1 else ""
    mean = per_cent(float(one.sweep.mean[place]), 2)
    return f"{one.sweep.counts[place]} {one.sweep.inputs}: {mean}{around}"


@built_once
def variance_curve(variance: NDArray[np.float64], share: float, chosen: int) -> go.Figure:
    """The share of the variance that the leading components hold together.

    The custom data of a point are the number of components that it stands for.

    Args:
        variance: float64 (784,), share of each, the leading one first.
        share: marked, with the number of components that it takes.
        chosen: how many components are chosen now, marked by a thin line.
    """
    figure, style = go.Figure(), _LOOKS[0]
    counts, held = np.arange(1, len(variance) + 1, dtype=np.int32), np.cumsum(variance)
    figure.add_scatter(
        x=counts,
        y=held,
        text=[per_cent(one) for one in held],
        mode="lines+markers",
        line={"color": style["color"], "width": 1.5},
        **_points(style, 4),
        customdata=counts,
        hovertemplate="%{x} components: %{text}<extra></extra>",
    )
    _mark_share(figure, needed(variance, share), share, style["color"])
    figure.add_vline(chosen, line={"color": style["color"], "width": 1})
    figure.update_xaxes(title="leading components", rangemode="tozero")
    figure.update_yaxes(title="share of the variance", range=[0, 1.06], **SHARES)
    return finish(figure, 340).update_layout(showlegend=False, clickmode="event+select")


def _mark_share(figure: go.Figure, enough: int, share: float, color: str) -> None:
    """A ring where a share is reached, with the number of components that it takes."""
    figure.add_hline(share, line={"color": "grey", "width": 1, "dash": "dot"})
    figure.add_scatter(
        x=[enough],
        y=[share],
        mode="markers",
        name="share to keep",
        marker={"color": color, "symbol": "circle-open", "size": 14, "line": {"width": 2}},
        hoverinfo="skip",
    )
    figure.add_annotation(
        x=enough,
        y=share,
        text=f"{enough} hold {per_cent(share, 0)}",
        arrowcolor="grey",
        arrowhead=0,
        arrowwidth=1,
        ax=60,
        ay=40,
    )


@built_once
def importance_of_pixels(importance: NDArray[np.float64]) -> go.Figure:
    """A heat map of the image's pixels, lighter where they matter more to the forest."""
    ranks = np.empty(len(importance), np.int64)
    ranks[ranked(importance)] = np.arange(1, len(importance) + 1)
    figure = go.Figure(
        go.Heatmap(
            z=importance.reshape(SIDE, SIDE),
            customdata=ranks.reshape(SIDE, SIDE),
            text=np.reshape([per_cent(one, 2) for one in importance], (SIDE, SIDE)),
            colorscale="Cividis",
            colorbar={
                "title": {"text": "importance", "side": "right"},
                **share_ticks(1, float(importance.max())),
                "thickness": 12,
            },
            hovertemplate="row %{y}, column %{x}: %{text}, rank %{customdata}<extra></extra>",
        )
    )
    figure.update_xaxes(title="column", constrain="domain", zeroline=False)
    figure.update_yaxes(
        title="row",
        autorange="reversed",
        scaleanchor="x",
        constrain="domain",
        showgrid=False,
        zeroline=False,
    )
    return finish(figure, 420, l=0, t=30, b=10)  # the room of its colour bar follows its shape
