"""Ask all models what digit a picture shows.

    python -m dashboard.drawing seven.png                 a drawing, or a photo of a digit
    python -m dashboard.drawing seven.png --store DIR     models of another store

It ends with a line for each model, those that read another digit than most first.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dashboard.drawing import DrawingError, Prepared, open_picture, prepare
from dashboard.inference import Answer, Readers
from dashboard.verdicts import verdict
from pipeline.store import REPOSITORY_STORE, Store, StoreError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; exit status 0, or 1 for an error, 2 for wrong use."""
    options = _parse(arguments)
    try:
        prepared = prepare(open_picture(options.file.read_bytes()))
        readers = Readers.load(Store(options.store))
    except DrawingError as error:
        return _fail(f"{options.file}: {error.problem}")
    except OSError as error:
        return _fail(f"{options.file} cannot be read: {error.strerror}")
    except StoreError as error:
        return _fail(str(error))
    for line in _report(prepared, readers.read(prepared.image)):
        sys.stdout.write(f"{line}\n")
    if readers.problem:
        sys.stderr.write(f"warning: {readers.problem}\n")
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.drawing", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a PNG, JPEG or WebP")
    folder = "folder with the models (default artifacts/)"
    parser.add_argument("--store", type=Path, default=REPOSITORY_STORE, metavar="DIR", help=folder)
    return parser.parse_args(arguments)


def _fail(problem: str) -> int:
    sys.stderr.write(f"error: {problem}\n")
    return 1


def _report(prepared: Prepared, answers: Mapping[str, Answer]) -> Iterator[str]:
    found = verdict(answers)
    yield found.words
    if prepared.digits > 1:
        yield f"The picture has {prepared.digits} separate digits; the largest is read."
    yield ""
    for step in prepared.steps:
        yield f"{step.name + ':':<10} {step.words}"
    yield ""
    yield f"{'model':<24}{'reads':>5}{'probability':>13}{'or else':>9}{'probability':>13}"
    for id in found.ordered:
        yield _line(id, answers[id])


def _line(id: str, answer: Answer) -> str:
    second = answer.runner_up
    return (
        f"{id:<24}{answer.digit:>5}{answer.confidence:>12.1%} {second:>8}"
        f"{answer.probabilities[second]:>12.1%}"
    )


if __name__ == "__main__":
    sys.exit(main())
