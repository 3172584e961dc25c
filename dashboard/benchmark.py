"""How long each page takes on the server: `python -m dashboard.benchmark`.

It renders the pages of the store that the dashboard would show, without a browser. Cold is the
first visit of a page after a start, with all its reading; warm the median of five further ones.
"""

import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import loading
from pipeline.store import StoreError

_MAIN = Path(__file__).with_name("main.py")
_VIEWS = Path(__file__).with_name("views")
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


def _seconds(app: AppTest) -> float:
    start = perf_counter()
    app.run()
    seconds = perf_counter() - start
    if app.exception:
        raise RuntimeError(app.exception[0].value)
    return seconds


def main() -> int:
    """Print a table; exit status 0, or 1 for a store that pages cannot show."""
    logging.disable(logging.WARNING)  # about running without a server
    try:
        loading.comparison()
    except StoreError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    sys.stdout.write(f"{loading.store().root}\n{'page':<14}{'cold s':>8}{'warm s':>8}\n")
    for timing in measure():
        sys.stdout.write(f"{timing.page:<14}{timing.cold:>8.2f}{timing.warm:>8.2f}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
