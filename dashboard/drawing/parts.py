"""Which ink belongs to which digit."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dashboard.drawing.ink import Ink


def digits_of(ink: Ink) -> list[NDArray[np.bool_]]:
    """Where each separate digit lies, the one with the most ink first: bool (h, w) each."""
    labels, _ = ndimage.label(ink > 0.5, np.ones((3, 3)))
    sizes = np.bincount(labels.ravel())[1:]
    kept = np.flatnonzero(sizes >= sizes.max() / 50) + 1
    whole = np.isin(labels, kept)
    boxes = ndimage.find_objects(whole.astype(int))[0]
    reach = 0.15 * max(part.stop - part.start for part in boxes)
    near = ndimage.distance_transform_edt(~whole) <= reach / 2
    groups, number = ndimage.label(near, np.ones((3, 3)))
    found = [(groups == group) & whole for group in range(1, number + 1)]
    return sorted(found, key=np.count_nonzero, reverse=True)
