"""How fast the dashboard is, as Markdown, from what `python -m dashboard.benchmark` wrote."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.readme.tables import table


def parts(path: Path) -> dict[str, str]:
    """The tables, by the name of their place in README.md.

    Args:
        path: of a file that all parts of the benchmark are in.

    Raises:
        OSError: it cannot be read.
        ValueError: it holds something else, or only a part.
    """
    measured = json.loads(path.read_text(encoding="utf-8"))
    if not {"machine", "goal", "view"} <= measured.keys():
        raise ValueError(f"{path} has not all figures: run `python -m dashboard.benchmark`")
    written = [_machine(measured["machine"]), _goals(measured["goal"]), _pages(measured["view"])]
    return {"speed": "\n\n".join(written)}


def _machine(machine: Mapping[str, Any]) -> str:
    return (
        f"On {machine['date']}: {machine['processor']}, {machine['cores']} cores, Python "
        f"{machine['python']}, Streamlit {machine['streamlit']}."
    )


def _goals(goals: list[dict[str, Any]]) -> str:
    head = ("what is meant to last or take at most", "goal", "measured", "reached")
    rows = (
        (
            goal["goal"],
            f"{goal['at_most']:g} {goal['unit']}",
            f"{_short(goal['measured'])} {goal['unit']}",
            "yes" if goal["reached"] else "no",
        )
        for goal in goals
    )
    return table(head, rows, words=1)


def _pages(views: list[dict[str, Any]]) -> str:
    head = ("page", "cold, s", "warm, s", "first visit, s", "first visit, MB", "server, MB")
    return table(head, map(_page, views), words=1)


def _page(view: Mapping[str, Any]) -> list[str]:
    seconds = (view[f"{name}_seconds"] for name in ("cold", "warm", "first_visit"))
    megabytes = (view[f"{name}_bytes"] / 1e6 for name in ("first_visit", "server"))
    return [view["page"], *map(_short, seconds), *map(_short, megabytes)]


def _short(value: float) -> str:
    """With two decimals below 10, as whole numbers above."""
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"
