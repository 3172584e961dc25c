"""What a step of the tour is: a question, and the answer that the results give."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.claims import Judged
from dashboard.comparison import Comparison, Pair
from dashboard.maps import Pane
from dashboard.results import Predictions, Result, SampleSet
from dashboard.theme import per_cent
from pipeline.spec import Dataset, Experiment
from pipeline.store import Features, Manifest, Map, Units

if TYPE_CHECKING:  # onnxruntime, which few steps need, takes a while to load
    from dashboard.inference import Network

T = TypeVar("T")


class Stored(Protocol):
    """What steps ask for; `dashboard.loading` has it."""

    def result(self, experiment: Experiment) -> Result: ...
    def predictions(self, experiment: Experiment) -> Predictions: ...
    def test_set(self, dataset: Dataset) -> SampleSet: ...
    def units(self, experiment: Experiment) -> Units: ...
    def network(self, experiment: Experiment) -> "Network": ...
    def map(self, id: str) -> Map: ...
    def features(self) -> Features: ...
    def comparison(self) -> Comparison: ...
    def pair(self, a: str, b: str) -> Pair: ...
    def judged_claims(self) -> list[Judged]: ...


@dataclass(frozen=True)
class Guesses:
    """What there is to know before one guesses, and what to choose from.

    Attributes:
        setting: a sentence or two, which must not tell the answer.
        options: what each guess says, by what the address calls it.
    """

    setting: str
    options: Mapping[str, str]


@dataclass(frozen=True)
class Chart:
    """A figure, with what it shows for those who do not see it, and its caption.

    Attributes:
        name: of the files that it can be saved as.
    """

    name: str
    figure: go.Figure
    alt: str
    caption: str


@dataclass(frozen=True)
class Picture:
    """A picture, uint8 (height, width) or (height, width, 3), with its name and caption."""

    image: NDArray[np.uint8]
    name: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Pictures:
    """Pictures side by side."""

    pictures: Sequence[Picture]
    caption: str


@dataclass(frozen=True)
class Maps:
    """Still maps by what stands above each."""

    panes: Mapping[str, Pane]
    caption: str


@dataclass(frozen=True)
class Verdicts:
    """Some judged findings."""

    judged: Sequence[Judged]
    caption: str


Evidence = Chart | Pictures | Maps | Verdicts


@dataclass(frozen=True)
class Link:
    """The page that shows more, in the state that does: name of its file, words, choices."""

    view: str
    label: str
    query: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What the results say to a question.

    Attributes:
        right: the option that is.
        words: the answer, as Markdown.
    """

    right: str
    words: str
    evidence: Evidence
    link: Link


@dataclass(frozen=True)
class Step:
    """A question of the tour.

    Attributes:
        name: what links to the step call it.
        needs: ids of the experiments and studies without which nothing can be answered.
    """

    name: str
    question: str
    needs: Sequence[str]
    ask: Callable[[Stored], Guesses]
    solve: Callable[[Stored], Answer]

    def missing(self, manifest: Manifest) -> list[str]:
        """What it needs and the store does not have, by id."""
        built = {*manifest.experiments, *manifest.studies}
        return [id for id in self.needs if id not in built]


@dataclass(frozen=True)
class Bands:
    """Guesses at a share, between some ascending edges."""

    edges: Sequence[float]

    @property
    def options(self) -> dict[str, str]:
        low, *_, high = (per_cent(edge, 0) for edge in self.edges)
        between = [f"{a * 100:.0f} to {per_cent(b, 0)}" for a, b in pairwise(self.edges)]
        words = [f"less than {low}", *between, f"{high} or more"]
        return dict(zip(self._names, words, strict=True))

    def holding(self, share: float) -> str:
        """The option that a share, in [0, 1], lies in; an edge belongs to what is above it."""
        return self._names[int(np.searchsorted(self.edges, share, side="right"))]

    @property
    def _names(self) -> list[str]:
        """As in "0-50", "50-60", "60-100"."""
        ends = [f"{edge * 100:.0f}" for edge in (0, *self.edges, 1)]
        return [f"{low}-{high}" for low, high in pairwise(ends)]


def four_with(options: Sequence[T], right: T, before: int) -> list[T]:
    """Four neighbours, or all of fewer options; so many stand before the right one, if they can."""
    start = min(max(options.index(right) - before, 0), max(len(options) - 4, 0))
    return list(options[start : start + 4])
