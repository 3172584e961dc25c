"""The display shows what runs, and forgets it when it is done."""

from io import StringIO

import pytest
from rich.console import Console

from pipeline.experiments import find
from pipeline.progress import Progress

EXPERIMENTS = [find("dense-10"), find("pca-154-dense-130")]


@pytest.fixture
def terminal():
    return Console(file=StringIO(), force_terminal=True, width=120, legacy_windows=False)


def _shown(progress: Progress) -> dict[str, str]:
    return {task.description: task.fields["state"] for task in progress._bars.tasks}


def test_a_run_is_shown_from_its_start_to_its_end(terminal):
    progress = Progress(terminal, EXPERIMENTS, replicates=1)
    progress.start("dense-10", 0)
    assert _shown(progress) == {"all": "0 of 2 runs", "dense-10, seed 0": "preparing"}
    progress.advance("dense-10", 0, epoch=3, validation_accuracy=0.9123)
    expected = "epoch 3 of 200 at most, validation 91.2%"
    assert _shown(progress)["dense-10, seed 0"] == expected
    progress.finish("dense-10", 0)
    assert _shown(progress) == {"all": "1 of 2 runs"}


def test_time_left_is_only_promised_where_the_number_of_epochs_is_known(terminal):
    progress = Progress(terminal, EXPERIMENTS, replicates=1)
    for experiment in EXPERIMENTS:
        progress.start(experiment.id, 0)
    totals = {task.description: task.total for task in progress._bars.tasks}
    assert totals["dense-10, seed 0"] is None
    assert totals["pca-154-dense-130, seed 0"] == 30


def test_without_a_terminal_each_finished_run_is_a_line():
    out = StringIO()
    with Progress(Console(file=out), EXPERIMENTS, replicates=1) as progress:
        progress.start("dense-10", 0)
        progress.advance("dense-10", 0, 1, 0.5)
        progress.finish("dense-10", 0)
    assert out.getvalue() == "dense-10, seed 0: trained\n"
