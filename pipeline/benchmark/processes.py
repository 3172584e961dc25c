"""The processes in which the two ways work."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Self

from pipeline.data import Arrays
from pipeline.schedule import Task, execute
from pipeline.spec import Experiment
from pipeline.tasks import Results, plan
from pipeline.work import Workplace, import_tensorflow, share_of_cores


class PlainWay:
    """A process for `pipeline.benchmark.plain`: ours leave TensorFlow a single thread."""

    def __init__(self) -> None:
        self._process = ProcessPoolExecutor(1, mp_context=get_context("spawn"))

    def __call__(self, name: str, *arguments: object) -> Any:  # noqa: ANN401
        """Call the function of that name in the process."""
        return self._process.submit(_call_plain, name, arguments).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.shutdown(cancel_futures=True)


def _call_plain(name: str, arguments: tuple[object, ...]) -> Any:  # noqa: ANN401
    from pipeline.benchmark import plain  # noqa: PLC0415 - TensorFlow, only where it works

    return getattr(plain, name)(*arguments)


class OurWay:
    """The tasks of a build, without its display and its store."""

    def __init__(self, jobs: int, root: Path) -> None:
        self._jobs, self.root = jobs, root

    def build(self, experiments: Sequence[Experiment], replicates: int = 1) -> dict[str, Any]:
        """What a build of these experiments makes, by the names of its tasks."""
        place = self.place(len(experiments) * replicates)
        return self.do(plan([Results(e) for e in experiments], replicates, place))

    def place(self, tasks: int) -> Workplace:
        """For so many tasks at a time, which share the cores."""
        return Workplace(self.root, share_of_cores(self._jobs, tasks), _Nobody())

    def in_each_process(self, call: Callable[[], Any]) -> list[Any]:
        return list(self.do([Task(str(n), call) for n in range(self._jobs)]).values())

    def do(self, tasks: Sequence[Task]) -> dict[str, Any]:
        return dict(execute(tasks, self._jobs, on_start=lambda _: None))


@dataclass(frozen=True)
class Ways:
    """Both ways, and the data sets, by id, that they work on."""

    plain: PlainWay
    ours: OurWay
    arrays: Mapping[str, Arrays]


class _Nobody:
    """Wants no news of the training."""

    def put(self, item: tuple[str, int, float]) -> None:
        """Forget it."""


def load() -> None:
    """Load all libraries of ours, as the tasks do when they need them."""
    import_tensorflow()
    from pipeline import replicate  # noqa: F401, PLC0415 - not in the process that asks
    from pipeline.analysis import maps  # noqa: F401, PLC0415
