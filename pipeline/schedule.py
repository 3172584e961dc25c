"""Experiments x replicates over processes, with news of their progress."""

import os
import signal
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.managers import SyncManager
from pathlib import Path
from queue import Queue
from threading import Thread

from joblib import Parallel, delayed
from joblib.externals.loky.process_executor import TerminatedWorkerError

from pipeline.data import Arrays
from pipeline.errors import BuildError
from pipeline.progress import Progress
from pipeline.spec import Experiment
from pipeline.store import TrainedReplicate

News = Callable[[Progress], None]
"""A worker's message: what to do to the display."""


def run(
    experiments: Sequence[Experiment],
    arrays: Arrays,
    replicates: int,
    jobs: int,
    progress: Progress,
) -> Iterator[tuple[Experiment, list[TrainedReplicate]]]:
    """Train every experiment from the seeds 0 to `replicates - 1`, in `jobs` processes.

    Yields each experiment as soon as all its replicates are there, in the order of their seeds.

    Raises:
        BuildError: an experiment cannot be trained or exported, or a process was killed.
    """
    by_id = {experiment.id: experiment for experiment in experiments}
    trained: dict[str, list[TrainedReplicate]] = defaultdict(list)
    with _news_for(progress) as news:
        tasks = (
            delayed(_train)(experiment, seed, arrays, news)
            for experiment in experiments
            for seed in range(replicates)
        )
        try:
            for id, replicate in Parallel(jobs, return_as="generator_unordered")(tasks):
                trained[id].append(replicate)
                if len(trained[id]) == replicates:
                    yield by_id[id], sorted(trained.pop(id), key=lambda r: r.scores.seed)
        except TerminatedWorkerError as error:
            raise BuildError(
                "a process was killed while it trained, as the system does when memory runs out: "
                "finished experiments are stored; go on with `--jobs 1`"
            ) from error


def _train(
    experiment: Experiment, seed: int, arrays: Arrays, news: "Queue[News | None]"
) -> tuple[str, TrainedReplicate]:
    id = experiment.id
    news.put(partial(Progress.start, id=id, seed=seed))
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # warnings and errors
    with _silent_stderr():
        from pipeline.replicate import train_replicate  # noqa: PLC0415 - TensorFlow, workers only

    def on_epoch(epoch: int, accuracy: float) -> None:
        news.put(
            partial(Progress.advance, id=id, seed=seed, epoch=epoch, validation_accuracy=accuracy)
        )

    replicate = train_replicate(experiment, arrays, seed, on_epoch)
    news.put(partial(Progress.finish, id=id, seed=seed))
    return id, replicate


@contextmanager
def _silent_stderr() -> Iterator[None]:
    """TensorFlow announces itself when imported, past all its settings: not on our display."""
    kept = os.dup(2)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


@contextmanager
def _news_for(progress: Progress) -> Iterator["Queue[News | None]"]:
    """A queue that workers can fill and whose news the display shows as they come."""
    manager = SyncManager(ctx=get_context("spawn"))
    # Its process must outlive Ctrl-C, which reaches all of them at once: it inherits this.
    on_interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    manager.start()
    signal.signal(signal.SIGINT, on_interrupt)
    with manager:
        news: Queue[News | None] = manager.Queue()
        listener = Thread(target=_show, args=(news, progress), daemon=True)
        listener.start()
        yield news
        news.put(None)
        listener.join()


def _show(news: "Queue[News | None]", progress: Progress) -> None:
    with suppress(EOFError, ConnectionError):  # the queue is gone when the build is interrupted
        while (item := news.get()) is not None:
            item(progress)
