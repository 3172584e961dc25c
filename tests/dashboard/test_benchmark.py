"""The benchmark times every page, and no broken ones."""

import pytest

from dashboard.benchmark import __main__ as command
from dashboard.benchmark import pages
from pipeline.store import REPOSITORY_STORE


@pytest.fixture
def _quiet(monkeypatch):
    monkeypatch.setattr(command.logging, "disable", lambda level: None)
    monkeypatch.setattr(command, "_in_a_browser", lambda: ["no browser"])
    monkeypatch.setattr(pages, "_REPEATS", 1)


@pytest.mark.slow
@pytest.mark.usefixtures("_quiet", "open_page")
def test_every_page_is_timed(capsys):
    assert command.main() == 0
    store, head, *rows, last = capsys.readouterr().out.splitlines()
    assert last == "no browser"
    assert store == str(REPOSITORY_STORE)
    assert head.split()[:5] == ["page", "cold", "s", "warm", "s"]
    assert {"home", "map", "features", "claims"} <= {row.split()[0] for row in rows}
    assert all(0 < float(seconds) < 60 for row in rows for seconds in row.split()[1:2])


@pytest.mark.usefixtures("_quiet")
def test_a_broken_store_is_no_fast_one(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("DIGITSCOPE_STORE", str(tmp_path))
    assert command.main() == 1
    assert "manifest.json is missing" in capsys.readouterr().err
