"""What the forest finds important, how well it reads, and which images few pixels cannot tell."""

import numpy as np
import streamlit as st

from dashboard import address
from dashboard.charts import importance_of_pixels
from dashboard.components.chart import chart
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.experiment_table import experiment_links
from dashboard.components.features.choices import ALL_PIXELS, DECLARED, FOREST, N, built
from dashboard.components.further import lead_to
from dashboard.components.tiles import name_of
from dashboard.features import PIXELS, alike, needed, ranked
from dashboard.results import Result, SampleSet
from dashboard.theme import between, count, per_cent, with_article
from dashboard.words import document
from pipeline import metrics
from pipeline.spec import MNIST
from pipeline.store import Features

_ALIKE = 12


def importance(features: Features) -> None:
    """Say and show where the important pixels lie."""
    falling = np.sort(features.importance)[::-1]
    first = float(falling[: DECLARED[N]].sum())
    unused = np.count_nonzero(features.importance == 0)
    st.markdown(
        f"The **{DECLARED[N]}** most important of {PIXELS} pixels hold {per_cent(first)} of the "
        f"importance, **{needed(falling, 0.5)}** hold half of it, and **{unused}** hold none."
    )
    chart(
        importance_of_pixels(features.importance),
        alt="Importance of every pixel in the random forest",
        name="importance-of-pixels",
    )
    st.caption(
        "Importance: how much purer the forest's trees make their groups of training images by "
        "asking for a pixel, as a share of all that they gain. Point at a pixel for its rank."
    )


def forest_accuracy(features: Features) -> None:
    """How well the forest itself reads, beside the networks."""
    interval = metrics.wilson_interval(round(features.forest_accuracy * MNIST.test), MNIST.test)
    results = built()
    with st.container(horizontal=True):
        _figure("The forest itself", features.forest_accuracy, f"{between(interval)}, 1 run")
        for result in results:
            _figure(result.experiment.id, result.measured, _certainty(result))
    st.caption(
        f"Test accuracy on {MNIST.test:,} images with 95\N{NO-BREAK SPACE}% intervals; networks: "
        f"means over their runs. {ALL_PIXELS.id} was trained otherwise than the networks of the "
        "first chart: with an L2 penalty, and stopped early. The document does not print the "
        "accuracy of its forest."
    )
    if results:
        experiment_links(results)
    if FOREST in (result.experiment for result in results):
        lead_to(
            "confusions",
            f"See what {FOREST.id} mistakes for what",
            **{address.SUBJECT: FOREST.id},
        )
    lead_to("claims", "See which findings of the document hold", document=document(FOREST))


def _certainty(result: Result) -> str:
    return f"{between(result.interval)}, {count(result.runs, 'run')}"


def _figure(label: str, accuracy: float, note: str) -> None:
    st.metric(label, per_cent(accuracy, 2), note, delta_color="off", delta_arrow="off", border=True)


def look_alikes(features: Features, test: SampleSet, image: int, n: int) -> None:
    """Show the test images that differ least from one of them in its most important pixels."""
    found = alike(test.images, image, ranked(features.importance)[:n], _ALIKE)
    truth = test.labels[image]
    others = int(np.count_nonzero(test.labels[found] != truth))
    st.markdown(
        f"Of the {_ALIKE} test images that are most like image {image}, {with_article(truth)}, in "
        f"{'this pixel' if n == 1 else f'these {n} pixels'}, **{others}** show another digit."
    )
    digit_grid(
        [
            Tile(
                test.images[number],
                name_of(test, number),
                [f"#{number}", f"is {test.labels[number]}"],
                marked=bool(test.labels[number] != truth),
            )
            for number in found.tolist()
        ]
    )
    st.caption(
        f"Shown: {_ALIKE} of {len(test.labels) - 1:,}, the most alike first, by the Euclidean "
        "distance of these pixels; other digits are marked."
    )
