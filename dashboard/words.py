"""What one calls experiments, the samples and classes of a data set, and how sure a figure is."""

from collections.abc import Sequence

from dashboard.results import Result
from dashboard.theme import between, listed, per_cent
from pipeline.spec import CLASSES, Dataset, Experiment

OURS = "ours"
"""What marks an experiment of this project among those that a document publishes."""


def titled(experiment: Experiment) -> str:
    """Its title, marked if it is ours."""
    return f"{experiment.title} ({OURS})" if experiment.ours else experiment.title


def labelled(experiment: Experiment) -> str:
    """Its id, marked if it is ours."""
    return f"{experiment.id} ({OURS})" if experiment.ours else experiment.id


def named(experiment: Experiment, *notes: str) -> str:
    """Its title and id, marked if it is ours, with notes: "one node (dense-1, not built)"."""
    marks = [OURS] if experiment.ours else []
    return f"{experiment.title} ({', '.join([experiment.id, *marks, *notes])})"


def document(experiment: Experiment) -> str:
    """Name of the document that publishes it, nothing of one that is ours."""
    return experiment.source.file if experiment.source else ""


def published_as(experiments: Sequence[Experiment]) -> str:
    """Title of the document that publishes them all, and what it calls each."""
    sources = [experiment.source for experiment in experiments if experiment.source]
    return f"{sources[0].title}, as {listed([source.label for source in sources])}"


def sample(dataset: Dataset) -> str:
    """One of its samples: "image" or "point"."""
    return dataset.samples.removesuffix("s")


def class_word(dataset: Dataset) -> str:
    """One of its classes: "digit" or "class"."""
    return "digit" if dataset.classes == CLASSES else "class"


def tested_on(dataset: Dataset) -> str:
    """How many samples test a network, and of what: "10,000 test images of MNIST"."""
    return f"{dataset.test:,} test {dataset.samples} of {dataset.name}"


def accuracy(result: Result) -> str:
    """A measured accuracy with all that one needs to judge it by."""
    return f"{per_cent(result.measured, 2)} ({certainty(result)})"


def certainty(result: Result) -> str:
    """Of how many runs a mean is, and its interval."""
    runs = f"mean of {result.runs} runs" if result.runs > 1 else "one run"
    return f"{runs}, 95\N{NO-BREAK SPACE}% interval {between(result.interval)}"
