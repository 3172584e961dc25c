"""Print the tables; exit status 0, or 1 for a store that pages cannot show."""

import logging
import sys
from collections.abc import Iterable

from dashboard import loading
from dashboard.benchmark import pages
from pipeline.store import StoreError


def main() -> int:
    """Run the command."""
    logging.disable(logging.WARNING)  # about running without a server
    try:
        loading.comparison()
    except StoreError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    _print(str(loading.store().root))
    _print(f"{'page':<14}{'cold s':>8}{'warm s':>8}   on the server")
    for timing in pages.measure():
        _print(f"{timing.page:<14}{timing.cold:>8.2f}{timing.warm:>8.2f}")
    _print(*_in_a_browser())
    return 0


def _in_a_browser() -> Iterable[str]:
    try:
        from dashboard.benchmark import browser  # noqa: PLC0415 - only developers have Playwright
    except ModuleNotFoundError as error:
        return [f"no browser was driven ({error}): `pip install -r requirements-dev.txt`"]
    try:
        return browser.table(browser.measure())
    except browser.NoBrowserError as error:
        return [str(error)]


def _print(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
