"""The parts of README.md that a command writes, between two marks each."""

import re
from collections.abc import Mapping

COMMAND = "python -m dashboard.readme"


class MissingMarksError(Exception):
    """A part has no place in the text; the message says what to write there."""

    def __init__(self, name: str) -> None:
        first, last = _marks(name)
        super().__init__(f"README.md has no place for its {name}: write {first} and {last} there")


def with_parts(text: str, parts: Mapping[str, str]) -> str:
    """The text with other parts between the marks of each.

    Raises:
        MissingMarksError: the text has no place for one.
    """
    for name, part in parts.items():
        text = _replaced(text, name, part)
    return text


def outdated(text: str, parts: Mapping[str, str]) -> list[str]:
    """Names of the parts that the text has otherwise.

    Raises:
        MissingMarksError: the text has no place for one.
    """
    return [name for name, part in parts.items() if with_parts(text, {name: part}) != text]


def _replaced(text: str, name: str, part: str) -> str:
    first, last = _marks(name)
    between = re.compile(f"{re.escape(first)}\n.*?{re.escape(last)}", re.DOTALL)
    found, places = between.subn(lambda _: f"{first}\n{part}\n{last}", text)
    if places != 1:
        raise MissingMarksError(name)
    return found


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- {name}: written by `{COMMAND}` -->", f"<!-- end of {name} -->"
