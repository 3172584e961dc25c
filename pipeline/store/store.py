"""A folder of artifacts as one object."""

import shlex
from collections.abc import Sequence
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
from pipeline.store.contents import HISTORY, INPUTS, MAP, MODEL, PREDICTED, PREDICTIONS, contents
from pipeline.store.datasets import Arrays, Datasets
from pipeline.store.files import (
    MissingError,
    StoreError,
    from_npz,
    new_folder,
    read,
    sha256,
    to_json,
    write,
)
from pipeline.store.records import (
    FORMAT,
    Curves,
    CurvesOfRuns,
    Manifest,
    Map,
    StoredExperiment,
    StoredFile,
    TrainedReplicate,
)

REPOSITORY_STORE = Path(__file__).resolve().parents[2] / "artifacts"
"""The store that a clone brings along."""

_BUILD = "python -m pipeline.build_artifacts"
_LIBRARIES = (
    "tensorflow", "keras", "numpy", "scikit-learn", "tf2onnx", "onnxruntime", "faiss-cpu",
    "openTSNE",
)  # fmt: skip


class Store:
    """Reads and writes the artifacts below one folder."""

    def __init__(self, root: Path = REPOSITORY_STORE) -> None:
        self.root = root
        self._is_other = root.resolve() != REPOSITORY_STORE
        self.manifest_path = root / "manifest.json"
        self.datasets = Datasets(root / "datasets", self.build_command)

    def build_command(self, id: str | None = None) -> str:
        """The command that builds this store, or one experiment of it."""
        only = f" --only {id}" if id else ""
        return _BUILD + only + (f" --store {shlex.quote(str(self.root))}" if self._is_other else "")

    def manifest(self) -> Manifest:
        """The table of contents.

        Raises:
            StoreError: there is none, it cannot be read, or it is of another format.
        """
        content = read(self.manifest_path, self.build_command())
        try:
            found = msgspec.json.decode(content, type=dict[str, msgspec.Raw]).get("format")
            if found is None or bytes(found) != b"%d" % FORMAT:
                raise StoreError(
                    f"{self.manifest_path} has format {bytes(found or b'none').decode()}, "
                    f"this version of Digitscope reads format {FORMAT}",
                    self.build_command(),
                )
            return msgspec.json.decode(content, type=Manifest)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            problem = f"{self.manifest_path} is damaged ({error})"
            raise StoreError(problem, self.build_command()) from error

    def experiment(self, id: str) -> StoredExperiment:
        """What the manifest knows of an experiment.

        Raises:
            MissingError: it was not built into this store.
        """
        entry = self.manifest().experiments.get(id)
        if entry is None:
            raise MissingError(f"{id} has no results in {self.root}", self.build_command(id))
        return entry

    def curves(self, id: str) -> tuple[Curves, ...]:
        """The course of training of every replicate, in the order of their seeds."""
        try:
            content = self._read_checked(id, HISTORY)
            return msgspec.json.decode(content, type=CurvesOfRuns)
        except msgspec.MsgspecError as error:
            raise self._file_error(id, HISTORY, f"is damaged ({error})") from error

    def test_probabilities(self, id: str) -> NDArray[np.float32]:
        """What every replicate makes of the test samples: float32 (replicates, n, classes).

        Stored with eleven binary digits, so that rows sum to 1 within a thousandth.
        """
        return self._array(id, PREDICTIONS, "test_probabilities").astype(np.float32)

    def test_labels(self, id: str) -> NDArray[np.uint8]:
        """What every replicate reads in the test samples: uint8 (replicates, n)."""
        return self._array(id, PREDICTIONS, "test_labels")

    def validation_labels(self, id: str) -> NDArray[np.uint8]:
        """What every replicate reads in its validation samples: uint8 (replicates, n)."""
        return self._array(id, PREDICTIONS, "validation_labels")

    def model(self, id: str) -> bytes:
        """The ONNX file of the first replicate."""
        return self._read_checked(id, MODEL)

    def inputs(self, id: str) -> dict[str, NDArray[Any]]:
        """What was fitted to stand before the network; empty where nothing was."""
        if INPUTS not in self.experiment(id).files:
            return {}
        return self._arrays(id, INPUTS)

    def map(self, id: str) -> Map:
        """The training images' hidden activations laid out on a plane, of the first replicate."""
        arrays = self._arrays(id, MAP, "coordinates", "scores")
        return Map(arrays["coordinates"], *map(float, arrays["scores"]))

    def has_map(self, id: str) -> bool:
        """Whether the map is there and undamaged."""
        try:
            self._read_checked(id, MAP)
        except StoreError:
            return False
        return True

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
        """The runs of this very declaration, so that a build can go on; none if damaged."""
        id = experiment.id
        try:
            entry = self.experiment(id)
            if entry.spec_hash != experiment.spec_hash:
                return []
            arrays = self._arrays(id, PREDICTIONS, *PREDICTED)
            runs = [
                TrainedReplicate(scores, curves, *predicted)
                for scores, curves, *predicted in zip(
                    entry.replicates,
                    self.curves(id),
                    *(arrays[name] for name in PREDICTED),
                    strict=True,
                )
            ]
            return [replace(runs[0], model=self.model(id), inputs=self.inputs(id)), *runs[1:]]
        except StoreError:
            return []

    def is_current(self, experiment: Experiment, replicates: int = 1) -> bool:
        """Whether the results are those of this declaration, all there and undamaged."""
        try:
            entry = self.experiment(experiment.id)
            if entry.spec_hash != experiment.spec_hash or len(entry.replicates) < replicates:
                return False
            maps = {MAP} if experiment.mapped else set()
            for name in {HISTORY, PREDICTIONS, MODEL, *entry.files, *maps}:
                self._read_checked(experiment.id, name)
        except StoreError:
            return False
        return True

    def incomplete(self) -> list[str]:
        """Experiments, by id, and data sets whose files are not all there in their full size."""
        manifest = self.manifest()
        sizes = {
            id: {self._folder(id) / name: file.bytes for name, file in entry.files.items()}
            for id, entry in manifest.experiments.items()
        }
        found = [id for id, files in sizes.items() if any(_size(f) != s for f, s in files.items())]
        paths = {id: self.datasets.path(id) for id in manifest.datasets}
        return [*found, *(id for id, path in paths.items() if not path.exists())]

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
        """Store an experiment's results in place of older ones; the manifest comes last.

        While the files are swapped, the experiment is not in the manifest: whoever reads in between
        finds it missing, not one whose files belong to other results.
        """
        files = contents(replicates, map)
        entry = StoredExperiment(
            title=experiment.title,
            question=experiment.question,
            source=experiment.source,
            parameters=experiment.parameters,
            spec_hash=experiment.spec_hash,
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
            replicates=tuple(replicate.scores for replicate in replicates),
            files={name: StoredFile(sha256(c), len(c)) for name, c in files.items()},
        )
        with self._lock(), new_folder(self._folder(experiment.id), files) as swap:
            others = self._entries()
            others.pop(experiment.id, None)
            manifest = Manifest(FORMAT, _versions(), self.datasets.listed(), others)
            self._write_manifest(manifest)
            swap()
            self._write_manifest(replace(manifest, experiments={**others, experiment.id: entry}))

    def _entries(self) -> dict[str, StoredExperiment]:
        """What the manifest lists; nothing where it cannot be read."""
        try:
            return dict(self.manifest().experiments)
        except StoreError:
            return {}

    def _write_manifest(self, manifest: Manifest) -> None:
        write(self.manifest_path, to_json(manifest))

    def _lock(self) -> AbstractContextManager[object]:
        """Keeps a second build from writing at the same moment."""
        self.root.mkdir(parents=True, exist_ok=True)
        return FileLock(self.root / ".lock")

    def _array(self, id: str, file: str, name: str) -> NDArray[Any]:
        return self._arrays(id, file, name)[name]

    def _arrays(self, id: str, file: str, *names: str) -> dict[str, NDArray[Any]]:
        try:
            return from_npz(self._read_checked(id, file), *names)
        except ValueError as error:
            raise self._file_error(id, file, f"is damaged ({error})") from error

    def _folder(self, id: str) -> Path:
        return self.root / "experiments" / id

    def _read_checked(self, id: str, name: str) -> bytes:
        """A file of an experiment, if it is the one that the manifest lists."""
        entry, path = self.experiment(id), self._folder(id) / name
        content = read(path, self.build_command(id))
        known = entry.files.get(name)
        if known is None or sha256(content) != known.sha256:
            raise self._file_error(id, name, "is not the file that the manifest lists")
        return content

    def _file_error(self, id: str, name: str, problem: str) -> StoreError:
        return StoreError(f"{self._folder(id) / name} {problem}", self.build_command(id))


def _size(path: Path) -> int | None:
    """In bytes; None if it is not there."""
    return path.stat().st_size if path.exists() else None


def _versions() -> dict[str, str]:
    """Of Python and the libraries that make the results."""
    versions = {"python": python_version()}
    for library in _LIBRARIES:
        try:
            versions[library] = version(library)
        except PackageNotFoundError:  # TensorFlow has other names on some platforms
            versions[library] = "unknown"
    return versions
