"""How long our own code takes for a drawing: an image like MNIST's, and what all models read.

Neither the explanations nor the map belong to it: the page shows one of these for one model.
"""

from collections.abc import Iterator
from statistics import median
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from dashboard import loading
from dashboard.benchmark.extent import Extent
from dashboard.benchmark.records import Reading
from dashboard.drawing import to_mnist
from dashboard.inference import Readers
from dashboard.verdicts import verdict

SIDE = 280
"""Of the canvas, in pixels."""

_PEN = 20

Stroke = tuple[tuple[int, int], ...]

STROKES: tuple[Stroke, ...] = (
    ((90, 70), (190, 70)),
    ((190, 70), (160, 140), (135, 215)),
    ((120, 140), (190, 140)),
    ((90, 70), (90, 100)),
    ((110, 215), (165, 215)),
    ((190, 70), (205, 130), (190, 200)),
    ((90, 100), (80, 150), (110, 215)),
    ((135, 100), (135, 120)),
)
"""The corners of strokes, x then y: a seven, then a bar, serifs and more, ever less of a digit."""


def measure(extent: Extent) -> Iterator[Reading]:
    """Read a seven again and again, once all models are loaded."""
    canvas, readers = drawn(STROKES[:3]), loading.readers()
    seconds = median(_seconds(canvas, readers) for _ in range(extent.readings))
    yield Reading(len(readers.networks), seconds * 1_000)


def drawn(strokes: tuple[Stroke, ...]) -> NDArray[np.uint8]:
    """What the canvas makes of strokes: uint8 (280, 280, 4), opaque, white ink on black."""
    canvas = Image.new("RGBA", (SIDE, SIDE), "black")
    for stroke in strokes:
        ImageDraw.Draw(canvas).line(stroke, "white", _PEN, joint="curve")
    return np.asarray(canvas)


def _seconds(canvas: NDArray[np.uint8], readers: Readers) -> float:
    start = perf_counter()
    verdict(readers.read(to_mnist(canvas)))
    return perf_counter() - start
