"""A declaration is all that a further experiment needs, from the command line to the pages."""

from dataclasses import replace

import pytest

from pipeline import build_artifacts, experiments
from pipeline.build_artifacts import main
from pipeline.experiments import EXPERIMENTS, find
from pipeline.spec import Dense
from tests.dashboard.conftest import open_page, text_of  # noqa: F401 - a fixture

FURTHER = replace(
    find("dense-10"),
    id="dense-12",
    title="a dozen hidden nodes",
    question="What do two more nodes than ten bring?",
    baseline="dense-2",
    changes="a dozen nodes instead of two",
    layers=(Dense(12, "relu"), Dense(10, "softmax")),
    parameters=9_550,
    mapped=False,
)


@pytest.mark.slow
def test_a_further_experiment_appears_everywhere(empty_store, monkeypatch, capsys, open_page):  # noqa: F811
    monkeypatch.setattr(experiments, "EXPERIMENTS", (*EXPERIMENTS, FURTHER))
    monkeypatch.setattr(build_artifacts, "QUICK_SAMPLES", 600)
    store = ["--store", str(empty_store.root)]
    assert main(["--quick", "--jobs", "1", "--only", "dense-2", FURTHER.id, *store]) == 0
    assert main(["--list", *store]) == 0
    assert FURTHER.title in capsys.readouterr().out

    for page in ("home", "compare"):
        app = open_page(page, empty_store.root)
        assert FURTHER.id in set(app.dataframe[0].value["experiment"]), page
    compared = open_page("compare", empty_store.root, a="dense-2", b=FURTHER.id)
    assert FURTHER.id in text_of(compared)
    page = open_page("experiment", empty_store.root, id=FURTHER.id)
    assert page.title[0].value == FURTHER.question
