"""The benchmark visits what a visitor can."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import islice

import pytest

from dashboard.benchmark import browser


def _first_two() -> list[browser.Visit]:
    with closing(browser.measure()) as visits:
        return list(islice(visits, 2))


def test_a_page_is_shown_and_the_server_weighed():
    with ThreadPoolExecutor(1) as apart:  # from the browser of other tests
        first, second = apart.submit(_first_two).result()
    assert first.page == "Home"
    assert second.page == "Data"
    assert 0 < first.seconds < 60
    assert 50e6 < first.memory < 2e9
    *_, line = browser.table([first])
    assert line.split()[0] == "Home"


def test_without_a_browser_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(browser, "_CHROMIUM", ("no-such-browser",))
    with pytest.raises(browser.NoBrowserError, match="Debian's package `chromium`"):
        next(browser.measure())
