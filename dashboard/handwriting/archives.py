"""Drawings as files: the same drawings give the same bytes."""

import io
from zipfile import ZipFile, ZipInfo

import numpy as np
import pandas as pd

from dashboard.handwriting.challenge import Challenge
from dashboard.tables import as_csv


def pictures(challenge: Challenge) -> bytes:
    """A zip of the drawings as drawn, PNG, and `labels.csv`, which says the digit of each file."""
    drawings = challenge.drawings.items()
    names = {place: f"{place:02d}-digit-{drawing.digit}.png" for place, drawing in drawings}
    labels = [(names[place], drawing.digit) for place, drawing in drawings]
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for place, drawing in drawings:
            archive.writestr(ZipInfo(names[place]), drawing.png)  # of no date
        table = pd.DataFrame(labels, columns=["file", "digit"])
        archive.writestr(ZipInfo("labels.csv"), as_csv(table))
    return buffer.getvalue()


def arrays(challenge: Challenge) -> bytes:
    """An npz of what MNIST's arrays would be: for NumPy, without pickles.

    It holds `images`, float32 (n, 28, 28) in [0, 1], as the models receive them; `labels`, uint8
    (n,); and `drawings`, uint8 (n, height, width), as drawn, white ink on black.
    """
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        images=challenge.images,
        labels=challenge.labels,
        drawings=np.array([drawing.canvas for drawing in challenge.drawings.values()], np.uint8),
    )
    return buffer.getvalue()
