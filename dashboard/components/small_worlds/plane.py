"""The border that a network draws in the plane of XOR, and the few weights that it takes."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import streamlit as st

from dashboard import address, loading, small_tables
from dashboard.charts import decision_boundary, network_picture
from dashboard.components.chart import chart
from dashboard.components.clickable_chart import clickable_chart
from dashboard.components.small_worlds.weights import stored_layers
from dashboard.components.unit_picker import UNIT
from dashboard.results import Predictions, SampleSet
from dashboard.small_worlds import Layer, node_lines, square_around, surface
from dashboard.theme import count, listed, signed
from pipeline.spec import Experiment

_STEPS = 91
_ALL = "all"


def plane(experiment: Experiment, predictions: Predictions) -> None:
    """Show the border with all points upon it, and the network beside it."""
    training = loading.training_set(experiment.dataset)
    left, right = st.columns([11, 9], gap="large")
    with right:
        st.header("Which weights draw it?", anchor=False)
        layers = stored_layers(experiment)
        chosen = _node(layers[0]) if layers else None
        if layers:
            _network(experiment, layers, training, chosen)
    with left:
        st.header("Where is the border?", anchor=False)
        _border(experiment, training, predictions, layers, chosen)


def _node(hidden: Layer) -> int | None:
    """The hidden node to bring out; None for all of them."""
    options = [_ALL, *range(hidden.nodes)]
    node = st.segmented_control(
        "Hidden node", options, required=True, **address.follow(UNIT, options, _ALL)
    )
    return node if isinstance(node, int) else None


def _border(
    experiment: Experiment,
    training: SampleSet,
    predictions: Predictions,
    layers: Sequence[Layer],
    chosen: int | None,
) -> None:
    test, wrong = predictions.test, len(predictions.mistakes)
    square = square_around(np.concatenate([training.samples, test.samples]))
    _standing(predictions)
    found = surface(loading.network(experiment).probabilities, square, _STEPS)
    hidden = layers[0] if layers else None
    chart(
        decision_boundary(found, training, predictions, hidden, chosen),
        alt=f"The plane of {test.dataset.name}, as {experiment.id} reads it, with {wrong} of "
        f"{len(test.labels)} test points on the wrong side of the border",
        name=f"border-{experiment.id}",
    )
    st.caption(
        f"Background: the probability of class 1, asked at {_STEPS} x {_STEPS} points; full grey "
        f"line: 50\N{NO-BREAK SPACE}%. Upon it all {len(training.labels)} training points, of "
        f"which {experiment.split.validation_samples} are held out for validation, and all "
        f"{len(test.labels)} test points. Click a name in the legend to hide what it names."
    )
    if hidden:
        st.caption(
            f"Dashed: where a node turns on; the arrow points to where it is on. "
            f"{_unseen(hidden, square)}"
        )


def _standing(predictions: Predictions) -> None:
    """Say how many points the run that is drawn reads correctly, beside the other runs."""
    shown, *others = predictions.right.sum(axis=1)
    points = len(predictions.labels)
    sentence = f"The run drawn here reads **{shown} of {points}** test points correctly"
    if others:
        runs = sorted([int(shown), *map(int, others)])
        sentence += f"; the {len(runs)} runs read {runs[0]} to {runs[-1]}"
    st.markdown(f"{sentence}.")


def _unseen(hidden: Layer, square: tuple[float, float]) -> str:
    """Which nodes have no line in the picture."""
    missed = np.flatnonzero(np.isnan(node_lines(hidden, square)).any(axis=(1, 2)))
    if not len(missed):
        if hidden.nodes == 1:
            return "Its line is in the picture."
        return f"All {hidden.nodes} lines are in the picture."
    return f"Outside the picture: {listed(list(missed))} of {count(hidden.nodes, 'node')}."


def _network(
    experiment: Experiment, layers: Sequence[Layer], training: SampleSet, chosen: int | None
) -> None:
    hidden, output = layers
    clickable_chart(
        "small-network",
        network_picture(layers, chosen),
        alt=f"A network of 2 inputs, {count(hidden.nodes, 'hidden node')} and 2 classes with a "
        "line for each weight, as in the table below",
        choose=lambda node: address.choose(**{UNIT: node}),
        name=f"weights-{experiment.id}",
        table=partial(small_tables.weights, layers),
    )
    _nodes(hidden, output, training)
    _idle(hidden, training)
    biases = " and ".join(signed(bias) for bias in output.bias)
    st.caption(
        "Wider: a larger weight; click a node or a weight to bring out its line in the plane. "
        f"Biases of the classes: {biases}. On: for how many of the {len(training.labels)} "
        "training points a node says more than 0."
    )


def _nodes(hidden: Layer, output: Layer, training: SampleSet) -> None:
    number = st.column_config.NumberColumn
    weights = ("from x", "from y", "bias", "to class 0", "to class 1")
    share = number(format="%.1f %%", help="share of the training points that it is on for")
    st.dataframe(
        small_tables.hidden_nodes(hidden, output, training.samples),
        hide_index=True,
        height="content",
        alt="A row for each hidden node: its weights, its bias, and where it is on",
        column_config=dict.fromkeys(weights, number(format="%+.2f")) | {"on": share},
    )


def _idle(hidden: Layer, training: SampleSet) -> None:
    """Say which nodes take no part, because they are off for all training points."""
    idle = np.flatnonzero(~(hidden.sums(training.samples) > 0).any(axis=0))
    if len(idle):
        nodes = f"Node {idle[0]} is" if len(idle) == 1 else f"Nodes {listed(list(idle))} are"
        points = count(len(training.labels), "training point")
        st.markdown(f"{nodes} off for all {points}, so the border is drawn without.")
