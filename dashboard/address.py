"""What a page shows is in its address, and nowhere else.

A page asks for its choices by name and gets what the address says, or its own default. Widgets
follow the address; a widget's change, a click in a picture, a link and the browser's "back" all
change it, and the page runs again. Links to other pages carry along what was last chosen there, and
the subject, which pages share.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypedDict, TypeVar
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.theme import plain

T = TypeVar("T")

SUBJECT = "id"
"""The choice that pages share: the experiment they are about."""

OF_SUBJECT = ("page", "unit")
"""Choices that mean nothing any more once the subject has changed."""

_LAST = "address-last"
_SUBJECT = "address-subject"
_NOTICES = "address-notices"


class WidgetArguments(TypedDict):
    """What makes a widget show a choice and change it."""

    key: str
    on_change: Callable[..., None]
    args: tuple[str, Sequence[str]]


@contextmanager
def of_page(page: str) -> Iterator[None]:
    """Run a page inside, so that links can lead back to what it showed."""
    st.session_state[_NOTICES] = st.container()
    yield
    named = st.query_params.to_dict()
    st.session_state.setdefault(_LAST, {})[page] = named
    if SUBJECT in named:
        st.session_state[_SUBJECT] = named[SUBJECT]


def last_of(page: str) -> dict[str, str]:
    """The query of a link to a page about the subject: what it showed last, of today's subject."""
    query = dict(st.session_state.get(_LAST, {}).get(page, {}))
    subject = st.session_state.get(_SUBJECT)
    if subject is None or query.get(SUBJECT) == subject:
        return query
    kept = {name: text for name, text in query.items() if name not in OF_SUBJECT}
    return kept | {SUBJECT: subject}


def notices() -> DeltaGenerator:
    """The place above a page to say why it does not show what was asked for."""
    place: DeltaGenerator = st.session_state[_NOTICES]
    return place


def choice(name: str, options: Sequence[T], first: T, elsewhere: Container[str] = ()) -> T:
    """The option that the address names, or `first` where it names none.

    Args:
        elsewhere: what other pages know by this name and a link may carry along: no error.
    """
    asked = st.query_params.get(name)
    if asked is None:
        return first
    by_text = {str(option): option for option in options}
    if asked not in by_text and asked not in elsewhere:
        notice = f"The address asks for {name} “{plain(asked)}”, which does not exist."
        instead = "" if first is None else f" This is {plain(str(first))}."
        notices().warning(notice + instead)
    return by_text.get(asked, first)


def follow(
    name: str,
    options: Sequence[T],
    first: T,
    resets: Sequence[str] = (),
    elsewhere: Container[str] = (),
) -> WidgetArguments:
    """Keyword arguments for a widget whose value is a choice.

    Args:
        resets: choices that mean nothing any more once this one has changed.
        elsewhere: see `choice`.
    """
    key = f"choice-{name}"
    st.session_state[key] = choice(name, options, first, elsewhere)
    return {"key": key, "on_change": _take_over, "args": (name, resets)}


def _take_over(name: str, resets: Sequence[str]) -> None:
    choose(**{name: st.session_state[f"choice-{name}"], **dict.fromkeys(resets)})


def choose(**choices: object) -> None:
    """Change choices in one step of the browser's history, None to unmake one; from a callback."""
    st.query_params.from_dict(_changed(choices))


def link(**choices: object) -> str:
    """An address of this page that differs in these choices alone, None to unmake one."""
    return f"?{urlencode(_changed(choices))}"


def _changed(choices: Mapping[str, object]) -> dict[str, str]:
    """What the address would ask for with other choices."""
    query = st.query_params.to_dict() | {name: str(value) for name, value in choices.items()}
    return {name: text for name, text in query.items() if choices.get(name, text) is not None}


def follow_link(query: str) -> None:
    """Make the address ask for what a link says, "id=dense-10&unit=3", alone; from a callback."""
    st.query_params.from_dict(dict(parse_qsl(query)))
