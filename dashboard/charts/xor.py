"""Networks for XOR: the plane as they see it, and how their runs fared."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.layout import INK, SHARES, finish
from dashboard.charts.once import built_once
from dashboard.charts.published import look
from dashboard.charts.runs import faint
from dashboard.results import Predictions, Result, SampleSet
from dashboard.small_worlds import Floats, Layer, Square, Surface, node_lines
from dashboard.theme import DIGITS, MEASURED, between, count, per_cent

SYMBOLS = ("circle", "diamond")
"""Of class 0 and class 1."""
NODE = "#5b5f66"
"""Colour of a hidden node and of its number; white stands out from it."""
BEHIND = 0.2
"""Opacity of what is not chosen."""
_LABEL_AT, _LABEL_STEP = 0.08, 0.1
"""Where the number of a node stands on its line, as a share of it; how much further the next."""
_ARROW = 0.2
"""How far it reaches from the line."""
_CORNERS = np.array([(0, 0), (0, 1), (1, 0), (1, 1)])


@built_once
def decision_boundary(
    surface: Surface,
    training: SampleSet,
    predictions: Predictions,
    hidden: Layer | None,
    chosen: int | None,
) -> go.Figure:
    """The plane in the colours of what a network reads there, with all points upon it.

    Args:
        hidden: the layer whose nodes make the border; None where its weights are not known.
        chosen: the node whose line is brought out; None for all of them.
    """
    figure = go.Figure()
    _add_surface(figure, surface)
    square = float(surface.axis[0]), float(surface.axis[-1])
    if hidden is not None:
        _add_lines(figure, hidden, square, chosen)
    test = predictions.test
    for label in range(test.dataset.classes):
        _add_points(figure, f"{label}, training", training, label, size=4, opacity=0.45)
        _add_points(figure, f"{label}, test", test, label, size=8, opacity=1)
    _add_mistakes(figure, predictions)
    figure.add_scatter(
        x=_CORNERS[:, 0],
        y=_CORNERS[:, 1],
        mode="markers",
        marker={"symbol": "cross-thin", "size": 16, "line": {"width": 3, "color": "grey"}},
        name="corner, without noise",
        hovertemplate="(%{x}, %{y})<extra></extra>",
    )
    # Room for words moves a square plane, which has them measured again: it was drawn five times.
    axis = {"range": square, "constrain": "domain", "zeroline": False, "dtick": 1}
    figure.update_xaxes(title="x", automargin=False, **axis)
    figure.update_yaxes(title="y", automargin=False, scaleanchor="x", **axis)
    return finish(figure, 620, l=50, t=77, b=62)


def _add_surface(figure: go.Figure, surface: Surface) -> None:
    """Both colours, ever fainter towards the border, and the border itself."""
    plane = {"x": surface.axis, "y": surface.axis, "z": surface.probability, "showscale": False}
    colours = [
        faint(DIGITS[label], opacity) for label, opacity in ((0, 0.4), (0, 0), (1, 0), (1, 0.4))
    ]
    figure.add_heatmap(
        **plane,
        colorscale=list(zip((0, 0.5, 0.5, 1), colours, strict=True)),
        zmin=0,
        zmax=1,
        zsmooth="fast",
        hovertemplate="(%{x:.2f}, %{y:.2f}): class 1 with %{z:.2f}<extra></extra>",
    )
    figure.add_contour(
        **plane,
        contours={"start": 0.5, "end": 0.5, "size": 1, "coloring": "lines"},
        colorscale=[[0, "grey"], [1, "grey"]],
        line={"width": 3},
        hoverinfo="skip",
        name="border: 50 % each",
        showlegend=True,
    )


def _add_points(
    figure: go.Figure, name: str, points: SampleSet, label: int, size: int, opacity: float
) -> None:
    numbers = np.flatnonzero(points.labels == label)
    figure.add_scatter(
        x=points.samples[numbers, 0],
        y=points.samples[numbers, 1],
        customdata=numbers,
        meta=["point"],
        mode="markers",
        marker={
            "color": DIGITS[label],
            "symbol": SYMBOLS[label],
            "size": size,
            "opacity": opacity,
            "line": {"width": 1 if size > 5 else 0, "color": INK},
        },
        name=name,
        hovertemplate=f"#%{{customdata}} (%{{x:.2f}}, %{{y:.2f}}) is {label}",
    )


def _add_mistakes(figure: go.Figure, predictions: Predictions) -> None:
    test, wrong = predictions.test, predictions.mistakes
    words = [
        f"#{n} is {test.labels[n]}, read as {predictions.labels[n]}<br>"
        f"with {per_cent(float(predictions.probabilities[n].max()))}"
        for n in wrong
    ]
    figure.add_scatter(
        x=test.samples[wrong, 0],
        y=test.samples[wrong, 1],
        customdata=words,
        mode="markers",
        marker={"symbol": "circle-open", "size": 15, "line": {"width": 2}, "color": "#c0392b"},
        name=f"test, read wrong ({len(wrong)} of {len(test.labels)})",
        hovertemplate="%{customdata}<extra></extra>",
    )


def _add_lines(figure: go.Figure, layer: Layer, square: Square, chosen: int | None) -> None:
    """Where each node turns on: a line, the node's number, and an arrow to where it is on."""
    for node, (start, end) in enumerate(node_lines(layer, square)):
        if np.isnan(start).any():
            continue
        opacity = 1 if chosen in {None, node} else BEHIND
        figure.add_scatter(
            x=[start[0], end[0]],
            y=[start[1], end[1]],
            mode="lines",
            line={"width": 4 if node == chosen else 2, "dash": "dash", "color": "grey"},
            opacity=opacity,
            name=f"node {node}",
            showlegend=False,
            hoverinfo="skip",
        )
        share = _LABEL_AT + _LABEL_STEP * (node // 2)  # lines that nearly coincide stay apart
        place = start + (share if node % 2 else 1 - share) * (end - start)
        _add_number(figure, node, place, layer.kernel[:, node], opacity)


def _add_number(
    figure: go.Figure, node: int, place: Floats, weights: Floats, opacity: float
) -> None:
    """The number of a node at a place (2,) on its line, with an arrow along its weights (2,)."""
    tip = place + _ARROW * weights / np.linalg.norm(weights)
    figure.add_annotation(
        x=tip[0],
        y=tip[1],
        ax=place[0],
        ay=place[1],
        axref="x",
        ayref="y",
        text=str(node),
        font={"color": "white", "size": 13},
        bgcolor=NODE,
        arrowcolor="grey",
        arrowhead=2,
        arrowwidth=2,
        opacity=opacity,
    )


@built_once
def accuracy_of_runs(
    steps: Sequence[Result], shown: int, marks: Sequence[tuple[float, str]]
) -> go.Figure:
    """Test accuracy of every run over the number of hidden nodes, and the mean of each width.

    Its points carry their number of hidden nodes.

    Args:
        steps: in ascending order of hidden nodes.
        shown: number of hidden nodes whose runs are brought out.
        marks: accuracies to compare with, and what each stands for.
    """
    figure = go.Figure()
    nodes = [step.experiment.hidden_units for step in steps]
    lowest = min(accuracy for step in steps for accuracy in step.accuracies)
    for height, words in marks:
        line = {"color": "grey", "dash": "dot", "width": 1.5}
        figure.add_hline(height, line=line, annotation_text=words, annotation_position="top left")
    for place, step in enumerate(steps):
        _add_runs(figure, place, step, brought_out=nodes[place] == shown)
    _add_means(figure, steps)
    _add_published(figure, steps)
    # A click chooses a width, not a marker: the others stay as they are.
    figure.update_traces(unselected={"marker": {"opacity": 1}})
    figure.update_xaxes(
        title="hidden nodes",
        tickvals=list(range(len(steps))),
        ticktext=[str(number) for number in nodes],
        range=[-0.5, len(steps) - 0.5],
        zeroline=False,
    )
    figure.update_yaxes(title="test accuracy", range=[lowest - 0.1, 1.03], **SHARES)
    return finish(figure, 420).update_layout(clickmode="event+select")


def _add_runs(figure: go.Figure, place: int, step: Result, brought_out: bool) -> None:
    """A marker for each run, side by side; the one that pictures show is full."""
    color = MEASURED if brought_out else "grey"
    spread = np.linspace(-0.2, 0.2, step.runs) if step.runs > 1 else np.zeros(1)
    figure.add_scatter(
        x=place + spread,
        y=step.accuracies,
        customdata=[step.experiment.hidden_units] * step.runs,
        text=[f"seed {run.seed}: {per_cent(run.test_accuracy)}" for run in step.stored.replicates],
        mode="markers",
        marker={
            "color": color,
            "size": 10,
            "symbol": ["circle", *["circle-open"] * (step.runs - 1)],
            "line": {"width": 2, "color": color},
        },
        name="a run (full: the one in the pictures)",
        showlegend=brought_out,
        hovertemplate="%{customdata} nodes, %{text}<extra></extra>",
    )


def _add_means(figure: go.Figure, steps: Sequence[Result]) -> None:
    figure.add_scatter(
        x=list(range(len(steps))),
        y=[step.measured for step in steps],
        customdata=[step.experiment.hidden_units for step in steps],
        text=[
            f"mean {per_cent(step.measured)}<br>95\N{NO-BREAK SPACE}% interval "
            f"{between(step.interval, 1)}, {count(step.runs, 'run')}"
            for step in steps
        ],
        mode="markers",
        marker={"symbol": "line-ew", "size": 40, "line": {"width": 3, "color": MEASURED}},
        name="mean of the runs",
        hovertemplate="%{customdata} nodes: %{text}<extra></extra>",
    )


def _add_published(figure: go.Figure, steps: Sequence[Result]) -> None:
    """Test accuracies that the source prints, or else its validation accuracies."""
    printed = [
        (place, share, step.experiment.hidden_units, part)
        for place, step in enumerate(steps)
        for share, part in [_printed(step)]
        if share is not None
    ]
    places, shares, nodes, _ = zip(*printed, strict=True) if printed else ([], [], [], [])
    figure.add_scatter(
        x=list(places),
        y=list(shares),
        customdata=list(nodes),
        text=[f"{per_cent(share)}, published ({part})" for _, share, _, part in printed],
        mode="markers",
        hovertemplate="%{customdata} nodes: %{text}<extra></extra>",
        **look("published"),
    )


def _printed(step: Result) -> tuple[float | None, str]:
    if step.published is not None:
        return step.published, "test"
    return step.experiment.published.validation_accuracy, "validation"
