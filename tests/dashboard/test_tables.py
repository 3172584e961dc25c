"""Tables hold what they are named for."""

from dataclasses import replace
from math import prod

import numpy as np
import pytest

from dashboard import tables
from dashboard.ablations import ablation_of
from dashboard.results import Result
from pipeline.experiments import EXPERIMENTS, find
from pipeline.metrics import class_scores, wilson_interval
from pipeline.spec import DigitScore, FallingRate
from pipeline.store import Ingredients
from tests.planted import plant, planted_replicate, replicate_that_reads


def test_the_overview_has_a_row_per_experiment(planted_store):
    result = Result(find("dense-10"), planted_store.experiment("dense-10"))
    (row,) = tables.overview([result]).to_dict("records")
    assert row["experiment"] == "dense-10"
    assert row["measured"] == pytest.approx(99.70)
    assert row["published"] == pytest.approx(92.70)
    assert row["95 % from"] < row["measured"] < row["95 % to"]
    assert (row["runs"], row["parameters"], row["epochs"]) == (1, 7_960, 2)
    assert row["tested on"] == "MNIST"


def test_the_overview_marks_what_is_tested_on_other_samples(empty_store):
    labels = empty_store.dataset("xor")["y_test"]
    plant(empty_store, find("xor-6"), replicate_that_reads(labels, labels, classes=2))
    frame = tables.overview([Result(find("xor-6"), empty_store.experiment("xor-6"))])
    assert list(frame["tested on"]) == ["its own 160 points"]


def test_each_run_has_its_row_and_its_own_interval(empty_store, mnist):
    runs = [planted_replicate(mnist["y_test"], wrong, seed) for seed, wrong in enumerate((30, 60))]
    plant(empty_store, find("dense-10"), *runs)
    result = Result(find("dense-10"), empty_store.experiment("dense-10"))
    frame = tables.runs(result, empty_store.curves("dense-10"))
    assert list(frame["seed"]) == [0, 1]
    assert list(frame["test"]) == pytest.approx([99.7, 99.4])
    assert list(frame["epoch kept"]) == [2, 2]
    expected = wilson_interval(9_940, 10_000)
    assert frame.loc[1, "95 % from"] == pytest.approx(100 * expected.low)
    assert frame.loc[1, "95 % to"] == pytest.approx(100 * expected.high)


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.id)
def test_layers_add_up_to_the_parameters(experiment):
    frame = tables.layers(experiment)
    assert frame["parameters"].sum() == experiment.parameters
    assert list(frame["nodes"]) == [
        experiment.inputs.features,
        *(prod(shape) for shape in experiment.shapes[1:]),
    ]


def test_settings_say_how_training_stops_and_what_it_keeps():
    stopping = tables.settings(find("dense-10"))
    assert stopping["Epochs"].startswith("at most 200; stops when validation accuracy")
    assert stopping["Weights kept"] == "those of the lowest validation loss"
    assert stopping["Validated on"] == "the last 5,000 of the 60,000 training images"
    fixed = tables.settings(find("pca-154-dense-130"))
    assert fixed["Epochs"] == "30"
    assert fixed["Weights kept"] == "the last ones"
    assert "95 %" in fixed["Reads"]
    falling = FallingRate("mean_squared_error", "sgd", 128, epochs=16, learning_rate=0.002)
    optimiser = tables.settings(replace(find("dense-10"), training=falling))["Optimiser"]
    assert optimiser == "sgd, learning rate 0.002, falling to 0, batches of 128"


def test_an_ablation_has_a_row_per_network_and_what_it_loses():
    study = ablation_of(find("augmented-cnn"))
    accuracy = np.full((len(study.MEASURES), len(study.steps), 2), 0.9, np.float32)
    accuracy[1, 0] = 0.91, 0.93
    accuracy[1, -1] = 0.5
    pictures = np.zeros((0, 28, 28), np.uint8)
    frame = tables.ablation(study, Ingredients(accuracy, np.zeros(4), pictures, pictures))
    assert list(frame["network"]) == [step.name for step in study.steps]
    assert list(frame["other hands"].iloc[[0, -1]]) == pytest.approx([92, 50])
    assert list(frame["other hands, lost"].iloc[[0, 1, -1]]) == pytest.approx([0, 2, 42])
    assert not np.signbit(frame["MNIST, lost"]).any()


SCORES = class_scores(np.array([[2, 6], [2, 10]]))


def test_scores_without_published_ones():
    frame = tables.class_scores(SCORES, None, "class")
    assert list(frame.columns) == ["class", *tables.CLASS_SHARES, *tables.CLASS_COUNTS]
    assert list(frame.loc[0, ["precision", "recall", "support"]]) == [50, 25, 8]
    counts = ["true_positives", "false_positives", "false_negatives", "true_negatives"]
    assert list(frame.loc[0, counts]) == [2, 2, 6, 10]
    assert frame.loc[0, "misclassification"] == 40


def test_published_scores_stand_beside_ours():
    frame = tables.class_scores(SCORES, [DigitScore(0.6, 0.2, 0.3, 8)] * 2, "digit")
    assert frame.loc[0, "precision, published"] == 60
    assert list(frame.columns).index("recall, published") == list(frame.columns).index("recall") + 1


def test_probabilities_are_per_cent_beside_number_and_truth():
    shares = np.full((2, 10), 0.1)
    frame = tables.probabilities(shares, np.array([7, 2]))
    assert list(frame.columns) == ["#", "is", *"0123456789"]
    assert list(frame["is"]) == [7, 2]
    assert frame.loc[1, "3"] == pytest.approx(10)
