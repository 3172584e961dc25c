"""What two cores are meant to reach, judged by what was measured."""

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any

from dashboard.benchmark.records import Goal, Record, Round, Start, Stroke, View, Weight

_MAP = "Map"
"""The page whose first visit also fetches 60,000 points."""


def goals(records: Sequence[Record]) -> Iterator[Goal]:
    """Those that records of these kinds tell about."""
    for kind, judged in _JUDGED.items():
        if of_kind := [record for record in records if isinstance(record, kind)]:
            yield from judged(of_kind)


def _goal(goal: str, at_most: float, measured: float, unit: str) -> Goal:
    return Goal(goal, at_most, measured, unit, reached=measured <= at_most)


def _of_starts(starts: Sequence[Start]) -> Iterator[Goal]:
    seconds = median(start.picture_seconds for start in starts)
    yield _goal(f"Home's first chart, median of {len(starts)} starts", 2.5, seconds, "s")


def _of_views(views: Sequence[View]) -> Iterator[Goal]:
    slowest = max(views, key=lambda view: view.warm_seconds)
    name = f"a warm page, the slowest of {len(views)}: {slowest.page}"
    yield _goal(name, 0.5, slowest.warm_seconds, "s")
    heaviest = max(
        (view for view in views if view.page != _MAP), key=lambda view: view.first_visit_bytes
    )
    name = f"first visit of a page without a map, the heaviest: {heaviest.page}"
    yield _goal(name, 3, heaviest.first_visit_bytes / 1e6, "MB")
    yield _goal(f"server with {len(views)} pages visited", 450, views[-1].server_bytes / 1e6, "MB")


def _of_strokes(strokes: Sequence[Stroke]) -> Iterator[Goal]:
    seconds = median(stroke.verdicts_seconds for stroke in strokes)
    yield _goal(f"pen up to verdicts, median of {len(strokes)} strokes", 0.5, seconds, "s")


def _of_rounds(rounds: Sequence[Round]) -> Iterator[Goal]:
    clicks = [round for round in rounds if round.click]
    seconds = median(round.p95_seconds for round in clicks)
    name = f"{clicks[0].visitors} clicks at once, 95 % of them, median of {len(clicks)} rounds"
    yield _goal(name, 1, seconds, "s")


def _of_weights(weights: Sequence[Weight]) -> Iterator[Goal]:
    _, first, further, *_ = weights
    added = further.resident_bytes - first.resident_bytes
    visitors = further.sessions - first.sessions
    yield _goal(f"a further visitor, mean of {visitors}", 5, added / visitors / 1e6, "MB")


_JUDGED: dict[type[Record], Callable[[Sequence[Any]], Iterator[Goal]]] = {
    Start: _of_starts,
    View: _of_views,
    Stroke: _of_strokes,
    Round: _of_rounds,
    Weight: _of_weights,
}
