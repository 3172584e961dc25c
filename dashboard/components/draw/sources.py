"""What is read: a drawing, an uploaded picture or a test image; in the address as `source`.

The drawing and the upload are kept in the session, so that neither a look at another source nor at
another page loses them.
"""

from dataclasses import dataclass
from html import escape

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from PIL import Image

from dashboard import address, loading
from dashboard.components.draw.canvas import PEN, SIDE, canvas
from dashboard.components.tabs import tabs
from dashboard.components.tiles import name_of
from dashboard.drawing import LARGEST_FILE, DrawingError, open_picture
from dashboard.pictures import data_uri
from dashboard.readings import Given
from dashboard.theme import plain
from pipeline.spec import MNIST

SOURCES = {"draw": "Draw", "upload": "Upload", "test image": "Test digit"}
PENS = range(6, 41)
_UPLOAD = "draw-upload"
_KEPT = "draw-upload-kept"

Picture = NDArray[np.uint8]


def given() -> Given:
    """Let the reader draw a digit, upload a picture of one, or take a test image."""
    match tabs("What to read", "source", SOURCES, width="stretch"):
        case "upload":
            return Given(_uploaded(), hint="Upload a picture of a digit")
        case "test image":
            return _test_image()
        case _:
            return Given(_drawn())


def _drawn() -> Picture | None:
    place = st.container()
    pen: int = st.slider(
        f"Width of the pen, pixels of {SIDE}",
        PENS[0],
        PENS[-1],
        **address.follow("pen", PENS, PEN),
    )
    with place:
        return canvas(pen=pen, hint="Draw a digit here")


@dataclass(frozen=True)
class _Upload:
    """An opened file, or why it could not be opened."""

    name: str
    picture: Picture | None = None
    preview: str = ""
    problem: str = ""

    @classmethod
    def of(cls, name: str, content: bytes) -> "_Upload":
        try:
            picture = open_picture(content)
        except DrawingError as error:
            return cls(name, problem=error.problem)
        small = Image.fromarray(picture)
        small.thumbnail((SIDE, SIDE))
        return cls(name, picture, data_uri(np.asarray(small)))


def _uploaded() -> Picture | None:
    held = st.file_uploader(
        "A picture of a digit, a photo of one on paper too",
        type=["png", "jpg", "jpeg", "webp"],
        max_upload_size=LARGEST_FILE // 10**6,
        key=_UPLOAD,
        on_change=_take_upload,
    )
    upload: _Upload | None = st.session_state.get(_KEPT)
    if upload is None:
        return None
    if upload.problem:
        st.warning(f"{plain(upload.name)}: {upload.problem}")
        return None
    _picture(upload.preview, f"The uploaded picture {upload.name}")
    if held is None:
        st.caption(f"{plain(upload.name)}, still here from before")
    return upload.picture


def _take_upload() -> None:
    """Open a file when it comes, once; forget it when it is taken away."""
    file = st.session_state[_UPLOAD]
    st.session_state[_KEPT] = file and _Upload.of(file.name, file.getvalue())


def _test_image() -> Given:
    test = loading.test_set(MNIST)
    image = address.choice("image", range(len(test.labels)), 0)
    enlarged = Image.fromarray(test.images[image]).resize((SIDE, SIDE), Image.Resampling.BICUBIC)
    _picture(data_uri(test.images[image]), name_of(test, image))
    st.button(
        "Another test digit", on_click=_choose_test_image, args=[len(test.labels)], width="stretch"
    )
    return Given(np.asarray(enlarged.convert("RGBA")), int(test.labels[image]))


def _choose_test_image(images: int) -> None:
    address.choose(image=int(np.random.default_rng().integers(images)))


def _picture(uri: str, name: str) -> None:
    st.html(f'<img class="given" src="{uri}" alt="{escape(name)}">')
