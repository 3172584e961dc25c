"""The benchmark's command, quickly: it visits what a visitor can."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.benchmark import NoBrowserError, pages
from dashboard.benchmark import browser as chromium
from dashboard.benchmark.extent import QUICK

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.usefixtures("browser")  # skips them where there is none


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    """What the command prints and writes."""
    file = tmp_path_factory.mktemp("benchmark") / "benchmark.json"
    command = [sys.executable, "-m", "dashboard.benchmark", "--quick", "--json", str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(file.read_text())


def test_every_part_is_measured(quick):
    printed, written = quick
    kinds = {"start", "view", "reading", "stroke", "answer", "round", "weight", "goal"}
    assert kinds == written.keys() - {"machine", "extent"}
    for title in ("Seconds since `streamlit run`", "Memory of the server", "Goals for two cores"):
        assert title in printed
    assert "no Chromium" not in printed


def test_home_is_shown_after_the_server_answers(quick):
    for start in quick[1]["start"]:
        assert 0 < start["answer_seconds"] < start["picture_seconds"] <= start["whole_seconds"]


def test_pages_are_shown_and_weighed(quick):
    home, other = quick[1]["view"]
    assert home["page"] == "Home"
    assert other["page"] != "Home"
    for view in (home, other):
        assert 0 < view["warm_seconds"] < 60
        assert 0 < view["cold_seconds"] < 60
        # Streamlit's own JavaScript is more than this, all 60,000 images are more than that.
        assert 300_000 < view["first_visit_bytes"] < 10_000_000
        assert 50e6 < view["server_bytes"] < 2e9


def test_strokes_are_timed_until_all_verdicts_are_shown(quick):
    first, second = quick[1]["stroke"]
    assert 0.01 < first["verdicts_seconds"] < 60
    assert 0.01 < second["verdicts_seconds"] < 60


def test_visitors_arrive_click_and_leave(quick):
    rounds, weights = quick[1]["round"], quick[1]["weight"]
    visitors = quick[1]["extent"]["visitors"]
    assert [(one["group"], one["click"]) for one in rounds] == [
        *(("first", 0), ("first", 1), ("further", 0), ("further", 1))
    ]
    assert [one["unseen"] for one in rounds[:1]] == [visitors]
    for one in rounds:
        assert 0 < one["median_seconds"] <= one["p95_seconds"] <= one["slowest_seconds"] < 60
        assert one["answer_bytes"] > 1_000
    assert [one["sessions"] for one in weights] == [0, visitors, 2 * visitors, 0]


def test_without_a_browser_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(chromium, "_CHROMIUM", ("no-such-browser",))
    with pytest.raises(NoBrowserError, match="Debian's package `chromium`"):
        next(pages.measure(QUICK))
