"""What is measured. Names end with the unit; a share is one of a core."""

from dataclasses import dataclass
from typing import ClassVar


class Record:
    """A row of a table; those of a class make one table."""

    TITLE: ClassVar[str]


@dataclass(frozen=True)
class Round(Record):
    """Visitors who asked for something at the same moment.

    Attributes:
        unseen: how many asked for what nobody had asked for before.
        p95_seconds: 95 % of them had their whole answer within this time.
        answer_bytes: of one answer, on average.
        clients_share: time that the visitors themselves kept a core busy.
    """

    TITLE = "Visitors who ask at the same moment, seconds until each has the whole answer"

    round: str
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
