"""The registry: every experiment, in the order in which the dashboard shows them.

To add one, declare it in the module of its source and add that module's tuple below.
"""

from difflib import get_close_matches

from pipeline.experiments.ten_models import TEN_MODELS
from pipeline.spec import Experiment

EXPERIMENTS: tuple[Experiment, ...] = TEN_MODELS


class UnknownExperimentError(LookupError):
    """An id that no experiment has; the message suggests the nearest one."""


def find(id: str) -> Experiment:
    """The experiment with this id.

    Raises:
        UnknownExperimentError: there is none.
    """
    by_id = {experiment.id: experiment for experiment in EXPERIMENTS}
    if id in by_id:
        return by_id[id]
    nearest = get_close_matches(id, by_id, n=1, cutoff=0.4)
    hint = f"did you mean {nearest[0]!r}? " if nearest else ""
    raise UnknownExperimentError(
        f"there is no experiment {id!r}: {hint}--list shows all {len(by_id)}"
    )
