"""Figures that are built once for the same data, whoever asks: not those of a visitor's own.

To build one takes longer than the rest of its page.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from hashlib import blake2b
from io import BytesIO
from typing import Any, ParamSpec

import numpy as np
import plotly.graph_objects as go

P = ParamSpec("P")

_MOST = 64
"""Figures that are kept, those asked for last."""

_LARGE = 50_000
"""Bytes of an array that is not read: those of the store are loaded once, and never changed."""


@dataclass(frozen=True)
class _Call:
    """What a figure is built from; it keeps large arrays, so that no other one takes their id."""

    digest: bytes
    arguments: tuple[Any, ...] = field(compare=False)
    named: dict[str, Any] = field(compare=False)


class _Content(pickle.Pickler):
    """Tells arguments apart by their content, which cannot be hashed: it is mostly arrays."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - what pickle takes
        if isinstance(value, np.ndarray) and value.nbytes > _LARGE:
            return int, (id(value),)
        return NotImplemented


def built_once(chart: Callable[P, go.Figure]) -> Callable[P, go.Figure]:
    """Let all visitors share the figure of the same data; nobody may change it."""

    @wraps(chart)
    def built(*args: P.args, **kwargs: P.kwargs) -> go.Figure:
        content = BytesIO()
        _Content(content).dump((args, kwargs))
        return _build(chart, _Call(blake2b(content.getvalue()).digest(), args, kwargs))

    return built


@lru_cache(_MOST)
def _build(chart: Callable[..., go.Figure], call: _Call) -> go.Figure:
    return chart(*call.arguments, **call.named)
