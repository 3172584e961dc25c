"""Cases for the rules that several claims share."""

from collections.abc import Callable, Sequence
from itertools import combinations

from pipeline.experiments import find
from pipeline.spec import CLASSES
from tests.dashboard.claims.made_up import (
    Case,
    Mistakes,
    Results,
    Run,
    answers,
    cannot,
    does_not,
    history,
    holds,
    in_part,
    reads,
)


def near_cases(
    made_up: Callable[..., Results], id: str, printed: float, *others: Results
) -> tuple[Case, ...]:
    """For a printed accuracy near ours.

    Args:
        made_up: makes runs with some accuracies.
    """

    def runs(*away: float) -> Results:
        return made_up(id, *(round(printed + difference, 6) for difference in away))

    return (
        holds("the printed figure among our runs", runs(-0.005, 0.005), *others),
        holds("one point above a single run", runs(-0.01), *others),
        holds("one point below the lowest run", runs(0.01, 0.05), *others),
        in_part("a little more than a point above", runs(-0.0101, -0.1), *others),
        in_part("three points above", runs(-0.03, -0.1), *others),
        in_part("three points below", runs(0.03), *others),
        does_not("a little more than three points above", runs(-0.0301, -0.1), *others),
        does_not("a little more than three points below", runs(0.0301, 0.1), *others),
    )


def pair_cases(id: str, pair: tuple[int, int], first: int = 3, among: int = 8) -> tuple[Case, ...]:
    """For a pair of digits among the most confused."""
    others = [other for other in combinations(range(CLASSES), 2) if other != pair]
    back = pair[::-1]

    def after(more: int) -> Results:
        rivals = dict.fromkeys(others[:more], 8)
        return answers(id, {**rivals, pair: 6}, {back: 4, **rivals, others[-1]: 1})

    return (
        holds("nothing else is confused more", after(0)),
        holds("as many pairs before it as may be", after(first - 1)),
        in_part("one pair too many before it", after(first)),
        in_part("the last place that counts in part", after(among - 1)),
        does_not("one place further", after(among)),
        does_not("a model without mistakes", answers(id, {}, {})),
        does_not("a model that confuses two other pairs only", answers(id, {others[0]: 1})),
        does_not("confused as often as all others", answers(id, dict.fromkeys([pair, *others], 2))),
    )


def extreme_cases(id: str, digit: int, lowest: bool, precision: bool = False) -> tuple[Case, ...]:
    """For a digit with the highest or the lowest recall or precision."""
    before, after = (20, 5) if lowest else (5, 20)
    others = [other for other in range(CLASSES) if other != digit]

    def made_up(ahead: int, behind: int = after) -> Results:
        wrong = {other: before if i < ahead else behind for i, other in enumerate(others)}
        return answers(id, *[_mistakes({**wrong, digit: 10}, precision)] * 2)

    return (
        holds("no other digit ahead", made_up(0)),
        in_part("one ahead", made_up(1)),
        in_part("two ahead", made_up(2)),
        does_not("three ahead", made_up(3)),
        does_not("level with all others", made_up(0, behind=10)),
        does_not("a model without mistakes", answers(id, {}, {})),
    )


def _mistakes(wrong: dict[int, int], precision: bool) -> Mistakes:
    """So many samples of every digit read as the next one, or of the next one as it."""
    following = {digit: (digit + 1) % CLASSES for digit in wrong}
    if precision:
        return {(following[digit], digit): count for digit, count in wrong.items()}
    return {(digit, following[digit]): count for digit, count in wrong.items()}


def lead_cases(a: str, others: Sequence[str]) -> tuple[Case, ...]:
    """For an experiment that reads more than others."""
    rivals = [id for id in others if id != a]
    far = [reads(id, 0.80, 0.81, 0.80) for id in rivals[:-1]]
    near = reads(rivals[-1], 0.90, 0.91, 0.90)
    return (
        holds("clearly ahead of all", *far, near, reads(a, 0.95, 0.96, 0.95)),
        holds(
            "ahead of all, without chance",
            *(reads(r, 0.9, 0.9) for r in rivals),
            reads(a, 0.91, 0.91),
        ),
        in_part("ahead of one by chance", *far, near, reads(a, 0.90, 0.91, 0.91)),
        does_not("level with one", *far, near, reads(a, 0.90, 0.91, 0.90)),
        does_not("clearly behind one", *far, near, reads(a, 0.85, 0.86, 0.85)),
        cannot("a single run of it", *far, near, reads(a, 0.95)),
        cannot("a single run of another", *far, reads(rivals[-1], 0.9), reads(a, 0.95, 0.96)),
    )


def no_overfitting_cases(id: str, gap: float) -> tuple[Case, ...]:
    """For a network that does not overfit; both conditions are mean over runs."""
    return (
        holds("training far behind, loss at its lowest", _course(id, (-0.1, 0.0))),
        holds("both at the border", _course(id, (gap, 0.05))),
        holds("at the border on average", _course(id, (gap - 0.01, 0.0), (gap + 0.01, 0.1))),
        in_part("training too far ahead", _course(id, (gap + 0.001, 0.0))),
        in_part("the loss has risen", _course(id, (0.0, 0.06))),
        does_not("both", _course(id, (gap + 0.001, 0.06))),
    )


def overfitting_cases(id: str, gap: float, rise: float) -> tuple[Case, ...]:
    """For a network that overfits; both conditions are mean over runs."""
    return (
        holds("both at the border", _course(id, (gap, rise))),
        holds("at the border on average", _course(id, (gap - 0.01, 0.0), (gap + 0.01, 2 * rise))),
        in_part("training not far enough ahead", _course(id, (gap - 0.001, rise))),
        in_part("the loss has not risen enough", _course(id, (gap, rise - 0.01))),
        does_not("neither", _course(id, (gap - 0.001, rise - 0.01))),
    )


def _course(id: str, *runs: tuple[float, float]) -> Results:
    """Runs by how far training ends ahead of validation, and the loss above its lowest."""
    return Results(
        id,
        tuple(
            Run(
                scores={"train_accuracy": 0.95 + gap, "validation_accuracy": 0.95},
                history=history((1.0, 0.2, 0.2 * (1 + rise))),
            )
            for gap, rise in runs
        ),
    )


def printed(id: str) -> float:
    """The test accuracy that the source prints."""
    accuracy = find(id).published.test_accuracy
    assert accuracy is not None, f"the source of {id} prints no test accuracy"
    return accuracy


def printed_validation(id: str) -> float:
    """The validation accuracy that the source prints."""
    accuracy = find(id).published.validation_accuracy
    assert accuracy is not None, f"the source of {id} prints no validation accuracy"
    return accuracy
