"""The experiments of this project itself, which no source publishes."""

from pipeline.spec import (
    Augmentation,
    Bars,
    Bend,
    Convolution,
    Dense,
    Dropout,
    Elastic,
    Experiment,
    FallingRate,
    Feet,
    Flags,
    Framing,
    MaxPooling,
    Pen,
    Pixels,
    Proportions,
    Reshape,
    Rotation,
    Slant,
    Split,
    Stretch,
    Tails,
    Taper,
)

_HANDS_AND_PENS = Augmentation(
    (
        Bars(share=0.5),
        Flags(share=0.6),
        Feet(share=0.3),
        Tails(share=0.4),
        Rotation(degrees=10),
        Slant(tangent=0.35),
        Stretch(factor=1.3),
        Proportions(share=0.15),
        Taper(share=0.2),
        Bend(pixels=1.5),
        Elastic(pixels=1.2, nodes=5),
        Framing(box=20),
        Pen(thinnest=1.7, thickest=4.5),
    ),
    untouched=0.2,
)

AUGMENTED_CNN = Experiment(
    id="augmented-cnn",
    title="a reader for real hands",
    question="How well can a network that has seen MNIST alone read anybody's hand?",
    source=None,
    family="augmentation",
    baseline="cnn-32-64",
    changes="training images redrawn in every epoch as other hands and pens would have done; "
    "four convolutions, 128 nodes; a falling learning rate",
    inputs=Pixels(),
    layers=(
        Reshape((28, 28, 1)),
        Convolution(16, 3, "relu"),
        Convolution(16, 3, "relu"),
        MaxPooling(2),
        Convolution(32, 3, "relu"),
        Convolution(32, 3, "relu"),
        MaxPooling(2),
        Reshape((-1,)),
        Dense(128, "relu"),
        Dropout(0.3),
        Dense(10, "softmax"),
    ),
    parameters=83_322,
    split=Split(held_out="last"),
    training=FallingRate(
        loss="sparse_categorical_crossentropy",
        optimizer="adam",
        batch_size=128,
        epochs=16,
        learning_rate=0.0015,
    ),
    augmentation=_HANDS_AND_PENS,
    mapped=True,
)

OWN: tuple[Experiment, ...] = (AUGMENTED_CNN,)
"""Those of this project, which no source publishes."""
