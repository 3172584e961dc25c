"""The results in the repository are complete, up to date and near the published ones."""

import numpy as np
import onnxruntime
import pytest

from pipeline.analysis.neighbours import nearest_neighbours
from pipeline.data import partition
from pipeline.experiments import EXPERIMENTS
from pipeline.metrics import accuracy
from pipeline.store import REPOSITORY_STORE, Store

STORE = Store(REPOSITORY_STORE)
EVERY = pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.id)

# With one or two hidden nodes, accuracy moves by several points from seed to seed.
TOLERANCE = {"dense-1": 0.06, "dense-2": 0.06}


@EVERY
def test_results_are_those_of_the_declaration(experiment):
    assert STORE.is_current(experiment), f"run `{STORE.build_command(experiment.id)}`"


@EVERY
def test_test_accuracy_is_near_the_published_one(experiment):
    if experiment.published.test_accuracy is None:
        pytest.skip("its source prints none")
    measured = STORE.experiment(experiment.id).test_accuracy
    tolerance = TOLERANCE.get(experiment.id, 0.01)
    assert measured == pytest.approx(experiment.published.test_accuracy, abs=tolerance)


@EVERY
def test_scores_are_those_of_the_stored_predictions(experiment, mnist):
    test_labels = STORE.test_examples()[1]
    validation_labels = partition(mnist, experiment.split).validation.labels
    validation = STORE.validation_probabilities(experiment.id)
    test = STORE.test_probabilities(experiment.id)
    for number, scores in enumerate(STORE.experiment(experiment.id).replicates):
        np.testing.assert_allclose(test[number].sum(axis=1), 1, atol=1e-5)
        found = accuracy(test_labels, test[number].argmax(axis=1))
        assert scores.test_accuracy == pytest.approx(found, abs=1e-6)
        found = accuracy(validation_labels, validation[number].argmax(axis=1))
        assert scores.validation_accuracy == pytest.approx(found, abs=1e-6)


@EVERY
def test_the_exported_model_gives_the_stored_predictions(experiment):
    images, _ = STORE.test_examples()
    session = onnxruntime.InferenceSession(STORE.model(experiment.id))
    (answers,) = session.run(["probabilities"], {"images": images.astype(np.float32) / 255})
    stored = STORE.test_probabilities(experiment.id)[0]
    np.testing.assert_allclose(answers, stored, atol=1e-5)


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


def test_all_artifacts_together_are_small():
    size = sum(path.stat().st_size for path in REPOSITORY_STORE.rglob("*") if path.is_file())
    assert size < 40e6


@pytest.mark.parametrize(
    "experiment", [e for e in EXPERIMENTS if e.mapped], ids=lambda experiment: experiment.id
)
def test_maps_keep_digits_together(experiment, mnist):
    """One point and one of its nearest in the map show the same digit far more often than not."""
    map = STORE.map(experiment.id)
    assert map.coordinates.shape == (60_000, 2)
    assert 0 < map.kl_divergence < 3.3
    sample = slice(None, None, 20)
    points, labels = map.coordinates[sample], mnist["y_train"][sample]
    nearest = nearest_neighbours(points, 1).indices[:, 0]
    assert (labels[nearest] == labels).mean() > 0.85
