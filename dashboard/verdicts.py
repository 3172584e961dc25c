"""What several models make of one drawing, taken together. Knows no Streamlit."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.inference import Answer
from dashboard.theme import MOST_NAMED, listed, with_article


@dataclass(frozen=True)
class Verdict:
    """What most models read.

    Attributes:
        digits: those with the most votes: one, or several where they tie, then in order of the
            probability that all models together give them.
        votes: for each of them.
        ordered: ids of all models: those that read another digit first, then the others; within
            each part the surest first.
        dissenters: how many of these read another digit.
        words: all of that as a sentence.
    """

    digits: tuple[int, ...]
    votes: int
    ordered: tuple[str, ...]
    dissenters: int
    words: str

    @property
    def digit(self) -> int:
        """What most read; where several tie, the one that all together find most probable."""
        return self.digits[0]

    @property
    def is_tied(self) -> bool:
        return len(self.digits) > 1

    @property
    def readers(self) -> int:
        return len(self.ordered)


def verdict(answers: Mapping[str, Answer]) -> Verdict:
    """Count the votes of at least one model, given by id."""
    votes = Counter(answer.digit for answer in answers.values())
    most = max(votes.values())
    winners = tuple(
        sorted((d for d, n in votes.items() if n == most), key=lambda d: -_support(answers, d))
    )
    ordered = sorted(answers, key=lambda id: _rank(answers[id], winners))
    dissenters = [id for id in ordered if answers[id].digit not in winners]
    words = _words(answers, winners, most, dissenters)
    return Verdict(winners, most, tuple(ordered), len(dissenters), words)


def flipped(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> list[str]:
    """Ids of the models that read another digit afterwards, in their order."""
    return [id for id, answer in before.items() if after[id].digit != answer.digit]


def _support(answers: Mapping[str, Answer], digit: int) -> float:
    return sum(float(answer.probabilities[digit]) for answer in answers.values())


def _rank(answer: Answer, winners: tuple[int, ...]) -> tuple[bool, float]:
    return answer.digit in winners, -answer.confidence


def _words(
    answers: Mapping[str, Answer], winners: tuple[int, ...], votes: int, dissenters: list[str]
) -> str:
    number = len(answers)
    if number == 1:
        return f"The only model here reads {with_article(winners[0])}."
    if votes == number:
        return f"All {number} models read {with_article(winners[0])}."
    others = _others(answers, dissenters)
    if len(winners) == 1:
        return f"{votes} of {number} models read {with_article(winners[0])}; {others}."
    tied = listed([f"{votes} {reads(votes)} {with_article(digit)}" for digit in winners])
    return f"The {number} models are tied: {tied}" + (f"; {others}." if dissenters else ".")


def _others(answers: Mapping[str, Answer], dissenters: list[str]) -> str:
    """What the dissenters read, by digit, the most frequent first."""
    read: dict[int, list[str]] = {}
    for id in dissenters:
        read.setdefault(answers[id].digit, []).append(id)
    groups = sorted(read.items(), key=lambda group: -len(group[1]))
    named = len(dissenters) <= MOST_NAMED
    return ", ".join(f"{_who_read(ids, named)} {with_article(digit)}" for digit, ids in groups)


def _who_read(ids: list[str], named: bool) -> str:
    return f"{listed(ids) if named else len(ids)} {reads(len(ids))}"


def reads(models: int) -> str:
    """What so many models do: "reads" or "read"."""
    return "reads" if models == 1 else "read"
