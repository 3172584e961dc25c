"""Seconds that each page takes on the server, without a browser.

Cold is the first visit of a page after a start, with all its reading; warm the median of five
further ones.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import loading

_MAIN = Path(__file__).parents[1] / "main.py"
_VIEWS = _MAIN.with_name("views")
_REPEATS = 5
_LONGEST = 120
"""Seconds that a page may take."""


@dataclass(frozen=True)
class Timing:
    """Seconds that the server needs for a page."""

    page: str
    cold: float
    warm: float


def measure() -> Iterator[Timing]:
    """Time every page, one after the other."""
    app = AppTest.from_file(str(_MAIN), default_timeout=_LONGEST).run()
    loading.warm_up()
    for path in sorted(_VIEWS.glob("[!_]*.py")):
        st.cache_resource.clear()
        app.switch_page(f"views/{path.name}")
        cold = _seconds(app)
        yield Timing(path.stem, cold, median(_seconds(app) for _ in range(_REPEATS)))


def table(timings: Iterable[Timing]) -> Iterator[str]:
    """Lines that say what was measured, one after the other as it is."""
    yield f"{'page':<14}{'cold s':>8}{'warm s':>8}   on the server"
    for timing in timings:
        yield f"{timing.page:<14}{timing.cold:>8.2f}{timing.warm:>8.2f}"


def _seconds(app: AppTest) -> float:
    start = perf_counter()
    app.run()
    seconds = perf_counter() - start
    if app.exception:
        raise RuntimeError(app.exception[0].value)
    return seconds
