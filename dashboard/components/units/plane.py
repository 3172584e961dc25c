"""All test images in the plane of two units; a click on one shows it."""

from dataclasses import replace

import streamlit as st

from dashboard import address, loading
from dashboard.charts import plane_of_two
from dashboard.charts.unit_plane import Plane
from dashboard.components.clickable_chart import clickable_chart
from pipeline.spec import Experiment
from pipeline.store import Units

_COLOURS = TRUTH, READ = ("what it is", "what is read")


def plane(experiment: Experiment, units: Units, image: int) -> None:
    """Show the plane of a network with two units; a click chooses the image of the page.

    Args:
        image: the one to mark.
    """
    colour = st.segmented_control(
        "Colour of a point", _COLOURS, required=True, **address.follow("colour", _COLOURS, TRUTH)
    )
    test = loading.test_set(experiment.dataset)
    probabilities, hidden = loading.network(experiment).run(
        test.samples, ["probabilities", "hidden"]
    )
    found = Plane.of(probabilities, hidden, units.outgoing, test.labels, image)
    figure = plane_of_two(found if colour == TRUTH else replace(found, digits=found.read))
    clickable_chart(
        "plane-of-units",
        figure,
        alt="All test images by the activations of both units; the picker beside chooses one too",
        # A row of an array arrives as an object whose keys are the places in it.
        choose=lambda point: address.choose(image=int(point["0"])),
        name=f"plane-of-units-{experiment.id}",
    )
    misread = ": a point on ground of another colour is misread" if colour == TRUTH else ""
    st.caption(
        f"All {len(hidden):,} test images. Behind them, the digit that the network reads wherever "
        f"the two activations fall{misread}. The ring marks the chosen image. Click a point to see "
        "its image, a digit in the legend to hide it."
    )
