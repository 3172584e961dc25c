"""Trained models asked through onnxruntime. Knows no Streamlit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dashboard.theme import listed
from pipeline.experiments import EXPERIMENTS
from pipeline.store import Store, StoreError

READERS = tuple(e.id for e in EXPERIMENTS if e.dataset.samples == "images")
"""The experiments whose models read images, in the order of the registry."""

_BATCH = 50
"""Samples at a time: 250 keep five times the memory, 65 MB of a convolution, and save no time."""


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


@dataclass(frozen=True, eq=False)
class Answer:
    """What a model makes of one image.

    Attributes:
        probabilities: float32 (10,), summing to 1.
        hidden: float32 (units,), what its output layer reads.
    """

    probabilities: NDArray[np.float32]
    hidden: NDArray[np.float32]

    @property
    def digit(self) -> int:
        """The most probable one."""
        return int(self.probabilities.argmax())

    @property
    def confidence(self) -> float:
        """How probable that digit is."""
        return float(self.probabilities.max())

    @property
    def runner_up(self) -> int:
        """The most probable digit but for the one that is read."""
        return int(np.argsort(-self.probabilities, kind="stable")[1])


@dataclass(frozen=True)
class Readers:
    """All models that read images, asked together.

    Attributes:
        networks: by the id of their experiment, in the order of the registry; at least one.
        missing: ids of those that cannot be had.
        problem: why they cannot, and the command that helps; None where all are there.
    """

    networks: Mapping[str, Network]
    missing: tuple[str, ...] = ()
    problem: StoreError | None = None

    @classmethod
    def load(cls, store: Store, network: Callable[[str], Network] | None = None) -> "Readers":
        """Those of a store; one that is missing or damaged does not take the others down.

        Args:
            store: what they are read from, each checked against its manifest.
            network: gives the network of an experiment; may know it already.

        Raises:
            StoreError: there is none.
        """
        found, failed = _attempts(network or (lambda id: Network(store.model(id))))
        problem = _problem(store, failed)
        if problem and not found:
            store.manifest()  # says it better where there is none at all
            raise problem
        return cls(found, tuple(failed), problem)

    def read(self, image: NDArray[np.float32]) -> dict[str, Answer]:
        """What each makes of one image, float32 (28, 28) in [0, 1], by experiment."""
        outputs = ("probabilities", "hidden")
        asked = {id: network.run(image[None], outputs) for id, network in self.networks.items()}
        return {id: Answer(*(rows[0] for rows in found)) for id, found in asked.items()}

    def read_all(self, images: NDArray[Any]) -> dict[str, NDArray[np.float32]]:
        """Probabilities float32 (n, 10) of images as `Network.run` takes them, by experiment."""
        return {id: network.probabilities(images) for id, network in self.networks.items()}


def _attempts(
    network: Callable[[str], Network],
) -> tuple[dict[str, Network], dict[str, StoreError]]:
    found, failed = {}, {}
    for id in READERS:
        try:
            found[id] = network(id)
        except StoreError as error:
            failed[id] = error
    return found, failed


def _problem(store: Store, failed: Mapping[str, StoreError]) -> StoreError | None:
    """One error for all, none for none; of several it names all and explains the first."""
    if len(failed) < 2:
        return next(iter(failed.values()), None)
    first = next(iter(failed.values())).problem
    which = f"{len(failed)} of {len(READERS)} models cannot be read, {listed(list(failed))}"
    return StoreError(f"{which}: {first}", store.build_command())
