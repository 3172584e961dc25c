"""The only reader and writer of `artifacts/`: file names, formats and checks live here.

    records   what is stored, as frozen dataclasses
    files     bytes in and out: whole, checked, never pickled
    store     the folder as one object

Everything that is read is checked against the manifest, and every failure is one `StoreError` that
says what happened, what was expected and which command helps.
"""

from pipeline.store.files import MissingError, StoreError
from pipeline.store.records import (
    Curves,
    Manifest,
    Map,
    Replicate,
    StoredExperiment,
    TrainedReplicate,
)
from pipeline.store.store import REPOSITORY_STORE, Store

__all__ = [
    "REPOSITORY_STORE",
    "Curves",
    "Manifest",
    "Map",
    "MissingError",
    "Replicate",
    "Store",
    "StoreError",
    "StoredExperiment",
    "TrainedReplicate",
]
