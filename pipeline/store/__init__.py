"""The only reader and writer of `artifacts/`: file names, formats and checks live here.

    records    what is stored of training, as frozen dataclasses
    analyses   what is stored of analyses
    files      bytes in and out: whole, never pickled
    contents   which results are kept in which file
    checked    files that are what the manifest lists
    datasets   the data sets
    store      the folder as one object

Everything that is read is checked against the manifest, and every failure is one `StoreError` that
says what happened, what was expected and which command helps.
"""

from pipeline.store.analyses import QUANTILES, VOTERS, Features, Ingredients, Map, Units
from pipeline.store.checked import REPOSITORY_STORE
from pipeline.store.contents import StudyAnalysis
from pipeline.store.files import MissingError, StoreError
from pipeline.store.records import (
    Curves,
    Manifest,
    Replicate,
    StoredExperiment,
    StoredStudy,
    TrainedReplicate,
)
from pipeline.store.store import Store

__all__ = [
    "QUANTILES",
    "REPOSITORY_STORE",
    "VOTERS",
    "Curves",
    "Features",
    "Ingredients",
    "Manifest",
    "Map",
    "MissingError",
    "Replicate",
    "Store",
    "StoreError",
    "StoredExperiment",
    "StoredStudy",
    "StudyAnalysis",
    "TrainedReplicate",
    "Units",
]
