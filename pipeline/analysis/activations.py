"""What a model makes of images: its hidden layer and its answer."""

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from pipeline.data import parts, scale


def run_model(
    model: bytes, images: NDArray[np.uint8]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The values that the output layer reads of every image, and what it makes of them.

    Args:
        model: an ONNX file under the contract of `pipeline.export`.
        images: uint8 (n, 28, 28), white ink on black.

    Returns:
        Hidden activations, float32 (n, units), and probabilities, float32 (n, 10).
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the same sums whatever the number of cores
    session = onnxruntime.InferenceSession(model, options)
    widths = {output.name: output.shape[1] for output in session.get_outputs()}
    names = ["hidden", "probabilities"]
    hidden, probabilities = (np.empty((len(images), widths[name]), np.float32) for name in names)
    for part in parts(len(images)):
        found = session.run(names, {"images": scale(images[part])})
        hidden[part], probabilities[part] = found
    return hidden, probabilities


def hidden_activations(model: bytes, images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The values that the output layer reads, of every image: float32 (n, units)."""
    return run_model(model, images)[0]
