"""A canvas to draw on. What is drawn is kept in the session, and nowhere else.

The canvas draws by itself, in the browser, and tells the server after each stroke. It forgets its
drawing when a page does not show it; the session gives it back.
"""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from PIL import Image
from streamlit_drawable_canvas import CanvasResult, st_canvas

Picture = NDArray[np.uint8]

SIDE = 280
"""Of the canvas, in pixels."""

PEN = 20
"""Width of the brush at first, in pixels of the canvas."""

_tools = st.components.v2.component(
    "digitscope_canvas_tools",
    html="<p><button>Undo</button><button>Clear</button></p>",
    css=Path(__file__).with_suffix(".css").read_text(),
    js=Path(__file__).with_suffix(".js").read_text(),
)


@dataclass
class _Kept:
    """What the session keeps of a canvas.

    Attributes:
        start: the drawing that the canvas in the browser began with; another one replaces what is
            drawn there.
        now: the drawing as it is.
        picture: of the drawing, as PNG; None before the first stroke.
    """

    start: dict[str, Any] | None = None
    now: dict[str, Any] = field(default_factory=lambda: {"objects": []})
    picture: bytes | None = None

    def replace(self, objects: list[Any]) -> None:
        """Have the canvas begin anew with these strokes."""
        self.start = self.now = {**self.now, "objects": objects}

    def take(self, result: CanvasResult) -> None:
        """Keep what the canvas tells; one that is shown anew tells nothing before a stroke."""
        if result.image_bytes is not None and result.json_data is not None:
            self.now, self.picture = result.json_data, result.image_bytes


def canvas(key: str = "digit", pen: int = PEN, hint: str = "Draw a digit") -> Picture | None:
    """Let the reader draw; what there is: uint8 (280, 280, 4), opaque, white ink on black.

    None before anything was drawn; all black after it was cleared.

    Args:
        key: of the canvas; each keeps a drawing of its own.
        pen: width of the brush.
        hint: stands on the canvas while it is empty.
    """
    kept = _kept(key)
    if key not in st.session_state:  # another page was shown in between
        kept.start = kept.now
    result = st_canvas(
        stroke_width=pen,
        stroke_color="#FFFFFF",
        background_color="#000000",
        height=SIDE,
        width=SIDE,
        initial_drawing=kept.start,
        return_image_data=True,
        key=key,
    )
    kept.take(result)
    _show_tools(key, kept, hint)
    return None if kept.picture is None else _pixels(kept.picture)


def clear(key: str) -> None:
    """Forget what is on a canvas that is not shown; from a callback."""
    st.session_state.pop(f"{key}-kept", None)


def _kept(key: str) -> _Kept:
    kept: _Kept = st.session_state.setdefault(f"{key}-kept", _Kept())
    return kept


def _pixels(png: bytes) -> Picture:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))


def _show_tools(key: str, kept: _Kept, hint: str) -> None:
    """Buttons below the canvas, large enough for fingers, in place of its own small ones."""

    def undo() -> None:
        kept.replace(kept.now["objects"][:-1])

    _tools(
        key=f"{key}-tools",
        data={
            "canvas": f".st-key-{key}",
            "strokes": len(kept.now["objects"]),
            "restored": bool(kept.start and kept.start["objects"]),
            "hint": hint,
        },
        on_undo_change=undo,
        on_clear_change=lambda: kept.replace([]),
    )
