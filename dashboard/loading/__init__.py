"""Cached access to the store. What is cached is shared by all visitors and only read.

    current    which store is shown, and since when
    scores     what experiments scored, and what follows from it
    images     the samples that models learn from and are tested on
    models     trained models, and what was found out about them
    explained  what explains a model's answer to one drawing
    start      what is loaded before the first visitor comes

Caches are keyed by the time the manifest was written, so new results appear without a restart.
"""

from dashboard.loading.current import STORE_VARIABLE, store, version
from dashboard.loading.explained import occlusion, smallest_change
from dashboard.loading.images import averages, greys, test_set, training_set
from dashboard.loading.models import (
    features,
    ingredients,
    inputs,
    map,
    neighbours,
    network,
    placement,
    readers,
    units,
    weights,
)
from dashboard.loading.scores import (
    baseline,
    built,
    comparison,
    curves,
    judged_claims,
    manifest,
    pair,
    predictions,
    problem,
    result,
    results,
    variations,
)
from dashboard.loading.start import warm_up

__all__ = [
    "STORE_VARIABLE",
    "averages",
    "baseline",
    "built",
    "comparison",
    "curves",
    "features",
    "greys",
    "ingredients",
    "inputs",
    "judged_claims",
    "manifest",
    "map",
    "neighbours",
    "network",
    "occlusion",
    "pair",
    "placement",
    "predictions",
    "problem",
    "readers",
    "result",
    "results",
    "smallest_change",
    "store",
    "test_set",
    "training_set",
    "units",
    "variations",
    "version",
    "warm_up",
    "weights",
]
