"""A folder of artifacts as one object."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from typing import Any

import msgspec
import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from pipeline.spec import Experiment
from pipeline.store.analyses import Features, Ingredients, Map, Units
from pipeline.store.checked import REPOSITORY_STORE, CheckedFiles
from pipeline.store.contents import (
    HISTORY,
    INPUTS,
    MODEL,
    PREDICTED,
    PREDICTIONS,
    UNITS,
    WEIGHTS,
    StudyAnalysis,
    analysis_file,
    contents,
    expected,
)
from pipeline.store.datasets import Arrays, Datasets
from pipeline.store.files import StoreError, new_folder, sha256, to_json, write
from pipeline.store.records import (
    FORMAT,
    Curves,
    CurvesOfRuns,
    Manifest,
    StoredExperiment,
    StoredFile,
    StoredStudy,
    TrainedReplicate,
)

_LIBRARIES = (
    "tensorflow", "keras", "numpy", "scikit-learn", "tf2onnx", "onnxruntime", "faiss-cpu",
    "openTSNE",
)  # fmt: skip


class Store(CheckedFiles):
    """Reads and writes the artifacts below one folder."""

    def __init__(self, root: Path = REPOSITORY_STORE) -> None:
        super().__init__(root)
        self.datasets = Datasets(root / "datasets", self.build_command)

    def experiment(self, id: str) -> StoredExperiment:
        """What the manifest knows of an experiment.

        Raises:
            MissingError: it was not built into this store.
        """
        entry = self.manifest().experiments.get(id)
        if entry is None:
            raise self.not_built(id)
        return entry

    def curves(self, id: str) -> tuple[Curves, ...]:
        """The course of training of every replicate, in the order of their seeds."""
        content = self.content(id, HISTORY)
        try:
            return msgspec.json.decode(content, type=CurvesOfRuns)
        except msgspec.MsgspecError as error:
            raise self.error(id, HISTORY, f"is damaged ({error})") from error

    def test_probabilities(self, id: str) -> NDArray[np.float32]:
        """What every replicate makes of the test samples: float32 (replicates, n, classes).

        Stored with eleven binary digits, so that rows sum to 1 within a thousandth.
        """
        return self._predicted(id, "test_probabilities").astype(np.float32)

    def test_labels(self, id: str) -> NDArray[np.uint8]:
        """What every replicate reads in the test samples: uint8 (replicates, n)."""
        return self._predicted(id, "test_labels")

    def validation_labels(self, id: str) -> NDArray[np.uint8]:
        """What every replicate reads in its validation samples: uint8 (replicates, n)."""
        return self._predicted(id, "validation_labels")

    def model(self, id: str) -> bytes:
        """The ONNX file of the first replicate."""
        return self.content(id, MODEL)

    def inputs(self, id: str) -> dict[str, NDArray[Any]]:
        """What was fitted to stand before the network; empty where nothing was."""
        return self.arrays(id, INPUTS) if INPUTS in self.experiment(id).files else {}

    def weights(self, id: str) -> dict[str, NDArray[Any]]:
        """Kernels and biases of an experiment that draws its weights, by layer as Keras has them.

        `layer_0_kernel`, `layer_0_bias`: numbered by the declaration. Of a convolution, float32
        (height, width, channels, filters); of others, float32 (inputs, units).
        """
        return self.arrays(id, WEIGHTS)

    def units(self, id: str) -> Units:
        """What the hidden units of an examined experiment respond to."""
        return self.analysis(id, Units)

    def map(self, id: str) -> Map:
        """The training images on a plane: as an experiment's hidden layer, or a study, has them."""
        return self.analysis(id, Map)

    def features(self) -> Features:
        """Which directions and pixels matter."""
        return self.analysis("features", Features)

    def ingredients(self) -> Ingredients:
        """What each ingredient of our augmentation brings."""
        return self.analysis("ingredients", Ingredients)

    def dataset(self, id: str = "mnist") -> dict[str, NDArray[Any]]:
        """The arrays of a data set by name: x_train, y_train, x_test, y_test.

        Raises:
            MissingError: the file is not there.
            StoreError: it cannot be read.
        """
        return self.datasets.read(id)

    def test_examples(self, id: str = "mnist") -> tuple[NDArray[Any], NDArray[np.uint8]]:
        """Samples (n, ...) and labels (n,) that the stored predictions belong to.

        Raises:
            StoreError: they are missing, or others than the manifest lists.
        """
        return self.datasets.read_part(id, "test", self.manifest().datasets.get(id))

    def training_examples(self, id: str = "mnist") -> tuple[NDArray[Any], NDArray[np.uint8]]:
        """Samples (n, ...) and labels (n,) that networks learn from or are validated on.

        Raises:
            StoreError: they are missing, or others than the manifest lists.
        """
        return self.datasets.read_part(id, "train", self.manifest().datasets.get(id))

    def replicates(self, experiment: Experiment) -> list[TrainedReplicate]:
        """The runs of this very declaration, so that a build can go on; none if damaged.

        The first one lacks its units or weights where they were not stored.
        """
        id = experiment.id
        try:
            entry = self.experiment(id)
            if entry.spec_hash != experiment.spec_hash:
                return []
            arrays = self.arrays(id, PREDICTIONS, *PREDICTED)
            predicted = (arrays[name] for name in PREDICTED)
            runs = [
                TrainedReplicate(*run)
                for run in zip(entry.replicates, self.curves(id), *predicted, strict=True)
            ]
            first = replace(
                runs[0],
                model=self.model(id),
                inputs=self.inputs(id),
                units=self.units(id) if UNITS in entry.files else None,
                weights=self.weights(id) if WEIGHTS in entry.files else {},
            )
            return [first, *runs[1:]]
        except StoreError:
            return []

    def is_current(self, experiment: Experiment, replicates: int = 1) -> bool:
        """Whether the results are those of this declaration, all there and undamaged."""
        try:
            entry = self.experiment(experiment.id)
        except StoreError:
            return False
        return (
            entry.spec_hash == experiment.spec_hash
            and len(entry.replicates) >= replicates
            and all(
                self.is_sound(experiment.id, name) for name in {*entry.files} | expected(experiment)
            )
        )

    def is_current_study(self, id: str, spec_hash: str) -> bool:
        """Whether a study's results are those of this declaration, all there and undamaged."""
        try:
            entry = self.manifest().studies[id]
        except (StoreError, KeyError):
            return False
        return entry.spec_hash == spec_hash and all(self.is_sound(id, name) for name in entry.files)

    def missing(self) -> list[str]:
        """Experiments, studies and data sets, by id, whose files are not all in their full size."""
        manifest = self.manifest()
        paths = {id: self.datasets.path(id) for id in manifest.datasets}
        without = [id for id, path in paths.items() if not path.exists()]
        return [*self.incomplete(manifest), *without]

    def write_dataset(self, id: str, arrays: Arrays) -> None:
        """Store a data set and list it: another machine may compress it to other bytes."""
        with self._lock():
            self.datasets.write(id, arrays)
            with suppress(StoreError):  # no manifest yet, or one that the next build replaces
                self._write_manifest(replace(self.manifest(), datasets=self.datasets.listed()))

    def write_experiment(
        self,
        experiment: Experiment,
        replicates: Sequence[TrainedReplicate],
        map: Map | None = None,
    ) -> None:
        """Store an experiment's results in place of older ones."""
        files = contents(replicates, map)
        entry = StoredExperiment(
            title=experiment.title,
            question=experiment.question,
            source=experiment.source,
            parameters=experiment.parameters,
            spec_hash=experiment.spec_hash,
            built_at=_now(),
            replicates=tuple(replicate.scores for replicate in replicates),
            files=_listed(files),
        )
        self._put(experiment.id, entry, files)

    def write_study(self, id: str, spec_hash: str, analysis: StudyAnalysis) -> None:
        """Store a study's results in place of older ones.

        Args:
            spec_hash: of the declaration that they follow from.
        """
        files = analysis_file(analysis)
        self._put(id, StoredStudy(spec_hash, _now(), _listed(files)), files)

    def _put(
        self, id: str, entry: StoredExperiment | StoredStudy, files: Mapping[str, bytes]
    ) -> None:
        """Store files in place of older ones; the manifest comes last.

        While they are swapped, the id is not in the manifest: whoever reads in between finds it
        missing, not one whose files belong to other results.
        """
        with self._lock(), new_folder(self._folder(entry, id), files) as swap:
            whole = self._others(id)
            self._write_manifest(whole)
            swap()
            if isinstance(entry, StoredStudy):
                whole = replace(whole, studies={**whole.studies, id: entry})
            else:
                whole = replace(whole, experiments={**whole.experiments, id: entry})
            self._write_manifest(whole)

    def _others(self, id: str) -> Manifest:
        """A manifest of today with all that is stored but what has this id."""
        try:
            known = self.manifest()
            experiments, studies = dict(known.experiments), dict(known.studies)
        except StoreError:
            experiments, studies = {}, {}
        for entries in (experiments, studies):
            entries.pop(id, None)
        return Manifest(FORMAT, _versions(), self.datasets.listed(), experiments, studies)

    def _write_manifest(self, manifest: Manifest) -> None:
        write(self.manifest_path, to_json(manifest))

    def _lock(self) -> AbstractContextManager[object]:
        """Keeps a second build from writing at the same moment."""
        self.root.mkdir(parents=True, exist_ok=True)
        return FileLock(self.root / ".lock")

    def _predicted(self, id: str, name: str) -> NDArray[Any]:
        return self.arrays(id, PREDICTIONS, name)[name]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _listed(files: Mapping[str, bytes]) -> dict[str, StoredFile]:
    return {name: StoredFile(sha256(content), len(content)) for name, content in files.items()}


def _versions() -> dict[str, str]:
    """Of Python and the libraries that make the results."""
    versions = {"python": python_version()}
    for library in _LIBRARIES:
        try:
            versions[library] = version(library)
        except PackageNotFoundError:  # TensorFlow has other names on some platforms
            versions[library] = "unknown"
    return versions
