"""What holds for every declared experiment."""

from dataclasses import replace

import pytest

from pipeline import experiments
from pipeline.data.mnist import CLASS_COUNTS
from pipeline.experiments import (
    EXPERIMENTS,
    OWN,
    PUBLISHED,
    VARIATIONS,
    UnknownExperimentError,
    everything,
    find,
)
from pipeline.spec import DATASETS, MNIST

EVERY = pytest.mark.parametrize("experiment", everything(), ids=lambda experiment: experiment.id)


def test_all_nineteen_of_the_sources_are_there_in_their_order():
    widths = [1, 2, 10, 30, 80, 130, 200, 500]
    expected = [f"dense-{n}" for n in widths] + ["pca-154-dense-130", "forest-70-dense-130"]
    expected += ["dropout-128", "sgd-128", "compact-13-128", "batchnorm-256-128-64"]
    expected += ["xor-6", "digits8x8-softmax", "mse-sgd-32", "mse-adam-32", "cnn-32-64"]
    assert [experiment.id for experiment in PUBLISHED] == expected


def test_ours_come_after_those_of_the_sources():
    assert (*PUBLISHED, *OWN) == EXPERIMENTS
    assert all(experiment.ours for experiment in OWN)
    assert not any(experiment.ours for experiment in PUBLISHED)


def test_the_registry_cannot_be_changed():
    assert isinstance(EXPERIMENTS, tuple)
    assert len({experiment.id for experiment in everything()}) == len(everything())


def test_variations_differ_from_their_experiment_in_what_is_studied_only():
    assert [variation.id for variation in VARIATIONS] == ["xor-1", "xor-2", "xor-3", "xor-4"]
    for variation in VARIATIONS:
        studied = find(variation.variation_of)
        assert variation.layers != studied.layers
        alike = replace(studied, layers=variation.layers)
        assert variation.spec_hash == alike.spec_hash


@EVERY
def test_it_learns_from_a_known_data_set(experiment):
    assert experiment.dataset in DATASETS
    assert experiment.shapes[-1] == (experiment.dataset.classes,)
    assert experiment.training_samples > 0


def test_sources_that_validate_on_the_test_images_are_known_for_it():
    flawed = {e.id for e in everything() if e.split.source_validates_on_test}
    assert flawed == {"dropout-128", "mse-sgd-32", "mse-adam-32", "cnn-32-64"}


@EVERY
def test_parameters_are_those_of_the_layers(experiment):
    assert sum(experiment.layer_parameters) == experiment.parameters


@EVERY
def test_an_experiment_asks_a_question(experiment):
    assert experiment.question.endswith("?")


@pytest.mark.parametrize("experiment", PUBLISHED, ids=lambda experiment: experiment.id)
def test_a_published_experiment_names_its_source(experiment):
    assert experiment.source.title
    assert experiment.source.label


@EVERY
def test_the_baseline_is_declared_before(experiment):
    ids = [other.id for other in everything()]
    if experiment.baseline is not None:
        assert ids.index(experiment.baseline) < ids.index(experiment.id)


@EVERY
def test_published_figures_are_possible(experiment):
    published = experiment.published
    shares = (published.train_accuracy, published.validation_accuracy, published.test_accuracy)
    assert all(0 <= share <= 1 for share in shares if share is not None)
    if history := published.history:
        printed = len(history.at) or history.epochs
        assert all(len(values) in {0, printed} for values in vars(history).values())
        assert published.validation_accuracy == pytest.approx(
            history.validation_accuracy[-1], abs=5e-4
        )
    if published.scores:
        assert experiment.dataset == MNIST
        assert tuple(score.support for score in published.scores) == CLASS_COUNTS["y_test"]
    if published.confusion:
        assert sum(map(sum, published.confusion)) == experiment.dataset.test


def test_published_figures_are_those_of_the_source():
    published = find("dense-2").published
    assert published.test_accuracy == 0.6685
    assert published.label_rmse == pytest.approx(1.9782, abs=1e-4)
    assert published.confused_pair == (2, 3)
    assert published.confusion[5][8] == 141
    assert published.scores[4].recall == 0.81


def test_only_the_networks_on_all_pixels_are_regularised():
    for experiment in PUBLISHED[:10]:
        expected = 0.001 if experiment.family == "width" else 0.0
        assert experiment.layers[0].l2 == expected, experiment.id


def test_an_unknown_id_suggests_the_nearest():
    with pytest.raises(UnknownExperimentError, match="no experiment 'dense13': did you mean"):
        find("dense13")


def test_an_id_like_no_other_gets_no_suggestion():
    with pytest.raises(
        UnknownExperimentError, match=r"'???????': --list shows all".replace("?", r"\?")
    ):
        find("???????")


def test_find_sees_experiments_declared_later(monkeypatch):
    added = replace(find("dense-10"), id="dense-11")
    monkeypatch.setattr(experiments, "EXPERIMENTS", (*EXPERIMENTS, added))
    assert find("dense-11") is added
