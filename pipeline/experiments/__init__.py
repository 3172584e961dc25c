"""The registry: every experiment, in the order in which the dashboard shows them.

To add one, declare it in the module of its source and add that module's tuple below.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeVar

from pipeline.experiments.dropout import DROPOUT
from pipeline.experiments.own import OWN
from pipeline.experiments.small_worlds import SMALL_WORLDS, XOR_WIDTHS
from pipeline.experiments.squared_error import SQUARED_ERROR
from pipeline.experiments.studies import STUDIES
from pipeline.experiments.ten_models import TEN_MODELS
from pipeline.experiments.three_networks import THREE_NETWORKS
from pipeline.spec import Experiment, Study

__all__ = [
    "EXPERIMENTS",
    "OWN",
    "PUBLISHED",
    "STUDIES",
    "VARIATIONS",
    "UnknownExperimentError",
    "everything",
    "find",
    "find_any",
]

Declared = TypeVar("Declared", bound=Experiment | Study)

PUBLISHED: tuple[Experiment, ...] = (
    *TEN_MODELS,
    *DROPOUT,
    *THREE_NETWORKS,
    *SMALL_WORLDS,
    *SQUARED_ERROR,
)
"""Those of the sources."""

EXPERIMENTS: tuple[Experiment, ...] = (*PUBLISHED, *OWN)

VARIATIONS: tuple[Experiment, ...] = XOR_WIDTHS
"""Steps of a study within an experiment: built like experiments, shown where the study is."""


class UnknownExperimentError(LookupError):
    """An id that no experiment has; the message suggests the nearest one."""


def everything() -> tuple[Experiment, ...]:
    """All that is built: the experiments, then their variations."""
    return (*EXPERIMENTS, *VARIATIONS)


def find(id: str) -> Experiment:
    """The experiment or variation with this id.

    Raises:
        UnknownExperimentError: there is none.
    """
    return _find(id, everything())


def find_any(id: str) -> Experiment | Study:
    """The experiment, variation or study with this id.

    Raises:
        UnknownExperimentError: there is none.
    """
    declared: tuple[Experiment | Study, ...] = (*everything(), *STUDIES)
    return _find(id, declared)


def _find(id: str, among: Iterable[Declared]) -> Declared:
    by_id = {declared.id: declared for declared in among}
    if id in by_id:
        return by_id[id]
    nearest = get_close_matches(id, by_id, n=1, cutoff=0.4)
    hint = f"did you mean {nearest[0]!r}? " if nearest else ""
    raise UnknownExperimentError(
        f"there is no experiment {id!r}: {hint}--list shows all {len(by_id)}"
    )
