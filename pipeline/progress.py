"""What the command line shows: progress while it trains, tables before and after."""

from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

import rich.progress as bars
from rich.console import Console
from rich.table import Table

from pipeline.spec import Experiment
from pipeline.store import Manifest, Store


class Progress:
    """A bar per run in training, with epoch and validation accuracy, and one for the whole.

    Where the output is no terminal, each finished run is one line instead.
    """

    def __init__(
        self, console: Console, experiments: Sequence[Experiment], replicates: int
    ) -> None:
        self._trainings = {experiment.id: experiment.training for experiment in experiments}
        self._bars = bars.Progress(
            bars.TextColumn("{task.description}"),
            bars.BarColumn(bar_width=20),
            bars.TextColumn("{task.fields[state]}"),
            bars.TimeElapsedColumn(),
            bars.TextColumn("left"),
            bars.TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._running: dict[tuple[str, int], bars.TaskID] = {}
        self._runs, self._finished = len(experiments) * replicates, 0
        self._whole = self._bars.add_task("all", total=self._runs, state=self._count())

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def start(self, id: str, seed: int) -> None:
        """Show that a run is under way. How long one with early stopping takes is not known."""
        training = self._trainings[id]
        total = training.epochs if training.patience is None else None
        self._running[id, seed] = self._bars.add_task(
            f"{id}, seed {seed}", total=total, state="preparing"
        )

    def advance(self, id: str, seed: int, epoch: int, validation_accuracy: float) -> None:
        """Show how far a run is."""
        most = self._trainings[id].epochs
        state = f"epoch {epoch} of {most} at most, validation {validation_accuracy:.1%}"
        self._bars.update(self._running[id, seed], completed=epoch, state=state)

    def finish(self, id: str, seed: int) -> None:
        """Take a run's bar away and count it."""
        self._bars.remove_task(self._running.pop((id, seed)))
        self._finished += 1
        self._bars.update(self._whole, completed=self._finished, state=self._count())
        if self._bars.disable:
            self._bars.console.print(f"{id}, seed {seed}: trained")

    def _count(self) -> str:
        return f"{self._finished} of {self._runs} runs"


def results_table(manifest: Manifest, experiments: Iterable[Experiment]) -> Table:
    """What the store has of these experiments: the first run beside the published figure."""
    table = _table(
        "id", "parameters", "runs", "epochs", "seconds", "validation", "test", "published"
    )
    for experiment in experiments:
        if (entry := manifest.experiments.get(experiment.id)) is None:
            continue
        first = entry.replicates[0]
        table.add_row(
            experiment.id,
            f"{entry.parameters:,}",
            str(len(entry.replicates)),
            str(first.epochs),
            f"{sum(replicate.seconds for replicate in entry.replicates):.1f}",
            _per_cent(first.validation_accuracy),
            _per_cent(first.test_accuracy),
            _per_cent(experiment.published.test_accuracy),
        )
    return table


def registry_table(store: Store, experiments: Iterable[Experiment]) -> Table:
    """All experiments, and whether the store has their results."""
    table = _table("id", "parameters", "published", "in the store", "title")
    for experiment in experiments:
        table.add_row(
            experiment.id,
            f"{experiment.parameters:,}",
            _per_cent(experiment.published.test_accuracy),
            "up to date" if store.is_current(experiment) else "to build",
            experiment.title,
        )
    return table


def _table(*columns: str) -> Table:
    table = Table(box=None, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for column in columns:
        words = column in {"id", "in the store", "title"}
        table.add_column(column, justify="left" if words else "right", no_wrap=True)
    return table


def _per_cent(share: float | None) -> str:
    return "" if share is None else f"{share:.2%}"
