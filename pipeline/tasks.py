"""What a build has to do: inputs to fit, networks to train, maps to lay out.

What several experiments read is fitted once; a map is laid out from the first replicate while
others are in training. Whatever is stored already is not made again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from math import prod

from rich.console import Console

from pipeline import work
from pipeline.progress import Progress, news_for
from pipeline.schedule import Task, execute
from pipeline.spec import Dataset, Experiment, ForestPixels, Inputs, Split, Unfitted
from pipeline.store import Map, Store, TrainedReplicate
from pipeline.work import Workplace, share_of_cores


@dataclass
class Results:
    """What there is of an experiment: runs in the order of their seeds, from 0, and the map."""

    experiment: Experiment
    replicates: list[TrainedReplicate] = field(default_factory=list)
    map: Map | None = None
    early: dict[int, TrainedReplicate] = field(default_factory=dict)
    """Runs by seed that came before one with a lower seed."""

    def take(self, result: TrainedReplicate | Map) -> bool:
        """Add a run or the map; whether there is more to store than before."""
        if isinstance(result, Map):
            self.map = result
            return True
        self.early[result.scores.seed] = result
        before = len(self.replicates)
        while next_one := self.early.pop(len(self.replicates), None):
            self.replicates.append(next_one)
        return len(self.replicates) > before


def stored(experiment: Experiment, store: Store) -> Results:
    """What the store has of an experiment as it is declared."""
    replicates = store.replicates(experiment)
    map = store.map(experiment.id) if replicates and store.has_map(experiment.id) else None
    return Results(experiment, replicates, map)


def build(
    begun: Sequence[Results], replicates: int, jobs: int, store: Store, console: Console
) -> Iterator[Results]:
    """Train experiments from the seeds 0 to `replicates - 1`, and lay out the maps.

    Yields what there is of an experiment whenever a run or its map is added to it. The numbers do
    not depend on `jobs`.

    Args:
        begun: what there is already, of every experiment to build.
        jobs: processes.
        store: where the data sets are.
        console: where progress is shown.

    Raises:
        BuildError: an experiment cannot be trained or exported, or a process was killed.
    """
    with Progress(console) as progress, news_for(progress) as news:
        threads = share_of_cores(jobs, len(begun) * replicates)
        tasks = plan(begun, replicates, Workplace(store.root, threads, news))
        progress.expect(len(tasks))
        owners = {
            name: results for results in begun for name in _names(results.experiment, replicates)
        }
        for name, result in execute(tasks, jobs, progress.start):
            progress.finish(name)
            if name in owners and owners[name].take(result):
                yield owners[name]


def plan(begun: Sequence[Results], replicates: int, place: Workplace) -> list[Task]:
    """All tasks of a build."""
    fits: dict[tuple[Dataset, Inputs, Split], Task] = {}
    tasks: list[Task] = []
    for results in begun:
        experiment, done = results.experiment, len(results.replicates)
        needs: tuple[str, ...] = ()
        if done < replicates and not isinstance(experiment.inputs, Unfitted):
            key = experiment.dataset, experiment.inputs, experiment.split
            needs = (fits.setdefault(key, _fit_task(experiment, place)).name,)
        for seed in range(done, replicates):
            name = training_name(experiment, seed)
            train = partial(work.train, experiment, seed, name, place)
            if isinstance(experiment.inputs, Unfitted):
                train = partial(train, experiment.inputs)
            epochs = None if experiment.training.patience else experiment.training.epochs
            tasks.append(Task(name, train, needs, _training_seconds(experiment), epochs))
        if experiment.mapped and results.map is None:
            tasks.append(_map_task(results, place))
    return [*fits.values(), *tasks]


def _map_task(results: Results, place: Workplace) -> Task:
    experiment = results.experiment
    needs: tuple[str, ...] = (training_name(experiment, 0),)
    lay_out = partial(work.lay_out, experiment, place)
    if results.replicates:
        needs, lay_out = (), partial(lay_out, results.replicates[0])
    return Task(_map_name(experiment), lay_out, needs, 20 * _share(experiment))


def _names(experiment: Experiment, replicates: int) -> tuple[str, ...]:
    """Of the tasks whose results are stored."""
    runs = (training_name(experiment, seed) for seed in range(replicates))
    return (*runs, _map_name(experiment))


def _map_name(experiment: Experiment) -> str:
    return f"map of {experiment.id}"


def training_name(experiment: Experiment, seed: int) -> str:
    """Of the task that trains an experiment from a seed."""
    return f"{experiment.id}, seed {seed}"


def _fit_task(experiment: Experiment, place: Workplace) -> Task:
    match experiment.inputs:
        case ForestPixels(trees=trees):
            seconds = 0.2 * trees
        case _:
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
    batch = 2.2 / experiment.training.batch_size
    return 1 + epochs * _share(experiment) * (batch + 2e-6 * multiplications)


def _share(experiment: Experiment) -> float:
    """How many samples it learns from, as a share of 55,000."""
    return experiment.training_samples / 55_000
