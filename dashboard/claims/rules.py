"""Rules that several claims share."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.claims.claim import Finding, Rule, grade, weigh
from dashboard.claims.evidence import Evidence, exact
from dashboard.theme import per_cent, points
from pipeline import experiments


def spread(accuracies: NDArray[np.float64]) -> str:
    """Mean and range of some shares in words."""
    mean, low, high = (float(f(accuracies)) for f in (np.mean, np.min, np.max))
    return f"**{per_cent(mean, 2)}** on average, {per_cent(low, 2)} to {per_cent(high, 2)}"


def apart(a: float, b: float) -> float:
    """The distance of two shares."""
    return exact(abs(a - b))


def in_range(share: float | None) -> str:
    """What `near` asks of a printed accuracy, in words."""
    return f"{per_cent(share, 2)} lies within the range of our runs widened by one point"


def near(
    id: str, share: float, measure: Callable[[Evidence, str], NDArray[np.float64]], name: str
) -> Rule:
    """A printed accuracy lies where our runs lie, or near.

    Args:
        share: the printed accuracy.
        measure: gives ours, one per run.
        name: of the measure in words.
    """

    def judge(evidence: Evidence) -> Finding:
        ours = measure(evidence, id)
        away = exact(max(ours.min() - share, share - ours.max(), 0.0))
        verdict = grade(away <= 0.01, away <= 0.03)
        return Finding(verdict, f"{name} of {id}: {spread(ours)}.", (id,))

    return Rule(f"Holds if {in_range(share)}; in part if widened by three.", judge)


def near_published(id: str) -> Rule:
    """The source's test accuracy lies where ours lie, or near."""
    share = experiments.find(id).published.test_accuracy or 0.0
    return near(id, share, Evidence.accuracies, "Test accuracy")


def near_validation(id: str) -> Rule:
    """The source's validation accuracy lies where ours lie, or near."""
    share = experiments.find(id).published.validation_accuracy or 0.0
    return near(id, share, Evidence.validation, "Validation accuracy")


def confused_pair(id: str, pair: tuple[int, int], first: int = 3, among: int = 8) -> Rule:
    """Two digits are among those that a model confuses most."""

    def judge(evidence: Evidence) -> Finding:
        place = evidence.pair_ranks(id)[pair]
        mistakes = evidence.confusion(id)
        count = int(mistakes[pair] + mistakes[pair[::-1]])
        words = f"{pair[0]} and {pair[1]} are in place **{place}** of the 45 pairs of {id}"
        verdict = grade(place <= first, place <= among)
        return Finding(verdict, f"{words}: {count:,} mistakes in all runs.", (id,))

    words = f"Holds if the pair is among the {first} most confused ones, both ways and all runs"
    return Rule(f"{words} together; in part among the {among}.", judge)


def extreme_class(id: str, score: str, digit: int, lowest: bool) -> Rule:
    """One class has the lowest or the highest score of all; equal ones share the last place.

    Args:
        score: name of one of `ClassScores`.
    """
    end = "lowest" if lowest else "highest"

    def judge(evidence: Evidence) -> Finding:
        scores = evidence.class_score(id, score)
        ranked = np.argsort(scores if lowest else -scores, kind="stable")
        before = scores <= scores[digit] if lowest else scores >= scores[digit]
        place = int(np.sum(before))
        order = ", ".join(f"{label} {per_cent(float(scores[label]))}" for label in ranked[:3])
        measured = f"The {end} {score} of {id}: {order}; **{digit} is in place {place}**."
        return Finding(grade(place == 1, place <= 3), measured, (id,))

    words = f"Holds if {digit} alone has the {end} {score}, mean over runs; in part if it is among"
    return Rule(f"{words} the three {end}.", judge)


def leads(a: str, others: Sequence[str]) -> Rule:
    """One experiment reads more than each of some others."""

    def judge(evidence: Evidence) -> Finding:
        rivals = [id for id in others if id != a]
        second = max(rivals, key=evidence.mean)
        ahead = evidence.mean(a) - evidence.mean(second)
        clear = all(evidence.lead(a, rival).low > 0 for rival in rivals)
        measured = f"{a} reads {per_cent(evidence.mean(a), 2)}, {second} as the best of the others "
        measured += f"{per_cent(evidence.mean(second), 2)}: **{points(ahead)}**."
        return Finding(grade(clear and ahead > 0, ahead > 0), measured, (a, *rivals))

    words = "Holds if its mean test accuracy is the highest and the 95 % interval over runs of each"
    return Rule(f"{words} difference is above 0; in part if only the highest.", judge)


def no_overfitting(id: str, gap: float) -> Rule:
    """Validation loss ends at its lowest, and training is not far ahead.

    Args:
        gap: how far training accuracy may be ahead, a fraction.
    """

    def judge(evidence: Evidence) -> Finding:
        ahead, rise = evidence.gap(id), evidence.rise(id)
        return Finding(weigh(rise <= 0.05, ahead <= gap), _course(ahead, rise), (id,))

    words = "Holds if the validation loss ends within 5 % of its lowest and training accuracy is at"
    most = f"most {100 * gap:.0f} points above validation's"
    return Rule(f"{words} {most}; in part if one of the two.", judge)


def overfitting(id: str, gap: float, rise: float) -> Rule:
    """Training ends ahead of validation, and validation loss above its lowest.

    Args:
        gap: how far training accuracy has to be ahead, a fraction.
        rise: how far the loss has to end above its lowest, a fraction of it.
    """

    def judge(evidence: Evidence) -> Finding:
        ahead, rose = evidence.gap(id), evidence.rise(id)
        return Finding(weigh(ahead >= gap, rose >= rise), _course(ahead, rose), (id,))

    words = f"Holds if training accuracy is at least {100 * gap:.1f} points above validation's and"
    loss = f"the validation loss ends {per_cent(rise, 0)} above its lowest"
    return Rule(f"{words} {loss}; in part if one of the two.", judge)


def _course(ahead: float, rise: float) -> str:
    words = f"Training less validation accuracy: {points(ahead)}; the validation loss ends"
    return f"{words} {per_cent(rise)} above its lowest, mean over runs."
