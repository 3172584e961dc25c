"""Home says what won, and shows every experiment beside its published figure."""

import json
from dataclasses import replace

import numpy as np
import pytest

from dashboard.words import labelled
from pipeline import experiments
from pipeline.experiments import EXPERIMENTS, PUBLISHED, find
from pipeline.spec import MNIST
from pipeline.spec import experiment as spec
from pipeline.store import REPOSITORY_STORE
from tests.dashboard.conftest import links_of, text_of
from tests.planted import plant, planted_replicate, replicate_that_reads


def _accuracies() -> dict[str, float]:
    """Mean test accuracies by id, read from the manifest without the project's help."""
    manifest = json.loads((REPOSITORY_STORE / "manifest.json").read_text())
    return {
        id: sum(run["test_accuracy"] for run in entry["replicates"]) / len(entry["replicates"])
        for id, entry in manifest["experiments"].items()
    }


def test_the_answer_names_best_and_worst_of_the_published(open_page):
    words = text_of(open_page("home"))
    tested = {experiment.id for experiment in PUBLISHED if experiment.dataset == MNIST}
    accuracies = {id: share for id, share in _accuracies().items() if id in tested}
    best, worst = (pick(accuracies, key=accuracies.get) for pick in (max, min))
    assert f"Of {len(accuracies)} published networks tested on the 10,000 images of MNIST" in words
    assert f"the one with **{find(best).title}** reads the most" in words
    assert f"**{accuracies[best] * 100:.2f} %** (mean of" in words
    assert f"Last: {find(worst).title}, {accuracies[worst] * 100:.2f} % (" in words


def _plant_two(store, labels, second_wrong):
    """`dense-10` with 30 and 34 mistakes, and `dense-30` with other numbers of them."""
    for id, wrongs in (("dense-10", (30, 34)), ("dense-30", second_wrong)):
        runs = [planted_replicate(labels, wrong, seed) for seed, wrong in enumerate(wrongs)]
        plant(store, find(id), *runs)


def test_intervals_that_overlap_are_pointed_out(open_page, empty_store, mnist):
    _plant_two(empty_store, mnist["y_test"], (33, 37))
    words = text_of(open_page("home", empty_store.root))
    assert "**10 hidden nodes and 30 hidden nodes cannot be told apart**" in words
    # 12.706 times a standard error of 0.02 points on either side.
    assert "**99.68 %** (mean of 2 runs, 95 % interval 99.43 to 99.93 %)" in words
    assert "The interval of the peak overlaps with that of 30 nodes" in words


def test_intervals_that_lie_apart_are_not(open_page, empty_store, mnist):
    _plant_two(empty_store, mnist["y_test"], (800, 804))
    words = text_of(open_page("home", empty_store.root))
    assert "the two intervals do not overlap" in words
    assert "cannot be told apart" not in words


def test_other_samples_stand_in_the_table_but_win_nothing(open_page, empty_store, mnist):
    plant(empty_store, find("dense-10"), planted_replicate(mnist["y_test"], wrong=30))
    labels = empty_store.dataset("xor")["y_test"]
    for id in ("xor-6", "xor-4"):
        plant(empty_store, find(id), replicate_that_reads(labels, labels, classes=2))
    app = open_page("home", empty_store.root)
    assert "Of 1 published network tested on the 10,000 images" in text_of(app)
    frame = app.dataframe[0].value
    assert list(frame["experiment"]) == ["dense-10", "xor-6"]
    assert list(frame["tested on"]) == ["MNIST", "its own 160 points"]
    assert not any("XOR" in chart.proto.spec for chart in app.get("plotly_chart"))


def test_nothing_wins_where_only_points_were_read(open_page, empty_store):
    labels = empty_store.dataset("xor")["y_test"]
    plant(empty_store, find("xor-6"), replicate_that_reads(labels, labels, classes=2))
    words = text_of(open_page("home", empty_store.root))
    assert "No published network that is tested on MNIST is built yet" in words
    assert "160 test points of noisy XOR" in words


