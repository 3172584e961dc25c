"""Points of a map for the browser, and what is near or chosen in one. Knows no Streamlit."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.spec import CLASSES
from pipeline.store import Map

RAW_PIXELS = "pixels"
"""Id of the map of raw pixels."""

LAYOUTS = TSNE, PLANE = ("t-SNE", "principal components")

_CHUNK = 1_000
"""Points at a time: of the widest layer they take 6 MB."""

_STILL = 900
"""Pixels on each side of a still picture."""


@dataclass(frozen=True)
class Pane:
    """A map that is shown: of an experiment's hidden layer or of pixels, and laid out how."""

    id: str
    layout: str

    @property
    def beside(self) -> "Pane":
        """The same points, laid out the other way."""
        return Pane(self.id, PLANE if self.layout == TSNE else TSNE)

    def coordinates(self, found: Map) -> NDArray[np.float32]:
        """Float32 (n, 2)."""
        return found.coordinates if self.layout == TSNE else found.plane

    def accuracy(self, found: Map) -> float:
        """Share of images whose digit most of their nearest in this map show."""
        tsne = self.layout == TSNE
        return found.neighbour_accuracy if tsne else found.plane_neighbour_accuracy


def fitted(coordinates: NDArray[np.floating]) -> NDArray[np.float32]:
    """Points moved and scaled, both axes alike, to fill [-1, 1] but for a margin.

    Args:
        coordinates: (n, 2).
    """
    return _fitted(coordinates, coordinates)


def _fitted(points: NDArray[np.floating], coordinates: NDArray[np.floating]) -> NDArray[np.float32]:
    """Points moved and scaled as coordinates are to fill [-1, 1] but for a margin: float32."""
    low, high = coordinates.min(axis=0), coordinates.max(axis=0)
    reach = max(float((high - low).max()) / 2, 1e-9)
    return np.asarray((points - (low + high) / 2) / reach * 0.97, np.float32)


def packed(coordinates: NDArray[np.floating], digits: NDArray[np.uint8], found: Map) -> bytes:
    """Points for the browser: x and y as float32, then a byte each for digit, reading, confidence.

    Args:
        coordinates: (n, 2), those of the map or of its plane.
        digits: uint8 (n,), what the images are.
        found: whose readings follow, where it has any: pixels are read by no model.
    """
    x, y = fitted(coordinates).T
    readings = (found.labels, found.confidence) if len(found.labels) else ()
    parts = (x.astype("<f4"), y.astype("<f4"), digits[: len(x)], *readings)
    return b"".join(np.ascontiguousarray(part).tobytes() for part in parts)


def chosen(mask: object, images: int) -> NDArray[np.int64]:
    """The numbers of the images that a browser has chosen, in ascending order.

    Args:
        mask: base64 of one bit per image, the lowest of a byte first; anything else is no choice.
        images: how many there are.
    """
    if not isinstance(mask, str):
        return np.zeros(0, np.int64)
    try:
        bits = np.frombuffer(base64.b64decode(mask, validate=True), np.uint8)
    except (binascii.Error, ValueError):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.unpackbits(bits, bitorder="little")[:images])


def hidden_points(
    hidden: Callable[[NDArray[np.uint8]], NDArray[np.float32]],
    images: NDArray[np.uint8],
    found: Map,
) -> NDArray[np.float16]:
    """What a map was laid out from: float16 (n, dimensions), enough to tell who is near.

    Args:
        hidden: what a network's hidden layer makes of images, float32 (n, units).
        images: uint8 (n, 28, 28); they are asked for in parts, since all of a wide layer are large.
        found: the map, which says whether activations are projected first.
    """

    def points(part: NDArray[np.uint8]) -> NDArray[np.float16]:
        return projected(hidden(part), found)

    all_points = np.empty((len(images), points(images[:1]).shape[1]), np.float16)
    for start in range(0, len(images), _CHUNK):
        all_points[start : start + _CHUNK] = points(images[start : start + _CHUNK])
    return all_points


def projected(activations: NDArray[np.float32], found: Map) -> NDArray[np.float16]:
    """Activations (n, units) as points of a map: float16 (n, dimensions)."""
    is_wide = found.projection.size > 0
    places = (activations - found.center) @ found.projection if is_wide else activations
    return places.astype(np.float16)


