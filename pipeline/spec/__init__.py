"""What an experiment is: frozen dataclasses that declare it completely.

    layers       the layers of networks, with their sizes
    experiment   inputs, split, training, published figures; and the experiment made of them

A declaration decides everything that training does, so its hash tells whether stored results are
up to date. This package needs the standard library only.
"""

from pipeline.spec.experiment import (
    CLASSES,
    DigitScore,
    Experiment,
    ForestPixels,
    History,
    Inputs,
    Pixels,
    PrincipalComponents,
    Published,
    Source,
    Split,
    Training,
    shorten,
)
from pipeline.spec.layers import (
    BatchNormalization,
    Convolution,
    Dense,
    Dropout,
    Layer,
    MaxPooling,
    Reshape,
    Shape,
)

__all__ = [
    "CLASSES",
    "BatchNormalization",
    "Convolution",
    "Dense",
    "DigitScore",
    "Dropout",
    "Experiment",
    "ForestPixels",
    "History",
    "Inputs",
    "Layer",
    "MaxPooling",
    "Pixels",
    "PrincipalComponents",
    "Published",
    "Reshape",
    "Shape",
    "Source",
    "Split",
    "Training",
    "shorten",
]
