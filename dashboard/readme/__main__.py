"""Write what README.md shows of the results; exit status 0, or 1 where something is amiss.

python -m dashboard.readme             write the tables
python -m dashboard.readme --check     only say whether they agree with the artifacts
python -m dashboard.readme pictures    take the pictures, in a headless browser
"""

import argparse
import sys
from collections.abc import Sequence

from dashboard.benchmark import NoBrowserError
from dashboard.readme.parts import COMMAND, MissingMarksError, outdated, with_parts
from dashboard.readme.tables import parts
from pipeline.store import REPOSITORY_STORE, Store, StoreError

README = REPOSITORY_STORE.parent / "README.md"


def main(arguments: Sequence[str]) -> int:
    """Run the command."""
    options = _parser().parse_args(arguments)
    try:
        if options.part == "pictures":
            return _take_pictures()
        return _check() if options.check else _write()
    except (StoreError, MissingMarksError, NoBrowserError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(COMMAND, description=__doc__)
    add = parser.add_argument
    parts = "its tables, or the pictures of the running app, in a headless browser"
    add("part", nargs="?", choices=["tables", "pictures"], default="tables", help=parts)
    add("--check", action="store_true", help="only say whether the tables are those of artifacts/")
    return parser


def _write() -> int:
    text = README.read_text(encoding="utf-8")
    README.write_text(with_parts(text, parts(Store(REPOSITORY_STORE))), encoding="utf-8")
    return 0


def _check() -> int:
    amiss = outdated(README.read_text(encoding="utf-8"), parts(Store(REPOSITORY_STORE)))
    for name in amiss:
        sys.stderr.write(f"error: the {name} in README.md are not those of artifacts/: ")
        sys.stderr.write(f"run `{COMMAND}`\n")
    return 1 if amiss else 0


def _take_pictures() -> int:
    from dashboard.readme import pictures  # noqa: PLC0415 - only developers have Playwright

    for path in pictures.take():
        sys.stdout.write(f"{path.relative_to(README.parent)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
