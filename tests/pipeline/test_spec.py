"""A declaration's hash tells whether stored results are still those of the declaration."""

from dataclasses import FrozenInstanceError, replace

import pytest

from pipeline.experiments import find
from pipeline.spec import PrincipalComponents, shorten
from pipeline.spec import experiment as spec


def test_words_do_not_change_the_hash():
    experiment = find("dense-10")
    reworded = replace(experiment, title="other", question="other?", assumptions=())
    assert reworded.spec_hash == experiment.spec_hash


@pytest.mark.parametrize(
    "change",
    [
        lambda e: replace(e, inputs=PrincipalComponents(0.95, 154)),
        lambda e: replace(e, layers=(replace(e.layers[0], l2=0.01), e.layers[1])),
        lambda e: replace(e, split=replace(e.split, held_out="first")),
        lambda e: replace(e, training=replace(e.training, patience=None)),
        lambda e: shorten(e, training_samples=1_000, epochs=1),
    ],
    ids=["inputs", "layers", "split", "training", "shortened"],
)
def test_all_that_decides_results_changes_the_hash(change):
    experiment = find("dense-10")
    assert change(experiment).spec_hash != experiment.spec_hash


def test_the_hashes_of_published_experiments_are_those_that_were_stored_first():
    """Adding an augmentation to what can be declared must not send them all to training again."""
    assert find("dense-10").spec_hash == "1f64df6daec32536"
    assert find("cnn-32-64").spec_hash == "df7136e1d2e407a2"


@pytest.mark.parametrize(
    "change",
    [
        lambda a: None,
        lambda a: replace(a, untouched=0.5),
        lambda a: a.without(a.ingredients[0]),
        lambda a: replace(a, ingredients=(replace(a.ingredients[0], share=0.9),)),
    ],
    ids=["none", "untouched", "without one", "strength"],
)
def test_the_augmentation_changes_the_hash(change):
    ours = find("augmented-cnn")
    changed = replace(ours, augmentation=change(ours.augmentation))
    assert changed.spec_hash != ours.spec_hash


def test_a_falling_rate_starts_whole_and_ends_near_nothing():
    training = find("augmented-cnn").training
    shares = [training.share_of_rate(epoch) for epoch in range(training.epochs)]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    assert 0 < shares[-1] < 0.05
    assert find("cnn-32-64").training.share_of_rate(14) == 1


def test_an_ingredient_says_what_it_does_and_why():
    ingredients = find("augmented-cnn").augmentation.ingredients
    assert len({one.name for one in ingredients}) == len(ingredients)
    for one in ingredients:
        assert one.why.endswith(".")
        assert any(character.isdigit() for character in one.words), "its range"


def test_new_code_changes_the_hash(monkeypatch):
    before = find("dense-10").spec_hash
    monkeypatch.setattr(spec, "CODE_VERSION", spec.CODE_VERSION + 1)
    assert find("dense-10").spec_hash != before


def test_declarations_are_frozen():
    with pytest.raises(FrozenInstanceError):
        find("dense-10").title = "other"


def test_shorten_limits_images_and_epochs_but_never_adds_any():
    short = shorten(find("pca-154-dense-130"), training_samples=4_000, epochs=3)
    assert (short.split.training_samples, short.training.epochs) == (4_000, 3)
    assert shorten(short, 4_000, epochs=30).training.epochs == 3


def test_samples_are_counted_as_they_are_split():
    digits = find("digits8x8-softmax")
    assert digits.training_samples == 1_010
    assert digits.validated_on == "a random 337 of the 1,347 training images"
    assert shorten(digits, 4_000, 3).training_samples == 1_010, "there are no more"
    assert find("xor-6").validated_on == "a random 128 of the 640 training points"
    assert shorten(find("dense-10"), 4_000, 3).training_samples == 4_000


def test_hidden_units_are_examined_on_mnist_alone():
    ids = ("dense-10", "cnn-32-64", "xor-6", "digits8x8-softmax")
    assert [find(id).examined for id in ids] == [True, True, False, False]


def test_weights_are_drawn_of_small_networks_and_of_filters():
    ids = ("dense-10", "cnn-32-64", "xor-6", "digits8x8-softmax")
    assert [find(id).draws_weights for id in ids] == [False, True, True, True]


def test_parameters_of_each_layer():
    assert find("dense-130").layer_parameters == (102_050, 1_310)
