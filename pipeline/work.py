"""What one process does of a build: fit inputs, train a replicate, lay out a map.

It reads the data set once, and keeps the experiment that it trained last ready for another seed.
"""

import gc
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from loky import cpu_count
from numpy.typing import NDArray

from pipeline.data import Arrays, partition
from pipeline.spec import MNIST, Dataset, Experiment, Inputs, Split
from pipeline.store import Map, Store, TrainedReplicate

if TYPE_CHECKING:  # they bring scikit-learn and TensorFlow: seconds, and not needed for every task
    from pipeline.inputs import FittedInputs
    from pipeline.replicate import Prepared
    from pipeline.training import Trainer


class News(Protocol):
    """Where a process reports how training goes."""

    def put(self, item: tuple[str, int, float]) -> None:
        """Take the name of a task, the epochs trained and the validation accuracy."""


@dataclass(frozen=True)
class Workplace:
    """What every process is told.

    Attributes:
        root: of the store that has the data set.
        threads: of each process, where several give the same numbers as one.
    """

    root: Path
    threads: int
    news: News


def share_of_cores(jobs: int, runs: int) -> int:
    """Threads for each of the processes when there are so many things to train at a time."""
    cores: int = cpu_count()
    return max(1, cores // min(jobs, runs))


def fit(experiment: Experiment, place: Workplace) -> "FittedInputs":
    """Fit what stands before an experiment's network."""
    from pipeline.inputs import fit_inputs  # noqa: PLC0415 - see above

    divided = partition(dataset(place.root, experiment.dataset.id), experiment.split)
    return fit_inputs(experiment.inputs, divided, place.threads)


def train(
    experiment: Experiment,
    seed: int,
    name: str,
    place: Workplace,
    inputs: "FittedInputs",
) -> TrainedReplicate:
    """Train one replicate.

    Args:
        name: of the task, for the news.
        inputs: as `fit` returns them; those declared where nothing is to be fitted.
    """
    import_tensorflow()
    from pipeline.replicate import train_replicate  # noqa: PLC0415 - see above

    trainer, data = ready(experiment, place, inputs)
    return train_replicate(experiment, trainer, data, seed, partial(tell, name, place))


def tell(name: str, place: Workplace, epoch: int, accuracy: float, before: int = 0) -> None:
    """Report an epoch of a task's training, that comes after so many epochs of other runs."""
    place.news.put((name, before + epoch, accuracy))


def lay_out(experiment: Experiment, place: Workplace, replicate: TrainedReplicate) -> Map:
    """The map of what a replicate that brings its model makes of the training images."""
    from pipeline.analysis import maps  # noqa: PLC0415 - see above
    from pipeline.analysis.activations import run_model  # noqa: PLC0415

    forget()  # an experiment's data and a map together would fill 2 GB
    images, digits = training_images(experiment.split.training_samples, place)
    hidden, probabilities = run_model(replicate.model, images)
    points, projection = maps.few_dimensions(hidden)
    del hidden
    found = replace(
        maps.lay_out(points, digits, place.threads),
        labels=probabilities.argmax(axis=1).astype(np.uint8),
        confidence=np.rint(255 * probabilities.max(axis=1)).clip(0, 255).astype(np.uint8),
    )
    if projection is None:
        return found
    return replace(found, projection=projection.axes, center=projection.center)


def training_images(
    count: int | None, place: Workplace
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The first so many of MNIST, None for all, and their digits."""
    arrays = dataset(place.root, MNIST.id)
    return arrays["x_train"][:count], arrays["y_train"][:count]


@cache
def dataset(root: Path, id: str) -> Arrays:
    """A data set of a store, read once."""
    return Store(root).dataset(id)


# Of the experiment trained last; those of two would fill 2 GB.
_data: "dict[tuple[Dataset, Inputs, Split], Prepared]" = {}
_trainers: "dict[Experiment, Trainer]" = {}


def ready(
    experiment: Experiment, place: Workplace, inputs: "FittedInputs"
) -> "tuple[Trainer, Prepared]":
    """A trainer with its data, which serve all seeds and are kept until another one is asked for.

    Args:
        inputs: as for `train`.
    """
    from pipeline.replicate import make_trainer, prepare  # noqa: PLC0415 - see above

    key = experiment.dataset, experiment.inputs, experiment.split
    if key not in _data:
        forget()
        arrays = dataset(place.root, experiment.dataset.id)
        images = dataset(place.root, MNIST.id)["x_test"]
        _data[key] = prepare(arrays, experiment.split, inputs, images)
    if experiment not in _trainers:
        _forget_trainer()
        _trainers[experiment] = make_trainer(experiment, _data[key])
    return _trainers[experiment], _data[key]


def runs_of(
    experiment: Experiment, runs: int, name: str, place: Workplace, inputs: "FittedInputs"
) -> "Iterator[tuple[Trainer, Prepared]]":
    """The network trained from the seeds 0, 1, ... in turn, with its data.

    Each run has to be looked at before the next one is asked for: the trainer is the same.

    Args:
        name: of the task, for the news.
        inputs: as for `train`.
    """
    trainer, data = ready(experiment, place, inputs)
    for seed in range(runs):
        before = seed * experiment.training.epochs
        trainer.fit(seed, partial(tell, name, place, before=before))
        yield trainer, data


def forget() -> None:
    """Let go of the experiment that was trained last."""
    _data.clear()
    _forget_trainer()


def _forget_trainer() -> None:
    if _trainers:
        import keras  # noqa: PLC0415 - see above

        _trainers.clear()
        keras.utils.clear_session()  # collects what refers to itself, as networks do


@cache
def import_tensorflow() -> None:
    """Import it without what it says of itself on stderr, past all its settings."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # warnings and errors
    # Its own allocator keeps for ever what it once had: 300 MB that a map then lacks.
    os.environ.setdefault("TF_ONEDNN_USE_SYSTEM_ALLOCATOR", "1")
    kept = os.dup(2)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        import pipeline.training  # noqa: F401, PLC0415 - see above
    finally:
        os.dup2(kept, 2)
        os.close(kept)
    gc.freeze()  # what it brings stays: half a second less in every collection
