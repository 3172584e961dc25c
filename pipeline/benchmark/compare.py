"""Both ways in turn, experiment by experiment; then ours all at once, as a build does it.

The plain way has one process and all cores; ours has `jobs` processes that share them. Both load
their libraries before the clock starts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import sqrt
from statistics import fmean, stdev
from time import perf_counter
from typing import TypeVar

from loky import cpu_count
from scipy.stats import t as student

from pipeline.analysis.activations import hidden_activations
from pipeline.analysis.maps import NEIGHBOURS, few_dimensions, kl_divergence
from pipeline.analysis.neighbours import nearest_neighbours
from pipeline.benchmark.memory import peak_memory
from pipeline.benchmark.processes import Ways, load
from pipeline.schedule import Task
from pipeline.spec import MNIST, Experiment
from pipeline.store import TrainedReplicate
from pipeline.tasks import training_name
from pipeline.work import Workplace, lay_out

Made = TypeVar("Made")

SEEDS = 5

_Runs = Mapping[str, TrainedReplicate]
"""Ours of all seeds, by the names of their tasks."""


@dataclass(frozen=True)
class Both:
    """What both ways take and reach for the same thing.

    Attributes:
        plain_quality: test accuracy, or Kullback-Leibler divergence of a map.
        quality: ours; test accuracies of the seeds from 0 on.
        epochs: trained, the plain way's and ours; with early stopping they differ.
    """

    name: str
    plain_seconds: float
    seconds: float
    plain_quality: float
    quality: tuple[float, ...]
    epochs: tuple[int, int] = (0, 0)

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


def compare(
    experiments: Sequence[Experiment],
    mapped: Sequence[Experiment],
    ways: Ways,
    say: Callable[[str], None],
) -> Comparison:
    """Measure it all, which takes minutes.

    Args:
        mapped: those of the experiments whose maps are compared too.
        say: told what is going on.
    """
    say("loading libraries")
    plain_loading, _ = timed(ways.plain, "load")
    our_loading, _ = timed(ways.ours.in_each_process, load)
    say("ours, all experiments at once")
    trained = [replace(experiment, mapped=False) for experiment in experiments]
    training_at_once, _ = timed(ways.ours.build, trained)
    say(f"ours, all experiments at once, {SEEDS} seeds")
    five_seeds, runs = timed(ways.ours.build, trained, SEEDS)
    training, maps = [], []
    for experiment in trained:
        say(f"both, {experiment.id}")
        training.append(_compare_training(experiment, runs, ways))
    for experiment in mapped:
        say(f"both, map of {experiment.id}")
        maps.append(_compare_maps(experiment, runs, ways))
    say("ours, all maps at once")
    place = ways.ours.place(len(mapped) or 1)
    tasks = [_map_task(experiment, runs, place) for experiment in mapped]
    maps_at_once, _ = timed(ways.ours.do, tasks)
    memory = dict([ways.plain("peak_memory"), *ways.ours.in_each_process(peak_memory)])
    return Comparison(
        (plain_loading, our_loading),
        training,
        maps,
        training_at_once,
        five_seeds,
        maps_at_once,
        tuple(memory.values()),
    )


def _compare_training(experiment: Experiment, runs: _Runs, ways: Ways) -> Both:
    """From images to test accuracy."""
    plain_run = ways.plain("train", experiment, ways.arrays[experiment.dataset.id])
    seconds, _ = timed(ways.ours.build, [experiment])
    scores = [runs[training_name(experiment, seed)].scores for seed in range(SEEDS)]
    return Both(
        experiment.id,
        plain_run.seconds,
        seconds,
        plain_run.test_accuracy,
        tuple(score.test_accuracy for score in scores),
        (plain_run.epochs, scores[0].epochs),
    )


def _compare_maps(experiment: Experiment, runs: _Runs, ways: Ways) -> Both:
    """From hidden activations to coordinates, both measured against the same neighbourhoods."""
    images = ways.arrays[MNIST.id]["x_train"][: experiment.split.training_samples]
    hidden = hidden_activations(runs[training_name(experiment, 0)].model, images)
    points, _ = few_dimensions(hidden)
    plain_seconds, theirs = ways.plain("lay_out", points)
    task = _map_task(experiment, runs, ways.ours.place(1))
    seconds, made = timed(ways.ours.do, [task])
    ours = made[task.name]
    neighbours = nearest_neighbours(points, NEIGHBOURS, cpu_count())
    plain_quality, quality = (
        kl_divergence(map.coordinates, neighbours, cpu_count()) for map in (theirs, ours)
    )
    name = f"{experiment.id}: {len(points):,} x {points.shape[1]}"
    return Both(name, plain_seconds, seconds, plain_quality, (quality,))


def _map_task(experiment: Experiment, runs: _Runs, place: Workplace) -> Task:
    replicate = runs[training_name(experiment, 0)]
    return Task(experiment.id, partial(lay_out, experiment, place, replicate))


def timed(call: Callable[..., Made], *arguments: object) -> tuple[float, Made]:
    """How many seconds a call takes, and what it returns."""
    started = perf_counter()
    made = call(*arguments)
    return perf_counter() - started, made
