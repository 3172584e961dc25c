"""The files that the results of an experiment are kept in."""

from collections.abc import Sequence

import numpy as np

from pipeline.store.files import to_json, to_npz
from pipeline.store.records import Map, TrainedReplicate

HISTORY, PREDICTIONS, MODEL = "history.json", "predictions.npz", "model.onnx"
INPUTS, MAP = "inputs.npz", "map.npz"

PREDICTED = ("validation_labels", "test_labels", "test_probabilities")


def contents(replicates: Sequence[TrainedReplicate], map: Map | None) -> dict[str, bytes]:
    """The files by name: the model and what was fitted before it are those of the first run."""
    first = replicates[0]
    stacks = {name: np.stack([getattr(run, name) for run in replicates]) for name in PREDICTED}
    files = {
        HISTORY: to_json([run.curves for run in replicates]),
        PREDICTIONS: to_npz(stacks),
        MODEL: first.model,
    }
    if first.inputs:
        files[INPUTS] = to_npz(first.inputs)
    if map is not None:
        scores = (map.kl_divergence, map.neighbour_accuracy)
        files[MAP] = to_npz({"coordinates": map.coordinates, "scores": np.array(scores)})
    return files
