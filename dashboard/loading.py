"""Cached access to the store. What is cached is shared by all visitors and only read.

Caches are keyed by the time the manifest was written, so new results appear without a restart.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.claims import CLAIMS, Evidence, Judged, judge
from dashboard.comparison import Comparison, Pair, compare
from dashboard.dataset import Averages, Greys
from dashboard.maps import PIXELS, hidden_points, nearest
from dashboard.results import Predictions, Result, SampleSet, on_mnist
from pipeline import experiments
from pipeline.spec import MNIST, Dataset, Experiment
from pipeline.store import (
    REPOSITORY_STORE,
    Curves,
    Features,
    Manifest,
    Map,
    Store,
    StoreError,
    Units,
)

if TYPE_CHECKING:  # onnxruntime, which few pages need, takes a while to load
    from dashboard.inference import Network

STORE_VARIABLE = "DIGITSCOPE_STORE"
"""Environment variable that names another store than the repository's."""


def store() -> Store:
    return Store(Path(os.environ.get(STORE_VARIABLE) or REPOSITORY_STORE))


def manifest() -> Manifest:
    return _manifest(*_version())


def built(among: Iterable[Experiment]) -> list[Result]:
    """Those of these experiments that have results."""
    stored = manifest().experiments
    return [Result(e, stored[e.id]) for e in among if e.id in stored]


def results() -> list[Result]:
    """The experiments that have results, in the order of the registry.

    Raises:
        StoreError: there is none.
    """
    if not (found := built(experiments.EXPERIMENTS)):
        raise StoreError(f"{store().root} has no results yet", store().build_command())
    return found


def variations(experiment: Experiment) -> list[Result]:
    """The steps of an experiment's study that have results."""
    return built(e for e in experiments.VARIATIONS if e.variation_of == experiment.id)


def problem() -> StoreError | None:
    """What pages about single experiments will miss, found without reading any of their files."""
    if not (incomplete := store().missing()):
        return None
    which = ", ".join(incomplete)
    return StoreError(f"Files of {which} are missing in {store().root}", store().build_command())


def result(experiment: Experiment) -> Result:
    """An experiment with what the manifest knows of it.

    Raises:
        MissingError: it was not built.
    """
    stored = manifest().experiments.get(experiment.id) or store().experiment(experiment.id)
    return Result(experiment, stored)


def baseline(experiment: Experiment) -> Result | None:
    """The experiment that this one varies, if there is one and it was built."""
    if experiment.baseline not in manifest().experiments:
        return None
    return result(experiments.find(experiment.baseline))


def curves(experiment: Experiment) -> tuple[Curves, ...]:
    return _curves(experiment.id, *_version())


def predictions(experiment: Experiment) -> Predictions:
    return _predictions(experiment.id, *_version())


def comparison() -> Comparison:
    """All models that are tested on MNIST; there may be none or one."""
    return _comparison(*_version())


def pair(a: str, b: str) -> Pair:
    """Two of these models, by their ids."""
    return _pair(a, b, *_version())


def judged_claims() -> list[Judged]:
    """All claims with their verdicts."""
    return _judged_claims(*_version())


def test_set(dataset: Dataset) -> SampleSet:
    return _test_set(dataset, *_version())


def training_set(dataset: Dataset) -> SampleSet:
    """All training samples, those held out for validation included."""
    return _training_set(dataset, *_version())


def averages(dataset: Dataset) -> Averages:
    """The mean training image of each class, and how far the images lie from it."""
    return _averages(dataset, *_version())


def greys(dataset: Dataset) -> Greys:
    """How light the training images are."""
    return _greys(dataset, *_version())


def network(experiment: Experiment) -> "Network":
    """The model of an experiment's first run, ready to be asked."""
    return _network(experiment.id, *_version())


def inputs(experiment: Experiment) -> dict[str, NDArray[Any]]:
    """What was fitted to stand before the network: arrays by name, none where nothing was."""
    return _inputs(experiment.id, *_version())


def weights(experiment: Experiment) -> dict[str, NDArray[Any]]:
    """Kernels and biases by layer, of an experiment that draws its weights."""
    return _weights(experiment.id, *_version())


