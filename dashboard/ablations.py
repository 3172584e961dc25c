"""What the ingredients of an augmentation bring, by networks trained without one. No Streamlit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.experiments import STUDIES
from pipeline.metrics import Interval, welch_interval
from pipeline.spec import Ablation, Experiment
from pipeline.store import Ingredients

Accuracies = NDArray[np.floating]
"""Of the networks of an ablation on the same digits: (steps, runs) in [0, 1]."""


@dataclass(frozen=True)
class Loss:
    """What networks lose without something.

    Attributes:
        name: of what is left out.
        share: mean accuracy with all ingredients less that without it, in [-1, 1].
        interval: how the share would vary with other seeds; None without several runs.
    """

    name: str
    share: float
    interval: Interval | None

    @property
    def is_shown(self) -> bool:
        """Whether it can be told from chance."""
        return self.interval is not None and 0.0 not in self.interval


def ablation_of(experiment: Experiment) -> Ablation | None:
    """The study of what an experiment's ingredients bring, if there is one."""
    studies = (study for study in STUDIES if isinstance(study, Ablation))
    return next((study for study in studies if study.experiment.id == experiment.id), None)


def is_of(found: Ingredients, ablation: Ablation) -> bool:
    """Whether results are of the steps that are declared now, not of fewer or more."""
    return found.accuracy.shape[:2] == (len(ablation.MEASURES), len(ablation.steps))


def loss_of_each(ablation: Ablation, accuracies: Accuracies) -> list[Loss]:
    """What is lost without each ingredient, in the order in which they are told."""
    whole, *without, _ = accuracies
    return [
        _loss(ingredient.name, whole, runs)
        for ingredient, runs in zip(ablation.ingredients, without, strict=True)
    ]


def loss_of_all(accuracies: Accuracies) -> Loss:
    """What is lost without any ingredient."""
    return _loss("all ingredients", accuracies[0], accuracies[-1])


def _loss(name: str, whole: Accuracies, without: Accuracies) -> Loss:
    return Loss(name, float(whole.mean() - without.mean()), welch_interval(whole, without))
