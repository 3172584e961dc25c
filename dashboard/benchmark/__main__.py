"""Measure how fast the dashboard is and how much memory its server takes, on this machine.

    python -m dashboard.benchmark              everything: about ten minutes
    python -m dashboard.benchmark visitors     one part of it
    python -m dashboard.benchmark --quick      only to see that it runs

It starts the real server on a free port, drives a headless Chromium, and lets visitors come without
one. It prints tables, last the goals beside what was reached, and writes all numbers as JSON. The
store is the one that the dashboard would show. The machine should do nothing else meanwhile.
"""

import argparse
import logging
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from dashboard import loading
from dashboard.benchmark import (
    NoBrowserError,
    answers,
    drawing,
    pages,
    report,
    start,
    strokes,
    visitors,
)
from dashboard.benchmark.extent import QUICK, Extent
from dashboard.benchmark.goals import goals
from dashboard.benchmark.protocol import FaultError
from dashboard.benchmark.records import Record
from pipeline.store import StoreError

PARTS: dict[str, Callable[[Extent], Iterable[Record]]] = {
    "start": start.measure,
    "pages": pages.measure,
    "drawing": drawing.measure,
    "strokes": strokes.measure,
    "answers": answers.measure,
    "visitors": visitors.measure,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; exit status 0, or 1 for pages that show errors, 2 for wrong use."""
    options = _parser().parse_args(arguments)
    extent = QUICK if options.quick else Extent()
    if options.visitors:
        extent = replace(extent, visitors=options.visitors)
    console = Console(highlight=False, width=110)
    logging.disable(logging.WARNING)  # about running without a server
    try:
        loading.comparison()
        records = _measured([options.part] if options.part else PARTS, extent, console)
    except (FaultError, StoreError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    report.write(options.json, records, extent)
    console.print(f"written to {options.json}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.benchmark",
        description=__doc__,
        epilog="\n".join(["parts:", *(f"  {name:<10}{_subject(name)}" for name in PARTS)]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("part", nargs="?", choices=PARTS, help="what to measure, see below; otherwise all")
    add("--quick", action="store_true", help="little of it: only to see that it runs")
    visitors = f"who click at the same moment (default {Extent().visitors})"
    add("--visitors", type=_positive, metavar="N", help=visitors)
    file = Path("benchmark.json")
    add("--json", type=Path, default=file, metavar="FILE", help=f"to write (default {file})")
    return parser


def _subject(part: str) -> str:
    """What a part measures: the first line of its module."""
    return (sys.modules[PARTS[part].__module__].__doc__ or "").splitlines()[0]


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _measured(parts: Iterable[str], extent: Extent, console: Console) -> list[Record]:
    """Measure one part after the other, and show what is found at once."""
    console.print(", ".join(f"{name} {value}" for name, value in report.machine().items()))
    records: list[Record] = []
    for part in parts:
        try:
            with console.status(part):
                found = list(PARTS[part](extent))
        except NoBrowserError as error:
            console.print(f"{part}: {error}")
        else:
            _show(found, console)
            records += found
    reached = list(goals(records))
    _show(reached, console)
    return records + reached


def _show(records: Sequence[Record], console: Console) -> None:
    for title, table in report.tables(records):
        console.print(f"\n{title}", style="bold")
        console.print(table)


if __name__ == "__main__":
    sys.exit(main())
