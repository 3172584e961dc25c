"""The display shows what runs, and forgets it when it is done."""

from io import StringIO

import pytest
from rich.console import Console

from pipeline.progress import Progress, news_for
from pipeline.schedule import Task

EARLY = Task("dense-10, seed 0", print)
FIXED = Task("pca-154-dense-130, seed 0", print, epochs=30)


@pytest.fixture
def terminal():
    return Console(file=StringIO(), force_terminal=True, width=120, legacy_windows=False)


def _shown(progress: Progress) -> dict[str, str]:
    return {task.description: task.fields["state"] for task in progress._bars.tasks}


def test_a_task_is_shown_from_its_start_to_its_end(terminal):
    progress = Progress(terminal)
    progress.expect(2)
    progress.start(EARLY)
    assert _shown(progress) == {"all": "0 of 2 tasks", "dense-10, seed 0": ""}
    progress.advance("dense-10, seed 0", epoch=3, validation_accuracy=0.9123)
    assert _shown(progress)["dense-10, seed 0"] == "epoch 3, validation 91.2%"
    progress.finish("dense-10, seed 0")
    assert _shown(progress) == {"all": "1 of 2 tasks"}


def test_time_left_is_only_promised_where_the_number_of_epochs_is_known(terminal):
    progress = Progress(terminal)
    for task in (EARLY, FIXED):
        progress.start(task)
    totals = {task.description: task.total for task in progress._bars.tasks}
    assert totals["dense-10, seed 0"] is None
    assert totals["pca-154-dense-130, seed 0"] == 30


def test_news_of_a_finished_task_are_left_out(terminal):
    progress = Progress(terminal)
    progress.start(EARLY)
    progress.finish(EARLY.name)
    progress.advance(EARLY.name, 4, 0.9)
    assert _shown(progress) == {"all": "1 of 0 tasks"}


def test_news_from_other_processes_reach_the_display(terminal):
    progress = Progress(terminal)
    progress.start(FIXED)
    with news_for(progress) as news:
        news.put((FIXED.name, 7, 0.5))
    assert _shown(progress)[FIXED.name] == "epoch 7, validation 50.0%"


def test_without_a_terminal_each_finished_task_is_a_line():
    out = StringIO()
    with Progress(Console(file=out)) as progress:
        progress.start(EARLY)
        progress.advance(EARLY.name, 1, 0.5)
        progress.finish(EARLY.name)
    assert out.getvalue() == "dense-10, seed 0: done\n"
