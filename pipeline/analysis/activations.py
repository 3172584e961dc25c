"""What a model's hidden layer makes of images."""

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from pipeline.data import parts, scale


def hidden_activations(model: bytes, images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The values that the output layer reads, of every image.

    Args:
        model: an ONNX file under the contract of `pipeline.export`.
        images: uint8 (n, 28, 28), white ink on black.

    Returns:
        float32 (n, units).
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the same sums whatever the number of cores
    session = onnxruntime.InferenceSession(model, options)
    (units,) = (output.shape[1] for output in session.get_outputs() if output.name == "hidden")
    hidden = np.empty((len(images), units), np.float32)
    for part in parts(len(images)):
        (hidden[part],) = session.run(["hidden"], {"images": scale(images[part])})
    return hidden
