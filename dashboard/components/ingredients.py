"""What each ingredient of an augmentation brings, judged by networks trained without it."""

import streamlit as st

from dashboard import loading, tables
from dashboard.ablations import ablation_of, is_of, loss_of_all, loss_of_each
from dashboard.charts import accuracy_without
from dashboard.components.chart import chart
from dashboard.theme import count, listed, per_cent, points, span
from pipeline.spec import Ablation, Experiment, Measure
from pipeline.store import Ingredients


def ingredients(experiment: Experiment) -> None:
    """Show what is lost without each ingredient; nothing of an experiment that has none."""
    if (ablation := ablation_of(experiment)) is None:
        return
    st.header("What did each ingredient bring?", anchor=False)
    if (found := measured(ablation)) is None:
        command = loading.store().build_command(ablation.id)
        st.markdown(f"That is not measured yet: run `{command}`.")
        return
    if loading.manifest().studies[ablation.id].spec_hash != ablation.spec_hash:
        st.warning("Measured otherwise than now declared, with `--quick` or by older code.")
    st.markdown("\n".join(f"- {_answer(ablation, found, place)}" for place in _places(ablation)))
    _charts(ablation, found)
    _table(ablation, found)


def measured(ablation: Ablation) -> Ingredients | None:
    """The results of a study, if there are any of the steps that it now has."""
    if ablation.id not in loading.manifest().studies:
        return None
    found = loading.ingredients()
    return found if is_of(found, ablation) else None


def _places(ablation: Ablation) -> range:
    return range(len(ablation.MEASURES))


def _answer(ablation: Ablation, found: Ingredients, place: int) -> str:
    """What the ingredients bring on some digits, together and each for itself."""
    measure, accuracy = ablation.MEASURES[place], found.accuracy[place]
    together, each = loss_of_all(accuracy), loss_of_each(ablation, accuracy)
    shown = sorted((one for one in each if one.is_shown), key=lambda one: -abs(one.share))
    words = (
        f"**{measure.name}**: {per_cent(float(accuracy[0].mean()), 2)} read correctly with all "
        f"ingredients, {per_cent(float(accuracy[-1].mean()), 2)} with none. Together they bring "
        f"**{points(together.share)}**"
    )
    if together.interval is None:
        return f"{words}; with a single run of each, nothing can be told from chance."
    words += f" (95\N{NO-BREAK SPACE}% interval {span(together.interval)})"
    words += "." if together.is_shown else ", which **cannot be told from chance**."
    if not shown:
        return f"{words} Left out alone, none of the {len(each)} is missed by more than chance."
    named = listed([f"{one.name} ({points(one.share)})" for one in shown])
    return (
        f"{words} Left out alone, {len(shown)} of the {len(each)} "
        f"{'makes' if len(shown) == 1 else 'make'} a difference that can be told from chance: "
        f"{named}."
    )


def _charts(ablation: Ablation, found: Ingredients) -> None:
    """What networks read without each ingredient, digits of one kind beside those of another."""
    names = [step.name for step in ablation.steps]
    for pair in (_places(ablation)[:2], _places(ablation)[2:]):
        for column, place in zip(st.columns(2), pair, strict=True):
            measure = ablation.MEASURES[place]
            with column:
                st.subheader(_heading(measure, int(found.digits[place])), anchor=False)
                chart(
                    accuracy_without(names, found.accuracy[place]),
                    alt=f"Share read of {measure.name} without each ingredient, as in the table",
                    name=f"without-each-ingredient-{place}",
                )
                st.caption(measure.words)


def _heading(measure: Measure, digits: int) -> str:
    name = measure.name if measure.name.isupper() else measure.name.capitalize()
    return f"{name}, {count(digits, 'digit')}"


def _table(ablation: Ablation, found: Ingredients) -> None:
    share = st.column_config.NumberColumn(format="%.2f %%")
    lost = st.column_config.NumberColumn(
        "lost", format="%.2f", help="points, against all ingredients"
    )
    names = [measure.name for measure in ablation.MEASURES]
    st.dataframe(
        tables.ablation(ablation, found),
        hide_index=True,
        height="content",
        alt="A row per network: what it reads of each kind of digits, and what is lost",
        column_config={
            "network": st.column_config.TextColumn(pinned=True, width=190),
            **dict.fromkeys(names, share),
            **dict.fromkeys((f"{name}, lost" for name in names), lost),
        },
    )
    st.caption(_how(ablation, found))


def _how(ablation: Ablation, found: Ingredients) -> str:
    experiment, runs = ablation.experiment, found.accuracy.shape[2]
    expected = 0.05 * len(ablation.ingredients)
    return (
        f"Means of {count(runs, 'run')} of each network with their 95\N{NO-BREAK SPACE}% "
        "intervals, which tell of other seeds, not of other digits; the band is the interval with "
        "all ingredients. "
        f"To train so many networks, each learns from {experiment.training_samples:,} images for "
        f"{experiment.training.epochs} epochs, less than the experiment itself. Told from chance: "
        "the interval of the difference leaves out 0. Of "
        f"{len(ablation.ingredients)} such intervals, {expected:.1f} do so by chance on average."
    )
