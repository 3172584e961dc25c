"""Trained models, and what was found out about them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.loading.current import key, store
from dashboard.loading.images import training_set
from dashboard.maps import RAW_PIXELS, hidden_points, nearest, projected
from dashboard.placement import Placement, place
from pipeline.spec import MNIST, Experiment
from pipeline.store import Features, Ingredients, Map, Store, Units

if TYPE_CHECKING:  # onnxruntime, which few pages need, takes a while to load
    from dashboard.inference import Network, Readers


def network(experiment: Experiment) -> "Network":
    """The model of an experiment's first run, ready to be asked."""
    return _network(experiment.id, *key())


def readers() -> "Readers":
    """All models that read images, those left out named, ready to be asked together.

    Raises:
        StoreError: none can be read.
    """
    from dashboard.inference import Readers  # noqa: PLC0415 - see above

    shown_now = key()
    return Readers.load(store(), lambda id: _network(id, *shown_now))


def inputs(experiment: Experiment) -> dict[str, NDArray[Any]]:
    """What was fitted to stand before the network: arrays by name, none where nothing was."""
    return _inputs(experiment.id, *key())


def weights(experiment: Experiment) -> dict[str, NDArray[Any]]:
    """Kernels and biases by layer, of an experiment that draws its weights."""
    return _weights(experiment.id, *key())


def units(experiment: Experiment) -> Units:
    """What the hidden units of an examined experiment respond to."""
    return _units(experiment.id, *key())


def map(id: str) -> Map:
    """The training images on a plane, of a mapped experiment or the study "pixels"."""
    return _map(id, *key())


def neighbours(id: str, image: int, number: int) -> NDArray[np.int64]:
    """The images nearest to one of them, nearest first, before a map lays out its points."""
    return _neighbours(id, image, number, *key())


def placement(experiment: Experiment, hidden: NDArray[np.float32]) -> Placement:
    """Where a mapped experiment's map would have an image.

    Args:
        hidden: float32 (units,), the model's activations for it.
    """
    return _placement(experiment.id, hidden, *key())


def features() -> Features:
    """Which directions and pixels matter."""
    return _features(*key())


def ingredients() -> Ingredients:
    """What each ingredient of our augmentation brings."""
    return _ingredients(*key())


@st.cache_resource(show_spinner=False, max_entries=32)
def _network(id: str, root: Path, written: int) -> "Network":
    from dashboard.inference import Network  # noqa: PLC0415 - see above

    return Network(Store(root).model(id))


@st.cache_resource(show_spinner=False, max_entries=32)
def _inputs(id: str, root: Path, written: int) -> dict[str, NDArray[Any]]:
    return Store(root).inputs(id)


@st.cache_resource(show_spinner=False, max_entries=8)
def _weights(id: str, root: Path, written: int) -> dict[str, NDArray[Any]]:
    return Store(root).weights(id)


@st.cache_resource(show_spinner=False, max_entries=4)
def _units(id: str, root: Path, written: int) -> Units:
    return Store(root).units(id)


@st.cache_resource(show_spinner=False, max_entries=12)
def _map(id: str, root: Path, written: int) -> Map:
    return Store(root).map(id)


@st.cache_resource(show_spinner=False, max_entries=1)  # 60 MB for 500 units
def _mapped_points(id: str, root: Path, written: int) -> NDArray[np.number]:
    """What a map was laid out from: (n, dimensions), uint8 pixels or float16."""
    images = training_set(MNIST).images
    if id == RAW_PIXELS:
        return images.reshape(len(images), -1)
    return hidden_points(_network(id, root, written).hidden, images, _map(id, root, written))


@st.cache_resource(show_spinner=False, max_entries=64)
def _neighbours(id: str, image: int, number: int, root: Path, written: int) -> NDArray[np.int64]:
    return nearest(_mapped_points(id, root, written), image, number)


@st.cache_resource(show_spinner=False, max_entries=64)
def _placement(id: str, hidden: NDArray[np.float32], root: Path, written: int) -> Placement:
    found = _map(id, root, written)
    point = projected(hidden[None], found)[0]
    return place(point, _mapped_points(id, root, written), found.coordinates)


@st.cache_resource(show_spinner=False, max_entries=1)
def _features(root: Path, written: int) -> Features:
    return Store(root).features()


@st.cache_resource(show_spinner=False, max_entries=1)
def _ingredients(root: Path, written: int) -> Ingredients:
    return Store(root).ingredients()
