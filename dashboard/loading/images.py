"""The samples that models learn from and are tested on."""

from pathlib import Path

import streamlit as st

from dashboard.dataset import Averages, Greys
from dashboard.loading.current import key
from dashboard.results import SampleSet
from pipeline.spec import Dataset
from pipeline.store import Store


def test_set(dataset: Dataset) -> SampleSet:
    return _test_set(dataset, *key())


def training_set(dataset: Dataset) -> SampleSet:
    """All training samples, those held out for validation included."""
    return _training_set(dataset, *key())


def averages(dataset: Dataset) -> Averages:
    """The mean training image of each class, and how far the images lie from it."""
    return _averages(dataset, *key())


def greys(dataset: Dataset) -> Greys:
    """How light the training images are."""
    return _greys(dataset, *key())


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
