"""Tables hold what they are named for."""

from math import prod

import numpy as np
import pytest

from dashboard import tables
from dashboard.results import Result
from pipeline.experiments import EXPERIMENTS, find
from pipeline.metrics import class_scores
from pipeline.spec import DigitScore


def test_the_overview_has_a_row_per_experiment(planted_store):
    result = Result(find("dense-10"), planted_store.experiment("dense-10"))
    (row,) = tables.overview([result]).to_dict("records")
    assert row["experiment"] == "dense-10"
    assert row["measured"] == pytest.approx(99.70)
    assert row["published"] == pytest.approx(92.70)
    assert (row["runs"], row["parameters"], row["epochs"]) == (1, 7_960, 2)


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


SCORES = class_scores(np.array([[2, 6], [2, 10]]))


def test_scores_without_published_ones():
    frame = tables.digit_scores(SCORES, None)
    assert list(frame.columns) == ["digit", "precision", "recall", "f1", "support"]
    assert list(frame.loc[0, ["precision", "recall", "support"]]) == [50, 25, 8]


def test_published_scores_stand_beside_ours():
    frame = tables.digit_scores(SCORES, [DigitScore(0.6, 0.2, 0.3, 8)] * 2)
    assert frame.loc[0, "precision, published"] == 60
    assert list(frame.columns).index("recall, published") == list(frame.columns).index("recall") + 1


def test_probabilities_are_per_cent_beside_number_and_truth():
    shares = np.full((2, 10), 0.1)
    frame = tables.probabilities(shares, np.array([7, 2]))
    assert list(frame.columns) == ["#", "is", *"0123456789"]
    assert list(frame["is"]) == [7, 2]
    assert frame.loc[1, "3"] == pytest.approx(10)
