"""The data sets that experiments learn from."""

from dataclasses import dataclass

from pipeline.spec.layers import Shape


@dataclass(frozen=True)
class Dataset:
    """What is known of a data set before it is read."""

    id: str
    """Name of its file in the store."""
    name: str
    """As one would say it after "the test images of"."""
    samples: str
    """What one calls several of its samples."""
    shape: Shape
    """Of one sample as it is stored."""
    classes: int
    train: int
    """Samples to train and to validate with."""
    test: int


MNIST = Dataset("mnist", "MNIST", "images", (28, 28), 10, 60_000, 10_000)
DIGITS_8X8 = Dataset("digits8x8", "scikit-learn's 8 x 8 digits", "images", (8, 8), 10, 1_347, 450)
XOR = Dataset("xor", "noisy XOR", "points", (2,), 2, 640, 160)

DATASETS = (MNIST, DIGITS_8X8, XOR)

CLASSES = MNIST.classes
