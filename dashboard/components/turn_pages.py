"""A page of many images; which one is part of the address as `page`."""

import streamlit as st

from dashboard import address

PAGE = "page"


def turn_pages(images: int, per_page: int, name: str = PAGE) -> slice:
    """Let the reader turn pages where there are several; the images of the one that is shown.

    Args:
        name: of the choice in the address, where a page has pages of several kinds of images.
    """
    pages = max(1, -(-images // per_page))
    arguments = address.follow(name, range(1, pages + 1), first=1)
    page = 1
    if pages > 1:
        page = st.number_input(f"Page, 1 to {pages:,}", 1, pages, width=150, **arguments)
    return slice((page - 1) * per_page, min(page * per_page, images))
