"""Maps of all training images, drawn by the browser: pointing at a point shows its image.

A click pins an image, a lasso or box chooses some. The program is bundled from `frontend/` when the
project is installed; points and pictures come from `dashboard/routes.py`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard import address, loading, routes
from dashboard.components.maps.answer import map_title
from dashboard.components.maps.colouring import digits, scheme
from dashboard.components.maps.pinned import PIN
from dashboard.maps import Pane, chosen

KEY = "point-map"

_HINT = (
    "Point at a dot for its image. Ctrl and the wheel, two fingers, the buttons or + and "
    "\N{MINUS SIGN} zoom; dragging or arrow keys move the map; Enter chooses all that it shows. "
    "Distances between far-off clusters mean little in a t-SNE."
)

_FOLDER = Path(__file__).parent

_component = st.components.v2.component(
    "digitscope_point_map",
    html="<section></section>",
    css=(_FOLDER / "point_map.css").read_text(),
    js=(_FOLDER / "loader.js").read_text(),
)


def point_map(panes: Sequence[Pane], colouring: str, pin: int | None, near: Sequence[int]) -> None:
    """Show one or two maps of the same images, in which the same ones are marked.

    Args:
        colouring: what colours mean, one of `COLOURINGS`.
        pin: the image that is pinned.
        near: its neighbours.
    """
    program = routes.program_address()
    if program is None:
        st.warning(
            f"The map's program {routes.PROGRAM} is missing, which the installation makes: run "
            "`pip install -e . --no-deps`. Images can be pinned by their number all the same."
        )
        return
    _component(
        key=KEY,
        data={
            "program": program,
            "image": routes.digit_address(),
            "count": len(loading.map(panes[0].id).coordinates),
            "maps": [_described(pane) for pane in panes],
            "scheme": scheme(colouring).to_browser(),
            "digits": [kind.to_browser() for kind in digits(colouring)],
            "pin": pin,
            "neighbours": list(near),
            "selection": _mask(),
            "hint": _HINT,
        },
        on_pin_change=_pin,
        on_selection_change=lambda: None,
    )


def chosen_images(images: int) -> NDArray[np.int64]:
    """The numbers of those that a lasso or box chose, in ascending order."""
    return chosen(_mask(), images)


def _mask() -> str | None:
    """What is chosen, as the map's program said it last."""
    state = st.session_state.get(KEY) or {}
    return state.get("selection")


def _pin() -> None:
    if (image := st.session_state[KEY].pin) is not None:
        address.choose(**{PIN: int(image)})


def _described(pane: Pane) -> dict[str, Any]:
    title = map_title(pane)
    return {
        "points": routes.points_address(pane),
        "still": routes.still_address(pane),
        "title": title,
        "words": f"Map of all training images: {title}. Neighbours of an image are listed beside.",
    }
