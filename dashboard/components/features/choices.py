"""How many components and pixels the page shows, part of its address as `k` and `n`."""

import streamlit as st

from dashboard import address, loading
from dashboard.features import PIXELS
from dashboard.results import Result
from pipeline import experiments
from pipeline.spec import PrincipalComponents

K, N = "k", "n"
COMPONENT = "component"
"""The component, counted from 1, whose images are shown."""

IMAGE = "image"

PCA = experiments.find("pca-154-dense-130")
FOREST = experiments.find("forest-70-dense-130")
ALL_PIXELS = experiments.find("dense-130")

DECLARED = {K: PCA.inputs.features, N: FOREST.inputs.features}
"""How many the document chose."""


def variance_to_keep() -> float:
    """The share of the variance by which the document chose its components."""
    match PCA.inputs:
        case PrincipalComponents(variance=share):
            return share
    raise TypeError(f"{PCA.id} reads no principal components")


def how_many(name: str, label: str) -> int:
    """Let the reader choose a number of inputs, or the document's."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.slider(
            label, 1, PIXELS, **address.follow(name, range(1, PIXELS + 1), DECLARED[name])
        )
        st.button(
            f"{DECLARED[name]}, as published",
            key=f"{name}-declared",
            on_click=address.choose,
            kwargs={name: DECLARED[name]},
        )
    return int(number)


def built() -> list[Result]:
    """The experiments that the page is about, as far as they have results."""
    return loading.built((PCA, FOREST, ALL_PIXELS))
