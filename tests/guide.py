"""The worked examples of CONTRIBUTING.md: what they change, and the commands that they give."""

import re
from dataclasses import dataclass
from pathlib import Path

_SECTION = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"([^\n]+(?:\n[^\n]+)*)\n\n```(\w+)\n(.*?)```", re.DOTALL)
_PATH = re.compile(r"`([\w/]+/\w+\.(?:py|md))`")
_COMMAND = re.compile(r"\$ (.+)\n((?:(?!\$ ).*\n)*)")


@dataclass(frozen=True)
class Change:
    """A file that is new, or lines of one that is there."""

    path: str
    block: str
    new: bool

    def apply(self, root: Path) -> None:
        """Write it into a copy of the project."""
        path = root / self.path
        assert path.exists() is not self.new, f"{self.path} is new, or it is not"
        path.write_text(self.block if self.new else self._changed(path.read_text()))

    def _changed(self, text: str) -> str:
        for hunk in self.block.split("@@\n"):
            before, after = _side(hunk, without="+"), _side(hunk, without="-")
            places = text.count(before)
            assert places == 1, f"{self.path} has {places} places for this:\n{hunk}"
            text = text.replace(before, after)
        return text


def _side(hunk: str, without: str) -> str:
    """The lines of a hunk as they are before the change, or after it."""
    lines = hunk.splitlines(keepends=True)
    return "".join(line[1:] or line for line in lines if not line.startswith(without))


@dataclass(frozen=True)
class Example:
    """A section of the guide; of a command, what it prints is shown with gaps ("...")."""

    title: str
    changes: tuple[Change, ...]
    commands: tuple[tuple[str, str], ...]


def examples(guide: str) -> dict[str, Example]:
    """All sections with something to try, by their titles."""
    found = (_example(title, body) for title, body in _SECTION.findall(guide))
    return {example.title: example for example in found if example.changes}


def _example(title: str, body: str) -> Example:
    changes, commands = [], []
    for words, language, block in _BLOCK.findall(body):
        if language == "console":
            commands += _COMMAND.findall(block)
        else:
            path = _PATH.findall(words)[-1]
            changes.append(Change(path, block, new=language != "diff"))
    return Example(title, tuple(changes), tuple(commands))
