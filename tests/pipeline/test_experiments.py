"""What holds for every declared experiment."""

from dataclasses import replace

import pytest

from pipeline import experiments
from pipeline.data import CLASS_COUNTS
from pipeline.experiments import EXPERIMENTS, UnknownExperimentError, find

EVERY = pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.id)


def test_the_ten_models_are_there_in_their_order():
    widths = [1, 2, 10, 30, 80, 130, 200, 500]
    expected = [f"dense-{n}" for n in widths] + ["pca-154-dense-130", "forest-70-dense-130"]
    assert [experiment.id for experiment in EXPERIMENTS[:10]] == expected


def test_the_registry_cannot_be_changed():
    assert isinstance(EXPERIMENTS, tuple)
    assert len({experiment.id for experiment in EXPERIMENTS}) == len(EXPERIMENTS)


@EVERY
def test_parameters_are_those_of_the_layers(experiment):
    assert sum(experiment.layer_parameters) == experiment.parameters


@EVERY
def test_an_experiment_asks_a_question_and_names_its_source(experiment):
    assert experiment.question.endswith("?")
    assert experiment.source.title
    assert experiment.source.label


@EVERY
def test_the_baseline_is_declared_before(experiment):
    ids = [other.id for other in EXPERIMENTS]
    if experiment.baseline is not None:
        assert ids.index(experiment.baseline) < ids.index(experiment.id)


@EVERY
def test_published_figures_are_possible(experiment):
    published = experiment.published
    shares = (published.train_accuracy, published.validation_accuracy, published.test_accuracy)
    assert all(0 <= share <= 1 for share in shares if share is not None)
    if history := published.history:
        assert len(history.loss) == len(history.accuracy) == history.epochs
        assert len(history.validation_loss) == len(history.validation_accuracy) == history.epochs
        assert published.validation_accuracy == pytest.approx(
            history.validation_accuracy[-1], abs=5e-4
        )
    if published.scores:
        assert tuple(score.support for score in published.scores) == CLASS_COUNTS["y_test"]
    if published.confusion:
        assert tuple(map(sum, published.confusion)) == CLASS_COUNTS["y_test"]


def test_published_figures_are_those_of_the_source():
    published = find("dense-2").published
    assert published.test_accuracy == 0.6685
    assert published.label_rmse == pytest.approx(1.9782, abs=1e-4)
    assert published.confused_pair == (2, 3)
    assert published.confusion[5][8] == 141
    assert published.scores[4].recall == 0.81


def test_only_the_networks_on_all_pixels_are_regularised():
    for experiment in EXPERIMENTS[:10]:
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
