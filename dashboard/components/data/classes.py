"""How many images each digit has in both parts of a data set; a bar opens its images."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import address
from dashboard.charts import class_distribution
from dashboard.components.clickable_chart import clickable_chart
from dashboard.components.data.samples import MORE, SAMPLES, SHOW
from dashboard.components.data.topics import PART, Part
from dashboard.components.reveal import reveal_chosen
from dashboard.dataset import Numbers, class_counts
from dashboard.results import SampleSet
from pipeline.spec import CLASSES

_BARS = _COUNTS, _SHARES = "counts", "per cent"


def classes(parts: Mapping[Part, SampleSet], chosen: tuple[Part, int | None]) -> None:
    """Show the distribution as bars.

    Args:
        chosen: the part and the digit whose images are shown; None for all digits.
    """
    bars = st.segmented_control(
        "Bars show", _BARS, required=True, **address.follow("bars", _BARS, _COUNTS)
    )
    clickable_chart(
        "class-bars",
        class_distribution(_counts(parts), bars == _SHARES, chosen),
        alt="Number or share of the images of each digit in both parts, as in the table",
        choose=_choose,
        name="class-distribution",
    )
    st.caption("Click a bar for its images.")
    reveal_chosen("class-bars", SAMPLES, chosen)


def _choose(bar: Any) -> None:  # noqa: ANN401 - what the browser sends
    part, digit = bar
    address.choose(**{PART: part, SHOW: digit, MORE: None})


def class_table(parts: Mapping[Part, SampleSet]) -> None:
    """Show the distribution as numbers."""
    columns: dict[str, Any] = {"digit": range(CLASSES)}
    for part, number in _counts(parts).items():
        columns[part] = number
        columns[f"{part}, %"] = 100 * number / number.sum()
    formats = {
        name: st.column_config.NumberColumn(format="%.2f" if "%" in name else "localized")
        for name in columns
    }
    st.dataframe(columns, hide_index=True, width="content", column_config=formats)


def _counts(parts: Mapping[Part, SampleSet]) -> dict[str, Numbers]:
    return {part: class_counts(of.labels, of.dataset.classes) for part, of in parts.items()}
