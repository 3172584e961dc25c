"""An experiment: its data, inputs, layers, how it is split, trained and published."""

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from math import cos, pi, prod
from typing import Literal

from pipeline.spec.augmentation import Augmentation
from pipeline.spec.datasets import MNIST, Dataset
from pipeline.spec.inputs import Inputs
from pipeline.spec.layers import Convolution, Layer, Shape
from pipeline.spec.published import Published

# Raise it when the same declaration would train to other numbers: a change in how data are split,
# inputs are fitted, networks are built, trained or exported.
CODE_VERSION = 2

Family = Literal["width", "inputs", "regularisation", "optimiser", "architecture", "augmentation"]
"""What kind of choice an experiment is about."""


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
class Split:
    """Which samples of the training part are held out for validation."""

    held_out: Literal["first", "last", "random"]
    """Random ones are drawn once, and are the same for every seed."""
    validation_samples: int = 5_000
    training_samples: int | None = None
    """Train on only so many of the others; None for all."""
    source_validates_on_test: bool = False
    """A flaw of the source: what it calls validation are the test images. Ours are held out; the
    course of the test scores is kept beside, to compare with what the source prints."""


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

    def share_of_rate(self, epoch: int) -> float:  # noqa: ARG002 - it does not fall here
        """Of the learning rate, in (0, 1], what applies in an epoch, counted from 0."""
        return 1.0

    @property
    def sparse(self) -> bool:
        """Whether the loss takes labels as they are, not one-hot."""
        return self.loss.startswith("sparse_")


@dataclass(frozen=True)
class FallingRate(Training):
    """Training whose learning rate falls to none along half a cosine, a step after each epoch."""

    def share_of_rate(self, epoch: int) -> float:
        return (1 + cos(pi * epoch / self.epochs)) / 2


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """One question, answered by one network, trained in one way."""

    id: str
    title: str
    question: str
    source: Source | None
    """None for an experiment of ours: nobody published it."""
    family: Family
    baseline: str | None
    """Id of the experiment that this one varies."""
    changes: str
    """What it changes against the baseline; nothing without one."""
    dataset: Dataset = MNIST
    inputs: Inputs
    layers: tuple[Layer, ...]
    """From the first one behind the inputs to the output."""
    parameters: int
    """Weights and biases of the network; asserted when it is built."""
    split: Split
    training: Training
    augmentation: Augmentation | None = None
    """How training images are changed, anew in every epoch; None to learn from them as they are."""
    mapped: bool = False
    """Whether the hidden activations of the training images are laid out as a map."""
    assumptions: tuple[str, ...] = ()
    """What the source does not state or contradicts, and what is assumed instead."""
    variation_of: str | None = None
    """Id of the experiment in whose study this one is a step."""
    published: Published = field(default_factory=Published)

    @property
    def ours(self) -> bool:
        """Whether it is of this project, not of a source."""
        return self.source is None

    @property
    def training_samples(self) -> int:
        """How many samples the network learns from."""
        left = self.dataset.train - self.split.validation_samples
        return min(left, self.split.training_samples or left)

    @property
    def validated_on(self) -> str:
        """The samples held out for validation, in words."""
        which = "a random" if self.split.held_out == "random" else f"the {self.split.held_out}"
        held_out, all_samples = self.split.validation_samples, self.dataset.train
        return f"{which} {held_out:,} of the {all_samples:,} training {self.dataset.samples}"

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Of what one sample becomes: the inputs, then the output of each layer."""
        shapes: list[Shape] = [(self.inputs.features,)]
        for layer in self.layers:
            shapes.append(layer.output_shape(shapes[-1]))
        return tuple(shapes)

    @property
    def hidden_units(self) -> int:
        """Number of values that the output layer reads."""
        return prod(self.shapes[-2])

    @property
    def examined(self) -> bool:
        """Whether its hidden units are examined."""
        return self.dataset == MNIST

    @property
    def draws_weights(self) -> bool:
        """Whether its weights are stored beside the model, to be drawn: filters, small networks."""
        return self.dataset != MNIST or any(isinstance(x, Convolution) for x in self.layers)

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
        return _spec_hash(self, CODE_VERSION)


@lru_cache(maxsize=256)  # pages ask for all of them whenever they run
def _spec_hash(experiment: Experiment, code_version: int) -> str:
    parts = (experiment.inputs, *experiment.layers, experiment.split, experiment.training)
    named = ((type(part).__name__, asdict(part)) for part in parts)
    decisive = [code_version, experiment.dataset.id, *named]
    if experiment.augmentation is not None:  # the hashes of others are as they were without any
        decisive += experiment.augmentation.decisive
    return hashlib.sha256(json.dumps(decisive).encode()).hexdigest()[:16]


def shorten(experiment: Experiment, training_samples: int, epochs: int) -> Experiment:
    """The same experiment on fewer training samples and with no more than so many epochs."""
    return replace(
        experiment,
        split=replace(experiment.split, training_samples=training_samples),
        training=replace(experiment.training, epochs=min(epochs, experiment.training.epochs)),
    )
