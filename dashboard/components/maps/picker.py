"""Which maps are shown, laid out and coloured how; part of the address."""

import streamlit as st

from dashboard import address, loading
from dashboard.components.maps.colouring import COLOURINGS, DIGIT
from dashboard.maps import LAYOUTS, RAW_PIXELS, TSNE, Pane
from dashboard.words import named
from pipeline.experiments import EXPERIMENTS, find
from pipeline.spec import Experiment

_NOTHING, _OTHER_LAYOUT = "nothing", "layout"


def first_pane(experiment: Experiment) -> Pane:
    """The map that is shown in any case, before the reader can choose another."""
    asked = st.query_params.get("layout")
    return Pane(experiment.id, asked if asked in LAYOUTS else TSNE)


def subjects(experiment: Experiment) -> list[Experiment]:
    """The experiments whose maps are shown: the page's own, and one beside it."""
    beside = [e for e in EXPERIMENTS if e.mapped and e.id == st.query_params.get("beside")]
    return [experiment, *beside]


def map_picker(experiment: Experiment) -> tuple[list[Pane], str]:
    """Let the reader choose a layout, a second map and what colours mean.

    Returns:
        One or two maps, and one of `COLOURINGS`.
    """
    with st.container(horizontal=True, gap="medium"):
        layout = st.segmented_control(
            "Layout", LAYOUTS, required=True, **address.follow("layout", LAYOUTS, TSNE)
        )
        pane = Pane(experiment.id, layout or TSNE)
        beside = _beside(pane)
        colouring = st.segmented_control(
            "Colours show",
            COLOURINGS,
            required=True,
            **address.follow("colour", COLOURINGS, DIGIT),
        )
    return [pane] if beside is None else [pane, beside], colouring or DIGIT


def _beside(pane: Pane) -> Pane | None:
    """The map beside the first one, if there is to be one."""
    manifest = loading.manifest()
    others = [e.id for e in EXPERIMENTS if e.mapped and e.id in manifest.experiments]
    pixels = [RAW_PIXELS] if RAW_PIXELS in manifest.studies else []
    options = [_NOTHING, _OTHER_LAYOUT, *pixels, *(id for id in others if id != pane.id)]
    names = {
        _NOTHING: "nothing",
        _OTHER_LAYOUT: f"its {pane.beside.layout}",
        RAW_PIXELS: "raw pixels",
    }
    chosen = st.selectbox(
        "Beside it",
        options,
        format_func=lambda id: names.get(id) or named(find(id)),
        width=345,
        **address.follow("beside", options, _NOTHING, elsewhere={pane.id}),
    )
    if chosen == _NOTHING:
        return None
    return pane.beside if chosen == _OTHER_LAYOUT else Pane(chosen, pane.layout)
