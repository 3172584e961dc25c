"""Stores in which claims find nothing but what a test makes up."""

import shutil
import tempfile
from pathlib import Path

import pytest

from pipeline.store import Store
from pipeline.store import store as store_module
from tests.dashboard.claims.made_up import write_test_sets

MEMORY = Path("/dev/shm")  # noqa: S108 - Linux keeps it in memory: a slow disk takes ten times as long


@pytest.fixture(scope="session")
def _folder():
    """Where stores come and go."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def _test_sets(_folder):
    """The made-up test sets, to be copied."""
    made_up = Store(_folder / "made_up")
    write_test_sets(made_up)
    return made_up.root / "datasets"


@pytest.fixture
def store(_folder, _test_sets, monkeypatch):
    """A store with the made-up test sets and no results."""
    # To look up the libraries' versions takes as long as the rest of a write.
    monkeypatch.setattr(store_module, "_versions", dict)
    with tempfile.TemporaryDirectory(dir=_folder) as root:
        shutil.copytree(_test_sets, Path(root, "datasets"))
        yield Store(Path(root))