def test_a_declaration_is_all_that_a_new_experiment_takes(
    open_page, planted_store, mnist, monkeypatch
):
    new = replace(find("dense-10"), id="dense-12", title="a dozen hidden nodes", question="Twelve?")
    monkeypatch.setattr(experiments, "EXPERIMENTS", (*EXPERIMENTS, new))
    plant(planted_store, new, planted_replicate(mnist["y_test"], wrong=10))
    app = open_page("home", planted_store.root)
    words = text_of(app)
    assert "the one with **a dozen hidden nodes** reads the most correctly" in words
    assert f"{len(EXPERIMENTS) - 1} experiments not built yet" in words
    assert "dense-12" in list(app.dataframe[0].value["experiment"])
    assert "dense-12" in [link.label for link in app.page_link]
    assert "a dozen hidden nodes" in app.get("plotly_chart")[0].proto.spec
    app = open_page("experiment", planted_store.root, id="dense-12")
    assert app.title[0].value == "Twelve?"
    assert "With a dozen hidden nodes, **99.90 %** of the test images" in text_of(app)


def test_the_headings_are_answered(open_page):
    words = text_of(open_page("home"))
    accuracies = _accuracies()
    differences = {
        e.title: accuracies[e.id] - e.published.test_accuracy
        for e in EXPERIMENTS
        if e.published.test_accuracy is not None and e.dataset == MNIST
    }
    farthest = max(differences, key=lambda title: abs(differences[title]))
    difference = f"{differences[farthest] * 100:+.2f}".replace("-", "\N{MINUS SIGN}")
    assert f"The largest difference is {difference} points, with {farthest}." in words
    widths = {id: accuracy for id, accuracy in accuracies.items() if id.startswith("dense-")}
    peak = max(widths, key=widths.get)
    assert f"Accuracy peaks with {find(peak).title}" in words


def test_the_surest_mistakes_of_the_best_are_shown(open_page, planted_store):
    app = open_page("home", planted_store.root)
    (grid,) = [html.value for html in app.html if "listitem" in html.value]
    assert grid.count("a 4 read as 9") >= 10
    assert "as 9: 100.0" in grid
    assert "See all 30 mistakes of dense-10" in [link.label for link in app.page_link]


def test_the_table_has_every_experiment_with_both_figures(open_page):
    frame = open_page("home").dataframe[0].value
    assert list(frame["experiment"]) == [experiment.id for experiment in EXPERIMENTS]
    for row, experiment in zip(frame.to_dict("records"), EXPERIMENTS, strict=True):
        assert row["measured"] == pytest.approx(_accuracies()[experiment.id] * 100)
        published = experiment.published.test_accuracy
        expected = np.nan if published is None else published * 100
        assert row["published"] == pytest.approx(expected, nan_ok=True)


def test_links_lead_to_every_experiment(open_page):
    links = links_of(open_page("home"))
    for experiment in EXPERIMENTS:
        assert links[labelled(experiment)] == f"id={experiment.id}"


def test_two_charts_are_shown_with_words_for_those_who_do_not_see_them(open_page):
    charts = open_page("home").get("plotly_chart")
    assert len(charts) == 2
    assert all("test accuracy" in chart.proto.alt.lower() for chart in charts)


def test_changed_results_change_the_page(open_page, planted_store):
    words = text_of(open_page("home", planted_store.root))
    assert "Of 1 published network" in words
    assert "**99.70 %**" in words
    assert f"{len(EXPERIMENTS) - 1} experiments not built yet" in words


def test_the_origin_of_the_figures_is_stated(open_page):
    words = text_of(open_page("home"))
    assert "seed 0" in words
    assert "10,000 test images" in words


def test_results_of_another_declaration_are_pointed_out(open_page, planted_store, monkeypatch):
    assert "Trained otherwise" not in text_of(open_page("home", planted_store.root))
    monkeypatch.setattr(spec, "CODE_VERSION", spec.CODE_VERSION + 1)
    assert "published figures: dense-10" in text_of(open_page("home", planted_store.root))
