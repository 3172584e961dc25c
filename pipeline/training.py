"""The trainer: fits any declared network, an epoch at a time in compiled code.

`keras.Model.fit` returns to Python after every batch, and at 32 images a batch that costs more than
the arithmetic. Here the data stay where the network is, and TensorFlow compiles a whole epoch into
one XLA program: a loop over batches that gathers 32 rows, takes the gradient and lets the Keras
optimizer step. An epoch of 60,000 images with 10, 130 and 500 hidden nodes takes 0.09, 0.29 and 1.0
s on one core, against 1.5, 2.3 and 3.2 s in `fit` on two; its arithmetic alone, at the speed of a
plain matrix product, would take 0.02, 0.20 and 0.76 s (`python -m pipeline.benchmark`).

Three things are left to TensorFlow's own operations, because compiling them loses: convolutions
(XLA's take thirty times as long on a processor), evaluation (matrix products of a thousand images,
as fast either way, but XLA takes 0.2 s to compile them), and the last, smaller batch, whose other
shape would be a second program. One call an epoch is enough: validation, shuffling and Python add 7
ms to it, so that they can stay readable.

Losses and accuracies are those that `fit` reports: means over the epoch's batches weighted by their
size, L2 penalty and all. Initial weights, dropout and the order of the images follow from the seed.
A process computes with one thread, so that the numbers do not depend on how many cores there are;
several processes share the cores instead.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Self

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from pipeline.data import parts
from pipeline.errors import BuildError
from pipeline.models import build_optimizer
from pipeline.spec import History, Training

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
# Networks this small gain nothing from a GPU, and the processes would fight for its memory.
tf.config.set_visible_devices([], "GPU")
# It warns when functions are compiled often; here every trainer compiles its own, once.
tf.get_logger().setLevel("ERROR")


@dataclass(frozen=True)
class Features:
    """What a network reads, with the labels to learn, where the network is.

    Attributes:
        inputs: float32 (n, features).
        labels: int32 (n,) from 0.
    """

    inputs: tf.Tensor
    labels: tf.Tensor

    @classmethod
    def of(cls, inputs: NDArray[np.float32] | tf.Tensor, labels: NDArray[np.int32]) -> Self:
        return cls(tf.convert_to_tensor(inputs), tf.constant(labels, tf.int32))


LossAndAccuracy = tuple[float, float]


@dataclass(frozen=True)
class Fit:
    """How training went.

    Attributes:
        history: losses and accuracies of every epoch trained.
        kept_epoch: the epoch whose weights the network has now, counted from 0.
    """

    history: History
    kept_epoch: int


class Trainer:
    """A network with its data, compiled once, that can be trained from any number of seeds.

    Attributes:
        network: features (n, features) to probabilities (n, classes); as the last `fit` left it.
    """

    def __init__(
        self,
        build: Callable[[int], keras.Model],
        training: Training,
        train: Features,
        validation: Features,
        watched: Features | None = None,
        renew: Callable[[int, int], tf.Tensor] | None = None,
    ) -> None:
        """Prepare training; what is compiled is compiled in the first epoch.

        Args:
            build: the network with the initial weights of a seed.
            watched: test samples whose course the history has to show; they decide nothing.
            renew: what the network reads instead of the training samples, given seed and epoch.
        """
        self.network = build(0)
        self._build, self._training = build, training
        self._loss = keras.losses.get(training.loss)
        self._optimizer = build_optimizer(training)
        self._optimizer.build(self.network.trainable_variables)
        self._rate = float(self._optimizer.learning_rate.numpy())
        self._optimizer_at_first = [variable.numpy() for variable in self._optimizer.variables]
        compiled = not any(isinstance(x, keras.layers.Conv2D) for x in self.network.layers)
        self._full_batches = tf.function(self._learn_full_batches, jit_compile=compiled)
        self._last_batch = tf.function(self._learn_batch)
        self._evaluated = tf.function(self._evaluate_batch)
        self._train, self._renew = train, renew
        self._evaluated_each_epoch = [validation] if watched is None else [validation, watched]

    def fit(self, seed: int, on_epoch: Callable[[int, float], None]) -> Fit:
        """Train from the start and leave the network with the weights that are to be kept.

        Args:
            seed: decides initial weights, what is dropped out, and the order of the images.
            on_epoch: called after each epoch with the number of epochs trained and the validation
                accuracy, a fraction.

        Raises:
            BuildError: the loss is no longer a finite number.
        """
        self._reset(seed)
        shuffle = np.random.default_rng(seed)
        epochs: list[tuple[float, ...]] = []
        kept_epoch, kept_weights, lowest_loss = 0, self.network.get_weights(), np.inf
        for epoch in range(self._training.epochs):
            order = shuffle.permutation(len(self._train.labels))
            self._optimizer.learning_rate = self._rate * self._training.share_of_rate(epoch)
            # What an epoch learns from is named nowhere, so that it goes before the next is made.
            learned = self._learn(self._inputs(seed, epoch), order)
            epochs.append(learned + self._evaluate_epoch())
            validation_loss, validation_accuracy = epochs[-1][2:4]
            if not np.isfinite(epochs[-1]).all():
                raise BuildError(
                    f"training diverged in epoch {epoch + 1}: its loss is no finite number"
                )
            on_epoch(epoch + 1, validation_accuracy)
            if self._training.keep == "last" or validation_loss < lowest_loss:
                kept_epoch, kept_weights = epoch, self.network.get_weights()
                lowest_loss = validation_loss
            if _stalled([accuracy for _, _, _, accuracy, *_ in epochs], self._training.patience):
                break
        self.network.set_weights(kept_weights)
        return Fit(History(*zip(*epochs, strict=True)), kept_epoch)

    def evaluate(self, features: Features) -> LossAndAccuracy:
        """Loss, with the L2 penalty, and accuracy of the network as it is."""
        sums, images = tf.zeros(2), len(features.labels)
        for part in parts(images):
            sums += self._evaluated(features.inputs[part], features.labels[part])
        return _means(sums, images)

    def _inputs(self, seed: int, epoch: int) -> tf.Tensor:
        """What the network learns from in an epoch."""
        return self._renew(seed, epoch) if self._renew else self._train.inputs

    def _evaluate_epoch(self) -> tuple[float, ...]:
        return tuple(chain.from_iterable(map(self.evaluate, self._evaluated_each_epoch)))

    def _reset(self, seed: int) -> None:
        """Everything that training changes, as a fresh network and optimizer have it."""
        fresh = [variable.numpy() for variable in self._build(seed).variables]
        _assign(self.network.variables, fresh)
        _assign(self._optimizer.variables, self._optimizer_at_first)

    def _learn(self, inputs: tf.Tensor, order: NDArray[np.int64]) -> LossAndAccuracy:
        """One epoch over the training images in the given order."""
        # The data are arguments: a compiled function would keep them as constants for ever.
        data, rows = (inputs, self._train.labels), tf.constant(order, tf.int32)
        sums = self._full_batches(*data, rows)
        if left := len(order) % self._training.batch_size:
            sums += self._last_batch(*data, rows[-left:])
        return _means(sums, len(order))

    def _learn_full_batches(
        self, inputs: tf.Tensor, labels: tf.Tensor, order: tf.Tensor
    ) -> tf.Tensor:
        sums, size = tf.zeros(2), self._training.batch_size
        for batch in tf.range(len(order) // size):
            rows = tf.ensure_shape(tf.slice(order, [batch * size], [size]), [size])
            sums += self._learn_batch(inputs, labels, rows)
        return sums

    def _learn_batch(self, inputs: tf.Tensor, labels: tf.Tensor, rows: tf.Tensor) -> tf.Tensor:
        """One step of the optimizer; returns the batch's loss, times its images, and its hits."""
        with tf.GradientTape() as tape:
            loss, hits = self._loss_and_hits(tf.gather(inputs, rows), tf.gather(labels, rows), True)
        gradients = tape.gradient(loss, self.network.trainable_variables)
        self._optimizer.apply(gradients, self.network.trainable_variables)
        return tf.stack([loss * len(rows), hits])

    def _evaluate_batch(self, inputs: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
        loss, hits = self._loss_and_hits(inputs, labels, False)
        return tf.stack([loss * len(labels), hits])

    def _loss_and_hits(
        self, inputs: tf.Tensor, labels: tf.Tensor, learning: bool
    ) -> tuple[tf.Tensor, tf.Tensor]:
        """Mean loss, with the L2 penalty; for how many images the most probable class is right."""
        probabilities = self.network(inputs, training=learning)
        classes = probabilities.shape[-1]
        targets = labels if self._training.sparse else tf.one_hot(labels, classes)
        loss = tf.reduce_mean(self._loss(targets, probabilities)) + sum(self.network.losses)
        right = tf.argmax(probabilities, -1, tf.int32) == labels
        return loss, tf.reduce_sum(tf.cast(right, tf.float32))


def _assign(variables: Sequence[keras.Variable], values: Sequence[NDArray[np.generic]]) -> None:
    for variable, value in zip(variables, values, strict=True):
        variable.assign(value)


def _stalled(accuracies: list[float], patience: int | None) -> bool:
    """Whether the last `patience` epochs brought no accuracy above the best before them."""
    if patience is None:
        return False
    return len(accuracies) - 1 - int(np.argmax(accuracies)) >= patience


def _means(sums: tf.Tensor, images: int) -> LossAndAccuracy:
    loss, accuracy = (sums.numpy().astype(float) / images).tolist()
    return loss, accuracy
