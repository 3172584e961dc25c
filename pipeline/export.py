"""The trained model as ONNX, under the contract that the dashboard relies on.

Input `images`: float32 (n, 28, 28) in [0, 1], white ink on black; what the experiment does to them
first is part of the graph. For XOR it is `points`: float32 (n, 2). Outputs: `probabilities` float32
(n, classes), `hidden` float32 (n, units), which is what the output layer reads; with convolutions
also `feature_maps_1` and so on, what each of them makes of an image behind its activation function,
float32 (n, height, width, filters).
"""

import tempfile
import warnings
from pathlib import Path

import keras
import numpy as np
import onnx
import onnxruntime
import tf2onnx.convert
from numpy.typing import NDArray

from pipeline.data import parts
from pipeline.errors import BuildError

TOLERANCE = 1e-5


class ExportError(BuildError):
    """The exported model answers differently from the trained one."""


def export_onnx(model: keras.Model, samples: NDArray[np.float32]) -> bytes:
    """The model as the bytes of an ONNX file, checked on all given samples.

    Args:
        model: samples to a dictionary of the outputs above.
        samples: images float32 (n, 28, 28) in [0, 1], or points float32 (n, 2).

    Raises:
        ExportError: an output differs from the Keras model's by more than 1e-5; where its values
            have no bound, as in all but `probabilities`, by more than 1e-5 of the largest.
    """
    model(samples[:1])  # Keras exports none that was never called
    content = _convert(model)
    for part in parts(len(samples)):
        expected = model(samples[part], training=False)
        arrays = {name: value.numpy() for name, value in expected.items()}
        check_agreement(content, samples[part], arrays)
    return content


def _convert(model: keras.Model) -> bytes:
    """The model as ONNX: the same model as the same bytes, so that a rebuild changes none."""
    tf2onnx.utils.INTERNAL_NAME = 1  # names are numbered on from model to model, and sort nodes
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        # Keras patches tf2onnx for NumPy 2 in a way that NumPy itself comments on.
        warnings.filterwarnings("ignore", message=".*np.object", category=FutureWarning)
        path = Path(folder, "model.onnx")
        model.export(path, format="onnx", verbose=False)
        converted = onnx.load(path)
    converted.graph.doc_string = ""  # holds TensorFlow's count of functions
    name_by_use(converted.graph)
    content: bytes = converted.SerializeToString(deterministic=True)
    return content


def name_by_use(graph: onnx.GraphProto) -> None:
    """Name and sort what is inside a graph by its first use.

    Of constants that are alike, tf2onnx keeps the one that comes first in a set, which is another
    one in every process.
    """
    outside = {value.name for value in (*graph.input, *graph.output)}
    used = (name for node in graph.node for name in (*node.input, *node.output))
    inside = [name for name in dict.fromkeys(used) if name and name not in outside]
    names = {name: f"value_{number}" for number, name in enumerate(inside)}
    for number, node in enumerate(graph.node):
        node.name = f"node_{number}"
        node.input[:] = [names.get(name, name) for name in node.input]
        node.output[:] = [names.get(name, name) for name in node.output]
    constants = sorted(graph.initializer, key=lambda constant: inside.index(constant.name))
    for constant in constants:
        constant.name = names[constant.name]
    del graph.initializer[:]
    graph.initializer.extend(constants)
    del graph.value_info[:]


def check_agreement(
    content: bytes, samples: NDArray[np.float32], expected: dict[str, NDArray[np.float32]]
) -> None:
    """Compare an exported model's outputs with those expected of it.

    Raises:
        ExportError: see `export_onnx`.
    """
    names = sorted(expected)
    session = onnxruntime.InferenceSession(content)
    outputs = session.run(names, {session.get_inputs()[0].name: samples})
    for name, found in zip(names, outputs, strict=True):
        scale = max(1.0, float(np.abs(expected[name]).max()))
        difference = float(np.abs(found - expected[name]).max()) / scale
        if not difference <= TOLERANCE:
            raise ExportError(
                f"the exported model's {name} differ from the trained model's by {difference:.1e} "
                f"on {len(samples):,} samples, expected at most {TOLERANCE:.0e}"
            )
