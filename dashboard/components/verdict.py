"""Which model is better, and whether the difference is real: in sentences and in numbers."""

import streamlit as st

from dashboard.comparison import Comparison, Contender, Pair, Verdict
from dashboard.theme import between, count, p_value, per_cent, points, span
from pipeline import metrics


def standing(comparison: Comparison) -> None:
    """Say which model is best; below, how ours stand and how many pairs differ for real."""
    if len(comparison.contenders) < 2:
        st.markdown(_nothing_to_compare(comparison))
        return
    pairs, real = len(comparison.verdicts) // 2, comparison.count(Verdict.REAL)
    st.markdown(
        f"{_published(comparison)}\n\n{_ours(comparison)}Of {count(pairs, 'pair')} of models, "
        f"**{real}** differ for real."
    )
    if all(len(contender.right) < 2 for contender in comparison.contenders):
        st.info("Every model was trained only once: whether a difference is real takes several.")


def _published(comparison: Comparison) -> str:
    """Which published model is best, and over how many others of them."""
    best, *rest = comparison.published
    sentence = (
        f"Of {count(len(comparison.published), 'published model')} tested on MNIST, **{best.id}** "
        f"reads the most test images correctly, **{per_cent(best.accuracy, 2)}**"
    )
    if rest:
        beaten = comparison.beats(best, rest)
        over = "all" if beaten == len(rest) else f"{beaten} of the"
        sentence += f", and its lead is real over **{over} {len(rest)}** others"
    return f"{sentence}."


def _ours(comparison: Comparison) -> str:
    """How each of ours stands against the published ones."""
    others = comparison.published
    return "".join(
        f"Ours, **{one.id}**, reads {per_cent(one.accuracy, 2)}: its lead is real over "
        f"**{comparison.beats(one, others)} of the {len(others)}**, and "
        f"{sum(comparison.beats(other, [one]) for other in others) or 'none'} of them can be shown "
        "to read more. "
        for one in comparison.own
    )


def _nothing_to_compare(comparison: Comparison) -> str:
    if not comparison.contenders:
        return "No model tested on MNIST is built yet: there is nothing to compare."
    (only,) = comparison.contenders
    return (
        f"Only {only.id} is tested on MNIST so far, with {per_cent(only.accuracy, 2)}: there is "
        "nothing to compare it with yet."
    )


def verdict(pair: Pair) -> None:
    """Say in one sentence whether the difference between two models is real."""
    match pair.verdict:
        case Verdict.REAL:
            st.success(
                f"**The difference is real.** {_more(pair)}: neither the choice of test images nor "
                "that of the seeds explains it."
            )
        case Verdict.THESE_RUNS:
            st.warning(
                f"**The difference is shown only in these runs.** {_more(pair)}, "
                f"{_other_seeds(pair)}."
            )
        case Verdict.NOT_SHOWN:
            st.info(
                f"**No difference is shown.** {_more(pair)}; with so many comparisons, that much "
                "also comes by chance."
            )


def _more(pair: Pair) -> str:
    """How many more images the better model reads."""
    better, worse = (pair.a, pair.b) if pair.difference.estimate >= 0 else (pair.b, pair.a)
    all_images = pair.test.dataset.test
    more = abs(pair.difference.estimate) * all_images
    return f"Of {all_images:,} test images, {better.id} reads {more:,.0f} more than {worse.id}"


def _other_seeds(pair: Pair) -> str:
    if pair.over_seeds is None:
        return "and whether it would with other seeds takes several runs of each"
    return "but runs vary so much that other seeds may turn it round"


def pair_figures(pair: Pair, pairs: int) -> None:
    """The numbers behind the verdict.

    Args:
        pairs: how many comparisons there are.
    """
    difference, seeds = pair.difference, pair.over_seeds
    with st.container(horizontal=True):
        for name, model in (("A", pair.a), ("B", pair.b)):
            _accuracy(name, model)
        around = span(difference.interval).removesuffix(" points")
        _figure(metrics.DIFFERENCE, points(difference.estimate), f"{around} on other images")
        _figure(
            metrics.WELCH_INTERVAL,
            span(seeds).removesuffix(" points") if seeds else "\N{EN DASH}",
            "points, with other seeds" if seeds else "takes several runs of each",
        )
    with st.container(horizontal=True):
        _figure(metrics.MCNEMAR, p_value(pair.p), f"seed 0 alone: {p_value(pair.p_of_first)}")
        _figure(metrics.HOLM, p_value(pair.corrected), f"for {count(pairs, 'pair')}")
        _figure(metrics.DISAGREEMENT, per_cent(pair.disagreement), "of the images, run by run")


def _accuracy(name: str, model: Contender) -> None:
    interval = between(model.result.interval)
    words = f"{model.id}, {count(model.result.runs, 'run')}. {metrics.ACCURACY.words}"
    _figure(metrics.ACCURACY, per_cent(model.accuracy, 2), interval, f"of {name}", words)


def _figure(
    meaning: metrics.Meaning, value: str, note: str, suffix: str = "", words: str | None = None
) -> None:
    st.metric(
        f"{meaning.name} {suffix}".strip(),
        value,
        note,
        delta_color="off",
        delta_arrow="off",
        help=words or meaning.words,
        border=True,
        height="stretch",
    )


def calibration(pair: Pair) -> None:
    """Say how far confidence and accuracy of both lie apart."""
    errors = " and ".join(
        f"{per_cent(model.calibration_error)} ({name})"
        for name, model in (("A", pair.a), ("B", pair.b))
    )
    meaning = metrics.CALIBRATION_ERROR
    st.caption(
        f"{meaning.name} {errors}, of all runs. Larger markers stand for more readings; fewer than "
        "ten are left out.",
        help=meaning.words,
    )
