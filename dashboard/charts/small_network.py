"""A network as a picture: its nodes, and a line for each weight."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.charts.layout import finish, unfaded
from dashboard.charts.once import built_once
from dashboard.charts.xor import BEHIND, NODE, SYMBOLS
from dashboard.small_worlds import Layer
from dashboard.theme import DIGITS, MEASURED, PUBLISHED, signed

POSITIVE, NEGATIVE = {"color": MEASURED, "dash": "solid"}, {"color": PUBLISHED, "dash": "dot"}
"""How weights of either sign differ, in colour and in line."""


@built_once
def network_picture(layers: Sequence[Layer], chosen: int | None) -> go.Figure:
    """A network as nodes and lines, as wide as a weight is large, in the colour of its sign.

    Hidden nodes and what says a weight carry the number of the hidden node.

    Args:
        chosen: the hidden node whose weights are brought out; None for all of them.
    """
    hidden = layers[0]
    figure = go.Figure()
    largest = max(float(np.abs(layer.kernel).max()) for layer in layers) or 1.0
    for place, layer in enumerate(layers):
        for (source, target), weight in np.ndenumerate(layer.kernel):
            node = target if layer is hidden else source
            shown = chosen in {None, node}
            _add_weight(figure, _link(place, layer, source, target), float(weight) / largest, shown)
    _add_words(figure, layers)
    _add_signs(figure)
    columns = (("x", "y"), [str(n) for n in range(hidden.nodes)], ("class 0", "class 1"))
    for place, names in enumerate(columns):
        _add_nodes(figure, place, names, chosen if place == 1 else None)
    figure.update_xaxes(visible=False, range=[-0.15, 2.6])
    figure.update_yaxes(visible=False, range=[-0.12, 1.12])
    return finish(figure, 440, l=0, b=10).update_layout(clickmode="event+select")


def _link(place: int, layer: Layer, source: int, target: int) -> NDArray[np.float64]:
    """Both ends of a weight: float64 (2, 2), a row for each."""
    starts, ends = (_heights(nodes) for nodes in layer.kernel.shape)
    return np.array([(place, starts[source]), (place + 1, ends[target])])


def _heights(nodes: int) -> NDArray[np.float64]:
    """Of the nodes of a column, from the top, in [0, 1]."""
    return 1 - (np.arange(nodes) + 0.5) / nodes


def _add_weight(figure: go.Figure, link: NDArray[np.float64], share: float, shown: bool) -> None:
    """A line, of a share in [-1, 1] of the largest weight."""
    sign = POSITIVE if share >= 0 else NEGATIVE
    figure.add_scatter(
        x=link[:, 0],
        y=link[:, 1],
        mode="lines",
        line=sign | {"width": 0.5 + 9 * abs(share)},
        opacity=1 if shown else BEHIND,
        hoverinfo="skip",
        showlegend=False,
    )


def _add_words(figure: go.Figure, layers: Sequence[Layer]) -> None:
    """What one reads who points at a weight."""
    places, words, nodes = [], [], []
    for place, layer in enumerate(layers):
        names = ("xy", "node {}") if place == 0 else ("node {}", "class {}")
        for (source, target), weight in np.ndenumerate(layer.kernel):
            start, end = _link(place, layer, source, target)
            near = 0.65 if place == 0 else 0.35  # beside the hidden node, where lines lie apart
            places.append(start + near * (end - start))
            nodes.append(target if place == 0 else source)
            of = names[0][source] if place == 0 else names[0].format(source)
            words.append(f"{of} to {names[1].format(target)}: {signed(float(weight))}")
    x, y = np.transpose(places)
    figure.add_scatter(
        x=x,
        y=y,
        customdata=nodes,
        text=words,
        mode="markers",
        marker={"size": 18, "opacity": 0},
        **unfaded(0),
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )


def _add_signs(figure: go.Figure) -> None:
    """What the colours say, in the legend."""
    for name, sign in (("positive weight", POSITIVE), ("negative weight", NEGATIVE)):
        figure.add_scatter(x=[None], y=[None], mode="lines", line=sign | {"width": 5}, name=name)


def _add_nodes(figure: go.Figure, place: int, names: Sequence[str], chosen: int | None) -> None:
    edges = [4 if node == chosen else 1.5 for node in range(len(names))]
    is_hidden, is_output = place == 1, place == 2
    figure.add_scatter(
        x=[place] * len(names),
        y=_heights(len(names)),
        text=list(names),
        mode="markers+text",
        textposition="middle right" if is_output else "middle center",
        textfont={"size": 14, "color": None if is_output else "white"},
        marker={
            "size": 30,
            "color": list(DIGITS[:2]) if is_output else NODE,
            "symbol": list(SYMBOLS) if is_output else "circle",
            "opacity": 1,
            "line": {"width": edges, "color": "grey"},
        },
        customdata=list(range(len(names))) if is_hidden else None,
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
        hoverinfo=None if is_hidden else "skip",
        hovertemplate="node %{customdata}<extra></extra>" if is_hidden else None,
    )
