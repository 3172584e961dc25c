"""Maps to take home: their points as a table, and a still picture of each."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard import exports, loading, routes
from dashboard.components.downloads import csv_button, png_button
from dashboard.maps import Pane
from pipeline.spec import MNIST


def map_files(panes: Sequence[Pane]) -> None:
    """Offer what the maps show."""
    maps = {pane.id: loading.map(pane.id) for pane in panes}
    labels = loading.training_set(MNIST).labels
    names = [f"map-{pane.id}-{pane.layout.replace(' ', '-')}".lower() for pane in panes]
    with st.container(horizontal=True, horizontal_alignment="right"):
        for name, pane in zip(names, panes, strict=True):
            png_button(name, partial(routes.still_map, pane))
        csv_button("-and-".join(names), partial(exports.points, panes, maps, labels))
