"""What a network's inputs hold: leading principal components, and pixels that a forest ranks.

Knows no Streamlit. Test images are uint8 (n, 28, 28); pixels are counted row by row from 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.store import Features

Floats = NDArray[np.floating]
Images = NDArray[np.uint8]

SIDE = 28
PIXELS = SIDE * SIDE

_ZOOM, _DOT = 8, 4
_DOT_COLOR = (224, 96, 31)
"""Orange that stands out from black (5.7 : 1) and from white (3.5 : 1)."""
_UNREAD = (22, 48, 86)


@dataclass(frozen=True)
class Sweep:
    """How well a network reads with ever more inputs.

    Attributes:
        inputs: what it reads, "components" or "pixels".
        counts: int32 (m,), how many of them, rising.
        accuracies: float32 (m, seeds), test accuracy of every run.
    """

    inputs: str
    counts: NDArray[np.int32]
    accuracies: NDArray[np.float32]

    @property
    def seeds(self) -> int:
        """How often each network was trained."""
        return int(self.accuracies.shape[1])

    @property
    def mean(self) -> NDArray[np.float64]:
        """Test accuracy over the runs: float64 (m,)."""
        return np.asarray(self.accuracies.mean(axis=1, dtype=np.float64))

    @property
    def best(self) -> tuple[int, float]:
        """The number of inputs that reads best, and its mean accuracy; of equals, the fewest."""
        place = int(self.mean.argmax())
        return int(self.counts[place]), float(self.mean[place])

    def at(self, count: int) -> float:
        """Mean accuracy with so many inputs, which must be one of the counts."""
        return float(self.mean[list(self.counts).index(count)])

    def fewest(self, accuracy: float) -> int | None:
        """The smallest number of inputs whose mean reaches an accuracy; None if none does."""
        enough = np.flatnonzero(self.mean >= accuracy)
        return int(self.counts[enough[0]]) if len(enough) else None


def sweeps(features: Features) -> tuple[Sweep, Sweep]:
    """Of the leading components, and of the most important pixels."""
    return (
        Sweep("components", features.counts, features.component_accuracy),
        Sweep("pixels", features.counts, features.pixel_accuracy),
    )


def table(sweeps: Sequence[Sweep]) -> pd.DataFrame:
    """A row per number of inputs: accuracies in per cent, and how many runs they rest on."""
    frame = pd.DataFrame({"inputs": sweeps[0].counts})
    for sweep in sweeps:
        frame[sweep.inputs] = sweep.mean * 100
        frame[f"{sweep.inputs}, from"] = sweep.accuracies.min(axis=1) * 100
        frame[f"{sweep.inputs}, to"] = sweep.accuracies.max(axis=1) * 100
    return frame.assign(seeds=sweeps[0].seeds)


def needed(shares: Floats, share: float) -> int:
    """How many shares, from the first on, it takes to hold a share of their sum."""
    held = np.cumsum(shares, dtype=np.float64)
    return int(np.searchsorted(held, share * held[-1] - 1e-12)) + 1


def ranked(importance: Floats) -> NDArray[np.int64]:
    """All pixels, the most important one first, equals in their order: int64 (784,)."""
    return np.argsort(-importance, kind="stable")


@dataclass(frozen=True)
class Rebuilt:
    """An image put together again from some of its components.

    Attributes:
        values: float32 (28, 28), in [0, 1] but for what the components overshoot.
        kept: the share of what sets the image apart from the mean one that they hold, in [0, 1].
    """

    values: NDArray[np.float32]
    kept: float

    @property
    def shown(self) -> NDArray[np.float32]:
        """What a screen can show of it: float32 (28, 28) in [0, 1]."""
        return np.clip(self.values, 0, 1)


def rebuild(features: Features, image: Images, components: int) -> Rebuilt:
    """The mean image, and as much of the leading components as an image holds of each."""
    leading = features.components[:components].astype(np.float32)
    apart = image.reshape(-1).astype(np.float32) / 255 - features.mean
    found = (leading @ apart) @ leading
    spread = float(apart @ apart)
    kept = 1 - float(np.square(apart - found).sum()) / spread if spread else 1.0
    values = (features.mean + found).reshape(SIDE, SIDE)
    return Rebuilt(np.asarray(values, np.float32), max(kept, 0.0))


def along(features: Features, images: Images, component: int) -> NDArray[np.float32]:
    """How much of a component, counted from 0, images hold: float32 (n,)."""
    direction = features.components[component].astype(np.float32)
    pixels = images.reshape(len(images), -1)
    held = pixels.astype(np.float32) @ direction / 255 - features.mean @ direction
    return np.asarray(held, np.float32)


def alike(images: Images, image: int, pixels: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """The images that differ least from one of them in some pixels, the nearest first.

    Distances are Euclidean. The image itself is left out.
    """
    read = images.reshape(len(images), -1)[:, pixels].astype(np.float32)
    distances = np.square(read - read[image]).sum(axis=1)
    distances[image] = np.inf
    return np.argsort(distances, kind="stable")[:most]


def enlarged(picture: Images) -> Images:
    """A picture eight times as high and wide: uint8 (height, width) or (height, width, 3)."""
    return picture.repeat(_ZOOM, axis=0).repeat(_ZOOM, axis=1)


def dotted(image: Images, pixels: NDArray[np.int64]) -> Images:
    """An image, enlarged, with a dot in some of its pixels: uint8 (224, 224, 3)."""
    picture = enlarged(np.repeat(image[..., None], 3, axis=2))
    margin = (_ZOOM - _DOT) // 2
    dot = slice(margin, margin + _DOT)
    cells = picture.reshape(SIDE, _ZOOM, SIDE, _ZOOM, 3).swapaxes(1, 2)
    rows, columns = np.divmod(pixels, SIDE)
    cells[rows, columns, dot, dot] = _DOT_COLOR
    return picture


def mirrored(pixels: NDArray[np.int64]) -> NDArray[np.int64]:
    """The pixels that one gets by taking rows for columns."""
    rows, columns = np.divmod(pixels, SIDE)
    return columns * SIDE + rows


def only(image: Images, pixels: NDArray[np.int64]) -> Images:
    """An image in some pixels, dark blue in all others: uint8 (28, 28, 3)."""
    picture = np.tile(np.array(_UNREAD, np.uint8), (PIXELS, 1))
    picture[pixels] = image.reshape(-1)[pixels, None]
    return picture.reshape(SIDE, SIDE, 3)
