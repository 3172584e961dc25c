"""Which store is shown, and since when: the key of all caches."""

import os
from pathlib import Path

from pipeline.store import REPOSITORY_STORE, Store

STORE_VARIABLE = "DIGITSCOPE_STORE"
"""Environment variable that names another store than the repository's."""


def store() -> Store:
    return Store(Path(os.environ.get(STORE_VARIABLE) or REPOSITORY_STORE))


def key() -> tuple[Path, int]:
    """The store and the time its manifest was written."""
    path = store().manifest_path
    try:
        return path.parent, path.stat().st_mtime_ns
    except OSError:
        return path.parent, 0


def version() -> str:
    """Part of addresses that a browser may keep for ever: another one for other results."""
    return f"{key()[1]:x}"
