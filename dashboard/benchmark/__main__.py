"""Print the tables; exit status 0, or 1 for a store that pages cannot show."""

import argparse
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from dashboard import loading
from dashboard.benchmark import NoBrowserError, drawing, pages
from pipeline.store import StoreError


def main(arguments: Sequence[str]) -> int:
    """Run the command."""
    options = _parser().parse_args(arguments)
    part = options.part
    if part == "visitors":
        from rich.console import Console

        from dashboard.benchmark import report, visitors
        from dashboard.benchmark.extent import Extent

        found = visitors.measure(Extent(visitors=options.visitors, forget=False))
        for kind in (report.Round, report.Weight):
            Console(width=110).print(*report.tables(r for r in found if isinstance(r, kind)))
        return 0
    logging.disable(logging.WARNING)  # about running without a server
    try:
        loading.comparison()
    except StoreError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    _print([str(loading.store().root)])
    for name in [part] if part else _PARTS:
        _print(_PARTS[name]())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m dashboard.benchmark", description=__doc__)
    parser.add_argument("part", nargs="?", choices=[*_PARTS, "visitors"], help="what to measure; otherwise all")
    parser.add_argument("--visitors", type=int, default=40)
    return parser


def _in_a_browser() -> Iterator[str]:
    from dashboard.benchmark import browser  # noqa: PLC0415 - see `_driven`

    yield from browser.table(browser.measure())


def _of_a_drawing() -> Iterator[str]:
    yield from drawing.table()
    yield from _driven(_of_strokes)


def _of_strokes() -> Iterator[str]:
    from dashboard.benchmark import strokes  # noqa: PLC0415 - see `_driven`

    yield from strokes.table(list(strokes.measure()))


def _driven(lines: Callable[[], Iterator[str]]) -> Iterator[str]:
    """Lines of what a browser is driven for; only developers have Playwright, not all a browser."""
    try:
        yield from lines()
    except ModuleNotFoundError as error:
        yield f"no browser was driven ({error}): `pip install -r requirements-dev.txt`"
    except NoBrowserError as error:
        yield str(error)


_PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "pages": lambda: pages.table(pages.measure()),
    "browser": lambda: _driven(_in_a_browser),
    "drawing": _of_a_drawing,
}


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
