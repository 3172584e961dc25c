"""What a build has to do for a study, and what one process does of it.

A study's last task has the study's id for its name, and makes its result.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline import ablation, work
from pipeline.data import partition, scale
from pipeline.durations import fitting_seconds, map_seconds, training_seconds
from pipeline.schedule import Task
from pipeline.spec import (
    MNIST,
    Ablation,
    Experiment,
    FeatureSweep,
    ForestPixels,
    PixelMap,
    Study,
    reading,
)
from pipeline.store import Features, Map
from pipeline.work import Workplace

if TYPE_CHECKING:  # they bring scikit-learn and TensorFlow: seconds, and not needed for every task
    from pipeline.inputs import FittedInputs, Projection

_PIXELS = 28 * 28


@dataclass(frozen=True)
class Forest:
    """What is left of a random forest.

    Attributes:
        importance: float64 (784,) summing to 1, of every pixel.
        test_accuracy: its own, a fraction.
    """

    importance: NDArray[np.float64]
    test_accuracy: float


def plan(study: Study, place: Workplace) -> list[Task]:
    """All tasks of a study."""
    match study:
        case PixelMap():
            seconds = map_seconds(_PIXELS, study.images or MNIST.train)
            return [Task(study.id, partial(lay_out_pixels, study, place), (), seconds)]
        case FeatureSweep():
            return _plan_sweep(study, place)
        case Ablation():
            return ablation.plan(study, place)
        case _:
            raise TypeError(f"nothing says how to do a {type(study).__name__}")


def _plan_sweep(study: FeatureSweep, place: Workplace) -> list[Task]:
    """Two fits; a task for each network, which trains all its runs; one to put it all together."""
    samples = study.pixels.training_samples
    fits = [
        Task(
            f"components of {study.id}",
            partial(work.fit, reading(study.components, _PIXELS), place),
            seconds=5 * fitting_seconds(study.components.inputs, samples),
        ),
        Task(
            f"forest of {study.id}",
            partial(grow_forest, study.pixels, place),
            seconds=fitting_seconds(study.pixels.inputs, samples),
        ),
    ]
    steps = [
        *_plan_steps(study, study.components, "components", fits[0].name, place),
        *_plan_steps(study, study.pixels, "pixels", fits[1].name, place),
    ]
    needs = tuple(task.name for task in (*fits, *steps))
    return [*fits, *steps, Task(study.id, partial(assemble, study), needs)]


def _plan_steps(
    study: FeatureSweep, experiment: Experiment, kind: str, fit: str, place: Workplace
) -> Iterator[Task]:
    for count in study.counts:
        step = reading(experiment, count)
        name = f"{study.id}, {count} {kind}"
        call = partial(measure, step, study.runs, name, place)
        epochs = study.runs * step.training.epochs
        yield Task(name, call, (fit,), study.runs * training_seconds(step), epochs)


def lay_out_pixels(study: PixelMap, place: Workplace) -> Map:
    """The map of the training images as they are."""
    from pipeline.analysis import maps  # noqa: PLC0415 - see above

    work.forget()
    images, digits = work.training_images(study.images, place)
    return maps.lay_out(scale(images).reshape(len(images), -1), digits, place.threads)


def grow_forest(experiment: Experiment, place: Workplace) -> Forest:
    """The forest that ranks an experiment's pixels."""
    from pipeline.inputs import fit_forest  # noqa: PLC0415 - see above

    if not isinstance(experiment.inputs, ForestPixels):
        raise TypeError(f"{experiment.id} reads no pixels that a forest ranks")
    divided = partition(work.dataset(place.root, experiment.dataset.id), experiment.split)
    forest = fit_forest(experiment.inputs, divided.train, place.threads)
    accuracy = forest.score(divided.test.pixels, divided.test.labels)
    return Forest(forest.feature_importances_, float(accuracy))


def measure(
    experiment: Experiment,
    runs: int,
    name: str,
    place: Workplace,
    fitted: "Projection | Forest",
) -> NDArray[np.float32]:
    """Test accuracy of every run of a network: float32 (runs,).

    Args:
        experiment: reads some of what was fitted.
        name: of the task, for the news.
        fitted: all components, or the importance of all pixels.
    """
    work.import_tensorflow()
    inputs = _leading(fitted, experiment.inputs.features)
    trained = work.runs_of(experiment, runs, name, place, inputs)
    return np.array([trainer.evaluate(data.test)[1] for trainer, data in trained], np.float32)


def _leading(fitted: "Projection | Forest", count: int) -> "FittedInputs":
    from pipeline.inputs import most_important  # noqa: PLC0415 - see above

    if isinstance(fitted, Forest):
        return most_important(fitted.importance, count)
    return fitted.leading(count)


def assemble(
    study: FeatureSweep,
    projection: "Projection",
    forest: Forest,
    *accuracies: NDArray[np.float32],
) -> Features:
    """The result of a study from those of its other tasks.

    Args:
        accuracies: one array for each count of components, then of pixels.
    """
    networks = len(study.counts)
    return Features(
        mean=projection.mean,
        components=projection.components.astype(np.float16),
        variance=projection.variance.astype(float),
        importance=forest.importance,
        forest_accuracy=forest.test_accuracy,
        counts=np.array(study.counts, np.int32),
        component_accuracy=np.stack(accuracies[:networks]),
        pixel_accuracy=np.stack(accuracies[networks:]),
    )
