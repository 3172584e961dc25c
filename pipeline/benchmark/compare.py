"""Both ways in turn, experiment by experiment; then ours all at once, as a build does it.

The plain way has one process and all cores; ours has `jobs` processes that share them. Both load
their libraries before the clock starts.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from math import sqrt
from multiprocessing import get_context
from pathlib import Path
from statistics import fmean, stdev
from time import perf_counter
from typing import Any, Self

from loky import cpu_count
from scipy.stats import t as student

from pipeline import work
from pipeline.analysis.activations import hidden_activations
from pipeline.analysis.maps import NEIGHBOURS, kl_divergence
from pipeline.analysis.neighbours import nearest_neighbours
from pipeline.data import Arrays
from pipeline.schedule import Task, execute
from pipeline.spec import Experiment
from pipeline.store import TrainedReplicate
from pipeline.tasks import plan, training_name

SEEDS = 5

_Runs = Mapping[str, TrainedReplicate]
"""Ours of all seeds, by the names of their tasks."""


@dataclass(frozen=True)
class Both:
    """What both ways take and reach for the same thing.

    Attributes:
        plain_quality: test accuracy, or Kullback-Leibler divergence of a map.
        quality: ours; test accuracies of the seeds from 0 on.
    """

    name: str
    plain_seconds: float
    seconds: float
    plain_quality: float
    quality: tuple[float, ...]

    @property
    def reach(self) -> float:
        """Half of the interval around our mean in which a further seed lies in 99 % of all cases.

        Student's prediction interval.
        """
        n = len(self.quality)
        deviation = stdev(self.quality) * sqrt(1 + 1 / n)
        return float(student.ppf(0.995, n - 1)) * deviation

    @property
    def alike(self) -> bool:
        """Whether the plain way's accuracy could be that of a further seed of ours."""
        return abs(self.plain_quality - fmean(self.quality)) <= self.reach


@dataclass(frozen=True)
class Comparison:
    """All that is compared.

    Attributes:
        loading: seconds until the libraries are there, the plain way's and ours.
        training: one by one, in turn.
        maps: likewise.
        training_at_once: seconds of ours for all experiments in one build.
        five_seeds: seconds of ours for five replicates of each, in one build.
        maps_at_once: seconds of ours for all maps in one build.
        memory: the most that each process held, in GB: the plain one, then ours.
    """

    loading: tuple[float, float]
    training: list[Both]
    maps: list[Both]
    training_at_once: float
    five_seeds: float
    maps_at_once: float
    memory: tuple[float, ...]


class PlainWay:
    """A process for `pipeline.benchmark.plain`: ours leave TensorFlow a single thread."""

    def __init__(self) -> None:
        self._process = ProcessPoolExecutor(1, mp_context=get_context("spawn"))

    def __call__(self, name: str, *arguments: object) -> Any:  # noqa: ANN401
        """Call the function of that name in the process."""
        return self._process.submit(_call_plain, name, arguments).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.shutdown(cancel_futures=True)


def _call_plain(name: str, arguments: tuple[object, ...]) -> Any:  # noqa: ANN401
    from pipeline.benchmark import plain  # noqa: PLC0415 - TensorFlow, only where it works

    return getattr(plain, name)(*arguments)


