"""Tasks run in the order of their needs, the longest chain first, in one process or several."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from time import sleep

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


ORPHAN = """
import os, time
from pipeline.schedule import Task, execute
def report():
    print(os.getpid(), flush=True)
    time.sleep(60)
list(execute([Task(str(n), report) for n in range(2)], 2, lambda task: None))
"""


def _runs(process: int) -> bool:
    """Whether it is there, and not only waits for somebody to ask how it ended."""
    status = Path("/proc", str(process), "status")
    return status.exists() and "zombie" not in status.read_text()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in Linux's /proc")
def test_processes_end_with_the_one_that_started_them():
    parent = subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE, text=True)
    children = [int(parent.stdout.readline()) for _ in range(2)]
    parent.kill()
    parent.wait()
    for _ in range(100):
        sleep(0.1)
        if not any(map(_runs, children)):
            return
    pytest.fail(f"ten seconds later they still run: {children}")
