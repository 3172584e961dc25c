"""The benchmark counts and judges rightly what it measures, and measures no broken pages."""

import json
from pathlib import Path

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard import loading
from dashboard.benchmark import NoBrowserError, drawing, protocol, report
from dashboard.benchmark import __main__ as command
from dashboard.benchmark.choices import CHOICES, address
from dashboard.benchmark.extent import QUICK, Extent
from dashboard.benchmark.goals import goals
from dashboard.benchmark.protocol import Address, FaultError
from dashboard.benchmark.records import Reading, Round, Start, Stroke, View, Weight
from dashboard.drawing import to_mnist

VIEWS = Path(__file__).parents[2] / "dashboard" / "views"


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Runs the command; its exit status, what it prints, and what it writes."""
    monkeypatch.setattr(command.logging, "disable", lambda level: None)
    file = tmp_path / "benchmark.json"

    def run(*arguments: str) -> tuple[int, str, dict]:
        status = command.main([*arguments, "--json", str(file)])
        printed = "".join(capsys.readouterr())
        return status, printed, json.loads(file.read_text()) if file.exists() else {}

    return run


def test_a_broken_store_is_no_fast_one(run, monkeypatch, tmp_path):
    monkeypatch.setenv("DIGITSCOPE_STORE", str(tmp_path))
    status, printed, written = run()
    assert status == 1
    assert "manifest.json is missing" in printed
    assert not written


def _no_browser(_):
    raise NoBrowserError


def test_without_a_browser_the_rest_is_measured(run, monkeypatch):
    monkeypatch.setattr(command.loading, "comparison", lambda: None)  # found sound elsewhere
    monkeypatch.setattr(command, "PARTS", {"start": _no_browser, "drawing": drawing.measure})
    status, printed, written = run("--quick")
    assert status == 0
    assert "start: no Chromium found: install Debian's package `chromium`" in printed
    (reading,) = written["reading"]
    assert reading["models"] == len(loading.readers().networks)
    assert 0 < reading["own_milliseconds"] < 1_000
    assert written["extent"]["visitors"] == QUICK.visitors


def test_at_least_one_visitor_has_to_come(run, capsys):
    with pytest.raises(SystemExit, match="2"):
        run("visitors", "--visitors", "0")
    assert "at least 1" in capsys.readouterr().err


def test_what_is_drawn_for_it_is_a_seven():
    canvas = drawing.drawn(drawing.STROKES[:3])
    assert canvas.shape == (280, 280, 4)
    assert loading.readers().read(to_mnist(canvas))["cnn-32-64"].digit == 7


def test_tables_show_units_and_judgements():
    title, table = next(report.tables([Start(1, 0.5, 2.25, 12.5)]))
    assert "streamlit run" in title
    assert [column.header for column in table.columns] == [
        *("start", "answer, s", "picture, s", "whole, s")
    ]
    assert [next(column.cells) for column in table.columns] == ["1", "0.50", "2.25", "12"]


def _round(click: int, p95: float) -> Round:
    return Round("first", click, 40, 0, 0.5, p95, 2, 1e5, 0.9, 0.01)


def _view(page: str, warm: float, size: int) -> View:
    return View(page, 2, warm, 1, size, 300_000_000)


@pytest.mark.parametrize(
    ("records", "measured", "reached"),
    [
        ([Start(1, 1, 2.0, 3), Start(2, 1, 2.6, 3), Start(3, 1, 2.4, 3)], [2.4], [True]),
        ([Stroke(1, 0.7), Stroke(2, 0.6), Stroke(3, 0.2)], [0.6], [False]),
        (  # arriving is no click
            [_round(0, 9.0), _round(1, 0.9), _round(2, 1.1), _round(3, 1.2)],
            [1.1],
            [False],
        ),
        (  # the slowest page; the heaviest without a map; the server after the last page
            [_view("Home", 0.4, 2_500_000), _view("Map", 0.6, 4_000_000)],
            [0.6, 2.5, 300],
            [False, True, True],
        ),
        (
            [Weight("", 0, 1, 1), Weight("", 40, 300_000_000, 1), Weight("", 80, 420_000_000, 1)],
            [3],
            [True],
        ),
        ([Reading(19, 8.0)], [], []),
    ],
)
def test_goals_are_judged_by_what_was_measured(records, measured, reached):
    found = list(goals(records))
    assert [goal.measured for goal in found] == pytest.approx(measured)
    assert [goal.reached for goal in found] == reached


def test_visitors_know_all_pages():
    pages = {path.stem.replace("_", "-") for path in VIEWS.glob("[!_]*.py")}
    assert {page or "home" for page in CHOICES} == pages


def test_visitors_begin_on_every_page_and_all_click_on_something_else():
    crowd = range(Extent().visitors)
    assert {address(visitor, 0).page for visitor in crowd} == set(CHOICES)
    for step in range(1, 4):
        clicks = [(address(visitor, step - 1), address(visitor, step)) for visitor in crowd]
        assert sum(old.page != new.page for old, new in clicks) == len(crowd) / 2
        assert {new.page for old, new in clicks if old == new} <= {""}  # Home has no choices


@pytest.mark.slow
@pytest.mark.parametrize("page", CHOICES)
def test_pages_understand_all_that_visitors_ask_for(open_page, page):
    for query in CHOICES[page]:
        choices = dict(choice.split("=") for choice in query.split("&") if choice)
        app = open_page((page or "home").replace("-", "_"), **choices)
        assert not [warning.value for warning in app.warning]


def _is_the_end(**message: object) -> bool:
    return protocol._ends(ForwardMsg(**message), Address("data", "topic=greys"))


def test_an_answer_ends_with_its_run():
    assert not _is_the_end(delta={"new_element": {"text": {"body": "7"}}})
    assert not _is_the_end(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN)
    assert _is_the_end(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)


def test_an_error_is_no_answer():
    with pytest.raises(FaultError, match=r"/data\?topic=greys: division by zero"):
        _is_the_end(delta={"new_element": {"exception": {"message": "division by zero"}}})
    with pytest.raises(FaultError, match="no such page"):
        _is_the_end(page_not_found={})
