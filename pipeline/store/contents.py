"""The files that results are kept in."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

from pipeline.spec import Experiment
from pipeline.store.analyses import Features, Ingredients, Map, Units
from pipeline.store.files import from_npz, to_json, to_npz
from pipeline.store.records import TrainedReplicate

HISTORY, PREDICTIONS, MODEL = "history.json", "predictions.npz", "model.onnx"
INPUTS, UNITS, WEIGHTS, MAP = "inputs.npz", "units.npz", "weights.npz", "map.npz"
FEATURES, INGREDIENTS = "features.npz", "ingredients.npz"

PREDICTED = ("validation_labels", "test_labels", "test_probabilities")

StudyAnalysis = Map | Features | Ingredients
"""What a study may result in."""

Analysis = Units | StudyAnalysis
ANALYSES: dict[str, type[Analysis]] = {
    UNITS: Units, MAP: Map, FEATURES: Features, INGREDIENTS: Ingredients
}  # fmt: skip
"""By the file that each is kept in."""
AnyAnalysis = TypeVar("AnyAnalysis", bound=Analysis)


def contents(replicates: Sequence[TrainedReplicate], map: Map | None) -> dict[str, bytes]:
    """The files of an experiment by name: all that is not of every run is of the first one."""
    first = replicates[0]
    stacks = {name: np.stack([getattr(run, name) for run in replicates]) for name in PREDICTED}
    files = {
        HISTORY: to_json([run.curves for run in replicates]),
        PREDICTIONS: to_npz(stacks),
        MODEL: first.model,
    }
    if first.inputs:
        files[INPUTS] = to_npz(first.inputs)
    if first.weights:
        files[WEIGHTS] = to_npz(first.weights)
    if first.units is not None:
        files |= analysis_file(first.units)
    if map is not None:
        files |= analysis_file(map)
    return files


def expected(experiment: Experiment) -> set[str]:
    """The files without which an experiment's results are not complete."""
    further = {
        UNITS: experiment.examined, WEIGHTS: experiment.draws_weights, MAP: experiment.mapped
    }  # fmt: skip
    return {HISTORY, PREDICTIONS, MODEL, *(name for name, needed in further.items() if needed)}


def analysis_file(analysis: Analysis) -> Mapping[str, bytes]:
    """The one file of an analysis, by its name."""
    arrays = {name: np.asarray(value) for name, value in vars(analysis).items()}
    return {file_of(type(analysis)): to_npz(arrays)}


def file_of(kind: type[object]) -> str:
    """The name of the file that such an analysis is kept in."""
    return next(name for name, known in ANALYSES.items() if known is kind)


def to_analysis(kind: type[AnyAnalysis], content: bytes) -> AnyAnalysis:
    """The analysis that a file holds.

    Raises:
        ValueError: it holds none of this kind.
    """
    arrays = from_npz(content, *kind.__dataclass_fields__)
    values: dict[str, Any] = {name: a if a.ndim else a.item() for name, a in arrays.items()}
    return kind(**values)
