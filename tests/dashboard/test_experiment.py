"""The page of one experiment: how it was made, how training went, how good it is."""

import numpy as np
import pytest

from dashboard.theme import per_cent
from pipeline.experiments import everything, find
from pipeline.metrics import label_rmse
from pipeline.store import REPOSITORY_STORE, Store
from tests.dashboard.conftest import grids_of, links_of, text_of, with_plain_spaces


@pytest.mark.parametrize("experiment", everything(), ids=lambda experiment: experiment.id)
def test_every_experiment_has_its_page(open_page, experiment):
    app = open_page("experiment", id=experiment.id)
    assert app.title[0].value == experiment.question
    measured = Store(REPOSITORY_STORE).experiment(experiment.id).test_accuracy
    words = text_of(app)
    share = with_plain_spaces(per_cent(measured, 2))
    assert f"**{share}** of the test {experiment.dataset.samples}" in words
    source = experiment.source
    expected = [source.title, source.label] if source else ["Ours: declared in this project"]
    assert all(part in words for part in expected)
    for assumption in experiment.assumptions:
        assert assumption in words


def test_scores_stand_over_the_published_ones(open_page):
    app = open_page("experiment", id="dense-2")
    metrics = {metric.label: metric for metric in app.metric}
    assert metrics["Test accuracy"].delta == f"published {per_cent(0.6685, 2)}"
    assert metrics["Label RMSE"].delta == "published 1.98"
    assert metrics["Epochs trained"].delta == "published 20"
    store = Store(REPOSITORY_STORE)
    truth = store.test_examples()[1]
    errors = [label_rmse(truth, read) for read in store.test_labels("dense-2")]
    assert metrics["Label RMSE"].value.startswith(f"{np.mean(errors):.2f}")


def test_scores_per_digit_are_those_of_the_predictions(open_page, planted_store):
    app = open_page("experiment", planted_store.root, id="dense-10")
    (frame,) = [d.value for d in app.dataframe if "support" in d.value]
    assert frame.loc[4, "recall"] == pytest.approx(100 * (982 - 30) / 982)
    assert frame.loc[9, "precision"] == pytest.approx(100 * 1009 / (1009 + 30))
    assert frame.loc[0, "f1"] == 100
    assert frame.loc[4, "recall, published"] == 94


def test_the_first_images_carry_prediction_and_truth(open_page):
    app = open_page("experiment", id="dense-2")
    store = Store(REPOSITORY_STORE)
    read = store.test_labels("dense-2")[0][:25]
    truth = store.test_examples()[1][:25]
    grid = grids_of(app)[-1]
    assert grid.count('role="listitem"') == 25
    assert grid.count("class=marked") == np.count_nonzero(read != truth)
    wrong = int(np.flatnonzero(read != truth)[0])
    assert f"#{wrong}<br>read {read[wrong]}<br>is {truth[wrong]}" in grid


def test_the_first_twenty_probabilities_are_listed(open_page):
    app = open_page("experiment", id="dense-130")
    (frame,) = [d.value for d in app.dataframe if "#" in d.value]
    stored = Store(REPOSITORY_STORE).test_probabilities("dense-130")[0][:20]
    np.testing.assert_allclose(frame[list("0123456789")].to_numpy(), stored * 100, rtol=1e-5)


def test_published_curves_are_shown_where_there_are_any(open_page):
    specs = [
        chart.proto.spec for chart in open_page("experiment", id="dense-2").get("plotly_chart")
    ]
    assert len(specs) == 2
    assert all("validation, published" in spec for spec in specs)


def test_choosing_another_experiment_changes_page_and_address(open_page):
    app = open_page("experiment", id="dense-2")
    app.selectbox(key="choice-id").select("dense-500").run()
    assert app.title[0].value == find("dense-500").question
    assert app.query_params["id"] == "dense-500"


def test_an_address_without_id_shows_one_that_is_built(open_page, planted_store):
    assert open_page("experiment").title[0].value == find("dense-130").question
    app = open_page("experiment", planted_store.root)
    assert app.title[0].value == find("dense-10").question
    assert "dense-500, not built" in "".join(app.selectbox[0].options)


def test_an_unknown_id_in_the_address_is_pointed_out(open_page):
    app = open_page("experiment", id="dense-13")
    assert "asks for id “dense-13”, which does not exist" in text_of(app)
    assert app.title[0].value == find("dense-130").question


def test_links_to_other_pages_carry_the_experiment_along(open_page):
    app = open_page("experiment", id="dense-2")
    queries = links_of(app.sidebar)
    assert queries["Home"] == ""
    assert queries["Experiment"] == queries["Confusions"] == "id=dense-2"


def test_links_lead_back_to_what_a_page_showed(open_page):
    app = open_page("confusions", id="dense-2", true="2", predicted="3")
    app.switch_page("views/experiment.py")
    app.query_params["id"] = "dense-30"
    app.run()
    queries = links_of(app.sidebar)
    assert queries["Confusions"] == "id=dense-30&true=2&predicted=3"


def test_the_answer_compares_with_the_baseline(open_page):
    store = Store(REPOSITORY_STORE)
    first, second = (store.experiment(id).test_accuracy for id in ("dense-1", "dense-2"))
    words = text_of(open_page("experiment", id="dense-2"))
    assert f"**+{(second - first) * 100:.2f} points** (95 % interval " in words
    assert f"points) against 1 hidden node ({first * 100:.2f} %)" in words


def test_without_its_baseline_an_experiment_is_shown_alone(open_page, planted_store):
    assert "** against" not in text_of(open_page("experiment", planted_store.root, id="dense-10"))


def test_the_findings_that_rest_on_it_are_listed_with_their_verdicts(open_page):
    app = open_page("experiment", id="cnn-32-64")
    words = text_of(app)
    assert "Which published findings rest on it?" in words
    assert "- The convolutional network reaches 99 %. **holds**" in words
    (link,) = [link for link in app.page_link if link.label.startswith("See the evidence")]
    assert link.proto.query_string == "document=004_b1d4adc162439334.txt"


INSIDE = {
    "See what is mistaken for what",
    "See what its hidden units learned",
    "See how digits cluster inside it",
    "See all its weights at work",
    "Draw a digit for it",
}


@pytest.mark.parametrize(
    ("id", "leads_not_to"),
    [
        ("dense-2", {"See how digits cluster inside it", "See all its weights at work"}),
        ("dense-10", {"See all its weights at work"}),
        (
            "xor-6",
            {
                "See how digits cluster inside it",
                "See what its hidden units learned",
                "Draw a digit for it",
            },
        ),
    ],
)
def test_it_leads_to_the_pages_that_look_inside(open_page, id, leads_not_to):
    links = links_of(open_page("experiment", id=id))
    assert links.keys() & INSIDE == INSIDE - leads_not_to
    assert {links[label] for label in INSIDE - leads_not_to} == {f"id={id}"}