class OurWay:
    """The tasks of a build, without its display and its store."""

    def __init__(self, jobs: int, root: Path) -> None:
        self._jobs, self.root = jobs, root

    def build(self, experiments: Sequence[Experiment], replicates: int = 1) -> dict[str, Any]:
        """What a build of these experiments makes, by the names of its tasks."""
        place = self.place(len(experiments) * replicates)
        return self.do(plan(experiments, replicates, place))

    def place(self, tasks: int) -> work.Workplace:
        """For so many tasks at a time, which share the cores."""
        threads = max(1, cpu_count() // min(self._jobs, tasks))
        return work.Workplace(self.root, threads, _Nobody())

    def in_each_process(self, call: Callable[[], Any]) -> list[Any]:
        return list(self.do([Task(str(n), call) for n in range(self._jobs)]).values())

    def do(self, tasks: Sequence[Task]) -> dict[str, Any]:
        return dict(execute(tasks, self._jobs, on_start=lambda _: None))


class _Nobody:
    """Wants no news of the training."""

    def put(self, item: tuple[str, int, float]) -> None:
        """Forget it."""


def compare(
    experiments: Sequence[Experiment],
    mapped: Sequence[Experiment],
    arrays: Arrays,
    plain_way: PlainWay,
    our_way: OurWay,
    say: Callable[[str], None],
) -> Comparison:
    """Measure it all, which takes minutes.

    Args:
        mapped: those of the experiments whose maps are compared too.
        say: told what is going on.
    """
    say("loading libraries")
    loading = (
        seconds_of(partial(plain_way, "load")),
        seconds_of(partial(our_way.in_each_process, work.load)),
    )
    say("ours, all experiments at once")
    trained = [replace(experiment, mapped=False) for experiment in experiments]
    training_at_once = seconds_of(partial(our_way.build, trained))
    say(f"ours, all experiments at once, {SEEDS} seeds")
    started = perf_counter()
    runs = our_way.build(trained, SEEDS)
    five_seeds = perf_counter() - started
    training, maps = [], []
    for experiment in trained:
        say(f"both, {experiment.id}")
        training.append(_compare_training(experiment, arrays, runs, plain_way, our_way))
    for experiment in mapped:
        say(f"both, map of {experiment.id}")
        maps.append(_compare_maps(experiment, arrays, runs, plain_way, our_way))
    say("ours, all maps at once")
    lay_out = [_map_task(experiment, runs, our_way.place(len(mapped))) for experiment in mapped]
    maps_at_once = seconds_of(partial(our_way.do, lay_out))
    memory = dict([plain_way("peak_memory"), *our_way.in_each_process(work.peak_memory)])
    return Comparison(
        loading, training, maps, training_at_once, five_seeds, maps_at_once, tuple(memory.values())
    )


def _compare_training(
    experiment: Experiment,
    arrays: Arrays,
    runs: _Runs,
    plain_way: PlainWay,
    our_way: OurWay,
) -> Both:
    """From images to test accuracy."""
    plain_run = plain_way("train", experiment, arrays)
    seconds = seconds_of(partial(our_way.build, [experiment]))
    accuracies = [
        runs[training_name(experiment, seed)].scores.test_accuracy for seed in range(SEEDS)
    ]
    return Both(
        experiment.id, plain_run.seconds, seconds, plain_run.test_accuracy, tuple(accuracies)
    )


def _compare_maps(
    experiment: Experiment,
    arrays: Arrays,
    runs: _Runs,
    plain_way: PlainWay,
    our_way: OurWay,
) -> Both:
    """From hidden activations to coordinates, both measured against the same neighbourhoods."""
    images = arrays["x_train"][: experiment.split.training_images]
    points = hidden_activations(runs[training_name(experiment, 0)].model or b"", images)
    plain_seconds, theirs = plain_way("lay_out", points)
    started = perf_counter()
    (ours,) = our_way.do([_map_task(experiment, runs, our_way.place(1))]).values()
    seconds = perf_counter() - started
    neighbours = nearest_neighbours(points, NEIGHBOURS, cpu_count())
    plain_quality, quality = (
        kl_divergence(map.coordinates, neighbours, cpu_count()) for map in (theirs, ours)
    )
    name = f"{experiment.id}: {len(points):,} x {points.shape[1]}"
    return Both(name, plain_seconds, seconds, plain_quality, (quality,))


def _map_task(experiment: Experiment, runs: _Runs, place: work.Workplace) -> Task:
    replicate = runs[training_name(experiment, 0)]
    return Task(experiment.id, partial(work.lay_out, experiment, place, replicate))


def seconds_of(call: Callable[[], object]) -> float:
    """How long it takes."""
    started = perf_counter()
    call()
    return perf_counter() - started
