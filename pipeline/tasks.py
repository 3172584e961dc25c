"""What a build has to do: inputs to fit, networks to train, maps to lay out.

What several experiments read is fitted once; a map is laid out from the first replicate while
others are in training.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import prod
from typing import Any

from rich.console import Console

from pipeline import work
from pipeline.progress import Progress, news_for
from pipeline.schedule import Task, execute
from pipeline.spec import Experiment, ForestPixels, Inputs, Pixels, PrincipalComponents, Split
from pipeline.store import Map, Store, TrainedReplicate
from pipeline.work import Workplace, share_of_cores


@dataclass(frozen=True)
class Results:
    """All that a build makes of one experiment; its runs are in the order of their seeds."""

    experiment: Experiment
    replicates: list[TrainedReplicate]
    map: Map | None


def build(
    experiments: Sequence[Experiment], replicates: int, jobs: int, store: Store, console: Console
) -> Iterator[Results]:
    """Train every experiment from the seeds 0 to `replicates - 1`, and lay out the maps.

    Yields each experiment as soon as all of it is there. The numbers do not depend on `jobs`.

    Args:
        jobs: processes.
        store: where the data set is.
        console: where progress is shown.

    Raises:
        BuildError: an experiment cannot be trained or exported, or a process was killed.
    """
    with Progress(console) as progress, news_for(progress) as news:
        threads = share_of_cores(jobs, len(experiments) * replicates)
        place = Workplace(store.root, threads, news)
        tasks = plan(experiments, replicates, place)
        progress.expect(len(tasks))
        awaited = {experiment: _names(experiment, replicates) for experiment in experiments}
        found: dict[str, Any] = {}
        for name, result in execute(tasks, jobs, progress.start):
            progress.finish(name)
            found[name] = result
            for experiment in [e for e, names in awaited.items() if found.keys() >= set(names)]:
                results = [found.pop(name) for name in awaited.pop(experiment)]
                map = results.pop() if experiment.mapped else None
                yield Results(experiment, results, map)


def plan(experiments: Sequence[Experiment], replicates: int, place: Workplace) -> list[Task]:
    """All tasks of a build."""
    fits: dict[tuple[Inputs, Split], Task] = {}
    tasks: list[Task] = []
    for experiment in experiments:
        needs: tuple[str, ...] = ()
        if not isinstance(experiment.inputs, Pixels):
            key = experiment.inputs, experiment.split
            needs = (fits.setdefault(key, _fit_task(experiment, place)).name,)
        names = _names(experiment, replicates)
        for seed, name in enumerate(names[:replicates]):
            train = partial(work.train, experiment, seed, name, place)
            epochs = None if experiment.training.patience else experiment.training.epochs
            tasks.append(Task(name, train, needs, _training_seconds(experiment), epochs))
        for name in names[replicates:]:
            lay_out = partial(work.lay_out, experiment, place)
            tasks.append(Task(name, lay_out, names[:1], 20 * _share(experiment)))
    return [*fits.values(), *tasks]


def _names(experiment: Experiment, replicates: int) -> tuple[str, ...]:
    """Of the tasks whose results are stored: one per seed, and perhaps the map."""
    runs = (training_name(experiment, seed) for seed in range(replicates))
    return (*runs, f"map of {experiment.id}") if experiment.mapped else tuple(runs)


def training_name(experiment: Experiment, seed: int) -> str:
    """Of the task that trains an experiment from a seed."""
    return f"{experiment.id}, seed {seed}"


def _fit_task(experiment: Experiment, place: Workplace) -> Task:
    match experiment.inputs:
        case ForestPixels(trees=trees):
            seconds = 0.2 * trees
        case PrincipalComponents() | Pixels():
            seconds = 1.0
    name = f"inputs of {experiment.id}"
    return Task(name, partial(work.fit, experiment, place), (), seconds * _share(experiment))


def _training_seconds(experiment: Experiment) -> float:
    """Roughly, on one core; early stopping is taken to come after ten epochs."""
    multiplications = sum(
        layer.parameters(before) * prod(after[:-1])
        for layer, (before, after) in zip(
            experiment.layers, pairwise(experiment.shapes), strict=True
        )
    )
    epochs = experiment.training.epochs if experiment.training.patience is None else 10
    return 1 + epochs * _share(experiment) * (0.07 + 2e-6 * multiplications)


def _share(experiment: Experiment) -> float:
    """Of the training images, how many it uses."""
    return (experiment.split.training_images or 55_000) / 55_000
