"""The trainer does what `keras.Model.fit` does, and keeps and stops as declared."""

import gc
import resource
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import BuildError
from pipeline.experiments import find
from pipeline.models import build_network
from pipeline.spec import Dense, Training
from pipeline.training import Features, _stalled, compile_evaluation, fit

FEATURES = 12
EXPERIMENT = replace(
    find("dense-10"), layers=(Dense(5, "relu", l2=0.01), Dense(10, "softmax")), parameters=125
)


def _features(images: int, seed: int) -> Features:
    rng = np.random.default_rng(seed)
    inputs = rng.normal(size=(images, FEATURES)).astype(np.float32)
    return Features(inputs, (np.abs(inputs).argmax(axis=1) % 10).astype(np.int32))


TRAIN, VALIDATION = _features(203, 0), _features(50, 1)


VALIDATION_100 = Features(np.zeros((10, 100), np.float32), np.zeros(10, np.int32))


def _fit(training: Training, seed: int = 0, on_epoch=lambda *news: None):
    network = build_network(EXPERIMENT, FEATURES, seed)
    return network, fit(network, training, TRAIN, VALIDATION, seed, on_epoch)


@pytest.mark.parametrize("loss", ["categorical_crossentropy", "sparse_categorical_crossentropy"])
def test_an_epoch_is_one_of_keras(loss):
    """The last batch has 11 images instead of 32, and the loss an L2 penalty."""
    training = Training(loss=loss, optimizer="rmsprop", batch_size=32, epochs=1)
    network, ours = _fit(training)
    theirs = build_network(EXPERIMENT, FEATURES, seed=0)
    theirs.compile(training.optimizer, loss, metrics=["accuracy"])
    order = np.random.default_rng(0).permutation(len(TRAIN.labels))
    one_hot = not loss.startswith("sparse")
    target = (lambda labels: np.eye(10)[labels]) if one_hot else (lambda labels: labels)
    history = theirs.fit(
        TRAIN.inputs[order],
        target(TRAIN.labels[order]),
        batch_size=32,
        shuffle=False,
        validation_data=(VALIDATION.inputs, target(VALIDATION.labels)),
        verbose=0,
    ).history
    assert ours.history.loss[0] == pytest.approx(history["loss"][0], rel=1e-5)
    assert ours.history.accuracy[0] == pytest.approx(history["accuracy"][0], rel=1e-5)
    assert ours.history.validation_loss[0] == pytest.approx(history["val_loss"][0], rel=1e-5)
    assert ours.history.validation_accuracy[0] == pytest.approx(history["val_accuracy"][0])
    for mine, other in zip(network.get_weights(), theirs.get_weights(), strict=True):
        np.testing.assert_allclose(mine, other, atol=1e-5)


def test_the_same_seed_gives_the_same_numbers():
    training = replace(EXPERIMENT.training, epochs=3)
    (network, first), (twin, again), (_, other) = (_fit(training, seed) for seed in (5, 5, 6))
    assert first == again
    assert first.history != other.history
    for mine, same in zip(network.get_weights(), twin.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, same)


def test_the_weights_of_the_lowest_validation_loss_are_kept():
    training = replace(EXPERIMENT.training, epochs=40, patience=None)
    network, fitted = _fit(training)
    losses = fitted.history.validation_loss
    assert fitted.kept_epoch == int(np.argmin(losses))
    loss, accuracy = compile_evaluation(network, training)(VALIDATION)
    assert loss == pytest.approx(losses[fitted.kept_epoch])
    assert accuracy == fitted.history.validation_accuracy[fitted.kept_epoch]


def test_the_last_weights_are_kept_where_that_is_declared():
    training = replace(EXPERIMENT.training, epochs=4, patience=None, keep="last")
    network, fitted = _fit(training)
    assert fitted.kept_epoch == 3
    loss, _ = compile_evaluation(network, training)(VALIDATION)
    assert loss == pytest.approx(fitted.history.validation_loss[-1])


@pytest.mark.parametrize(
    ("accuracies", "stalled"),
    [
        ([0.1], False),
        ([0.3, 0.2], False),
        ([0.3, 0.2, 0.3], True),
        ([0.3, 0.2, 0.4], False),
        ([0.1, 0.4, 0.4, 0.3], True),
    ],
)
def test_two_epochs_without_improvement_stop_training(accuracies, stalled):
    assert _stalled(accuracies, patience=2) is stalled


def test_without_patience_training_never_stops():
    assert not _stalled([0.9, 0.1, 0.1, 0.1], patience=None)


def test_training_stops_when_validation_accuracy_stalls():
    _, fitted = _fit(replace(EXPERIMENT.training, epochs=200, patience=2))
    accuracies = fitted.history.validation_accuracy
    assert len(accuracies) < 200
    assert max(accuracies[-2:]) <= max(accuracies[:-2])


def test_every_epoch_is_reported():
    news = []
    _fit(replace(EXPERIMENT.training, epochs=2), on_epoch=lambda *item: news.append(item))
    assert [epoch for epoch, _ in news] == [1, 2]
    assert all(0 <= accuracy <= 1 for _, accuracy in news)


def test_training_lowers_the_loss():
    _, fitted = _fit(replace(EXPERIMENT.training, epochs=30, patience=None))
    assert fitted.history.loss[-1] < 0.9 * fitted.history.loss[0]


def test_training_that_diverges_is_an_error():
    broken = Features(np.full_like(TRAIN.inputs, np.nan), TRAIN.labels)
    network = build_network(EXPERIMENT, FEATURES, seed=0)
    with pytest.raises(BuildError, match="training diverged in epoch 1"):
        fit(network, EXPERIMENT.training, broken, VALIDATION, 0, lambda *news: None)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads memory from Linux's /proc")
def test_memory_does_not_grow_with_the_number_of_runs():
    large = Features(np.zeros((200_000, 100), np.float32), np.zeros(200_000, np.int32))  # 80 MB
    training = replace(EXPERIMENT.training, batch_size=10_000, epochs=1)
    used = []
    for _ in range(5):
        network = build_network(replace(EXPERIMENT, parameters=565), 100, seed=0)
        fit(network, training, large, VALIDATION_100, 0, lambda *news: None)
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        used.append(pages * resource.getpagesize() / 1e6)
    assert used[-1] - used[1] < 120, f"MB after each run: {used}"