def units(experiment: Experiment) -> Units:
    """What the hidden units of an examined experiment respond to."""
    return _units(experiment.id, *_version())


def map(id: str) -> Map:
    """The training images on a plane, of a mapped experiment or the study "pixels"."""
    return _map(id, *_version())


def neighbours(id: str, image: int, number: int) -> NDArray[np.int64]:
    """The images nearest to one of them, nearest first, before a map lays out its points."""
    return _neighbours(id, image, number, *_version())


def version() -> str:
    """Part of addresses that a browser may keep for ever: another one for other results."""
    return f"{_version()[1]:x}"


def features() -> Features:
    """Which directions and pixels matter."""
    return _features(*_version())


def warm_up() -> None:
    """Import and load what a first visitor needs; a broken store is for the pages to show."""
    import dashboard.charts  # noqa: PLC0415 - imports plotly
    import dashboard.tables  # noqa: F401, PLC0415 - imports pandas

    try:
        manifest()
        test_set(MNIST)
    except StoreError:
        return


def _version() -> tuple[Path, int]:
    """The store and the time its manifest was written: the key of all caches."""
    path = store().manifest_path
    try:
        return path.parent, path.stat().st_mtime_ns
    except OSError:
        return path.parent, 0


@st.cache_resource(show_spinner=False, max_entries=2)
def _manifest(root: Path, written: int) -> Manifest:
    return Store(root).manifest()


@st.cache_resource(show_spinner=False, max_entries=2)
def _judged_claims(root: Path, written: int) -> list[Judged]:
    evidence = Evidence(Store(root))
    return [judge(claim, evidence) for claim in CLAIMS]


@st.cache_resource(show_spinner=False, max_entries=6)
def _test_set(dataset: Dataset, root: Path, written: int) -> SampleSet:
    return SampleSet(dataset, *Store(root).test_examples(dataset.id))


@st.cache_resource(show_spinner=False, max_entries=3)
def _training_set(dataset: Dataset, root: Path, written: int) -> SampleSet:
    return SampleSet(dataset, *Store(root).training_examples(dataset.id))


@st.cache_resource(show_spinner=False, max_entries=2)
def _averages(dataset: Dataset, root: Path, written: int) -> Averages:
    training = _training_set(dataset, root, written)
    return Averages.of(training.images, training.labels, dataset.classes)


@st.cache_resource(show_spinner=False, max_entries=2)
def _greys(dataset: Dataset, root: Path, written: int) -> Greys:
    return Greys.of(_training_set(dataset, root, written).images)


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
    images = _training_set(MNIST, root, written).images
    if id == PIXELS:
        return images.reshape(len(images), -1)
    return hidden_points(_network(id, root, written).hidden, images, _map(id, root, written))


@st.cache_resource(show_spinner=False, max_entries=64)
def _neighbours(id: str, image: int, number: int, root: Path, written: int) -> NDArray[np.int64]:
    return nearest(_mapped_points(id, root, written), image, number)


@st.cache_resource(show_spinner=False, max_entries=1)
def _features(root: Path, written: int) -> Features:
    return Store(root).features()


@st.cache_resource(show_spinner=False, max_entries=64)
def _curves(id: str, root: Path, written: int) -> tuple[Curves, ...]:
    return Store(root).curves(id)


@st.cache_resource(show_spinner=False, max_entries=64)
def _predictions(id: str, root: Path, written: int) -> Predictions:
    probabilities = Store(root).test_probabilities(id)
    labels = Store(root).test_labels(id)
    return Predictions(labels, probabilities.max(axis=2), probabilities[0])


@st.cache_resource(show_spinner=False, max_entries=2)
def _comparison(root: Path, written: int) -> Comparison:
    models = [(result, predictions(result.experiment)) for result in on_mnist(results())]
    return compare(test_set(MNIST), models)


@st.cache_resource(show_spinner=False, max_entries=64)
def _pair(a: str, b: str, root: Path, written: int) -> Pair:
    return _comparison(root, written).pair(a, b)
