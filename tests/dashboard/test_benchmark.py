"""The benchmark times every page and a drawing, and no broken ones."""

import pytest

from dashboard import loading
from dashboard.benchmark import NoBrowserError, drawing, pages
from dashboard.benchmark import __main__ as command
from dashboard.drawing import to_mnist
from pipeline.store import REPOSITORY_STORE


@pytest.fixture
def _quiet(monkeypatch):
    monkeypatch.setattr(command.logging, "disable", lambda level: None)
    monkeypatch.setattr(pages, "_REPEATS", 1)


@pytest.mark.slow
@pytest.mark.usefixtures("_quiet", "open_page")
def test_every_page_is_timed(capsys):
    assert command.main(["pages"]) == 0
    store, head, *rows = capsys.readouterr().out.splitlines()
    assert store == str(REPOSITORY_STORE)
    assert head.split()[:5] == ["page", "cold", "s", "warm", "s"]
    assert {"home", "map", "features", "claims"} <= {row.split()[0] for row in rows}
    assert all(0 < float(seconds) < 60 for row in rows for seconds in row.split()[1:2])


@pytest.mark.usefixtures("_quiet")
def test_a_broken_store_is_no_fast_one(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("DIGITSCOPE_STORE", str(tmp_path))
    assert command.main([]) == 1
    assert "manifest.json is missing" in capsys.readouterr().err


def _no_browser():
    raise NoBrowserError


def test_a_drawing_is_timed_without_a_browser_too(capsys, monkeypatch):
    monkeypatch.setattr(command.logging, "disable", lambda level: None)
    monkeypatch.setattr(command.loading, "comparison", lambda: None)  # found sound elsewhere
    monkeypatch.setattr(command, "_of_strokes", _no_browser)
    monkeypatch.setattr(drawing, "_REPEATS", 3)
    assert command.main(["drawing"]) == 0
    *_, row, last = capsys.readouterr().out.splitlines()
    *_, milliseconds, models, _ = row.split()
    assert 0 < float(milliseconds) < 1_000
    assert int(models) == len(loading.readers().networks)
    assert "install Debian's package `chromium`" in last


def test_what_is_drawn_for_it_is_a_seven():
    canvas = drawing.drawn(drawing.STROKES[:3])
    assert canvas.shape == (280, 280, 4)
    assert loading.readers().read(to_mnist(canvas))["cnn-32-64"].digit == 7
