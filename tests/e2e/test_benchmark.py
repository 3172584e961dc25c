"""The benchmark visits what a visitor can."""

from itertools import islice

import pytest

from dashboard.benchmark import browser


def test_a_page_is_shown_and_the_server_weighed():
    visits = browser.measure()
    first, second = islice(visits, 2)
    visits.close()
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