def nearest(points: NDArray[np.number], to: int, number: int) -> NDArray[np.int64]:
    """The points nearest to one of them in Euclidean distance, that one left out, nearest first.

    Args:
        points: (n, dimensions); compared as float32.
        to: number of the point.
    """
    distances = squared_distances(points, points[to])
    distances[to] = np.inf
    return lowest(distances, min(number, len(points) - 1))


def squared_distances(
    points: NDArray[np.number], origin: NDArray[np.number]
) -> NDArray[np.float32]:
    """Of points (n, dimensions) from one, squared Euclidean: float32 (n,)."""
    starts = range(0, len(points), _CHUNK)
    end = origin.astype(np.float32)
    return np.concatenate([_squared(points[s : s + _CHUNK], end) for s in starts])


def lowest(values: NDArray[np.number], number: int) -> NDArray[np.int64]:
    """The places of the lowest values, the lowest first.

    Args:
        number: how many; fewer than there are values.
    """
    candidates = np.argpartition(values, number)[:number]
    return candidates[np.argsort(values[candidates], kind="stable")]


def _squared(points: NDArray[np.number], origin: NDArray[np.float32]) -> NDArray[np.float32]:
    apart = points.astype(np.float32) - origin
    return np.asarray(np.einsum("ij,ij->i", apart, apart), np.float32)


@dataclass(frozen=True)
class Part:
    """The images of one digit within a choice; `wrong` of them are read as another one."""

    digit: int
    images: int
    wrong: int


def composition(
    images: NDArray[np.int64], digits: NDArray[np.uint8], labels: NDArray[np.uint8]
) -> list[Part]:
    """Which digits some images show, the most frequent first; digits without images are left out.

    Args:
        digits: uint8 (n,), what all images are.
        labels: uint8 (n,), what a model reads in them.
    """
    counts = np.bincount(digits[images], minlength=CLASSES)
    is_wrong = digits[images] != labels[images]
    wrong = np.bincount(digits[images][is_wrong], minlength=CLASSES)
    frequent = np.argsort(-counts, kind="stable")
    return [Part(int(d), int(counts[d]), int(wrong[d])) for d in frequent if counts[d]]


def still(
    coordinates: NDArray[np.floating], digits: NDArray[np.uint8], colours: Sequence[str]
) -> NDArray[np.uint8]:
    """A picture of points coloured by digit, on nothing, so that it suits any theme.

    Args:
        coordinates: (n, 2), y upwards.
        colours: "#rrggbb" of each digit.

    Returns:
        uint8 (side, side, 4), red, green, blue and opacity.
    """
    palette = np.array([list(bytes.fromhex(colour[1:])) for colour in colours], np.uint8)
    digits = digits[: len(coordinates)]
    places = (in_still(coordinates, coordinates) * (_STILL - 2)).astype(np.int64)
    picture = np.zeros((_STILL, _STILL, 4), np.uint8)
    for down, right in np.ndindex(2, 2):
        rows, columns = places[:, 1] + down, places[:, 0] + right
        picture[rows, columns, :3] = palette[digits]
        picture[rows, columns, 3] = 255
    return _labelled(picture, places, digits)


def in_still(
    points: NDArray[np.floating], coordinates: NDArray[np.floating]
) -> NDArray[np.float64]:
    """Where a still picture of some coordinates shows points: shares of its side, (n, 2).

    Args:
        points, coordinates: (n, 2), y upwards.

    Returns:
        From the left and from the top, in [0, 1] where the points lie among the coordinates.
    """
    return np.asarray((_fitted(points, coordinates) * [1, -1] + 1) / 2)


def _labelled(
    picture: NDArray[np.uint8], places: NDArray[np.int64], digits: NDArray[np.uint8]
) -> NDArray[np.uint8]:
    """The picture with each digit written in the midst of its points."""
    image = Image.fromarray(picture)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(36)
    for digit in np.unique(digits):
        column, row = np.median(places[digits == digit], axis=0)
        middle = (float(column), float(row))
        draw.text(middle, str(digit), "black", font, "mm", stroke_width=5, stroke_fill="white")
    return np.asarray(image)
