"""What a visitor can take along: the numbers of a chart or table, and a chart's picture.

Names of files say what they hold: "recall-of-digits" is `digitscope-recall-of-digits.csv`.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.tables import as_csv

_FILE = "digitscope-{}"


def csv_button(name: str, table: Callable[[], pd.DataFrame]) -> None:
    """Offer a table as a file; it is only made when someone takes it.

    Args:
        name: of the file, unique on its page.
        table: makes it; its columns have full names and units.
    """
    _button("CSV", name, lambda: as_csv(table()), "text/csv")


def png_button(name: str, picture: Callable[[], bytes]) -> None:
    """The same for a picture that plotly does not draw."""
    _button("PNG", name, picture, "image/png")


def _button(kind: str, name: str, content: Callable[[], bytes], mime: str) -> None:
    # The name is part of the label, where it is only heard: `style.css` hides it.
    st.download_button(
        f"{kind} :gray[{name}]",
        content,
        f"{_FILE.format(name)}.{kind.lower()}",
        mime,
        key=f"download-{kind}-{name}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def picture_button(name: str) -> dict[str, Any]:
    """Configuration of a plotly chart with one button, which saves it as a picture."""
    return {
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "svg", "filename": _FILE.format(name)},
        "locales": {"en-US": {"dictionary": {"Download plot": f"Picture (SVG) {name}"}}},
        "displayNotifier": False,
    }
