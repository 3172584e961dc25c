"""Tasks that need each other's results, over processes: whatever is ready starts longest first."""

import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from time import sleep
from typing import Any

from loky import get_reusable_executor
from loky.process_executor import TerminatedWorkerError

from pipeline.errors import BuildError

# A process that has its libraries loaded is worth waiting for.
_IDLE_SECONDS = 600


@dataclass(frozen=True)
class Task:
    """Something that one process does at a stretch.

    Attributes:
        name: of the task and of its result, as people read it.
        call: makes the result from those of `needs`, in their order; goes to another process.
        needs: names of the tasks that come before it.
        seconds: how long it takes, roughly: the order follows from it.
        epochs: how many it counts on the display, where that is known.
    """

    name: str
    call: Callable[..., Any]
    needs: tuple[str, ...] = ()
    seconds: float = 0.0
    epochs: int | None = None


def execute(
    tasks: Sequence[Task], jobs: int, on_start: Callable[[Task], None]
) -> Iterator[tuple[str, Any]]:
    """Do all tasks, at most `jobs` at a time, and yield each name with its result as it comes.

    Of the tasks that are ready, the one comes first behind which most work waits in a row, itself
    included (Hu, Parallel sequencing and assembly line problems, 1961): nobody waits at the end for
    a long one that began late. With one job, this process does it all.

    Raises:
        BuildError: a process was killed. What a task raises is raised here.
    """
    waiting = _longest_first(tasks)
    results: dict[str, Any] = {}
    running: dict[Future[Any], Task] = {}
    with _executor(jobs) as executor:
        while waiting or running:
            ready = [task for task in waiting if results.keys() >= set(task.needs)]
            for task in ready[: jobs - len(running)]:
                waiting.remove(task)
                on_start(task)
                found = [results[need] for need in task.needs]
                running[executor.submit(task.call, *found)] = task
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                name = running.pop(future).name
                results[name] = _result(future)
                yield name, results[name]


def _longest_first(tasks: Sequence[Task]) -> list[Task]:
    """By the seconds of a task and of the longest chain of tasks that need it."""

    def chain(task: Task) -> float:
        after = (chain(other) for other in tasks if task.name in other.needs)
        return task.seconds + max(after, default=0.0)

    return sorted(tasks, key=chain, reverse=True)


def _result(future: "Future[Any]") -> Any:  # noqa: ANN401 - whatever a task makes
    try:
        return future.result()
    except TerminatedWorkerError as error:
        raise BuildError(
            "a process was killed while it worked, as the system does when memory runs out: "
            "finished runs are stored; go on with `--jobs 1`"
        ) from error


@contextmanager
def _executor(jobs: int) -> Iterator[Executor]:
    if jobs == 1:
        yield _ThisProcess()
        return
    # It starts a process anew that holds much more than at first: that harms nothing.
    warnings.filterwarnings("ignore", "A worker was restarted", UserWarning)
    executor = get_reusable_executor(
        jobs, timeout=_IDLE_SECONDS, initializer=end_with, initargs=(os.getpid(),)
    )
    try:
        yield executor
    except BaseException:  # Ctrl-C included: what runs now is of no use to anyone
        executor.shutdown(kill_workers=True)
        raise


def end_with(parent: int) -> None:
    """End this process soon after the one that started it, which may be killed."""

    def watch() -> None:
        while os.getppid() == parent:
            sleep(1)
        os._exit(1)

    if sys.platform != "win32":  # there, a process keeps the number of its dead parent
        Thread(target=watch, daemon=True).start()


class _ThisProcess(Executor):
    """Does a task where and when it is submitted."""

    def submit(self, call: Callable[..., Any], /, *found: Any) -> "Future[Any]":  # type: ignore[override]  # noqa: ANN401
        future: Future[Any] = Future()
        future.set_result(call(*found))
        return future
