"""Which of two models reads which images: a table of the four cases, and the images of one.

The case is part of the address as `cell`.
"""

from functools import partial

import numpy as np
import streamlit as st

from dashboard import address, exports
from dashboard.comparison import CASES, Images, Pair
from dashboard.components.button_table import Cell, button_table
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.downloads import csv_button
from dashboard.components.pair_picker import CELL
from dashboard.components.tiles import name_of
from dashboard.components.turn_pages import PAGE, turn_pages
from dashboard.theme import count

_PER_PAGE = 24
_IMAGES = "case-images"
_WORDS = {"both": "both right", "only_a": "only A", "only_b": "only B", "neither": "both wrong"}
_LOOKS = {"both": "plain", "only_a": "a", "only_b": "b", "neither": ""}


def chosen_case() -> str:
    """The case whose images are shown, one of `CASES`."""
    return address.choice(CELL, CASES, "only_a")


def pair_cases(pair: Pair, case: str) -> None:
    """Show how many images each of the first runs reads correctly; a click chooses a case."""
    cells = [_cell(pair, name) for name in CASES]
    button_table(
        "pair-cases",
        "large",
        columns=[f"B {pair.b.id} right", "B wrong"],
        rows=[f"A {pair.a.id} right", "A wrong"],
        cells=[cells[:2], cells[2:]],
        selected=divmod(CASES.index(case), 2),
        choose=lambda row, column: address.choose(**{CELL: CASES[2 * row + column], PAGE: None}),
        reveal=_IMAGES,
    )
    st.caption("Numbers of test images, of the runs with seed 0. Click one to see its images.")


def case_images(pair: Pair, case: str) -> None:
    """Show the images of a case, page by page."""
    images = _surest_first(pair, pair.images(case))
    with st.container(key=_IMAGES):
        st.subheader(f"{_heading(pair, case)}: {count(len(images), 'image')}", anchor=False)
        shown = turn_pages(len(images), _PER_PAGE)
        if not len(images):
            st.markdown("None of the test images: choose another cell.")
            return
        st.caption(
            f"Shown: {shown.start + 1} to {shown.stop} of {len(images):,}, those first of which "
            "the two models are surest."
        )
        digit_grid([_tile(pair, int(image)) for image in images[shown]])
        read = {f"{one.id} reads": one.predictions.labels for one in (pair.a, pair.b)}
        table = partial(exports.readings, pair.test, "test", read)
        csv_button(f"readings-{pair.a.id}-and-{pair.b.id}", table)


def _heading(pair: Pair, case: str) -> str:
    return {
        "both": "Both right",
        "only_a": f"Only {pair.a.id} is right",
        "only_b": f"Only {pair.b.id} is right",
        "neither": "Both wrong",
    }[case]


def _cell(pair: Pair, case: str) -> Cell:
    images = getattr(pair.first_runs, case)
    return Cell(
        text=f"{images:,}",
        note=_WORDS[case],
        words=f"{_heading(pair, case)}: {count(images, 'image')}",
        look=_LOOKS[case],
    )


def _surest_first(pair: Pair, images: Images) -> Images:
    sure = pair.a.predictions.confidence[0] + pair.b.predictions.confidence[0]
    return images[np.argsort(-sure[images], kind="stable")]


def _tile(pair: Pair, image: int) -> Tile:
    truth = int(pair.test.labels[image])
    a, b = (int(model.predictions.labels[image]) for model in (pair.a, pair.b))
    return Tile(
        picture=pair.test.images[image],
        name=f"{name_of(pair.test, image)}: A reads {a}, B reads {b}",
        lines=[f"#{image}", f"is {truth}", f"A {a}, B {b}"],
    )
