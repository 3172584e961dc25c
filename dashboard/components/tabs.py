"""Tabs: one of a few things that a page can show; part of its address."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeVar

import streamlit as st

from dashboard import address

T = TypeVar("T", str, int)


def tabs(
    label: str,
    name: str,
    names: Mapping[T, str],
    resets: Sequence[str] = (),
    width: Literal["content", "stretch"] = "content",
) -> T:
    """Let the reader choose one, first the first.

    Args:
        label: what is chosen, for those who do not see the tabs.
        name: of the choice in the address.
        names: what each option is called.
        resets: choices that mean nothing any more once this one has changed.
    """
    options = list(names)
    chosen = st.segmented_control(
        label,
        options,
        format_func=names.__getitem__,
        required=True,
        label_visibility="collapsed",
        width=width,
        **address.follow(name, options, options[0], resets),
    )
    return options[0] if chosen is None else chosen
