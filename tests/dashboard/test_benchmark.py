"""The benchmark times every page, and no broken ones."""

import pytest

from dashboard import benchmark


@pytest.fixture
def _quiet(monkeypatch):
    monkeypatch.setattr(benchmark.logging, "disable", lambda level: None)
    monkeypatch.setattr(benchmark, "_REPEATS", 1)


@pytest.mark.usefixtures("_quiet", "open_page")
def test_every_page_is_timed(capsys, monkeypatch, planted_store):
    monkeypatch.setenv("DIGITSCOPE_STORE", str(planted_store.root))
    assert benchmark.main() == 0
    store, head, *rows = capsys.readouterr().out.splitlines()
    assert store == str(planted_store.root)
    assert head.split() == ["page", "cold", "s", "warm", "s"]
    assert {"home", "compare", "experiment", "confusions"} <= {row.split()[0] for row in rows}
    assert all(0 < float(seconds) < 60 for row in rows for seconds in row.split()[1:2])


@pytest.mark.usefixtures("_quiet")
def test_a_broken_store_is_no_fast_one(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("DIGITSCOPE_STORE", str(tmp_path))
    assert benchmark.main() == 1
    assert "manifest.json is missing" in capsys.readouterr().err
