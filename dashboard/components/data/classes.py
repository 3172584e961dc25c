"""How many images each digit has in both parts of a data set; a bar opens its images."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import address
from dashboard.charts import class_distribution
from dashboard.components.clickable_chart import clickable_chart
from dashboard.components.data.samples import MORE, SHOW
from dashboard.components.data.topics import PART, Part
from dashboard.dataset import Numbers, class_counts
from dashboard.results import SampleSet

_BARS = _COUNTS, _SHARES = "counts", "per cent"


def classes(parts: Mapping[Part, SampleSet], chosen: tuple[Part, int | None]) -> None:
    """Show the distribution as bars and as a table.

    Args:
        chosen: the part and the digit whose images are shown; None for all digits.
    """
    counts: dict[str, Numbers] = {
        part: class_counts(of.labels, of.dataset.classes) for part, of in parts.items()
    }
    bars = st.segmented_control(
        "Bars show", _BARS, required=True, **address.follow("bars", _BARS, _COUNTS)
    )
    clickable_chart(
        "class-bars",
        class_distribution(counts, bars == _SHARES, chosen),
        alt="Number or share of the images of each digit in both parts, as in the table below",
        choose=_choose,
    )
    st.caption("Click a bar for its images.")
    _table(counts)


def _choose(bar: Any) -> None:  # noqa: ANN401 - what the browser sends
    part, digit = bar
    address.choose(**{PART: part, SHOW: digit, MORE: None})


def _table(counts: Mapping[str, Numbers]) -> None:
    columns: dict[str, Any] = {"digit": range(max(map(len, counts.values())))}
    for part, number in counts.items():
        columns[part] = number
        columns[f"{part}, %"] = 100 * number / number.sum()
    formats = {
        name: st.column_config.NumberColumn(format="%.2f") for name in columns if "%" in name
    }
    st.dataframe(columns, hide_index=True, column_config=formats)
