"""What several runs of a model have in common over the epochs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.theme import loss, per_cent
from pipeline.spec import History
from pipeline.store import Curves

Floats = NDArray[np.float64]

EPOCHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Ticks of a logarithmic axis."""

_FIELDS = {"training": "{}", "validation": "validation_{}", "test": "test_{}"}
"""Of a history, by the part of the data."""
_MOST_POINTS = 300


@dataclass(frozen=True)
class Course:
    """One quantity of several runs: four arrays (points,), epochs from 1."""

    epochs: NDArray[np.int64]
    mean: Floats
    low: Floats
    high: Floats


def values_of(history: History, quantity: str, part: str) -> tuple[float, ...]:
    """One value per epoch; none where nothing was kept or printed.

    Args:
        quantity: "loss" or "accuracy".
        part: "training", "validation" or "test".
    """
    values: tuple[float, ...] = getattr(history, _FIELDS[part].format(quantity))
    return values


def course(runs: Sequence[Curves], quantity: str, part: str) -> Course:
    """The epochs that at least two runs reached, or all of a single one; of many epochs, some."""
    values = _side_by_side([values_of(run.history, quantity, part) for run in runs])
    epochs = _shared_epochs(values)
    mean, low, high = (of(values[:, epochs], axis=0) for of in (np.nanmean, np.nanmin, np.nanmax))
    return Course(epochs + 1, mean, low, high)


def _side_by_side(rows: Sequence[Sequence[float]]) -> Floats:
    """Values of runs of different lengths as one array (runs, epochs), NaN where one had ended."""
    table = np.full((len(rows), max(map(len, rows))), np.nan)
    for run, row in zip(table, rows, strict=True):
        run[: len(row)] = row
    return table


def _shared_epochs(values: Floats) -> NDArray[np.int64]:
    """Epochs, counted from 0, that two runs reached, or the only one; some of them if many."""
    reached = np.count_nonzero(~np.isnan(values), axis=0)
    epochs = np.flatnonzero(reached >= min(2, len(values)))
    if len(epochs) <= _MOST_POINTS:
        return epochs
    some = np.geomspace(1, len(epochs), _MOST_POINTS).round().astype(np.int64)
    return epochs[np.unique(some) - 1]


def band(x: NDArray[np.number], low: ArrayLike, high: ArrayLike, color: str) -> dict[str, Any]:
    """From the lowest to the highest run, as one closed shape; the line of their means is next."""
    return {
        "x": np.append(x, np.flip(x)),
        "y": np.append(high, np.flip(low)),
        "mode": "lines",
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": faint(color),
        "hoverinfo": "skip",
        "showlegend": False,
    }


def told(values: Floats, quantity: str) -> list[str]:
    """Values as one reads them who points at a course."""
    return [per_cent(one, 2) if quantity == "accuracy" else loss(one) for one in values]


def faint(color: str, opacity: float = 0.2) -> str:
    """A colour that shows what is behind it; by default that of a band."""
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {opacity})"
