"""The experiments of this project itself, which no source publishes."""

from pipeline.spec import (
    Augmentation,
    Bars,
    BatchNormalization,
    Bend,
    Convolution,
    Dense,
    Dropout,
    Elastic,
    Experiment,
    FallingRate,
    Framing,
    MaxPooling,
    Pen,
    Pixels,
    Proportions,
    Reshape,
    Rotation,
    Serifs,
    Slant,
    Split,
    Stretch,
    Taper,
)

_HANDS_AND_PENS = Augmentation(
    (
        Rotation(degrees=12),
        Slant(tangent=0.5),
        Stretch(factor=1.4),
        Proportions(share=0.25),
        Taper(share=0.3),
        Bend(pixels=2),
        Elastic(pixels=2, nodes=5),
        Bars(share=0.5),
        Serifs(share=0.5),
        Framing(box=20),
        Pen(thinnest=1.6, thickest=3.6),
    )
)

OWN_EXPERIMENTS = (
    Experiment(
        id="augmented-cnn",
        title="a reader for real hands",
        question="How well can a network that has seen MNIST alone read anybody's hand?",
        source=None,
        family="augmentation",
        baseline="cnn-32-64",
        changes="training images redrawn in every epoch as other hands and pens would have done; "
        "four convolutions, batch normalisation, 128 nodes; a falling learning rate",
        inputs=Pixels(),
        layers=(
            Reshape((28, 28, 1)),
            Convolution(16, 3, "relu"),
            Convolution(16, 3, "relu"),
            MaxPooling(2),
            BatchNormalization(),
            Convolution(32, 3, "relu"),
            Convolution(32, 3, "relu"),
            MaxPooling(2),
            BatchNormalization(),
            Reshape((-1,)),
            Dense(128, "relu"),
            Dropout(0.3),
            Dense(10, "softmax"),
        ),
        parameters=83_514,
        split=Split(held_out="last"),
        training=FallingRate(
            loss="sparse_categorical_crossentropy",
            optimizer="adam",
            batch_size=128,
            epochs=16,
            learning_rate=0.002,
        ),
        augmentation=_HANDS_AND_PENS,
        mapped=True,
    ),
)
