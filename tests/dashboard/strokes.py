"""Digits as strokes of a pen, pictures of them, and canvases that a test draws on."""

import copy
import math
from collections.abc import Callable

import numpy as np
import streamlit as st
from PIL import Image, ImageDraw

from dashboard.pictures import data_uri

SIDE = 280
PEN = 20

Stroke = list[tuple[float, float]]


def _arc(centre, radii, first, last) -> Stroke:
    """Part of an ellipse, from one angle to another: degrees, clockwise from the right."""
    angles = np.radians(np.linspace(first, last, 25))
    across, down = np.cos(angles) * radii[0], np.sin(angles) * radii[1]
    return [(centre[0] + x, centre[1] + y) for x, y in zip(across, down, strict=True)]


STROKES: dict[int, list[Stroke]] = {
    0: [_arc((140, 140), (50, 80), -90, 270)],
    1: [[(140, 60), (140, 220)]],
    2: [[*_arc((140, 105), (48, 45), 180, 395), (95, 220), (195, 220)]],
    3: [_arc((135, 100), (48, 40), 200, 450), _arc((135, 180), (55, 42), -90, 160)],
    4: [[(115, 60), (90, 155), (200, 155)], [(170, 60), (165, 225)]],
    5: [[(190, 62), (108, 62), (102, 130), *_arc((135, 170), (55, 50), -110, 140)]],
    6: [[(165, 58), (120, 105), *_arc((140, 175), (45, 45), 190, 550)]],
    7: [[(85, 70), (195, 70), (155, 140), (125, 220)]],
    8: [
        [
            (140 + 45 * math.sin(2 * angle), 140 - 80 * math.cos(angle))
            for angle in np.linspace(0, 2 * math.pi, 41)
        ]
    ],
    9: [[*_arc((140, 105), (42, 42), 0, -360), (180, 150), (165, 222)]],
}
"""Each digit in canvas pixels, x to the right, y downwards, as a hand might draw it."""


def drawn(strokes: list[Stroke], pen: int = PEN) -> np.ndarray:
    """What the canvas makes of strokes: uint8 (280, 280, 4), opaque, white ink on black."""
    canvas = Image.new("RGBA", (SIDE, SIDE), "black")
    for stroke in strokes:
        _stroke(ImageDraw.Draw(canvas), stroke, pen)
    return np.asarray(canvas)


def _stroke(draw: ImageDraw.ImageDraw, stroke: Stroke, pen: float) -> None:
    draw.line(stroke, fill="white", width=round(pen), joint="curve")
    for x, y in stroke:
        draw.ellipse([x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2], fill="white")


class Canvases:
    """Stand in for the browser's part of all canvases: `canvases.draw(STROKES[7])`, then run.

    As the real ones do, they tell of pictures only after a stroke or after another drawing was
    given to them, and forget all once a page does not show them.
    """

    def __init__(self, component: Callable[..., object]) -> None:
        self._component = component
        self._raw: dict[str, dict] = {}
        self._given: dict[str, dict] = {}
        self._told: set[str] = set()

    def draw(self, strokes: list[Stroke], key: str = "digit", pen: int = PEN) -> None:
        """Add strokes to what is on a canvas."""
        paths = [
            [["M", *stroke[0]], *(["L", *point] for point in stroke[1:])] for stroke in strokes
        ]
        objects = [{"type": "Path", "path": path, "strokeWidth": pen} for path in paths]
        self._raw.setdefault(key, {"objects": []})["objects"] += objects
        self._told.add(key)

    def clear(self, key: str = "digit") -> None:
        """Leave an empty canvas, as the button in the browser does."""
        self._raw[key] = {"objects": []}
        self._told.add(key)

    def __call__(self, *, key: str, data: dict, **rest: object) -> dict:
        """What the component returns to `st_canvas`."""
        if key not in st.session_state and key in self._given:  # not shown in between
            self._raw.pop(key)
            self._given.pop(key)
            self._told.discard(key)
        self._component(key=key, data=data, **rest)
        given = copy.deepcopy(data["initialDrawing"])
        if key in self._given and given != self._given[key]:
            self._raw[key] = copy.deepcopy(given)
            self._told.add(key)
        self._given[key] = given
        raw = copy.deepcopy(self._raw.setdefault(key, copy.deepcopy(given)))
        return {"drawing": {"raw": raw, "data": self._picture(raw) if key in self._told else None}}

    @staticmethod
    def _picture(raw: dict) -> str:
        canvas = Image.new("RGBA", (SIDE, SIDE), "black")
        for shape in raw["objects"]:
            points = [tuple(point) for _, *point in shape["path"]]
            _stroke(ImageDraw.Draw(canvas), points, shape["strokeWidth"])
        return data_uri(np.asarray(canvas))
