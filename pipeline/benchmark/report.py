"""What the benchmark prints."""

import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import fmean

from loky import cpu_count
from rich.console import Console
from rich.table import Table

from pipeline.benchmark.compare import SEEDS, Comparison
from pipeline.benchmark.epochs import Epoch
from pipeline.progress import borderless_table

_SPEEDS = ("plain, s", "ours, s", "times")


def machine(jobs: int) -> str:
    """Where and when, and with which libraries."""
    libraries = ", ".join(
        f"{name} {version(name)}" for name in ("tensorflow", "scikit-learn", "openTSNE")
    )
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {_processor()}, {cpu_count()} cores, {jobs} processes of "
        f"ours; Python {platform.python_version()}, {libraries}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def show(comparison: Comparison, console: Console) -> None:
    """All tables but those of single epochs."""
    console.print()
    console.print(_training_table(comparison))
    console.print(f"\n{SEEDS} seeds of each, ours, at once: {comparison.five_seeds:.1f} s")
    if comparison.maps:
        console.print()
        console.print(_maps_table(comparison))
    plain_memory, *ours = comparison.memory
    workers = ", ".join(f"{held:.2f}" for held in ours)
    console.print(f"\nMost memory of a process: plain {plain_memory:.2f} GB; ours {workers} GB")


def _training_table(comparison: Comparison) -> Table:
    table = borderless_table(
        *("Training", *_SPEEDS, "epochs", "plain, test", f"ours, {SEEDS} seeds", "alike"),
        words=("Training",),
    )
    for both in comparison.training:
        table.add_row(
            both.name,
            *_speeds(both.plain_seconds, both.seconds),
            "{} / {}".format(*both.epochs),
            f"{both.plain_quality:.2%}",
            f"{fmean(both.quality):.2%} ± {both.reach:.2%}",
            "yes" if both.alike else "no",
        )
    plain_seconds = sum(both.plain_seconds for both in comparison.training)
    epochs = [sum(both.epochs[way] for both in comparison.training) for way in (0, 1)]
    at_once = _speeds(plain_seconds, comparison.training_at_once)
    table.add_row("all, ours at once", *at_once, "{} / {}".format(*epochs))
    plain_loading, our_loading = comparison.loading
    table.add_row("loading libraries, once", *_speeds(plain_loading, our_loading))
    with_loading = plain_seconds + plain_loading, comparison.training_at_once + our_loading
    table.add_row("all with loading", *_speeds(*with_loading))
    return table


def _maps_table(comparison: Comparison) -> Table:
    table = borderless_table("Map", *_SPEEDS, "plain, KL", "ours, KL", words=("Map",))
    for both in comparison.maps:
        table.add_row(
            both.name,
            *_speeds(both.plain_seconds, both.seconds),
            f"{both.plain_quality:.3f}",
            f"{both.quality[0]:.3f}",
        )
    if len(comparison.maps) > 1:
        plain_seconds = sum(both.plain_seconds for both in comparison.maps)
        table.add_row("all, ours at once", *_speeds(plain_seconds, comparison.maps_at_once))
    return table


def show_epochs(epochs: Iterable[Epoch], console: Console) -> None:
    """What an epoch costs against nodes and images, and how far it is from the least possible."""
    table = borderless_table("Epoch", *_SPEEDS, "least, s", "ours / least", words=("Epoch",))
    for epoch in epochs:
        table.add_row(
            f"{epoch.nodes} nodes, {epoch.images:,} images",
            *_speeds(epoch.plain, epoch.ours, digits=3),
            f"{epoch.least:.3f}",
            f"{epoch.ours / epoch.least:.1f}",
        )
    console.print()
    console.print(table)
    console.print(
        "least: the floating-point operations at the speed of NumPy's matrix product on one core"
    )


def _speeds(plain: float, ours: float, digits: int = 1) -> tuple[str, str, str]:
    return f"{plain:.{digits}f}", f"{ours:.{digits}f}", f"{plain / ours:.1f}"
