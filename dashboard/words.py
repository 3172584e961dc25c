"""What one calls the samples and classes of a data set."""

from pipeline.spec import CLASSES, Dataset


def sample(dataset: Dataset) -> str:
    """One of its samples: "image" or "point"."""
    return dataset.samples.removesuffix("s")


def class_word(dataset: Dataset) -> str:
    """One of its classes: "digit" or "class"."""
    return "digit" if dataset.classes == CLASSES else "class"


def tested_on(dataset: Dataset) -> str:
    """How many samples test a network, and of what: "10,000 test images of MNIST"."""
    return f"{dataset.test:,} test {dataset.samples} of {dataset.name}"
