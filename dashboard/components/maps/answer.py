"""How well maps keep neighbours: a sentence, and a table beside the published figure."""

from collections.abc import Sequence

import streamlit as st

from dashboard import exports, loading
from dashboard.components.downloads import csv_button
from dashboard.maps import RAW_PIXELS, Pane
from dashboard.theme import per_cent
from pipeline.experiments import EXPERIMENTS, find
from pipeline.store import VOTERS


def answer(pane: Pane) -> None:
    """Say for how many images the nearest in a map show the same digit."""
    found = loading.map(pane.id)
    st.markdown(
        f"{pane.id} places {len(found.coordinates):,} training images so that for "
        f"**{per_cent(pane.accuracy(found))}** of them most of the {VOTERS} nearest in this map "
        f"show the same digit; in the hidden layer itself for "
        f"{per_cent(found.layer_neighbour_accuracy)}{_among_pixels()}."
    )


def _among_pixels() -> str:
    if RAW_PIXELS in loading.manifest().studies:
        share = per_cent(loading.map(RAW_PIXELS).layer_neighbour_accuracy)
        return f", among raw pixels for {share}"
    command = loading.store().build_command(RAW_PIXELS)
    return f"; raw pixels are not laid out yet to compare with: run `{command}`"


def map_title(pane: Pane) -> str:
    """What stands above a map: whose it is, laid out how, and how well it keeps neighbours."""
    share = pane.accuracy(loading.map(pane.id))
    whose = "raw pixels" if pane.id == RAW_PIXELS else f"hidden layer of {pane.id}"
    return f"{pane.layout}, {whose}: neighbours agree for {per_cent(share)}"


def map_scores(panes: Sequence[Pane]) -> None:
    """A table of the maps that are shown and, to compare with, of raw pixels."""
    ids = list(dict.fromkeys(pane.id for pane in panes))
    if RAW_PIXELS in loading.manifest().studies and RAW_PIXELS not in ids:
        ids.append(RAW_PIXELS)
    maps = [loading.map(id) for id in ids]
    lines = [
        ["measure", *("raw pixels" if id == RAW_PIXELS else id for id in ids)],
        ["---", *["--:"] * len(ids)],
        ["among the points themselves", *(per_cent(m.layer_neighbour_accuracy) for m in maps)],
        ["in the t-SNE", *(per_cent(m.neighbour_accuracy) for m in maps)],
        ["among principal components", *(per_cent(m.plane_neighbour_accuracy) for m in maps)],
        ["KL divergence of the t-SNE", *(f"{m.kl_divergence:.2f}" for m in maps)],
        ["published KL divergence", *map(_published, ids)],
    ]
    st.markdown("\n".join(f"| {' | '.join(line)} |" for line in lines))
    csv_button("neighbours-in-maps", lambda: exports.neighbours(dict(zip(ids, maps, strict=True))))
    st.caption(
        f"Shares of {len(maps[0].coordinates):,} images whose digit most of their {VOTERS} nearest "
        "show: among the activations or pixels themselves, and in either map of them. KL "
        f"divergence in nats: 0 would keep all neighbourhoods. {_about_published()}"
    )


def _published(id: str) -> str:
    published = None if id == RAW_PIXELS else find(id).published.kl_divergence
    return "not printed" if published is None else f"{published:.2f}"


def _about_published() -> str:
    """What comparing with published divergences can tell."""
    printed = [e for e in EXPERIMENTS if e.published.kl_divergence is not None]
    which = ", ".join(f"{e.published.kl_divergence:.2f} for {e.id}" for e in printed)
    return (
        f"Its source prints {which}, found by scikit-learn in 300 steps, of which all but 50 "
        "exaggerate the attraction of neighbours at first; openTSNE, which lays out ours with the "
        "same perplexity and start, takes fewer steps but more of them after that. So a lower "
        "figure of ours tells of a layout that went on for longer, not of a better network; "
        "compare networks by ours alone."
    )
