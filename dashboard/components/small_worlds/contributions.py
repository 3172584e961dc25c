"""Why a network without hidden layer reads one image as it does: what each pixel adds."""

import numpy as np
import streamlit as st

from dashboard.charts import pixel_values
from dashboard.components.chart import chart
from dashboard.components.image_picker import image_picker
from dashboard.components.probability_bars import probability_bars
from dashboard.results import Predictions
from dashboard.small_worlds import Floats, Layer, contributions, rival_of
from dashboard.theme import signed


def why(layer: Layer, predictions: Predictions) -> None:
    """Let the reader choose a test image; show what its pixels add to two scores."""
    st.header("Why is an image read as it is?", anchor=False)
    test, wrong = predictions.test, predictions.mistakes
    left, right = st.columns(2, gap="large")
    with left:
        image = image_picker(test, first=int(wrong[0]) if len(wrong) else 0)
    truth, probabilities = int(test.labels[image]), predictions.probabilities[image]
    with right:
        probability_bars(probabilities, f"probabilities-of-image-{image}", truth)
    read = int(predictions.labels[image])
    parts = contributions(test.samples[image], layer)
    _sides(parts, layer, read, rival_of(probabilities, truth))


def _sides(parts: Floats, layer: Layer, read: int, rival: int) -> None:
    """Show what the pixels add to the score of what is read, and to that of its rival."""
    bound = float(np.abs(parts[[read, rival]]).max())
    for column, digit in zip(st.columns(2, gap="large"), (read, rival), strict=True):
        pixels, bias = float(parts[digit].sum()), float(layer.bias[digit])
        with column:
            st.subheader(f"Score of {digit}: {signed(pixels + bias)}", anchor=False)
            chart(
                pixel_values(parts[digit], bound),
                alt=f"What each of the 64 pixels adds to the score of {digit}",
                name=f"pixels-for-{digit}",
            )
            st.caption(f"The pixels add {signed(pixels)}, the bias {signed(bias)}.")
    st.caption(
        "Each pixel adds its ink times its weight: blue speaks for the digit, orange against it. "
        "The digit with the highest score is read; softmax makes probabilities of the scores. "
        f"{_decisive(parts[read] - parts[rival], read, rival)}"
    )


def _decisive(lead: Floats, read: int, rival: int) -> str:
    """Which pixel speaks the most for what is read and against its rival."""
    row, column = np.unravel_index(int(np.argmax(lead)), lead.shape)
    most = signed(float(lead[row, column]))
    return (
        f"What speaks most for {read} rather than {rival} is the pixel in row {row}, column "
        f"{column}: {most}."
    )
