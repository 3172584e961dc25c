"""What the command line shows: progress while it trains, tables before and after."""

import os
import signal
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.managers import SyncManager
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Literal, Self

import rich.progress as bars
from rich.console import Console
from rich.table import Table

from pipeline.schedule import Task, end_with
from pipeline.spec import Experiment, Study
from pipeline.store import Manifest, Store

NewsQueue = Queue[tuple[str, int, float] | None]
"""What takes `pipeline.work.News`: a task's name, epochs trained, validation accuracy."""

_LONGEST_ID = 20


class Progress:
    """A bar per task under way, with epoch and validation accuracy, and one for the whole.

    Where the output is no terminal, each finished task is one line instead.
    """

    def __init__(self, console: Console) -> None:
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
        self._running: dict[str, bars.TaskID] = {}
        self._expected, self._finished = 0, 0
        self._whole = self._bars.add_task("all", total=None, state="")

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

    def expect(self, tasks: int) -> None:
        """Say how many tasks there are in all."""
        self._expected = tasks
        self._count(0)

    def start(self, task: Task) -> None:
        """Show that a task is under way; how long it takes is not always known."""
        self._running[task.name] = self._bars.add_task(task.name, total=task.epochs, state="")

    def advance(self, name: str, epoch: int, validation_accuracy: float) -> None:
        """Show how far training is; late news of a finished task are left out."""
        if name in self._running:
            state = f"epoch {epoch}, validation {validation_accuracy:.1%}"
            self._bars.update(self._running[name], completed=epoch, state=state)

    def finish(self, name: str) -> None:
        """Take a task's bar away and count it."""
        self._bars.remove_task(self._running.pop(name))
        self._count(1)
        if self._bars.disable:
            self._bars.console.print(f"{name}: done")

    def _count(self, more: int) -> None:
        self._finished += more
        state = f"{self._finished} of {self._expected} tasks"
        self._bars.update(self._whole, total=self._expected, completed=self._finished, state=state)


@contextmanager
def news_for(progress: Progress) -> Iterator[NewsQueue]:
    """A queue that other processes can fill and whose news the display shows as they come."""
    manager = SyncManager(ctx=get_context("spawn"))
    # Its process must outlive Ctrl-C, which reaches all of them at once: it inherits this.
    on_interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    manager.start(initializer=end_with, initargs=(os.getpid(),))
    signal.signal(signal.SIGINT, on_interrupt)
    with manager:
        news: NewsQueue = manager.Queue()
        listener = Thread(target=_show, args=(news, progress), daemon=True)
        listener.start()
        yield news
        news.put(None)
        listener.join()


def _show(news: NewsQueue, progress: Progress) -> None:
    with suppress(EOFError, ConnectionError):  # the queue is gone when the build is interrupted
        while (item := news.get()) is not None:
            progress.advance(*item)


def results_table(manifest: Manifest, experiments: Iterable[Experiment]) -> Table:
    """What the store has of these experiments: the first run beside the published figure."""
    columns = "id", "parameters", "runs", "epochs", "seconds", "validation", "test", "published"
    table = borderless_table(*columns, words=("id",))
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


def studies_table(manifest: Manifest, studies: Iterable[Study]) -> Table:
    """What the store has of these studies."""
    table = borderless_table("id", "built at", "title", words=("id", "built at", "title"))
    for study in studies:
        if (entry := manifest.studies.get(study.id)) is not None:
            table.add_row(study.id, entry.built_at, study.title)
    return table


def registry_table(
    store: Store, experiments: Iterable[Experiment], studies: Iterable[Study]
) -> Table:
    """All experiments, and how many runs of them the store has, as they are declared; studies."""
    columns = "id", "parameters", "published", "runs", "in the store", "title"
    table = borderless_table(*columns, words=("id", "in the store", "title"))
    for experiment in experiments:
        table.add_row(
            experiment.id,
            f"{experiment.parameters:,}",
            _per_cent(experiment.published.test_accuracy),
            str(len(store.replicates(experiment))),
            _state(store.is_current(experiment)),
            experiment.title,
        )
    for study in studies:
        state = _state(store.is_current_study(study.id, study.spec_hash))
        table.add_row(study.id, "", "", "", state, study.title)
    return table


def _state(current: bool) -> str:
    return "up to date" if current else "to build"


def borderless_table(*columns: str, words: Collection[str]) -> Table:
    """An empty table whose columns hold numbers, but for those that hold words."""
    table = Table(box=None, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for column in columns:
        justify: Literal["left", "right"] = "left" if column in words else "right"
        # In a narrow terminal titles are cut, for they are last.
        whole = _LONGEST_ID if column == "id" else len(column)
        table.add_column(column, justify=justify, no_wrap=True, min_width=whole)
    return table


def _per_cent(share: float | None) -> str:
    return "" if share is None else f"{share:.2%}"
