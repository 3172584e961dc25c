"""Hidden units as functions of pictures, with their gradients by the pixels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from pipeline.analysis.gradients import Pictures, Response
from pipeline.models import IMAGE_SHAPE


@dataclass(frozen=True)
class HiddenUnits:
    """What the units before the output layer read of a picture.

    The units of a convolutional network read small fields of it, and those of one channel read
    theirs with the same weights: they are of one kind. Other units are all of different kinds and
    read the whole picture. Units are ordered by their field, then by their kind.

    Attributes:
        field: height and width of what one unit reads, in pixels.
        corners: the upper left ones of the fields, row by row.
        kinds: number of units on each field.
        linear: whether the values below are linear in the pixels.
        values: pictures of a field, float32 (n, height, width) in [0, 1], to what the units there
            make of them, float32 (n, kinds), but for the last activation function. That never
            falls, so what raises these values raises activations, and it hides no gradient. (Where
            a normalisation with a negative weight follows, it has turned its sign already.)
    """

    field: tuple[int, int]
    corners: tuple[tuple[int, int], ...]
    kinds: int
    linear: bool
    values: Callable[[tf.Tensor], tf.Tensor]

    @cached_property
    def response(self) -> Response:
        """For `pipeline.analysis.gradients`: unit i of a field on picture i."""
        shape = self.kinds, *self.field

        def respond(pictures: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
            with tf.GradientTape() as tape:
                tape.watch(pictures)
                values = tf.linalg.diag_part(self.values(pictures))
            return values, tape.gradient(values, pictures)

        compiled = tf.function(respond, [tf.TensorSpec(shape, tf.float32)])
        return lambda pictures: tuple(found.numpy() for found in compiled(pictures))

    def cut(self, images: Pictures, corner: tuple[int, int]) -> Pictures:
        """Of images float32 (n, 28, 28) what a unit there reads."""
        (top, left), (height, width) = corner, self.field
        return images[:, top : top + height, left : left + width]

    def place(self, pictures: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
        """Pictures float32 (kinds, height, width) of each field on black: (units, 28, 28)."""
        whole = np.zeros((len(self.corners), self.kinds, *IMAGE_SHAPE), np.float32)
        for images, picture, corner in zip(whole, pictures, self.corners, strict=True):
            self.cut(images, corner)[:] = picture
        return whole.reshape(-1, *IMAGE_SHAPE)


def hidden_units(preprocessing: keras.Model, network: keras.Sequential) -> HiddenUnits:
    """Those of a network that reads images, possibly after some preprocessing."""
    layers = network.layers[:-1]
    *before, last = (layer for layer in layers if hasattr(layer, "activation"))
    linear = _without_activation(last)
    layers = [linear if layer is last else layer for layer in layers]
    if isinstance(last, keras.layers.Conv2D):
        return _of_fields(layers, last.filters)
    return HiddenUnits(
        IMAGE_SHAPE, ((0, 0),), last.units, not before, _chain([preprocessing, *layers])
    )


def _of_fields(layers: list[keras.layers.Layer], kinds: int) -> HiddenUnits:
    """Of convolutions and pooling alone, with nothing before them."""
    field, stride = 1, 1
    for layer in reversed(layers):
        if isinstance(layer, keras.layers.Conv2D):
            field += layer.kernel_size[0] - 1
        elif isinstance(layer, keras.layers.MaxPooling2D):
            field, stride = field * layer.pool_size[0], stride * layer.pool_size[0]
    starts = range(0, IMAGE_SHAPE[0] - field + 1, stride)
    corners = tuple((top, left) for top in starts for left in starts)
    moved = [layer for layer in layers if not isinstance(layer, keras.layers.Reshape)]
    values = _chain([lambda pictures: pictures[..., None], *moved, lambda x: x[:, 0, 0]])
    return HiddenUnits((field, field), corners, kinds, False, values)


def _chain(steps: Sequence[Callable[[tf.Tensor], tf.Tensor]]) -> Callable[[tf.Tensor], tf.Tensor]:
    def apply(values: tf.Tensor) -> tf.Tensor:
        for step in steps:
            values = step(values)
        return values

    return apply


def _without_activation(layer: keras.layers.Layer) -> keras.layers.Layer:
    convolves = isinstance(layer, keras.layers.Conv2D)
    copy = (
        keras.layers.Conv2D(layer.filters, layer.kernel_size)
        if convolves
        else keras.layers.Dense(layer.units)
    )
    copy.build(layer.input.shape)
    copy.set_weights(layer.get_weights())
    return copy
