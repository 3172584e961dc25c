"""Tables of the weights of small networks: functions from arrays to a pandas frame."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.small_worlds import Layer


def hidden_nodes(hidden: Layer, output: Layer, points: NDArray[np.float32]) -> pd.DataFrame:
    """A row per hidden node of a network for XOR: weights, bias, per cent of points it is on for.

    Args:
        points: float32 (n, 2).
    """
    on = np.mean(hidden.sums(points) > 0, axis=0) * 100
    return pd.DataFrame(
        {
            "node": range(hidden.nodes),
            "from x": hidden.kernel[0].round(2),
            "from y": hidden.kernel[1].round(2),
            "bias": hidden.bias.round(2),
            "to class 0": output.kernel[:, 0].round(2),
            "to class 1": output.kernel[:, 1].round(2),
            "on": on,
        }
    )


def weights(layers: Sequence[Layer]) -> pd.DataFrame:
    """A row per weight of a network of two layers for XOR: between what it lies, and its value."""
    hidden, output = layers
    nodes = [f"node {node}" for node in range(hidden.nodes)]
    ends = [*product("xy", nodes), *product(nodes, ("class 0", "class 1"))]
    frame = pd.DataFrame(ends, columns=["from", "to"])
    return frame.assign(weight=np.append(hidden.kernel, output.kernel))


def pixel_weights(layer: Layer) -> pd.DataFrame:
    """A row per pixel of 8 x 8: its place, and its weight for each digit."""
    rows, columns = np.divmod(np.arange(len(layer.kernel)), 8)
    frame = pd.DataFrame(layer.kernel.round(2), columns=[str(n) for n in range(layer.nodes)])
    frame.insert(0, "row", rows)
    frame.insert(1, "column", columns)
    return frame
