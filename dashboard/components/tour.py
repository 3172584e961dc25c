"""A step of the tour: what is asked, guesses and, once one is made, the answer.

The address says which step it is, what was guessed, and whether the answer is open without a guess.
"""

from html import escape
from pathlib import Path
from typing import Literal

import streamlit as st

from dashboard import address, loading, routes
from dashboard.components.about import about, not_as_declared
from dashboard.components.chart import chart
from dashboard.components.claim_list import claim_list
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.further import lead_to
from dashboard.components.tabs import tabs
from dashboard.tour import STEPS, Answer, Chart, Evidence, Guesses, Maps, Pictures, Step, Verdicts
from pipeline.experiments import everything

_STYLE = Path(__file__).with_suffix(".css")
_STEP, _GUESS, _ANSWER = "step", "guess", "answer"
_NO_GUESS, _CLOSED, _SHOWN = "no guess", "closed", "shown"
_HINT = "Make a guess: the picture that answers it appears here."


def step_picker() -> Step:
    """Let the reader choose a step; each begins with its answer closed."""
    numbers = {number: f"{number}" for number in range(1, len(STEPS) + 1)}
    return STEPS[tabs("Step of the tour", _STEP, numbers, resets=[_GUESS, _ANSWER]) - 1]


def tour(step: Step) -> None:
    """Ask what a step asks, and answer it once the reader has guessed or wants to know."""
    place = st.container()
    _way(step)  # even where the step itself cannot be shown
    with place:
        if missing := step.missing(loading.manifest()):
            _not_built(missing)
        else:
            _ask(step)


def _not_built(missing: list[str]) -> None:
    which = ", ".join(missing)
    st.markdown(f"To answer this takes what is not built yet: {which}. Run this, then reload:")
    only = missing[0] if len(missing) == 1 else None
    st.code(loading.store().build_command(only), language="bash")


def _ask(step: Step) -> None:
    guesses = step.ask(loading)
    number = STEPS.index(step) + 1
    st.markdown(f"Step {number} of {len(STEPS)}. {guesses.setting}")
    guess = address.choice(_GUESS, [_NO_GUESS, *guesses.options], _NO_GUESS)
    is_open = address.choice(_ANSWER, [_CLOSED, _SHOWN], _CLOSED) == _SHOWN or guess != _NO_GUESS
    answer = step.solve(loading) if is_open else None
    left, right = st.columns([2, 3], gap="large")
    with left:
        _options(guesses, guess, answer)
        if answer:
            _solution(step, guesses, guess, answer)
    with right:
        st.html(_STYLE)
        if answer:
            _evidence(answer.evidence)
        else:
            st.html(f'<div class="nothing-yet">{_HINT}</div>')


def _options(guesses: Guesses, guess: str, answer: Answer | None) -> None:
    """A button for each guess; the right one and a wrong one are marked once all is open."""
    for option, words in guesses.options.items():
        is_right = answer is not None and option == answer.right
        icon = ":material/check:" if is_right else ":material/close:"
        st.button(
            words,
            key=f"guess-{option}",
            icon=icon if is_right or option == guess else None,
            type="primary" if is_right else "secondary",
            width="stretch",
            on_click=address.choose,
            kwargs={_GUESS: option},
        )
    closed = {_GUESS: None, _ANSWER: None}
    st.button(
        "Close the answer" if answer else "Show the answer",
        key="tour-answer",
        type="tertiary",
        on_click=address.choose,
        kwargs=closed if answer else {_ANSWER: _SHOWN},
    )


def _solution(step: Step, guesses: Guesses, guess: str, answer: Answer) -> None:
    right = guesses.options[answer.right]
    if guess == answer.right:
        judged = f"**Right: {right}.**"
    elif guess == _NO_GUESS:
        judged = f"**{right}.**"
    else:
        judged = f"**Not {guesses.options[guess]}, but {right}.**"
    st.markdown(f"{judged} {answer.words}")
    lead_to(answer.link.view, answer.link.label, **answer.link.query)
    results = loading.built(
        experiment for experiment in everything() if experiment.id in step.needs
    )
    about("tour", results, studies=step.needs)
    not_as_declared(results)


def _evidence(evidence: Evidence) -> None:
    match evidence:
        case Chart():
            chart(evidence.figure, evidence.alt, evidence.name)
        case Pictures():
            with st.container(key="tour-pictures"):
                tiles = [Tile(one.image, one.name, one.lines) for one in evidence.pictures]
                digit_grid(tiles, size="large")
        case Maps():
            _maps(evidence)
        case Verdicts():
            claim_list(evidence.judged)
    st.caption(evidence.caption)


def _maps(maps: Maps) -> None:
    """Still pictures: the maps themselves are on their own page."""
    figures = "".join(
        f'<figure><img src="{routes.still_address(pane)}" alt="Map of {escape(words)}">'
        f"<figcaption>{escape(words)}</figcaption></figure>"
        for words, pane in maps.panes.items()
    )
    st.html(f'<div class="still-maps">{figures}</div>')


def _way(step: Step) -> None:
    """Ways to the steps before and after."""
    number = STEPS.index(step) + 1
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if number > 1:
            _go_to("Previous", number - 1, ":material/arrow_back:", "left")
        if number < len(STEPS):
            _go_to("Next", number + 1, ":material/arrow_forward:", "right")


def _go_to(word: str, number: int, icon: str, side: Literal["left", "right"]) -> None:
    # A link to the page that is shown would leave the browser's address as it is.
    st.button(
        f"{word}: {STEPS[number - 1].name}",
        key=f"tour-{word}",
        icon=icon,
        icon_position=side,
        on_click=address.choose,
        kwargs={_STEP: number, _GUESS: None, _ANSWER: None},
    )
