"""How large a data set is, and whether its two parts are alike, in a sentence."""

import numpy as np
import streamlit as st

from dashboard.dataset import Greys, class_counts
from dashboard.results import SampleSet
from dashboard.theme import count, per_cent


def overview(training: SampleSet, test: SampleSet, greys: Greys) -> None:
    """Say how many images there are, of which digits, and how black they are."""
    counts = class_counts(training.labels, training.dataset.classes)
    shares = counts / counts.sum()
    of_test = class_counts(test.labels, test.dataset.classes) / len(test.labels)
    most, fewest = int(shares.argmax()), int(shares.argmin())
    height, width = training.images.shape[1:]
    black = greys.counts[0] / greys.counts.sum()
    st.markdown(
        f"**{count(len(training.labels), 'training image')} and "
        f"{count(len(test.labels), 'test image')}** of {height} x {width} grey values from 0 to "
        f"255; {per_cent(black)} of the training pixels are black.\n\n"
        f"The {most} is the most frequent digit ({per_cent(shares[most])} of the training "
        f"images), the {fewest} the rarest ({per_cent(shares[fewest])}); no digit's share differs "
        f"by more than {np.abs(shares - of_test).max() * 100:.1f} points between the two parts."
    )
