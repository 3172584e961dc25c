"""The results in the repository are complete, up to date and near the published ones."""

import numpy as np
import onnxruntime
import pytest

from pipeline.analysis.neighbours import nearest_neighbours
from pipeline.build_artifacts import REPLICATES
from pipeline.data import partition
from pipeline.experiments import everything
from pipeline.metrics import accuracy
from pipeline.spec import DIGITS_8X8, MNIST, Unfitted
from pipeline.store import REPOSITORY_STORE, Store

STORE = Store(REPOSITORY_STORE)
EVERY = pytest.mark.parametrize("experiment", everything(), ids=lambda experiment: experiment.id)

# How far the range of our runs is from the printed figure, where it is more than a point. XOR: the
# document tested 160 other points, and no network reads more than 90.9 % but by luck. Squared
# error: the document does not state its layers, and Adam went on there from the weights of SGD.
FARTHER = {"xor-6": 0.03, "mse-sgd-32": 0.02, "mse-adam-32": 0.02}


@EVERY
def test_results_are_those_of_the_declaration(experiment):
    problem = f"run `{STORE.build_command(experiment.id)}`"
    assert STORE.is_current(experiment, REPLICATES), problem


@EVERY
def test_published_accuracies_lie_in_the_range_of_our_runs(experiment):
    runs, published = STORE.experiment(experiment.id).replicates, experiment.published
    for part in ("test_accuracy", "validation_accuracy"):
        if (printed := getattr(published, part)) is None:
            continue
        ours = [getattr(run, part) for run in runs]
        away = max(min(ours) - printed, printed - max(ours))
        assert away <= FARTHER.get(experiment.id, 0.01), part


@EVERY
def test_scores_are_those_of_the_stored_predictions(experiment):
    arrays = STORE.dataset(experiment.dataset.id)
    validation_labels = partition(arrays, experiment.split).validation.labels
    validation, test = (
        STORE.validation_labels(experiment.id),
        STORE.test_labels(experiment.id),
    )
    for number, scores in enumerate(STORE.experiment(experiment.id).replicates):
        found = accuracy(arrays["y_test"], test[number])
        assert scores.test_accuracy == pytest.approx(found, abs=1e-6)
        found = accuracy(validation_labels, validation[number])
        assert scores.validation_accuracy == pytest.approx(found, abs=1e-6)


@EVERY
def test_probabilities_belong_to_the_labels(experiment):
    probabilities = STORE.test_probabilities(experiment.id)
    np.testing.assert_allclose(probabilities.sum(axis=2), 1, atol=5e-3)
    chosen = np.take_along_axis(
        probabilities, STORE.test_labels(experiment.id)[..., None].astype(int), axis=2
    )
    assert np.all(chosen[..., 0] == probabilities.max(axis=2)), "rounding keeps the highest"


@EVERY
def test_the_exported_model_gives_the_stored_predictions(experiment):
    if experiment.dataset == DIGITS_8X8:
        pytest.skip("it reads images of 28 x 28, which its test samples are not")
    samples, _ = STORE.test_examples(experiment.dataset.id)
    samples = samples / 255 if experiment.dataset == MNIST else samples
    session = onnxruntime.InferenceSession(STORE.model(experiment.id))
    (inputs,) = session.get_inputs()
    (answers,) = session.run(["probabilities"], {inputs.name: samples.astype(np.float32)})
    stored = STORE.test_probabilities(experiment.id)[0]
    np.testing.assert_allclose(answers, stored, atol=5e-4)


def test_the_model_of_tiny_digits_reads_images_too():
    images, labels = STORE.test_examples()
    session = onnxruntime.InferenceSession(STORE.model("digits8x8-softmax"))
    scaled = images.astype(np.float32) / 255
    (answers,) = session.run(["probabilities"], {"images": scaled})
    assert accuracy(labels, answers.argmax(axis=1)) > 0.3, "three times as good as guessing"


@EVERY
def test_early_stopping_ended_training_where_declared(experiment):
    training = experiment.training
    for curves in STORE.curves(experiment.id):
        history = curves.history
        if training.patience is None:
            assert history.epochs == training.epochs
        else:
            accuracies = history.validation_accuracy
            assert history.epochs - 1 - int(np.argmax(accuracies)) == training.patience
        last = history.epochs - 1
        expected = last if training.keep == "last" else int(np.argmin(history.validation_loss))
        assert curves.kept_epoch == expected


@EVERY
def test_the_course_on_test_images_is_kept_where_the_source_validates_on_them(experiment):
    for curves in STORE.curves(experiment.id):
        flawed = experiment.split.source_validates_on_test
        expected = curves.history.epochs if flawed else 0
        assert len(curves.history.test_accuracy) == len(curves.history.test_loss) == expected


@EVERY
def test_what_was_fitted_is_stored(experiment):
    assert bool(STORE.inputs(experiment.id)) is not isinstance(experiment.inputs, Unfitted)


def test_all_artifacts_together_are_small():
    size = sum(path.stat().st_size for path in REPOSITORY_STORE.rglob("*") if path.is_file())
    assert size < 60e6


@pytest.mark.parametrize(
    "experiment", [e for e in everything() if e.mapped], ids=lambda experiment: experiment.id
)
def test_maps_keep_digits_together(experiment, mnist):
    """One point and one of its nearest in the map show the same digit far more often than not."""
    map = STORE.map(experiment.id)
    assert map.coordinates.shape == (60_000, 2)
    assert 0 < map.kl_divergence < 3.3
    assert 0.9 < map.neighbour_accuracy <= 1
    sample = slice(None, None, 20)
    points, labels = map.coordinates[sample], mnist["y_train"][sample]
    nearest = nearest_neighbours(points, 1).indices[:, 0]
    assert (labels[nearest] == labels).mean() > 0.85
