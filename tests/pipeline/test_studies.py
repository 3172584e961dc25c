"""Studies: what a sweep finds is what experiments find, and the leading inputs come first."""

from dataclasses import replace
from queue import Queue

import numpy as np
import pytest

from pipeline import studies, work
from pipeline.experiments import STUDIES, find
from pipeline.inputs import PixelChoice, Projection
from pipeline.spec import (
    Ablation,
    Experiment,
    FeatureSweep,
    PixelMap,
    Study,
    reading,
    shorten,
    shorten_study,
)
from pipeline.store import REPOSITORY_STORE
from pipeline.studies import Forest, assemble, measure, plan
from pipeline.work import Workplace

PIXELS, SWEEP, INGREDIENTS = STUDIES


@pytest.fixture
def place() -> Workplace:
    return Workplace(REPOSITORY_STORE, 1, Queue())


def _tiny(experiment: Experiment, training_samples: int = 900) -> Experiment:
    return shorten(experiment, training_samples, epochs=2)


def _done(study: Study, place: Workplace):
    """What the tasks of a study make, one after the other, by name."""
    results = {}
    for task in plan(study, place):
        results[task.name] = task.call(*(results[need] for need in task.needs))
    return results


def test_raw_pixels_are_laid_out_like_hidden_layers(place, mnist):
    map = _done(replace(PIXELS, images=700), place)["pixels"]
    assert map.coordinates.shape == map.plane.shape == (700, 2)
    assert len(map.labels) == len(map.confidence) == len(map.center) == map.projection.size == 0
    ones = mnist["y_train"][:700] == 1
    first = map.plane[:, 0]
    assert first[ones].std() < first.std() / 2, "ones look alike"
    assert map.plane_neighbour_accuracy < map.layer_neighbour_accuracy


@pytest.mark.slow
def test_a_small_sweep_from_images_to_accuracies(place, mnist):
    sweep = replace(
        SWEEP,
        components=_tiny(SWEEP.components),
        pixels=_tiny(SWEEP.pixels),
        counts=(2, 70, 784),
        runs=2,
    )
    found = _done(sweep, place)["features"]
    train = mnist["x_train"][5_000:5_900].reshape(900, 784) / 255
    np.testing.assert_allclose(found.mean, train.mean(axis=0), atol=1e-5)
    assert found.components.shape == (784, 784)
    deviations = ((train - train.mean(axis=0)) @ found.components[:3].T.astype(float)).std(axis=0)
    np.testing.assert_allclose(
        deviations**2 / train.var(axis=0).sum(), found.variance[:3], rtol=1e-2
    )
    assert found.variance.sum() == pytest.approx(1, abs=1e-6)
    assert found.importance.sum() == pytest.approx(1)
    assert 0.8 < found.forest_accuracy < 0.95
    for accuracy in (found.component_accuracy, found.pixel_accuracy):
        assert accuracy.shape == (3, 2)
        assert (accuracy[0] < accuracy[2] - 0.2).all(), "two numbers are too few"
    epochs = [epoch for name, epoch, _ in place.news.queue if name == "features, 2 pixels"]
    assert epochs == [1, 2, 3, 4], "those of both runs are counted on"


@pytest.mark.slow
@pytest.mark.parametrize("id", ["pca-154-dense-130", "forest-70-dense-130"])
def test_on_the_inputs_of_an_experiment_the_network_is_the_same(id, place):
    experiment = _tiny(find(id))
    fitted = work.fit(experiment, place)
    if id.startswith("pca"):
        of_study = work.fit(reading(experiment, 784), place)
        np.testing.assert_array_equal(of_study.leading(154).components, fitted.components)
    else:
        of_study = studies.grow_forest(experiment, place)
        np.testing.assert_array_equal(of_study.importance, fitted.importance)
    (accuracy,) = measure(experiment, 1, "a step", place, of_study)
    run = work.train(experiment, 0, "a run", place, fitted)
    assert accuracy == pytest.approx(run.scores.test_accuracy, abs=1e-6)


def test_the_leading_inputs_are_those_that_matter_most():
    components = Projection(
        np.zeros(784, np.float32), np.eye(784, dtype=np.float32), np.arange(784.0, 0, -1)
    )
    two = studies._leading(components, 2)
    np.testing.assert_array_equal(two.components, np.eye(784)[:2])
    np.testing.assert_array_equal(two.variance, [784, 783])
    importance = np.zeros(784)
    importance[[400, 7, 20]] = 0.5, 0.3, 0.2
    chosen = studies._leading(Forest(importance, 0.9), 2)
    assert isinstance(chosen, PixelChoice)
    assert chosen.pixels.tolist() == [400, 7]


def test_accuracies_are_put_where_they_belong():
    sweep = replace(SWEEP, counts=(5, 784), runs=3)
    components = Projection(
        np.full(784, 0.5, np.float32), np.eye(784, dtype=np.float32), np.full(784, 1 / 784)
    )
    accuracies = [np.full(3, share, np.float32) for share in (0.75, 0.5, 0.25, 1.0)]
    found = assemble(sweep, components, Forest(np.full(784, 1 / 784), 0.97), *accuracies)
    assert found.counts.tolist() == [5, 784]
    assert found.component_accuracy.tolist() == [[0.75] * 3, [0.5] * 3]
    assert found.pixel_accuracy.tolist() == [[0.25] * 3, [1.0] * 3]
    assert found.forest_accuracy == 0.97
    assert found.components.dtype == np.float16


def test_a_study_of_an_unknown_kind_says_so(place):
    class Other(Study):
        @property
        def decisive(self):
            return ()

    other = Other(id="other", title="other", question="?")
    with pytest.raises(TypeError, match="nothing says how to do a Other"):
        plan(other, place)
    with pytest.raises(TypeError, match="nothing says how to shorten a Other"):
        shorten_study(other, 1, 1)


def test_the_registry_has_three_studies():
    assert [type(study) for study in STUDIES] == [PixelMap, FeatureSweep, Ablation]
