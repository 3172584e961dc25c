"""The data sets of a store, one npz file each."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

from numpy.typing import NDArray

from pipeline.store.files import StoreError, from_npz, read, sha256, to_npz, write
from pipeline.store.records import StoredDataset

Arrays = Mapping[str, NDArray[Any]]
"""x_train, y_train, x_test and y_test; see `pipeline.data.Arrays`."""


class Datasets:
    """Reads and writes the files below `datasets/`."""

    def __init__(self, folder: Path, build_command: Callable[[], str]) -> None:
        self._folder = folder
        self._build_command = build_command

    def path(self, id: str) -> Path:
        return self._folder / f"{id}.npz"

    def read(self, id: str) -> dict[str, NDArray[Any]]:
        """All arrays of a data set.

        Raises:
            MissingError: the file is not there.
            StoreError: it cannot be read.
        """
        return self._arrays(id, self._content(id))

    def read_part(
        self, id: str, part: Literal["train", "test"], listed: StoredDataset | None
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """Samples of a part and their labels, of the file that the manifest lists.

        Raises:
            StoreError: it is missing, or another one.
        """
        content = self._content(id)
        if listed is None or sha256(content) != listed.sha256:
            raise self.error(id, "is not the file that the manifest lists")
        arrays = self._arrays(id, content, f"x_{part}", f"y_{part}")
        return arrays[f"x_{part}"], arrays[f"y_{part}"]

    def write(self, id: str, arrays: Arrays) -> None:
        write(self.path(id), to_npz(arrays))

    def listed(self) -> dict[str, StoredDataset]:
        """What the manifest has to say of the files that are there."""
        return {path.stem: self._listed(path.stem) for path in sorted(self._folder.glob("*.npz"))}

    def _listed(self, id: str) -> StoredDataset:
        content = self._content(id)
        labels = self._arrays(id, content, "y_train", "y_test")
        return StoredDataset(sha256(content), len(labels["y_train"]), len(labels["y_test"]))

    def error(self, id: str, problem: str) -> StoreError:
        """An error about a file; the problem continues a sentence that names it."""
        remedy = "delete it to have it made or fetched again"
        return StoreError(f"{self.path(id)} {problem}; {remedy}", self._build_command())

    def _content(self, id: str) -> bytes:
        return read(self.path(id), self._build_command())

    def _arrays(self, id: str, content: bytes, *names: str) -> dict[str, NDArray[Any]]:
        try:
            return from_npz(content, *names)
        except ValueError as error:
            raise self.error(id, f"is damaged ({error})") from error
