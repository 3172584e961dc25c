"""The declaration of a study decides its hash, and its networks differ in what they read only."""

from dataclasses import replace

import pytest

from pipeline.experiments import STUDIES, find
from pipeline.spec import reading, shorten_study
from pipeline.spec import study as spec

PIXELS, FEATURES, INGREDIENTS = STUDIES
EVERY = pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.id)


@EVERY
def test_a_study_asks_a_question(study):
    assert study.question.endswith("?")
    assert study.title


@EVERY
def test_words_do_not_change_the_hash(study):
    assert replace(study, title="other", question="other?").spec_hash == study.spec_hash


@EVERY
def test_a_shortened_study_is_another(study):
    short = shorten_study(study, 4_000, 3)
    assert short.id == study.id
    assert short.spec_hash != study.spec_hash


@pytest.mark.parametrize(
    "change",
    [
        lambda s: replace(s, counts=(5, 70, 784)),
        lambda s: replace(s, runs=2),
        lambda s: replace(s, pixels=s.components),
        lambda s: replace(s, components=reading(s.components, 20)),
    ],
    ids=["counts", "runs", "pixels", "components"],
)
def test_all_that_decides_a_sweep_changes_its_hash(change):
    assert change(FEATURES).spec_hash != FEATURES.spec_hash


@EVERY
def test_new_code_changes_the_hash(study, monkeypatch):
    before = study.spec_hash
    monkeypatch.setattr(spec, "CODE_VERSION", spec.CODE_VERSION + 1)
    assert study.spec_hash != before


def test_a_sweep_goes_from_few_to_all_pixels_past_what_the_experiments_read():
    counts = FEATURES.counts
    assert sorted(set(counts)) == list(counts)
    assert {5, 70, 154, 784} <= set(counts)
    assert shorten_study(FEATURES, 4_000, 3).counts == (5, 70, 154, 784)
    assert FEATURES.components.split == FEATURES.pixels.split
    assert FEATURES.components.training == FEATURES.pixels.training


@pytest.mark.parametrize(
    "change",
    [
        lambda s: replace(s, runs=2),
        lambda s: replace(s, redrawn=10),
        lambda s: replace(s, experiment=replace(s.experiment, augmentation=None)),
    ],
    ids=["runs", "redrawn", "experiment"],
)
def test_all_that_decides_an_ablation_changes_its_hash(change):
    assert change(INGREDIENTS).spec_hash != INGREDIENTS.spec_hash


def test_an_ablation_leaves_out_each_ingredient_once_and_then_all():
    whole, *fewer, none = INGREDIENTS.steps
    everything = INGREDIENTS.experiment.augmentation.ingredients
    assert whole.experiment == INGREDIENTS.experiment
    assert none.experiment == replace(whole.experiment, augmentation=None)
    for one, step in zip(everything, fewer, strict=True):
        left = step.experiment.augmentation
        assert set(everything) - set(left.ingredients) == {one}
        assert left.untouched == whole.experiment.augmentation.untouched
        assert step.name == f"without {one.name}"
    assert len({step.experiment.spec_hash for step in INGREDIENTS.steps}) == len(everything) + 2


def test_a_network_on_fewer_inputs_has_fewer_parameters():
    five = reading(find("forest-70-dense-130"), 5)
    assert five.inputs.features == 5
    assert five.parameters == 6 * 130 + 131 * 10
    assert reading(five, 70) == find("forest-70-dense-130")


def test_pixels_that_are_read_all_have_no_order():
    with pytest.raises(TypeError, match="dense-10 reads 784 pixels"):
        reading(find("dense-10"), 5)
