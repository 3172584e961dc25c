"""What several tests share: the real images, and stores with planted results."""

import shutil

import pytest

from pipeline.experiments import find
from pipeline.store import REPOSITORY_STORE, Store
from tests.planted import PLANTED_MAP, planted_replicate


@pytest.fixture(scope="session")
def mnist():
    """The arrays of MNIST."""
    return Store(REPOSITORY_STORE).dataset()


@pytest.fixture
def empty_store(tmp_path) -> Store:
    """A store that has the data sets and nothing else."""
    shutil.copytree(REPOSITORY_STORE / "datasets", tmp_path / "store" / "datasets")
    return Store(tmp_path / "store")


@pytest.fixture
def planted_store(empty_store, mnist) -> Store:
    """A store in which `dense-10` reads everything right but the first 30 fours, read as nines."""
    replicate = planted_replicate(mnist["y_test"], wrong=30)
    empty_store.write_experiment(find("dense-10"), [replicate], PLANTED_MAP)
    return empty_store
