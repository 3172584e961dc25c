"""What a build has to do: inputs to fit, networks to train, maps to lay out, studies to do.

What several experiments read is fitted once; a map is laid out from the first replicate while
others are in training. Whatever is stored already is not made again.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from rich.console import Console

from pipeline import studies, work
from pipeline.durations import fitting_seconds, map_seconds, training_seconds
from pipeline.progress import Progress, news_for
from pipeline.schedule import Task, execute
from pipeline.spec import Dataset, Experiment, Inputs, Split, Study, Unfitted
from pipeline.store import Map, Store, StoreError, StudyAnalysis, TrainedReplicate
from pipeline.work import Workplace, share_of_cores


@dataclass
class Results:
    """What there is of an experiment: runs in the order of their seeds, from 0, and the map."""

    experiment: Experiment
    replicates: list[TrainedReplicate] = field(default_factory=list)
    map: Map | None = None
    early: dict[int, TrainedReplicate] = field(default_factory=dict)
    """Runs by seed that came before one with a lower seed."""

    def missing(self, replicates: int) -> list[int]:
        """Seeds of those of so many runs that are not there yet."""
        there = {run.scores.seed for run in self.replicates} | self.early.keys()
        return [seed for seed in range(replicates) if seed not in there]

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

    def write(self, store: Store) -> None:
        """Store what there is."""
        store.write_experiment(self.experiment, self.replicates, self.map)


@dataclass
class StudyResults:
    """What there is of a study."""

    study: Study
    analysis: StudyAnalysis = field(init=False)

    def take(self, result: StudyAnalysis) -> bool:
        """Take its result; whether there is more to store than before."""
        self.analysis = result
        return True

    def write(self, store: Store) -> None:
        """Store it."""
        store.write_study(self.study.id, self.study.spec_hash, self.analysis)


def stored(experiment: Experiment, store: Store) -> Results:
    """What the store has of an experiment as it is declared.

    A first run without the units or weights that it should come with is left out: it is trained
    again, to the same numbers, and the others wait for it.
    """
    runs = store.replicates(experiment)
    results = Results(experiment)
    if not runs:
        return results
    with suppress(StoreError):
        results.map = store.map(experiment.id)
    first = runs[0]
    lacks_units = experiment.examined and first.units is None
    lacks_weights = experiment.draws_weights and not first.weights
    for run in runs[1:] if lacks_units or lacks_weights else runs:
        results.take(run)
    return results


def build(
    begun: Sequence[Results | StudyResults],
    replicates: int,
    jobs: int,
    store: Store,
    console: Console,
) -> Iterator[Results | StudyResults]:
    """Train experiments from the seeds 0 to `replicates - 1`, lay out the maps, and do studies.

    Yields what there is of an experiment whenever a run or its map is added to it, and each study.
    The numbers do not depend on `jobs`.

    Args:
        begun: what there is already, of every experiment and study to build.
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
        owners = {name: results for results in begun for name in _names(results, replicates)}
        for name, result in execute(tasks, jobs, progress.start):
            progress.finish(name)
            if name in owners and owners[name].take(result):
                yield owners[name]


def plan(begun: Sequence[Results | StudyResults], replicates: int, place: Workplace) -> list[Task]:
    """All tasks of a build."""
    fits: dict[tuple[Dataset, Inputs, Split], Task] = {}
    tasks: list[Task] = []
    for results in begun:
        if isinstance(results, StudyResults):
            tasks += studies.plan(results.study, place)
            continue
        experiment, missing = results.experiment, results.missing(replicates)
        needs: tuple[str, ...] = ()
        if missing and not isinstance(experiment.inputs, Unfitted):
            key = experiment.dataset, experiment.inputs, experiment.split
            needs = (fits.setdefault(key, _fit_task(experiment, place)).name,)
        tasks += (_training_task(experiment, seed, needs, place) for seed in missing)
        if experiment.mapped and results.map is None:
            tasks.append(_map_task(results, place))
    return [*fits.values(), *tasks]


def _training_task(
    experiment: Experiment, seed: int, needs: tuple[str, ...], place: Workplace
) -> Task:
    name = training_name(experiment, seed)
    train = partial(work.train, experiment, seed, name, place)
    if isinstance(experiment.inputs, Unfitted):
        train = partial(train, experiment.inputs)
    epochs = None if experiment.training.patience else experiment.training.epochs
    return Task(name, train, needs, training_seconds(experiment), epochs)


def _map_task(results: Results, place: Workplace) -> Task:
    experiment = results.experiment
    needs: tuple[str, ...] = (training_name(experiment, 0),)
    lay_out = partial(work.lay_out, experiment, place)
    if results.replicates:
        needs, lay_out = (), partial(lay_out, results.replicates[0])
    dimensions = min(experiment.hidden_units, 1_000)
    seconds = map_seconds(dimensions, experiment.training_samples)
    return Task(_map_name(experiment), lay_out, needs, seconds)


def _names(results: Results | StudyResults, replicates: int) -> tuple[str, ...]:
    """Of the tasks whose results are stored."""
    if isinstance(results, StudyResults):
        return (results.study.id,)
    experiment = results.experiment
    runs = (training_name(experiment, seed) for seed in range(replicates))
    return (*runs, _map_name(experiment))


def _map_name(experiment: Experiment) -> str:
    return f"map of {experiment.id}"


def training_name(experiment: Experiment, seed: int) -> str:
    """Of the task that trains an experiment from a seed."""
    return f"{experiment.id}, seed {seed}"


def _fit_task(experiment: Experiment, place: Workplace) -> Task:
    seconds = fitting_seconds(experiment.inputs, experiment.training_samples)
    return Task(f"inputs of {experiment.id}", partial(work.fit, experiment, place), seconds=seconds)
