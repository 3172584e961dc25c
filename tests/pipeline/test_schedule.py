"""Tasks run in the order of their needs, the longest chain first, in one process or several."""

import os
import signal
from functools import partial

import pytest

from pipeline.errors import BuildError
from pipeline.schedule import Task, execute


def _add(*numbers: int) -> int:
    return sum(numbers)


def _where(*_: int) -> int:
    return os.getpid()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _fail() -> None:
    raise BuildError("it cannot be done")


def _run(tasks, jobs=1) -> tuple[list[str], dict]:
    started: list[str] = []
    results = dict(execute(tasks, jobs, lambda task: started.append(task.name)))
    return started, results


DIAMOND = [
    Task("sum", _add, needs=("left", "right")),
    Task("left", partial(_add, 10), needs=("start",)),
    Task("right", partial(_add, 20), needs=("start",)),
    Task("start", partial(_add, 1)),
]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_gets_the_results_that_it_needs(jobs):
    started, results = _run(DIAMOND, jobs)
    assert results == {"start": 1, "left": 11, "right": 21, "sum": 32}
    assert started[0] == "start"
    assert started[-1] == "sum"


def test_the_longest_chain_begins_first():
    tasks = [
        Task("short", _add, seconds=1),
        Task("long", _add, seconds=5),
        Task("end of a chain", _add, needs=("begin",), seconds=8),
        Task("begin", _add, seconds=1),
    ]
    assert _run(tasks)[0] == ["begin", "end of a chain", "long", "short"]


def test_equal_tasks_keep_their_order():
    tasks = [Task(f"seed {seed}", _add, seconds=2) for seed in range(4)]
    assert _run(tasks)[0] == [task.name for task in tasks]


def test_one_job_stays_in_this_process_and_two_do_not():
    tasks = [Task(name, _where) for name in "ab"]
    assert set(_run(tasks, jobs=1)[1].values()) == {os.getpid()}
    assert os.getpid() not in _run(tasks, jobs=2)[1].values()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_task_raises_arrives(jobs):
    with pytest.raises(BuildError, match="it cannot be done"):
        _run([Task("bad", _fail)], jobs)


def test_a_killed_process_is_an_error_that_says_what_to_do():
    with pytest.raises(BuildError, match=r"a process was killed .* go on with `--jobs 1`"):
        _run([Task("dies", _die)], jobs=2)
    assert _run(DIAMOND, jobs=2)[1]["sum"] == 32, "no new processes after a killed one"
