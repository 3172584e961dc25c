"""Files that are what the manifest lists, and errors about those that are not."""

import shlex
from pathlib import Path
from typing import Any

import msgspec
from numpy.typing import NDArray

from pipeline.store.contents import ANALYSES, AnyAnalysis, file_of, to_analysis
from pipeline.store.files import MissingError, StoreError, from_npz, read, sha256
from pipeline.store.records import FORMAT, Manifest, StoredExperiment, StoredStudy

REPOSITORY_STORE = Path(__file__).resolve().parents[2] / "artifacts"
"""The store that a clone brings along."""

_BUILD = "python -m pipeline.build_artifacts"


class CheckedFiles:
    """The manifest of a store and the files below `experiments/` and `studies/`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.manifest_path = root / "manifest.json"
        self._is_other = root.resolve() != REPOSITORY_STORE

    def build_command(self, id: str | None = None) -> str:
        """The command that builds this store, or one experiment or study of it."""
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

    def entry(self, id: str) -> StoredExperiment | StoredStudy:
        """What the manifest knows of an experiment or study.

        Raises:
            MissingError: it was not built into this store.
        """
        manifest = self.manifest()
        entry = manifest.experiments.get(id) or manifest.studies.get(id)
        if entry is None:
            raise self.not_built(id)
        return entry

    def not_built(self, id: str) -> MissingError:
        """The error about an experiment or study that is not in this store."""
        return MissingError(f"{id} has no results in {self.root}", self.build_command(id))

    def folder(self, id: str) -> Path:
        """Of an experiment."""
        return self.root / "experiments" / id

    def study_folder(self, id: str) -> Path:
        return self.root / "studies" / id

    def content(self, id: str, name: str) -> bytes:
        """A file, if it is the one that the manifest lists.

        Raises:
            MissingError: it is not there.
            StoreError: it is another one.
        """
        entry = self.entry(id)
        path = self._path(entry, id, name)
        content = read(path, self.build_command(id))
        known = entry.files.get(name)
        if known is None or sha256(content) != known.sha256:
            raise self.error(id, name, "is not the file that the manifest lists")
        return content

    def is_sound(self, id: str, name: str) -> bool:
        """Whether a file is there, undamaged, and holds what such a file holds today."""
        try:
            if kind := ANALYSES.get(name):
                self.analysis(id, kind)
            else:
                self.content(id, name)
        except StoreError:
            return False
        return True

    def arrays(self, id: str, file: str, *names: str) -> dict[str, NDArray[Any]]:
        """Arrays of an npz file, all or those named.

        Raises:
            StoreError: see `content`; or it does not hold them.
        """
        try:
            return from_npz(self.content(id, file), *names)
        except ValueError as error:
            raise self.error(id, file, f"is damaged ({error})") from error

    def analysis(self, id: str, kind: type[AnyAnalysis]) -> AnyAnalysis:
        """An analysis of an experiment, or the one that a study is.

        Raises:
            StoreError: as for `arrays`.
        """
        name = file_of(kind)
        try:
            return to_analysis(kind, self.content(id, name))
        except ValueError as error:
            raise self.error(id, name, f"is damaged ({error})") from error

    def incomplete(self, manifest: Manifest) -> list[str]:
        """Experiments and studies, by id, whose files are not all there in their full size."""
        entries: dict[str, StoredExperiment | StoredStudy] = {
            **manifest.experiments,
            **manifest.studies,
        }
        sizes = {
            id: {self._path(entry, id, name): file.bytes for name, file in entry.files.items()}
            for id, entry in entries.items()
        }
        return [id for id, files in sizes.items() if any(_size(f) != s for f, s in files.items())]

    def error(self, id: str, name: str, problem: str) -> StoreError:
        """An error about a file; the problem continues a sentence that names it."""
        return StoreError(
            f"{self._path(self.entry(id), id, name)} {problem}", self.build_command(id)
        )

    def _path(self, entry: StoredExperiment | StoredStudy, id: str, name: str) -> Path:
        return self._folder(entry, id) / name

    def _folder(self, entry: StoredExperiment | StoredStudy, id: str) -> Path:
        return self.study_folder(id) if isinstance(entry, StoredStudy) else self.folder(id)


def _size(path: Path) -> int | None:
    """In bytes; None if it is not there."""
    return path.stat().st_size if path.exists() else None
