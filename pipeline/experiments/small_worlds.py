"""The two exercises of `003_7c6c476497d95693.txt`: XOR, and digits of 8 x 8 pixels."""

from pipeline.experiments.published import load_published
from pipeline.spec import (
    DIGITS_8X8,
    XOR,
    Coordinates,
    Dense,
    Experiment,
    InkCounts,
    Source,
    Split,
    Training,
)

_PUBLISHED = load_published("small_worlds")

_TITLE = "Amiot and Tzdaka (2020), Lab session 1"

_DRAWN_ONCE = "Samples and split are drawn once, with seed 0; in the document every run draws anew."


def _xor(nodes: int, parameters: int, before: int | None, question: str) -> Experiment:
    """A network for XOR; that with six nodes is the document's, the others its study of widths.

    Args:
        before: hidden nodes of the network that this one is compared with.
    """
    title = f"{nodes} hidden node" + ("s" if nodes > 1 else "")
    return Experiment(
        id=f"xor-{nodes}",
        title=f"{title} for XOR",
        question=question,
        source=Source("003_7c6c476497d95693.txt", "Exercise 1", _TITLE),
        family="width",
        baseline=f"xor-{before}" if before else None,
        changes=f"{title} instead of {before}" if before else "",
        dataset=XOR,
        inputs=Coordinates(),
        layers=(Dense(nodes, "relu"), Dense(2, "softmax")),
        parameters=parameters,
        split=Split(held_out="random", validation_samples=128),
        training=Training(
            loss="categorical_crossentropy", optimizer="adam", batch_size=32, epochs=200
        ),
        assumptions=(
            "Adam at Keras's 0.001 and batches of 32: the document's code for them is missing.",
            _DRAWN_ONCE,
        ),
        variation_of=None if nodes == 6 else "xor-6",
        published=_PUBLISHED[f"xor-{nodes}"],
    )


_DIGITS = Experiment(
    id="digits8x8-softmax",
    title="no hidden layer, on 8 x 8 digits",
    question="How far does a network without a hidden layer get on tiny digits?",
    source=Source("003_7c6c476497d95693.txt", "Exercise 2", _TITLE),
    family="inputs",
    baseline=None,
    changes="",
    dataset=DIGITS_8X8,
    inputs=InkCounts(),
    layers=(Dense(10, "softmax"),),
    parameters=650,
    split=Split(held_out="random", validation_samples=337),
    training=Training(
        loss="categorical_crossentropy", optimizer="adam", batch_size=128, epochs=100
    ),
    assumptions=(
        "Adam at Keras's 0.001: the document's code for the optimiser is missing.",
        _DRAWN_ONCE,
    ),
    published=_PUBLISHED["digits8x8-softmax"],
)

SMALL_WORLDS = (_xor(6, 32, None, "Can six hidden nodes learn what no straight line can?"), _DIGITS)

XOR_WIDTHS = (
    _xor(1, 7, 6, "What can one hidden node make of XOR?"),
    _xor(2, 12, 6, "Are two hidden nodes enough for XOR?"),
    _xor(3, 17, 6, "Do three hidden nodes fare better than two?"),
    _xor(4, 22, 6, "Are four hidden nodes as good as six?"),
)
