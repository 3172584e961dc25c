"""Studies: what is measured beside the experiments, of the images themselves or across networks."""

import hashlib
import json
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar

from pipeline.spec.augmentation import Augmentation, Ingredient
from pipeline.spec.experiment import Experiment, shorten
from pipeline.spec.inputs import ForestPixels, PrincipalComponents

# Raise it when the same declaration would come to other results.
CODE_VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Study(ABC):
    """A question about the data that no single network answers."""

    id: str
    title: str
    question: str

    @property
    @abstractmethod
    def decisive(self) -> tuple[object, ...]:
        """What decides the results, as JSON has it: the declaration, not the words."""

    @property
    def spec_hash(self) -> str:
        """Hex digest of all that decides the results."""
        decisive = [CODE_VERSION, type(self).__name__, *self.decisive]
        return hashlib.sha256(json.dumps(decisive).encode()).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class PixelMap(Study):
    """The raw pixels of the training images laid out as a map."""

    images: int | None = None
    """Only the first so many; None for all."""

    @property
    def decisive(self) -> tuple[object, ...]:
        return (self.images,)


@dataclass(frozen=True, kw_only=True)
class FeatureSweep(Study):
    """How well a network reads digits from ever more components, and from ever more pixels.

    It comes with the components and the pixels themselves: how much they weigh.
    """

    components: Experiment
    """A network on principal components, of which the study varies the number."""
    pixels: Experiment
    """The same network on a forest's pixels."""
    counts: tuple[int, ...]
    """How many components or pixels the network reads, rising."""
    runs: int
    """Of every network, from the seeds 0, 1, ..."""

    @property
    def decisive(self) -> tuple[object, ...]:
        return self.components.spec_hash, self.pixels.spec_hash, self.counts, self.runs


@dataclass(frozen=True)
class Measure:
    """Digits that an ablation's networks are tested on."""

    name: str
    """As one would say it after "share read of"."""
    words: str
    """Where these digits come from."""


@dataclass(frozen=True)
class Step:
    """One network of an ablation."""

    name: str
    experiment: Experiment


@dataclass(frozen=True, kw_only=True)
class Ablation(Study):
    """What each ingredient of an augmentation brings: networks trained without one of them."""

    MEASURES: ClassVar[tuple[Measure, ...]] = (
        Measure("MNIST", "The test images of MNIST, as they are."),
        Measure(
            "other hands",
            "scikit-learn's 8 x 8 digits, of 43 writers, enlarged and framed as MNIST; used to "
            "measure only, never to learn from.",
        ),
        Measure(
            "a thinner pen",
            "The first test images of MNIST with strokes two thirds as wide: the outlines moved "
            "inwards.",
        ),
        Measure("a thicker pen", "The same images with strokes one and a half times as wide."),
    )
    """In the order in which results have them."""

    experiment: Experiment
    """With all ingredients."""
    runs: int
    """Of every network, from the seeds 0, 1, ..."""
    redrawn: int = 2_000
    """How many of the test images other pens redraw."""

    @property
    def decisive(self) -> tuple[object, ...]:
        return self.experiment.spec_hash, self.runs, self.redrawn

    @property
    def augmentation(self) -> Augmentation:
        """All of it."""
        return self.experiment.augmentation or Augmentation(())

    @property
    def ingredients(self) -> tuple[Ingredient, ...]:
        """In the order in which they are told."""
        return self.augmentation.ingredients

    @property
    def steps(self) -> tuple[Step, ...]:
        """All ingredients, then all but each of them, then none."""
        whole = self.experiment
        fewer = (
            Step(f"without {one.name}", replace(whole, augmentation=self.augmentation.without(one)))
            for one in self.ingredients
        )
        none = Step("no ingredient", replace(whole, augmentation=None))
        return Step("all ingredients", whole), *fewer, none


def reading(experiment: Experiment, features: int) -> Experiment:
    """The same experiment on so many components or pixels.

    Raises:
        TypeError: it reads neither.
    """
    match experiment.inputs:
        case PrincipalComponents() as inputs:
            varied = replace(experiment, inputs=replace(inputs, components=features))
        case ForestPixels() as inputs:
            varied = replace(experiment, inputs=replace(inputs, pixels=features))
        case other:
            raise TypeError(f"{experiment.id} reads {other.words}: there is no order among them")
    return replace(varied, parameters=sum(varied.layer_parameters))


def shorten_study(study: Study, training_samples: int, epochs: int) -> Study:
    """The same study on fewer training samples, with fewer epochs, counts and runs."""
    match study:
        case PixelMap():
            return replace(study, images=training_samples)
        case FeatureSweep(components=components, pixels=pixels, counts=counts):
            usual = components.inputs.features, pixels.inputs.features
            return replace(
                study,
                components=shorten(components, training_samples, epochs),
                pixels=shorten(pixels, training_samples, epochs),
                counts=tuple(sorted({counts[0], *usual, counts[-1]})),
                runs=1,
            )
        case Ablation(experiment=experiment):
            short = shorten(experiment, training_samples // 4, epochs)  # of many networks
            return replace(study, experiment=short, runs=1, redrawn=200)
        case _:
            raise TypeError(f"nothing says how to shorten a {type(study).__name__}")
