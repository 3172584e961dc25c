"""Tables and JSON of what was measured."""

import json
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from rich.table import Table

from dashboard.benchmark.extent import Extent
from dashboard.benchmark.records import Record

_UNITS = {
    "seconds": ("s", 1),
    "milliseconds": ("ms", 1),
    "bytes": ("MB", 1e-6),
    "share": ("%", 100),
}
"""By the end of a name: the unit in which the table shows it, and how many make one of ours."""


def machine() -> dict[str, str | int]:
    """When, on what and with which libraries."""
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "python": platform.python_version(),
        "streamlit": version("streamlit"),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def write(path: Path, records: Sequence[Record], extent: Extent) -> None:
    """Write all numbers as JSON, in seconds, bytes and shares, by the kind of record."""
    measured = {
        kind.__name__.lower(): [asdict(record) for record in rows]
        for kind, rows in _by_kind(records).items()
    }
    whole = {"machine": machine(), "extent": asdict(extent)} | measured
    path.write_text(json.dumps(whole, indent=1), encoding="utf-8")


def tables(records: Sequence[Record]) -> Iterator[tuple[str, Table]]:
    """A title and a table for each kind of record, in their order."""
    for kind, rows in _by_kind(records).items():
        yield kind.TITLE, _table(kind, rows)


def _by_kind(records: Sequence[Record]) -> dict[type[Record], list[Record]]:
    kinds: dict[type[Record], list[Record]] = {}
    for record in records:
        kinds.setdefault(type(record), []).append(record)
    return kinds


def _table(kind: type[Record], records: Sequence[Record]) -> Table:
    table = Table(box=None, pad_edge=False)
    names = [field.name for field in fields(kind)]
    for name in names:
        words = isinstance(getattr(records[0], name), str)
        table.add_column(_heading(name), justify="left" if words else "right")
    for record in records:
        table.add_row(*(_text(name, getattr(record, name)) for name in names))
    return table


def _heading(name: str) -> str:
    words, _, end = name.rpartition("_")
    return (
        f"{words}, {_UNITS[end][0]}".replace("_", " ") if end in _UNITS else name.replace("_", " ")
    )


def _text(name: str, value: str | float) -> str:
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
    unit, scale = _UNITS.get(name.rpartition("_")[2], ("", 1))
    if isinstance(value, int) and not unit:
        return str(value)
    return f"{value * scale:.{2 if value * scale < 10 else 0}f}"
