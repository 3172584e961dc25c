"""What experiments scored, and what follows from it."""

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from dashboard.claims import CLAIMS, Evidence, Judged, judge
from dashboard.comparison import Comparison, Pair, compare
from dashboard.loading.current import key, store
from dashboard.loading.images import test_set
from dashboard.results import Predictions, Result, on_mnist
from pipeline import experiments
from pipeline.spec import MNIST, Dataset, Experiment
from pipeline.store import Curves, Manifest, Store, StoreError


def manifest() -> Manifest:
    return _manifest(*key())


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
    return _curves(experiment.id, *key())


def predictions(experiment: Experiment) -> Predictions:
    return _predictions(experiment.id, experiment.dataset, *key())


def comparison() -> Comparison:
    """All models that are tested on MNIST; there may be none or one."""
    return _comparison(*key())


def pair(a: str, b: str) -> Pair:
    """Two of these models, by their ids."""
    return _pair(a, b, *key())


def judged_claims() -> list[Judged]:
    """All claims with their verdicts."""
    return _judged_claims(*key())


@st.cache_resource(show_spinner=False, max_entries=2)
def _manifest(root: Path, written: int) -> Manifest:
    return Store(root).manifest()


@st.cache_resource(show_spinner=False, max_entries=2)
def _judged_claims(root: Path, written: int) -> list[Judged]:
    evidence = Evidence(Store(root))
    return [judge(claim, evidence) for claim in CLAIMS]


@st.cache_resource(show_spinner=False, max_entries=64)
def _curves(id: str, root: Path, written: int) -> tuple[Curves, ...]:
    return Store(root).curves(id)


@st.cache_resource(show_spinner=False, max_entries=64)
def _predictions(id: str, dataset: Dataset, root: Path, written: int) -> Predictions:
    test, of_runs = test_set(dataset), Store(root).test_labels(id)
    probabilities = Store(root).test_probabilities(id)
    first = probabilities[0].copy()  # a view of it would keep those of all runs
    return Predictions(test, of_runs, probabilities.max(axis=2), first)


@st.cache_resource(show_spinner=False, max_entries=2)
def _comparison(root: Path, written: int) -> Comparison:
    models = [(result, predictions(result.experiment)) for result in on_mnist(results())]
    return compare(test_set(MNIST), models)


@st.cache_resource(show_spinner=False, max_entries=64)
def _pair(a: str, b: str, root: Path, written: int) -> Pair:
    return _comparison(root, written).pair(a, b)
