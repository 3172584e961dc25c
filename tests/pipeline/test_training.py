"""The trainer does what `keras.Model.fit` does, and keeps and stops as declared."""

import gc
import resource
from dataclasses import replace
from functools import partial
from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf

from pipeline.errors import BuildError
from pipeline.experiments import find
from pipeline.models import build_network, build_optimizer
from pipeline.spec import (
    BatchNormalization,
    Convolution,
    Dense,
    Dropout,
    FallingRate,
    MaxPooling,
    Reshape,
    Training,
)
from pipeline.training import Features, Trainer, _stalled

FEATURES = 36  # or an image of 6 x 6
SOFTMAX = Dense(10, "softmax")
L2 = (Dense(5, "relu", l2=0.01), SOFTMAX)
DROPOUT = (Dense(8, "relu"), Dropout(0.2), SOFTMAX)
CONVOLUTION = (
    Reshape((6, 6, 1)),
    Convolution(3, 3, "relu"),
    MaxPooling(2),
    Reshape((-1,)),
    SOFTMAX,
)
RMSPROP = Training("categorical_crossentropy", "rmsprop", batch_size=32, epochs=1)

# Every kind of network and training that is declared or to be declared.
KINDS = {
    "penalty": (L2, RMSPROP),
    "sparse": (L2, replace(RMSPROP, loss="sparse_categorical_crossentropy")),
    "rate": (
        (Dense(8, "relu"), SOFTMAX),
        replace(RMSPROP, optimizer="sgd", learning_rate=0.05, batch_size=64),
    ),
    "deep": ((Dense(4, "relu"), Dense(8, "relu"), SOFTMAX), replace(RMSPROP, optimizer="adam")),
    "normalised": (
        (Dense(8, "relu"), BatchNormalization(), Dense(4, "relu"), BatchNormalization(), SOFTMAX),
        replace(RMSPROP, optimizer="adam", batch_size=50),
    ),
    "squared": (
        (Dense(8, "sigmoid"), SOFTMAX),
        replace(RMSPROP, loss="mean_squared_error", optimizer="sgd", batch_size=128),
    ),
    "convolution": (CONVOLUTION, replace(RMSPROP, optimizer="adam")),
}

QUICK = ("penalty", "sparse", "convolution")
"""The kinds that quick rounds look at: each is compiled anew."""


def _arrays(images: int, seed: int):
    rng = np.random.default_rng(seed)
    inputs = rng.normal(size=(images, FEATURES)).astype(np.float32)
    return inputs, (np.abs(inputs[:, :12]).argmax(axis=1) % 10).astype(np.int32)


TRAIN, VALIDATION = _arrays(203, 0), _arrays(50, 1)


def _builder(layers):
    experiment = replace(find("dense-10"), layers=layers, parameters=0)
    shape, parameters = (FEATURES,), 0
    for layer in layers:
        parameters += layer.parameters(shape)
        shape = layer.output_shape(shape)
    return partial(build_network, replace(experiment, parameters=parameters), FEATURES)


def _trainer(layers=L2, **changes) -> Trainer:
    training = replace(RMSPROP, **changes)
    return Trainer(_builder(layers), training, Features.of(*TRAIN), Features.of(*VALIDATION))


def _fit(trainer: Trainer, seed: int = 0):
    return trainer.fit(seed, on_epoch=lambda *news: None)


