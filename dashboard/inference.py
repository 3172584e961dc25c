"""Trained models asked through onnxruntime. Knows no Streamlit."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

_BATCH = 250
"""Samples at a time: more take memory and save no time."""


class Network:
    """A stored model: outputs for samples.

    Its input and outputs are those of the contract in `pipeline/export.py`.
    """

    def __init__(self, model: bytes) -> None:
        """Load the bytes of an ONNX file."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # visitors are served side by side
        self._session = onnxruntime.InferenceSession(model, options)
        self._input = self._session.get_inputs()[0].name
        self.outputs = tuple(output.name for output in self._session.get_outputs())

    def run(self, samples: NDArray[Any], names: Sequence[str]) -> list[NDArray[np.float32]]:
        """Outputs of the model, in the order of their names.

        Args:
            samples: images uint8 (n, 28, 28), or float32 (n, 28, 28) in [0, 1], or points float32
                (n, 2); n may be 0.
            names: of `outputs`, as "probabilities" (n, classes) and "hidden" (n, units).
        """
        batches = range(0, max(len(samples), 1), _BATCH)
        found = [self._run(samples[start : start + _BATCH], names) for start in batches]
        return [np.concatenate(parts) for parts in zip(*found, strict=True)]

    def probabilities(self, samples: NDArray[Any]) -> NDArray[np.float32]:
        """Of every class for every sample: float32 (n, classes), rows sum to 1."""
        return self.run(samples, ["probabilities"])[0]

    def hidden(self, samples: NDArray[Any]) -> NDArray[np.float32]:
        """What the output layer reads of every sample: float32 (n, units)."""
        return self.run(samples, ["hidden"])[0]

    def _run(self, samples: NDArray[Any], names: Sequence[str]) -> list[NDArray[np.float32]]:
        if samples.dtype == np.uint8:
            samples = samples.astype(np.float32) / 255
        answers: list[NDArray[np.float32]] = self._session.run(names, {self._input: samples})
        return answers
