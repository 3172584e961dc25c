"""MNIST's images and a network that reads them."""

import pytest

from dashboard.inference import Network
from pipeline.store import REPOSITORY_STORE, Store


@pytest.fixture(scope="package")
def mnist():
    """Test images uint8 (10000, 28, 28) and their labels."""
    return Store(REPOSITORY_STORE).test_examples("mnist")


@pytest.fixture(scope="package")
def cnn():
    return Network(Store(REPOSITORY_STORE).model("cnn-32-64"))
