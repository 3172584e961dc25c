"""The head of a page: its question as the title, then its answer, larger than other words.

A view asks with `head` and answers with `st.markdown` right below: `style.css` sets the element
that follows the title as the lead. A control that decides what the whole page is about, such as the
experiment, stands beside the title, and below it where there is no room:

    head("Which pixels and directions matter?")
    experiment = head("What is mistaken for what?", experiment_picker)
    experiment = head(lambda experiment: experiment.question, experiment_picker)
    mode = head("What do all the models make of my digit?", mode_picker)
"""

from collections.abc import Callable
from typing import TypeVar, overload

import streamlit as st

T = TypeVar("T")


@overload
def head(question: str) -> None: ...


@overload
def head(question: str | Callable[[T], str], control: Callable[[], T]) -> T: ...


def head(question: str | Callable[[T], str], control: Callable[[], T] | None = None) -> T | None:
    """Show the title, and beside it a control, whose value is returned.

    Args:
        question: the title, or what makes it of the control's value.
        control: shows what decides about the whole page.
    """
    if control is None:
        st.title(str(question), anchor=False)
        return None
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        title = st.empty()  # it stands before the control that it may depend on
        if isinstance(question, str):  # asked even where the control finds no results
            title.title(question, anchor=False)
        chosen = control()
    if not isinstance(question, str):
        title.title(question(chosen), anchor=False)
    return chosen
