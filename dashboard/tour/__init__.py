"""A guided tour: questions one after another, each answered by the stored results.

    step        what a step is: a question, and the answer that the results give
    nodes       what one hidden node reads, what two do, and what ten look for
    widths      how many hidden nodes are enough, and when a difference is real
    images      how many pixels it takes, and how digits lie among each other
    judgement   whether published findings hold, and whether models agree

A step is a declaration. To add one, write it beside others of its kind and name it in `STEPS`. None
of this knows Streamlit.
"""

from dashboard.tour.images import CLUSTERS, PIXELS
from dashboard.tour.judgement import AGREEMENT, FINDINGS
from dashboard.tour.nodes import ONE_NODE, TEN_NODES, TWO_NODES
from dashboard.tour.step import (
    Answer,
    Chart,
    Evidence,
    Guesses,
    Link,
    Maps,
    Picture,
    Pictures,
    Step,
    Verdicts,
)
from dashboard.tour.widths import ENOUGH

STEPS: tuple[Step, ...] = (
    ONE_NODE,
    TWO_NODES,
    ENOUGH,
    TEN_NODES,
    PIXELS,
    CLUSTERS,
    FINDINGS,
    AGREEMENT,
)

__all__ = [
    "STEPS",
    "Answer",
    "Chart",
    "Evidence",
    "Guesses",
    "Link",
    "Maps",
    "Picture",
    "Pictures",
    "Step",
    "Verdicts",
]
