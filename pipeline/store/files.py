"""Bytes in and out of a store: files appear whole or not at all, and nothing is pickled."""

import hashlib
import io
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray


class StoreError(Exception):
    """Something in the store is missing, damaged or of another format.

    Attributes:
        problem: what happened and what was expected.
        command: what to run.
    """

    def __init__(self, problem: str, command: str) -> None:
        super().__init__(f"{problem}: run `{command}`")
        self.problem = problem
        self.command = command


class MissingError(StoreError):
    """A file of the store is not there."""


def read(path: Path, command: str) -> bytes:
    """The content of a file.

    Raises:
        MissingError: it cannot be read; `command` is what helps.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingError(f"{path} is missing", command) from None
    except OSError as error:
        raise MissingError(f"{path} cannot be read ({error.strerror})", command) from error


def write(path: Path, content: bytes) -> None:
    """Write beside the file, then move into its place: readers see old or new, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(content)
        except BaseException:
            beside.unlink()
            raise
    beside.chmod(0o644)
    beside.replace(path)


@contextmanager
def new_folder(folder: Path, contents: Mapping[str, bytes]) -> Iterator[Callable[[], None]]:
    """Write files, by name, into a new folder beside an older one; call the result to swap them."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        dir=folder.parent, prefix=".", ignore_cleanup_errors=True
    ) as beside:
        new, old = Path(beside, "new"), Path(beside, "old")
        new.mkdir()
        for name, content in contents.items():
            write(new / name, content)

        def swap() -> None:
            if folder.exists():
                folder.rename(old)
            new.rename(folder)

        yield swap


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def to_json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def to_npz(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def from_npz(content: bytes, *names: str) -> dict[str, NDArray[Any]]:
    """The arrays of an npz file, all or those named.

    Raises:
        ValueError: it is no such file, or an array is not in it.
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            return {name: file[name] for name in names or file.files}
    except Exception as error:  # zip, zlib and NumPy each fail in their own ways
        raise ValueError(str(error) or type(error).__name__) from error
