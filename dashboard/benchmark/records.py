"""What is measured. Names end with the unit; a share is one of a core."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Record:
    """A row of a table; those of a class make one table."""

    TITLE: ClassVar[str]


@dataclass(frozen=True)
class Start(Record):
    """One start of the server, and Home in a browser.

    Attributes:
        answer_seconds: until the server answers.
        picture_seconds: until the marks of Home's first chart are drawn.
        whole_seconds: until all of Home is.
    """

    TITLE = "Seconds since `streamlit run` until a browser shows Home"

    start: int
    answer_seconds: float
    picture_seconds: float
    whole_seconds: float


@dataclass(frozen=True)
class View(Record):
    """A page in a browser.

    Attributes:
        cold_seconds: its first view after the server's start.
        warm_seconds: the median of further views.
        first_visit_seconds: in a browser that has fetched nothing before.
        first_visit_bytes: over the wire, then.
        server_bytes: memory of the server after the page's first view.
    """

    TITLE = "Each page in a browser, after the click on its link; memory of the server by then"

    page: str
    cold_seconds: float
    warm_seconds: float
    first_visit_seconds: float
    first_visit_bytes: int
    server_bytes: int


@dataclass(frozen=True)
class Reading(Record):
    """Our own code for a drawing, from the canvas's pixels to the verdict of all models."""

    TITLE = "A drawing, our own code alone"

    models: int
    own_milliseconds: float


@dataclass(frozen=True)
class Stroke(Record):
    """From the pen's going up to the first frame with the verdicts of all models."""

    TITLE = "Seconds from pen up to all verdicts in a browser, stroke by stroke"

    stroke: int
    verdicts_seconds: float


@dataclass(frozen=True)
class Answer(Record):
    """A page that one visitor asks for, alone.

    Attributes:
        cold_seconds: the first time after the server's start.
        warm_seconds: the median of further times.
    """

    TITLE = "Each page without a browser: seconds of the server until its answer is whole"

    page: str
    cold_seconds: float
    warm_seconds: float
    answer_bytes: int


@dataclass(frozen=True)
class Round(Record):
    """Visitors who ask for something at the same moment.

    Attributes:
        click: its number; with 0 the visitors arrive.
        unseen: how many ask for what nobody has asked for before.
        p95_seconds: 95 % of them have their whole answer within this time.
        answer_bytes: of one answer, on average.
        clients_share: time that the visitors themselves keep a core busy.
    """

    TITLE = "Visitors who ask at the same moment: seconds until each has its whole answer"

    group: str
    click: int
    visitors: int
    unseen: int
    median_seconds: float
    p95_seconds: float
    slowest_seconds: float
    answer_bytes: float
    server_share: float
    clients_share: float


@dataclass(frozen=True)
class Weight(Record):
    """Memory of the server; its own is what would be free without it."""

    TITLE = "Memory of the server"

    moment: str
    sessions: int
    resident_bytes: int
    own_bytes: int


@dataclass(frozen=True)
class Goal(Record):
    """What two cores are meant to reach, and what was measured."""

    TITLE = "Goals for two cores"

    goal: str
    at_most: float
    measured: float
    unit: str
    reached: bool
