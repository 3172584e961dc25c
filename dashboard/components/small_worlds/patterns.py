"""What a network without hidden layer looks for: a weight for each pixel and digit."""

import numpy as np
import streamlit as st

from dashboard import small_tables
from dashboard.charts import pixel_values
from dashboard.components.chart import chart
from dashboard.components.small_worlds.digits import digit_tiles
from dashboard.components.small_worlds.weights import stored_layers
from dashboard.pictures import signed_picture
from dashboard.small_worlds import Layer, pixels_of
from dashboard.theme import signed
from pipeline.spec import Experiment


def patterns(experiment: Experiment, chosen: int) -> list[Layer]:
    """Show ten pictures of 64 weights, and one of them in numbers; the layers that they are of."""
    st.header("What does it look for?", anchor=False)
    layers = stored_layers(experiment)
    if layers:
        _pictures(layers[0], chosen)
        _numbers(layers[0], chosen)
    return layers


def _pictures(layer: Layer, chosen: int) -> None:
    weights = pixels_of(layer)
    bound = float(np.abs(weights).max())
    digit_tiles(
        "weight-pictures",
        chosen,
        picture=lambda digit: signed_picture(weights[digit], bound),
        name=lambda digit: f"The 64 weights of {digit}",
        line=lambda digit: f"bias {signed(layer.bias[digit])}",
    )
    st.caption(
        f"Blue: ink here speaks for the digit; orange: against it; dark: it says nothing. All on "
        f"one scale, from {signed(-bound)} to {signed(bound)}. Click one for its numbers."
    )


def _numbers(layer: Layer, chosen: int) -> None:
    weights = pixels_of(layer)
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.subheader(f"The weights of {chosen}", anchor=False)
        chart(
            pixel_values(weights[chosen], float(np.abs(weights).max())),
            alt=f"The 64 weights of {chosen}, as in the table beside",
            name=f"weights-of-{chosen}",
        )
    with right:
        st.subheader("All weights", anchor=False)
        st.dataframe(
            small_tables.pixel_weights(layer),
            hide_index=True,
            height=380,
            column_config={
                str(digit): st.column_config.NumberColumn(format="%+.2f")
                for digit in range(layer.nodes)
            },
            alt="A row for each pixel: its weight for each digit",
        )
        st.caption(f"All {layer.kernel.size} weights; rows and columns of pixels count from 0.")
