"""Samples by name, and test samples as tiles of a digit grid."""

from dashboard.components.digit_grid import Tile
from dashboard.results import Predictions, SampleSet
from dashboard.theme import per_cent, with_article
from dashboard.words import sample


def name_of(samples: SampleSet, image: int, part: str = "test") -> str:
    """What a sample is called by those who do not see it: "Test image 7, a 9".

    Args:
        part: of the data set, that these samples are.
    """
    noun = sample(samples.dataset)
    return f"{part.capitalize()} {noun} {image}, {with_article(samples.labels[image])}"


def verdict_tile(predictions: Predictions, image: int) -> Tile:
    """What a model reads in a test image, and what it is."""
    truth, read = int(predictions.test.labels[image]), int(predictions.labels[image])
    return Tile(
        picture=predictions.test.images[image],
        name=_name(predictions, image),
        lines=[f"#{image}", f"read {read}", f"is {truth}"],
        marked=read != truth,
    )


def probability_tile(predictions: Predictions, image: int) -> Tile:
    """How sure a model is of what it reads in a test image, and how sure of the truth."""
    truth, read = int(predictions.test.labels[image]), int(predictions.labels[image])
    sureness = [per_cent(float(predictions.probabilities[image, digit])) for digit in (read, truth)]
    return Tile(
        picture=predictions.test.images[image],
        name=_name(predictions, image),
        lines=[f"#{image}", f"as {read}: {sureness[0]}", f"is {truth}: {sureness[1]}"],
        probabilities=predictions.probabilities[image],
    )


def runs_tile(predictions: Predictions, image: int) -> Tile:
    """What a test image is, and what each run reads in it."""
    truth = int(predictions.test.labels[image])
    reads = [str(read) for read in predictions.of_runs[:, image]]
    return Tile(
        picture=predictions.test.images[image],
        name=f"{name_of(predictions.test, image)} that runs read as {', '.join(reads)}",
        lines=[f"#{image}", f"is {truth}", " ".join(reads)],
    )


def _name(predictions: Predictions, image: int) -> str:
    return f"{name_of(predictions.test, image)} read as {predictions.labels[image]}"
