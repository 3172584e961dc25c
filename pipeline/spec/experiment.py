"""An experiment: what it reads, its layers, how it is split, trained and published."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from math import prod
from typing import Literal

from pipeline.spec.layers import Layer, Shape

# Raise it when the same declaration would train to other numbers: a change in how data are split,
# inputs are fitted, networks are built, trained or exported.
CODE_VERSION = 2

CLASSES = 10


@dataclass(frozen=True)
class Source:
    """Where an experiment was published."""

    file: str
    """Name of the document."""
    label: str
    """The experiment's name in the document."""
    title: str
    """Title of the document, as one would cite it."""


@dataclass(frozen=True)
class Pixels:
    """All 784 pixels, each in [0, 1]."""

    @property
    def features(self) -> int:
        """How many numbers the network reads of an image."""
        return 28 * 28

    @property
    def words(self) -> str:
        return "784 pixels, each in [0, 1]"


@dataclass(frozen=True)
class PrincipalComponents:
    """Projection on the leading principal components of the training images."""

    variance: float
    """Share of the variance to keep, in (0, 1)."""
    components: int
    """How many components keep that share on the whole training part."""

    @property
    def features(self) -> int:
        return self.components

    @property
    def words(self) -> str:
        share = f"{self.variance * 100:.0f} %"
        return f"{self.components} principal components, {share} of the training images' variance"


@dataclass(frozen=True)
class ForestPixels:
    """The pixels that a random forest, fitted on the training images, finds most important."""

    pixels: int
    trees: int
    random_state: int

    @property
    def features(self) -> int:
        return self.pixels

    @property
    def words(self) -> str:
        return f"the {self.pixels} pixels that a random forest of {self.trees} trees ranks highest"


Inputs = Pixels | PrincipalComponents | ForestPixels


@dataclass(frozen=True)
class Split:
    """Which of the 60,000 training images are held out for validation."""

    held_out: Literal["first", "last"]
    validation_images: int = 5_000
    training_images: int | None = None
    """Train on only so many of the others; None for all."""

    @property
    def words(self) -> str:
        return f"the {self.held_out} {self.validation_images:,} of the 60,000 training images"


@dataclass(frozen=True)
class Training:
    """How a network is fitted."""

    loss: Literal[
        "categorical_crossentropy", "sparse_categorical_crossentropy", "mean_squared_error"
    ]
    optimizer: Literal["rmsprop", "adam", "sgd"]
    """With the default settings of Keras but for the learning rate."""
    batch_size: int
    epochs: int
    """The most epochs that are trained."""
    patience: int | None = None
    """Stop when validation accuracy has not improved for so many epochs; None for never."""
    keep: Literal["best_validation_loss", "last"] = "last"
    """The epoch whose weights are kept."""
    learning_rate: float | None = None
    """None for the optimiser's default."""

    @property
    def sparse(self) -> bool:
        """Whether the loss takes labels as they are, not one-hot."""
        return self.loss.startswith("sparse_")


@dataclass(frozen=True)
class History:
    """One value per epoch of each quantity; accuracies as fractions, losses as Keras prints them.

    Training values are means over the batches of the epoch, while the weights change; validation
    values belong to the weights at its end. Losses include the L2 penalty.
    """

    loss: tuple[float, ...]
    accuracy: tuple[float, ...]
    validation_loss: tuple[float, ...]
    validation_accuracy: tuple[float, ...]

    @property
    def epochs(self) -> int:
        return len(self.loss)


@dataclass(frozen=True)
class DigitScore:
    """Precision, recall and F1 of one digit, as fractions, and how many test images show it."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Published:
    """Figures that the source prints; accuracies as fractions, None where it prints none."""

    train_accuracy: float | None = None
    """Of the last epoch, while the weights change."""
    validation_accuracy: float | None = None
    """Of the last epoch."""
    test_accuracy: float | None = None
    test_loss: float | None = None
    label_rmse: float | None = None
    """Root mean squared difference of predicted and true label, in digits."""
    history: History | None = None
    scores: tuple[DigitScore, ...] | None = None
    """One for each digit."""
    confusion: tuple[tuple[int, ...], ...] | None = None
    """Rows are true digits, columns predicted ones."""
    confused_pair: tuple[int, int] | None = None
    """The two digits whose mistakes the source shows."""


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """One question, answered by one network, trained in one way."""

    id: str
    title: str
    question: str
    source: Source
    family: Literal["width", "inputs"]
    """What kind of choice the experiment is about."""
    baseline: str | None
    """Id of the experiment that this one varies."""
    changes: str
    """What it changes against the baseline; nothing without one."""
    inputs: Inputs
    layers: tuple[Layer, ...]
    """From the first one behind the inputs to the output."""
    parameters: int
    """Weights and biases of the network; asserted when it is built."""
    split: Split
    training: Training
    mapped: bool = False
    """Whether the hidden activations of the training images are laid out as a map."""
    assumptions: tuple[str, ...] = ()
    """What the source does not state or contradicts, and what is assumed instead."""
    published: Published = Published()

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Of what one image becomes: the inputs, then the output of each layer."""
        shapes: list[Shape] = [(self.inputs.features,)]
        for layer in self.layers:
            shapes.append(layer.output_shape(shapes[-1]))
        return tuple(shapes)

    @property
    def hidden_units(self) -> int:
        """Number of values that the output layer reads."""
        return prod(self.shapes[-2])

    @property
    def layer_parameters(self) -> tuple[int, ...]:
        """Weights and biases of each layer."""
        return tuple(
            layer.parameters(shape)
            for layer, shape in zip(self.layers, self.shapes[:-1], strict=True)
        )

    @property
    def spec_hash(self) -> str:
        """Hex digest of all that decides the results: declaration and code, not the words."""
        parts = (self.inputs, *self.layers, self.split, self.training)
        decisive = [CODE_VERSION, *((type(part).__name__, asdict(part)) for part in parts)]
        return hashlib.sha256(json.dumps(decisive).encode()).hexdigest()[:16]


def shorten(experiment: Experiment, training_images: int, epochs: int) -> Experiment:
    """The same experiment on fewer training images and with no more than so many epochs."""
    return replace(
        experiment,
        split=replace(experiment.split, training_images=training_images),
        training=replace(experiment.training, epochs=min(epochs, experiment.training.epochs)),
    )
