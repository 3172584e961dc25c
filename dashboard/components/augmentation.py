"""How the training images of an experiment are changed: in words and in pictures."""

from collections.abc import Sequence

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.ablations import ablation_of
from dashboard.components.digit_grid import Tile, digit_grid
from dashboard.components.ingredients import measured
from dashboard.pictures import framed_by
from dashboard.theme import per_cent
from pipeline.spec import Augmentation, Experiment
from pipeline.store import Ingredients


def augmentation(experiment: Experiment) -> None:
    """Tell what is done to training images; nothing where they stay as they are."""
    if experiment.augmentation is None:
        return
    st.subheader("How are the training images changed?", anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        _ingredients(experiment.augmentation)
    ablation = ablation_of(experiment)
    with right:
        if ablation and (found := measured(ablation)):
            _pictures(experiment.augmentation, found)
        else:
            st.markdown("Pictures of that come with what each ingredient brings, see below.")


def _ingredients(augmentation: Augmentation) -> None:
    """Each ingredient, how far it goes and what it is for."""
    changed = 1 - augmentation.untouched
    st.markdown(
        f"In every epoch {per_cent(changed, 0)} of the training images are changed anew, by "
        "amounts drawn evenly from these ranges. Images for validation and for tests stay as they "
        "are."
    )
    lines = (f"- **{one.name}**: {one.words}. {one.why}" for one in augmentation.ingredients)
    st.markdown("\n".join(lines))


def _pictures(augmentation: Augmentation, found: Ingredients) -> None:
    """A training image as all ingredients change it, and one as each of them alone does."""
    names = ["all together", *(one.name for one in augmentation.ingredients)]
    pictures = zip(names, found.originals, found.examples, strict=True)
    digit_grid([_tile(name, original, others) for name, original, others in pictures], size="large")
    st.caption(
        f"In the middle, framed, a training image; around it, {found.examples.shape[1]} ways in "
        "which it is changed."
    )


def _tile(name: str, original: NDArray[np.uint8], variants: Sequence[NDArray[np.uint8]]) -> Tile:
    return Tile(
        picture=framed_by(original, variants),
        name=f"A training image and {len(variants)} variants of it: {name}",
        lines=[name],
    )
