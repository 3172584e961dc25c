"""The benchmark visits what a visitor can."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import islice

import pytest

from dashboard.benchmark import browser, strokes


def _first_two(measured):
    with closing(measured):
        return list(islice(measured, 2))


def test_a_page_is_shown_and_the_server_weighed():
    with ThreadPoolExecutor(1) as apart:  # from the browser of other tests
        first, second = apart.submit(_first_two, browser.measure()).result()
    assert first.page == "Home"
    assert second.page == "Draw"
    assert 0 < first.seconds < 60
    assert 50e6 < first.memory < 2e9
    *_, line = browser.table([first])
    assert line.split()[0] == "Home"


def test_without_a_browser_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(browser, "_CHROMIUM", ("no-such-browser",))
    with pytest.raises(browser.NoBrowserError, match="Debian's package `chromium`"):
        next(browser.measure())


def test_strokes_are_timed_until_all_verdicts_are_shown():
    with ThreadPoolExecutor(1) as apart:
        first, second = apart.submit(_first_two, strokes.measure()).result()
    assert 0.01 < first < 60
    assert 0.01 < second < 60
    _, cold, median, slowest = strokes.table([first, second, 2.5, 0.25])
    assert cold.split() == ["first", f"{first:.2f}"]
    assert median.split()[0] == "median"
    assert slowest.split() == ["slowest", "2.50"]
