"""The trainer: fits any declared network, one epoch in one compiled call.

`keras.Model.fit` returns to Python after every batch, and at 32 images a batch that costs more than
the arithmetic. Here the data stay where the network is, and TensorFlow compiles a whole epoch into
one XLA program: a loop over batches that gathers 32 rows, takes the gradient and lets the Keras
optimizer step. Losses and accuracies are those that `fit` reports: means over the epoch's batches
weighted by their size, the last and smaller one included, L2 penalty and all.

Shuffling and initial weights follow from the seed. A process computes with one thread, so that the
numbers do not depend on how many cores there are; several processes share the cores instead.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from pipeline.errors import BuildError
from pipeline.spec import CLASSES, History, Training

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
# Networks this small gain nothing from a GPU, and the processes would fight for its memory.
tf.config.set_visible_devices([], "GPU")
# It warns when functions are compiled often; here every replicate compiles its own, once.
tf.get_logger().setLevel("ERROR")


@dataclass(frozen=True)
class Features:
    """What a network reads, with the labels to learn.

    Attributes:
        inputs: float32 (n, features).
        labels: int32 (n,) in 0..9.
    """

    inputs: NDArray[np.float32]
    labels: NDArray[np.int32]


LossAndAccuracy = tuple[float, float]
Evaluation = Callable[[Features], LossAndAccuracy]

_EVALUATED_AT_ONCE = 5_000  # images: the activations of all 55,000 would fill memory


@dataclass(frozen=True)
class Fit:
    """How training went.

    Attributes:
        history: losses and accuracies of every epoch trained.
        kept_epoch: the epoch whose weights the network has now, counted from 0.
        evaluate: loss and accuracy of the network as it is, compiled already.
    """

    history: History
    kept_epoch: int
    evaluate: Evaluation = field(compare=False)


def fit(
    network: keras.Model,
    training: Training,
    train: Features,
    validation: Features,
    seed: int,
    on_epoch: Callable[[int, float], None],
) -> Fit:
    """Train a network in place and leave it with the weights that the declaration keeps.

    Args:
        network: features (n, features) to probabilities (n, 10), with its initial weights.
        seed: decides the order of the images.
        on_epoch: called after each epoch with the number of epochs trained and the validation
            accuracy, a fraction.

    Raises:
        BuildError: the loss is no longer a finite number.
    """
    run_epoch = _compile_epoch(network, training, train)
    evaluate = compile_evaluation(network, training)
    shuffle = np.random.default_rng(seed)
    epochs: list[tuple[float, float, float, float]] = []
    kept_epoch, kept_weights, lowest_loss = 0, network.get_weights(), np.inf
    for epoch in range(training.epochs):
        order = shuffle.permutation(len(train.labels))
        epochs.append((*run_epoch(order), *evaluate(validation)))
        validation_loss, validation_accuracy = epochs[-1][2:]
        if not np.isfinite(epochs[-1]).all():
            raise BuildError(
                f"training diverged in epoch {epoch + 1}: its loss is no finite number"
            )
        on_epoch(epoch + 1, validation_accuracy)
        if training.keep == "last" or validation_loss < lowest_loss:
            kept_epoch, kept_weights = epoch, network.get_weights()
            lowest_loss = validation_loss
        if _stalled([accuracy for *_, accuracy in epochs], training.patience):
            break
    network.set_weights(kept_weights)
    return Fit(History(*zip(*epochs, strict=True)), kept_epoch, evaluate)


def _stalled(accuracies: list[float], patience: int | None) -> bool:
    """Whether the last `patience` epochs brought no accuracy above the best before them."""
    if patience is None:
        return False
    return len(accuracies) - 1 - int(np.argmax(accuracies)) >= patience


def _compile_epoch(
    network: keras.Model, training: Training, train: Features
) -> Callable[[NDArray[np.int64]], LossAndAccuracy]:
    """An epoch over the training images in a given order, as one compiled call."""
    loss = keras.losses.get(training.loss)
    optimizer = keras.optimizers.get(training.optimizer)
    optimizer.build(network.trainable_variables)
    images, size = len(train.labels), training.batch_size
    batches = images // size

    def step(inputs: tf.Tensor, targets: tf.Tensor, sums: tf.Tensor) -> tf.Tensor:
        """Learn from one batch; add its loss, as often as it has images, and hits to the sums."""
        with tf.GradientTape() as tape:
            probabilities = network(inputs, training=True)
            objective = _objective(network, loss, targets, probabilities)
        gradients = tape.gradient(objective, network.trainable_variables)
        optimizer.apply(gradients, network.trainable_variables)
        weight = tf.cast(tf.shape(inputs)[0], tf.float32)
        return sums + tf.stack([objective * weight, _hits(targets, probabilities)])

    # The data are arguments: a compiled function would keep them as constants for ever.
    @tf.function(jit_compile=True)
    def run(inputs: tf.Tensor, targets: tf.Tensor, order: tf.Tensor) -> tf.Tensor:
        sums = tf.zeros(2)
        for batch in tf.range(batches):
            rows = tf.ensure_shape(tf.slice(order, [batch * size], [size]), [size])
            sums = step(tf.gather(inputs, rows), tf.gather(targets, rows), sums)
        if images % size:
            rows = order[batches * size :]
            sums = step(tf.gather(inputs, rows), tf.gather(targets, rows), sums)
        return sums

    data = tf.constant(train.inputs), tf.constant(_targets(train, training))

    def run_epoch(order: NDArray[np.int64]) -> LossAndAccuracy:
        sums = run(*data, tf.constant(order, tf.int32)).numpy().astype(float)
        mean_loss, accuracy = (sums / images).tolist()
        return mean_loss, accuracy

    return run_epoch


def compile_evaluation(network: keras.Model, training: Training) -> Evaluation:
    """Loss, with the L2 penalty, and accuracy of the network as it is, compiled."""
    loss = keras.losses.get(training.loss)

    @tf.function(jit_compile=True)
    def run(inputs: tf.Tensor, targets: tf.Tensor) -> tf.Tensor:
        probabilities = network(inputs, training=False)
        objective = _objective(network, loss, targets, probabilities)
        weight = tf.cast(tf.shape(inputs)[0], tf.float32)
        return tf.stack([objective * weight, _hits(targets, probabilities)])

    def evaluate(features: Features) -> LossAndAccuracy:
        images, targets = len(features.labels), _targets(features, training)
        sums = np.zeros(2)
        for start in range(0, images, _EVALUATED_AT_ONCE):
            part = slice(start, start + _EVALUATED_AT_ONCE)
            sums += run(tf.constant(features.inputs[part]), tf.constant(targets[part])).numpy()
        mean_loss, accuracy = (sums / images).tolist()
        return mean_loss, accuracy

    return evaluate


def _objective(
    network: keras.Model, loss: Callable[..., tf.Tensor], targets: tf.Tensor, outputs: tf.Tensor
) -> tf.Tensor:
    return tf.reduce_mean(loss(targets, outputs)) + sum(network.losses)


def _targets(features: Features, training: Training) -> NDArray[np.float32] | NDArray[np.int32]:
    """Labels (n,) for a sparse loss, else one-hot rows (n, 10)."""
    if training.loss.startswith("sparse_"):
        return features.labels
    return np.eye(CLASSES, dtype=np.float32)[features.labels]


def _hits(targets: tf.Tensor, probabilities: tf.Tensor) -> tf.Tensor:
    """For how many images the most probable class is the target: float32, a whole number."""
    truth = targets if targets.shape.rank == 1 else tf.argmax(targets, -1, tf.int32)
    right = tf.argmax(probabilities, -1, tf.int32) == truth
    return tf.reduce_sum(tf.cast(right, tf.float32))
