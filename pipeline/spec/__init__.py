"""What an experiment is: frozen dataclasses that declare it completely.

    datasets     what there is to learn from
    inputs       what a network reads of a sample
    layers       the layers of networks, with their sizes
    published    figures that sources print
    experiment   split and training; and the experiment made of all these
    study        what is measured beside the experiments

A declaration decides everything that training does, so its hash tells whether stored results are
up to date. This package needs the standard library only.
"""

from pipeline.spec.datasets import CLASSES, DATASETS, DIGITS_8X8, MNIST, XOR, Dataset
from pipeline.spec.experiment import Experiment, Family, Source, Split, Training, shorten
from pipeline.spec.inputs import (
    Coordinates,
    ForestPixels,
    InkCounts,
    Inputs,
    Pixels,
    PrincipalComponents,
    StandardizedPixels,
    Unfitted,
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
from pipeline.spec.published import DigitScore, History, Published
from pipeline.spec.study import FeatureSweep, PixelMap, Study, reading, shorten_study

__all__ = [
    "CLASSES",
    "DATASETS",
    "DIGITS_8X8",
    "MNIST",
    "XOR",
    "BatchNormalization",
    "Convolution",
    "Coordinates",
    "Dataset",
    "Dense",
    "DigitScore",
    "Dropout",
    "Experiment",
    "Family",
    "FeatureSweep",
    "ForestPixels",
    "History",
    "InkCounts",
    "Inputs",
    "Layer",
    "MaxPooling",
    "PixelMap",
    "Pixels",
    "PrincipalComponents",
    "Published",
    "Reshape",
    "Shape",
    "Source",
    "Split",
    "StandardizedPixels",
    "Study",
    "Training",
    "Unfitted",
    "reading",
    "shorten",
    "shorten_study",
]
