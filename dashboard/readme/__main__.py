"""Write what README.md shows of the results; exit status 0, or 1 where something is amiss.

python -m dashboard.readme             write the tables
python -m dashboard.readme --check     only say whether they agree with the artifacts
python -m dashboard.readme pictures    take the pictures, in a headless browser
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.benchmark import NoBrowserError
from dashboard.readme import speed
from dashboard.readme.parts import COMMAND, MissingMarksError, outdated, with_parts
from dashboard.readme.tables import parts
from pipeline.store import REPOSITORY_STORE, Store, StoreError

README = REPOSITORY_STORE.parent / "README.md"


def main(arguments: Sequence[str]) -> int:
    """Run the command."""
    options = _parser().parse_args(arguments)
    try:
        match options.part:
            case "pictures":
                return _take_pictures()
            case "speed":
                return _write(speed.parts(options.json))
        found = parts(Store(REPOSITORY_STORE))
        return _check(found) if options.check else _write(found)
    except (StoreError, MissingMarksError, NoBrowserError, OSError, ValueError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(COMMAND, description=__doc__)
    add = parser.add_argument
    what = "its tables of results; pictures of the running app; what the benchmark measured"
    add("part", nargs="?", choices=["tables", "pictures", "speed"], default="tables", help=what)
    add("--check", action="store_true", help="only say whether the tables are those of artifacts/")
    file = Path("benchmark.json")
    measured = f"what `python -m dashboard.benchmark` wrote (default {file})"
    add("--json", type=Path, default=file, metavar="FILE", help=measured)
    return parser


def _write(found: Mapping[str, str]) -> int:
    text = README.read_text(encoding="utf-8")
    README.write_text(with_parts(text, found), encoding="utf-8")
    return 0


def _check(found: Mapping[str, str]) -> int:
    amiss = outdated(README.read_text(encoding="utf-8"), found)
    for name in amiss:
        sys.stderr.write(f"error: the {name} in README.md are not those of artifacts/: ")
        sys.stderr.write(f"run `{COMMAND}`\n")
    return 1 if amiss else 0


def _take_pictures() -> int:
    # Only developers have Playwright.
    from dashboard.benchmark.browser import chromium  # noqa: PLC0415
    from dashboard.benchmark.launch import serving  # noqa: PLC0415
    from dashboard.readme import pictures  # noqa: PLC0415

    with chromium() as browser, serving() as server:
        for path in pictures.take(browser, server.address):
            sys.stdout.write(f"{path.relative_to(README.parent)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
