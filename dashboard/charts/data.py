"""Images of a data set counted: by class, by how light they are, by two of their pixels."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.charts.layout import SHARES, finish, unfaded
from dashboard.charts.once import built_once
from dashboard.theme import DIGITS, MEASURED, PUBLISHED, TEST, per_cent, with_article

_FAINT = 0.55
"""Opacity of the bars beside the chosen one."""

_SIDE = 28
_MARK = {"x": MEASURED, "y": PUBLISHED}


@built_once
def class_distribution(
    counts: Mapping[str, NDArray[np.int64]], shares: bool, chosen: tuple[str, int | None]
) -> go.Figure:
    """Bars per class, one for each part of the data set; `customdata` is part and class.

    Args:
        counts: of each part, int64 (classes,).
        shares: whether bars are per cent of their part instead of counts.
        chosen: the part and the class whose bar stands out; None for all of the part.
    """
    figure = go.Figure()
    for (part, number), color in zip(counts.items(), (MEASURED, TEST), strict=True):
        share = number / number.sum()
        classes = np.arange(len(number))
        figure.add_bar(
            x=classes,
            y=share if shares else number,
            name=part,
            marker={"color": color, "opacity": _standing_out(classes, *chosen, part)},
            customdata=[[part, int(one)] for one in classes],
            text=[
                f"{count:,} images, {per_cent(of_all, 2)}"
                for count, of_all in zip(number, share, strict=True)
            ],
            textposition="none",
            hovertemplate=f"%{{x}} in {part}: %{{text}}<extra></extra>",
            unselected={"marker": {"opacity": _FAINT}},
        )
    figure.update_xaxes(title="digit", dtick=1)
    axis = SHARES if shares else {"tickformat": ",d"}
    figure.update_yaxes(title="share of the images" if shares else "images", **axis)
    return finish(figure, 400)


def _standing_out(
    classes: NDArray[np.int64], chosen_part: str, chosen: int | None, part: str
) -> NDArray[np.float64]:
    stands_out = (part == chosen_part) & ((chosen is None) | (classes == chosen))
    return np.where(stands_out, 1, _FAINT)


@built_once
def grey_histogram(
    counts: NDArray[np.int64], chosen: int, noun: str, title: str, log: bool = False
) -> go.Figure:
    """Bars over grey values, the chosen one standing out; `customdata` is the grey value.

    A bar is hit wherever the mouse is above or below it: most are thin, and many are low.

    Args:
        counts: of what has each grey value, from 0: int64 (values,).
        noun: what is counted.
        log: whether a step upwards is always ten times as many.
    """
    values = np.flatnonzero(counts)
    figure = go.Figure(
        go.Bar(
            x=values,
            y=counts[values],
            width=1,
            marker={
                "color": MEASURED,
                "opacity": np.where(values == chosen, 1, _FAINT),
                "line": {"width": 0},
            },
            customdata=values,
            hovertemplate=f"%{{x}}: %{{y:,}} {noun}<extra></extra>",
            unselected={"marker": {"opacity": _FAINT}},
        )
    )
    figure.update_xaxes(title=title)
    figure.update_yaxes(title=noun, type="log" if log else "linear", tickformat=",d")
    if log:
        figure.update_yaxes(dtick=1)
    figure.add_vline(x=chosen, line={"color": "grey", "width": 1, "dash": "dot"})
    figure.update_layout(hovermode="x", hoverdistance=-1, bargap=0)
    return finish(figure, 360)


@built_once
def two_pixels(
    x: NDArray[np.uint8],
    y: NDArray[np.uint8],
    labels: NDArray[np.uint8],
    images: NDArray[np.int64],
    titles: tuple[str, str],
) -> go.Figure:
    """Images over two of their pixels, each drawn as its digit; `customdata` is its number.

    Args:
        x: grey values of one pixel, uint8 (n,); `y` those of the other.
        images: their numbers (n,).
        titles: what the two pixels are called.
    """
    figure = go.Figure()
    for digit in np.unique(labels):
        of_it = labels == digit
        color = DIGITS[digit]
        figure.add_scatter(
            x=x[of_it],
            y=y[of_it],
            mode="markers+text",
            text=[str(digit)] * int(of_it.sum()),
            textfont={"color": color, "size": 13, "weight": 700},
            marker={"color": color, "opacity": 0, "size": 12},
            selected={"textfont": {"color": color}},
            unselected={"textfont": {"color": color}, "marker": {"opacity": 0}},
            customdata=images[of_it],
            meta=["training image"],
            name=str(digit),
            hovertemplate=f"#%{{customdata}}, {with_article(digit)}: "
            "%{x} and %{y}<extra></extra>",
        )
    figure.update_xaxes(title=titles[0], range=[-12, 267])
    figure.update_yaxes(title=titles[1], range=[-12, 267])
    return finish(figure, 430).update_layout(showlegend=False, hovermode="closest")


@built_once
def pixel_picker(mean: NDArray[np.floating], chosen: Mapping[str, int]) -> go.Figure:
    """The mean of some images with chosen pixels framed; `customdata` is a pixel's number.

    A heat map tells nobody of clicks, so an invisible marker lies on each pixel.

    Args:
        mean: float (28, 28), grey values.
        chosen: numbers of pixels, row by row from 0, by what they are called.
    """
    numbers = np.arange(mean.size)
    rows, columns = np.divmod(numbers, _SIDE)
    figure = go.Figure(
        go.Heatmap(z=mean, colorscale="gray", showscale=False, hoverinfo="skip", zmin=0)
    )
    figure.add_scatter(
        x=columns,
        y=rows,
        mode="markers",
        marker={"symbol": "square", "size": 10, "opacity": 0},
        **unfaded(0),
        customdata=numbers,
        text=[f"{grey:.1f}" for grey in mean.ravel()],
        hovertemplate="pixel %{customdata}, row %{y}, column %{x}<br>mean %{text}<extra></extra>",
    )
    for name, pixel in chosen.items():
        _frame(figure, name, pixel)
    figure.update_xaxes(visible=False, range=[-0.5, _SIDE - 0.5], constrain="domain")
    figure.update_yaxes(visible=False, range=[_SIDE - 0.5, -0.5], scaleanchor="x")
    figure.update_layout(showlegend=False, hovermode="closest", hoverdistance=-1)
    return finish(figure, 400, l=0, r=0, t=0, b=0)


def _frame(figure: go.Figure, name: str, pixel: int) -> None:
    row, column = divmod(pixel, _SIDE)
    ends: dict[str, Any] = {
        "x0": column - 0.5, "x1": column + 0.5, "y0": row - 0.5, "y1": row + 0.5,
    }  # fmt: skip
    figure.add_shape(type="rect", line={"color": _MARK[name], "width": 3}, **ends)
    figure.add_annotation(
        x=column,
        y=row + (1.6 if name == "x" else -1.6),
        text=f"<b>{name}</b>",
        showarrow=False,
        font={"color": _MARK[name], "size": 15},
    )
