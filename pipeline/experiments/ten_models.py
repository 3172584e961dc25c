"""The ten models of `001_4be1fa6e59a25526.txt`: 1 to 500 hidden nodes, and two smaller inputs.

The figures that the document prints stand in `ten_models.json`.
"""

from pipeline.experiments.published import load_published
from pipeline.spec import (
    Dense,
    Experiment,
    ForestPixels,
    Inputs,
    Pixels,
    PrincipalComponents,
    Source,
    Split,
    Training,
)

_PUBLISHED = load_published("ten_models")

# The text gives the L2 factor as 0.01 in places. Its printed losses fit 0.001: with 10 nodes the
# first epoch ends at 0.581 there; our seeds 0, 1 and 2 end it between 0.56 and 0.60 with 0.001, and
# between 0.72 and 0.76 with 0.01.
_L2 = 0.001

_L2_ASSUMED = (
    "The L2 factor is 0.001: the document prints 0.01 in places, but its losses fit 0.001."
)

_EARLY_STOPPING = Training(
    loss="categorical_crossentropy",
    optimizer="rmsprop",
    batch_size=32,
    epochs=200,
    patience=2,
    keep="best_validation_loss",
)

_THIRTY_EPOCHS = Training(
    loss="sparse_categorical_crossentropy", optimizer="rmsprop", batch_size=32, epochs=30
)


def _source(number: int) -> Source:
    return Source(
        file="001_4be1fa6e59a25526.txt",
        label=f"Experiment {number}",
        title="Desilets (2023), Classification of MNIST Digit Images via Neural Network Models",
    )


def _width(
    number: int, nodes: int, parameters: int, before: int | None, question: str
) -> Experiment:
    """One of the eight experiments that differ in the number of hidden nodes only.

    Args:
        before: hidden nodes of the experiment that this one is compared with.
    """
    title = f"{nodes} hidden node" + ("s" if nodes > 1 else "")
    return Experiment(
        id=f"dense-{nodes}",
        title=title,
        question=question,
        source=_source(number),
        family="width",
        baseline=f"dense-{before}" if before else None,
        changes=f"{title} instead of {before}" if before else "",
        inputs=Pixels(),
        layers=(Dense(nodes, "relu", l2=_L2), Dense(10, "softmax")),
        parameters=parameters,
        split=Split(held_out="last"),
        training=_EARLY_STOPPING,
        mapped=nodes >= 10,
        assumptions=(_L2_ASSUMED,),
        published=_PUBLISHED[f"dense-{nodes}"],
    )


def _reduced(
    number: int,
    id: str,
    title: str,
    inputs: Inputs,
    parameters: int,
    changes: str,
    question: str,
    mapped: bool = False,
) -> Experiment:
    """One of the two experiments that give the 130-node network a smaller input."""
    return Experiment(
        id=id,
        title=title,
        question=question,
        source=_source(number),
        family="inputs",
        baseline="dense-130",
        changes=f"{changes}; no L2 penalty; 30 epochs, last weights; first 5,000 images validate",
        inputs=inputs,
        layers=(Dense(130, "relu"), Dense(10, "softmax")),
        parameters=parameters,
        split=Split(held_out="first"),
        training=_THIRTY_EPOCHS,
        mapped=mapped,
        published=_PUBLISHED[id],
    )


TEN_MODELS = (
    _width(1, 1, 805, None, "How far does a single hidden node get?"),
    _width(2, 2, 1_600, 1, "What does a second hidden node add?"),
    _width(3, 10, 7_960, 2, "Are ten nodes enough for ten digits?"),
    _width(4, 30, 23_860, 10, "Does it pay to triple the nodes?"),
    _width(5, 80, 63_610, 30, "Where does the gain level off?"),
    _width(6, 130, 103_360, 80, "Is this the width at which accuracy peaks?"),
    _width(7, 200, 159_010, 130, "Does accuracy fall beyond 130 nodes?"),
    _width(8, 500, 397_510, 130, "Do many more nodes help, or overfit?"),
    _reduced(
        9,
        "pca-154-dense-130",
        "154 principal components",
        PrincipalComponents(variance=0.95, components=154),
        21_460,
        "154 principal components instead of 784 pixels",
        "Is anything lost when the network sees 154 components instead of 784 pixels?",
        mapped=True,
    ),
    _reduced(
        10,
        "forest-70-dense-130",
        "70 forest pixels",
        ForestPixels(pixels=70, trees=100, random_state=42),
        10_540,
        "the 70 pixels a random forest ranks highest instead of all 784",
        "How well can digits be read from 70 pixels?",
    ),
)
