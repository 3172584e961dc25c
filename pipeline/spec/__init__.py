"""What an experiment is: frozen dataclasses that declare it completely.

    datasets     what there is to learn from
    inputs       what a network reads of a sample
    layers       the layers of networks, with their sizes
    published    figures that sources print
    augmentation how training images are changed
    experiment   split and training; and the experiment made of all these
    study        what is measured beside the experiments

A declaration decides everything that training does, so its hash tells whether stored results are
up to date. This package needs the standard library only.
"""

from pipeline.spec.augmentation import (
    AddedStrokes,
    Augmentation,
    Bars,
    Bend,
    Elastic,
    Feet,
    Flags,
    Framing,
    Ingredient,
    Movement,
    Pen,
    Proportions,
    Rotation,
    Slant,
    Stretch,
    Tails,
    Taper,
)
from pipeline.spec.datasets import CLASSES, DATASETS, DIGITS_8X8, MNIST, XOR, Dataset
from pipeline.spec.experiment import (
    Experiment,
    FallingRate,
    Family,
    Source,
    Split,
    Training,
    shorten,
)
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
from pipeline.spec.study import (
    Ablation,
    FeatureSweep,
    Measure,
    PixelMap,
    Step,
    Study,
    reading,
    shorten_study,
)

__all__ = [
    "CLASSES",
    "DATASETS",
    "DIGITS_8X8",
    "MNIST",
    "XOR",
    "Ablation",
    "AddedStrokes",
    "Augmentation",
    "Bars",
    "BatchNormalization",
    "Bend",
    "Convolution",
    "Coordinates",
    "Dataset",
    "Dense",
    "DigitScore",
    "Dropout",
    "Elastic",
    "Experiment",
    "FallingRate",
    "Family",
    "FeatureSweep",
    "Feet",
    "Flags",
    "ForestPixels",
    "Framing",
    "History",
    "Ingredient",
    "InkCounts",
    "Inputs",
    "Layer",
    "MaxPooling",
    "Measure",
    "Movement",
    "Pen",
    "PixelMap",
    "Pixels",
    "PrincipalComponents",
    "Proportions",
    "Published",
    "Reshape",
    "Rotation",
    "Shape",
    "Slant",
    "Source",
    "Split",
    "StandardizedPixels",
    "Step",
    "Stretch",
    "Study",
    "Tails",
    "Taper",
    "Training",
    "Unfitted",
    "reading",
    "shorten",
    "shorten_study",
]