@pytest.mark.parametrize(
    "kind",
    [kind if kind in QUICK else pytest.param(kind, marks=pytest.mark.slow) for kind in KINDS],
)
def test_an_epoch_is_one_of_keras(kind):
    """The last batch is smaller than the others."""
    layers, training = KINDS[kind]
    trainer = Trainer(_builder(layers), training, Features.of(*TRAIN), Features.of(*VALIDATION))
    ours = _fit(trainer).history
    theirs = _builder(layers)(0)
    theirs.compile(build_optimizer(training), training.loss, metrics=["accuracy"])
    order = np.random.default_rng(0).permutation(len(TRAIN[1]))
    sparse = training.loss.startswith("sparse")
    target = (lambda labels: labels) if sparse else (lambda labels: np.eye(10)[labels])
    history = theirs.fit(
        TRAIN[0][order],
        target(TRAIN[1][order]),
        batch_size=training.batch_size,
        shuffle=False,
        validation_data=(VALIDATION[0], target(VALIDATION[1])),
        verbose=0,
    ).history
    assert ours.loss[0] == pytest.approx(history["loss"][0], rel=1e-4)
    assert ours.accuracy[0] == pytest.approx(history["accuracy"][0], rel=1e-4)
    assert ours.validation_loss[0] == pytest.approx(history["val_loss"][0], rel=1e-4)
    assert ours.validation_accuracy[0] == pytest.approx(history["val_accuracy"][0])
    for mine, other in zip(trainer.network.get_weights(), theirs.get_weights(), strict=True):
        np.testing.assert_allclose(mine, other, atol=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize("layers", [L2, DROPOUT], ids=["penalty", "dropout"])
def test_a_seed_gives_the_same_numbers_whatever_was_trained_before(layers):
    trainer = _trainer(layers, epochs=3)
    first, weights = _fit(trainer, 5), trainer.network.get_weights()
    other, again = _fit(trainer, 6), _fit(trainer, 5)
    assert first == again == _fit(_trainer(layers, epochs=3), 5)
    assert first.history != other.history
    for mine, same in zip(weights, trainer.network.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, same)


def test_what_is_dropped_out_matters_in_training_only():
    plain, dropping = _trainer((Dense(8, "relu"), SOFTMAX)), _trainer(DROPOUT)
    assert _fit(plain).history.loss != _fit(dropping).history.loss
    data = Features.of(*VALIDATION)
    assert dropping.evaluate(data) == dropping.evaluate(data)


def test_the_weights_of_the_lowest_validation_loss_are_kept():
    trainer = _trainer(epochs=40, keep="best_validation_loss", learning_rate=0.03)
    fit = _fit(trainer)
    losses = fit.history.validation_loss
    assert fit.kept_epoch == int(np.argmin(losses)) < 39
    loss, accuracy = trainer.evaluate(Features.of(*VALIDATION))
    assert loss == pytest.approx(losses[fit.kept_epoch])
    assert accuracy == fit.history.validation_accuracy[fit.kept_epoch]


def test_the_last_weights_are_kept_where_that_is_declared():
    trainer = _trainer(epochs=4)
    fit = _fit(trainer)
    assert fit.kept_epoch == 3
    loss, _ = trainer.evaluate(Features.of(*VALIDATION))
    assert loss == pytest.approx(fit.history.validation_loss[-1])


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
    accuracies = _fit(_trainer(epochs=200, patience=2)).history.validation_accuracy
    assert len(accuracies) < 200
    assert max(accuracies[-2:]) <= max(accuracies[:-2])


def test_inputs_are_renewed_for_every_epoch_of_a_seed():
    asked = []

    def renew(seed: int, epoch: int):
        asked.append((seed, epoch))
        return tf.constant(TRAIN[0] if epoch == 0 else np.full_like(TRAIN[0], np.nan))

    training = replace(RMSPROP, epochs=2)
    trainer = Trainer(
        _builder(L2), training, Features.of(*TRAIN), Features.of(*VALIDATION), renew=renew
    )
    with pytest.raises(BuildError, match="training diverged in epoch 2"):
        _fit(trainer, 3)
    assert asked == [(3, 0), (3, 1)]


def test_a_falling_rate_makes_smaller_steps_and_starts_anew_with_every_seed():
    falling = FallingRate("categorical_crossentropy", "sgd", 32, epochs=2, learning_rate=0.1)
    data = Features.of(*TRAIN), Features.of(*VALIDATION)
    trainer = Trainer(_builder(L2), falling, *data)
    found = _fit(trainer).history
    assert trainer._optimizer.learning_rate.numpy() == pytest.approx(0.05)
    assert _fit(trainer).history == found


def test_every_epoch_is_reported():
    news = []
    _trainer(epochs=2).fit(0, on_epoch=lambda *item: news.append(item))
    assert [epoch for epoch, _ in news] == [1, 2]
    assert all(0 <= accuracy <= 1 for _, accuracy in news)


def test_training_lowers_the_loss():
    loss = _fit(_trainer(epochs=30)).history.loss
    assert loss[-1] < 0.9 * loss[0]


def test_training_that_diverges_is_an_error():
    broken = Features.of(np.full_like(TRAIN[0], np.nan), TRAIN[1])
    trainer = Trainer(_builder(L2), RMSPROP, broken, Features.of(*VALIDATION))
    with pytest.raises(BuildError, match="training diverged in epoch 1"):
        _fit(trainer)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads memory from Linux's /proc")
def test_memory_does_not_grow_with_the_number_of_trainers():
    used = []
    for _ in range(5):
        inputs, labels = np.zeros((500_000, FEATURES), np.float32), np.zeros(500_000, np.int32)
        large = Features.of(inputs, labels)  # 72 MB
        training = replace(RMSPROP, batch_size=10_000)
        trainer = Trainer(_builder(L2), training, large, Features.of(*VALIDATION))
        _fit(trainer)
        del trainer, large, inputs
        keras.utils.clear_session()
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        used.append(pages * resource.getpagesize() / 1e6)
    assert used[-1] - used[1] < 110, f"MB after each trainer: {used}"
