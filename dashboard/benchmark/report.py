"""Tables and JSON of what was measured."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from itertools import groupby
from typing import Any

from rich.table import Table

from dashboard.benchmark.records import Record, Round, Weight

_UNITS = {
    "seconds": ("s", "{:.2f}", 1),
    "bytes": ("MB", "{:.1f}", 1e-6),
    "share": ("%", "{:.0f}", 100),
}
"""By the end of a name: what the column's title says, and how its numbers are written."""


def tables(records: Iterable[Record]) -> Iterable[Table]:
    """A table for each kind of record."""
    for kind, rows in groupby(records, type):
        yield _table(kind, list(rows))


def _table(kind: type[Record], records: Sequence[Any]) -> Table:
    names = [field.name for field in fields(kind)]
    table = Table(
        title=kind.TITLE, title_justify="left", title_style="bold", box=None, pad_edge=False
    )
    for name in names:
        words = isinstance(getattr(records[0], name), str)
        table.add_column(_heading(name), justify="left" if words else "right")
    for record in records:
        table.add_row(*(_text(name, getattr(record, name)) for name in names))
    return table


def _heading(name: str) -> str:
    words, _, end = name.rpartition("_")
    return f"{words.replace('_', ' ')}, {_UNITS[end][0]}" if end in _UNITS else name


def _text(name: str, value: str | float | None) -> str:
    end = name.rpartition("_")[2]
    if value is None:
        return ""
    if end not in _UNITS:
        return str(value)
    _, pattern, scale = _UNITS[end]
    return pattern.format(float(value) * scale)
