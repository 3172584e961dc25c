"""The plane of two hidden units: where images lie in it, and what is read where."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.charts.layout import INK, finish, unfaded
from dashboard.charts.once import built_once
from dashboard.theme import DIGITS, MEASURED
from dashboard.units import regions

_STEPS = 240
"""Places along each axis at which the network is asked what it reads."""

_PAPER = "rgba(255, 255, 255, 0.8)"
"""Of the numbers on the ground, whatever lies below and whatever the theme."""


@dataclass(frozen=True)
class Plane:
    """Images in the plane of two units.

    Attributes:
        activations: float32 (n, 2).
        digits: (n,), what colours them: what they are or what they are read as.
        truth: (n,), what they are.
        read: (n,), what they are read as.
        marked: the image to mark; None for none of them.
        axes: values along the first and the second unit, float (columns,) and (rows,).
        regions: uint8 (rows, columns), what the network reads there.
    """

    activations: NDArray[np.floating]
    digits: NDArray[np.integer]
    truth: NDArray[np.integer]
    read: NDArray[np.integer]
    marked: int | None
    axes: tuple[NDArray[np.floating], NDArray[np.floating]]
    regions: NDArray[np.integer]

    @classmethod
    def of(
        cls,
        probabilities: NDArray[np.floating],
        hidden: NDArray[np.floating],
        outgoing: NDArray[np.floating],
        truth: NDArray[np.integer],
        marked: int | None = None,
    ) -> "Plane":
        """Images in the colours of what they are.

        Args:
            probabilities: (n, classes), what the network makes of the images.
            hidden: (n, 2), the activations of its two units in them.
            outgoing: (2, classes), the units' weights in the output layer.
            truth: (n,), what the images are.
        """
        first, second = (np.linspace(0, 1.03 * unit.max(), _STEPS) for unit in hidden.T)
        balanced = int(probabilities.min(axis=1).argmax())
        ground = regions(probabilities[balanced], hidden[balanced], outgoing, (first, second))
        read = probabilities.argmax(axis=1)
        return cls(hidden, truth, truth, read, marked, (first, second), ground)


@built_once
def plane_of_two(plane: Plane) -> go.Figure:
    """All images by the activations of two units, on the regions in which each digit is read.

    The points carry the numbers of their images. A click in the legend hides a digit.
    """
    figure = go.Figure()
    _add_regions(figure, plane)
    for digit in range(len(DIGITS)):
        images = np.flatnonzero(plane.digits == digit)
        figure.add_scattergl(
            **_points(plane, images),
            marker={"color": DIGITS[digit], "size": 4, "opacity": 0.75},
            name=str(digit),
            **unfaded(0.75),  # the ring shows what is chosen
        )
    if plane.marked is not None:
        _add_ring(figure, plane, plane.marked)
    figure.update_xaxes(title="activation of unit 0")
    figure.update_yaxes(title="activation of unit 1", showgrid=False)
    figure = finish(figure, 560, t=38, b=62)
    return figure.update_layout(legend_itemsizing="constant")


def _add_ring(figure: go.Figure, plane: Plane, image: int) -> None:
    """A ring round the image that is chosen."""
    ring = {"color": "rgba(0, 0, 0, 0)", "size": 16, "line": {"width": 3, "color": MEASURED}}
    marked = _points(plane, np.array([image]))
    look = {"marker": ring, "name": f"#{image}", "showlegend": False, "hoverinfo": "skip"}
    figure.add_scatter(**marked, **look)


def _add_regions(figure: go.Figure, plane: Plane) -> None:
    """The ground in the colours of the digits that are read there, with their numbers."""
    number = len(DIGITS)
    columns, rows = plane.axes
    figure.add_heatmap(
        x=columns,
        y=rows,
        z=plane.regions,
        zmin=-0.5,
        zmax=number - 0.5,
        colorscale=[[(d + end) / number, DIGITS[d]] for d in range(number) for end in (0, 1)],
        opacity=0.22,
        showscale=False,
        hoverinfo="skip",
    )
    for digit in np.unique(plane.regions):
        row, column = _middle(plane.regions == digit)
        figure.add_annotation(
            x=columns[column],
            y=rows[row],
            text=f"<b>{digit}</b>",
            showarrow=False,
            font={"size": 14, "color": INK},
            bgcolor=_PAPER,
        )


def _middle(region: NDArray[np.bool_]) -> tuple[int, int]:
    """The place in a region, bool (rows, columns), that is nearest to the mean of its places."""
    places = np.argwhere(region)
    row, column = places[((places - places.mean(axis=0)) ** 2).sum(axis=1).argmin()]
    return int(row), int(column)


def _points(plane: Plane, images: NDArray[np.integer]) -> dict[str, Any]:
    """Some images as markers, and what hovers over them."""
    numbers = np.stack([images, plane.truth[images], plane.read[images]], axis=1)
    return {
        "x": plane.activations[images, 0],
        "y": plane.activations[images, 1],
        "mode": "markers",
        "customdata": numbers.astype(np.int32),
        "meta": ["test image", "is", "read as"],
        "hovertemplate": "#%{customdata[0]}: is %{customdata[1]}, read %{customdata[2]}"
        "<br>%{x:.2f}, %{y:.2f}<extra></extra>",
    }
