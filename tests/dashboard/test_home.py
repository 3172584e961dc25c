"""Home says what won, and shows every experiment beside its published figure."""

import json

import numpy as np
import pytest

from pipeline.experiments import EXPERIMENTS, find
from pipeline.spec import experiment as spec
from pipeline.store import REPOSITORY_STORE
from tests.dashboard.conftest import text_of


def _accuracies() -> dict[str, float]:
    """Test accuracies by id, read from the manifest without the project's help."""
    manifest = json.loads((REPOSITORY_STORE / "manifest.json").read_text())
    return {
        id: sum(run["test_accuracy"] for run in entry["replicates"]) / len(entry["replicates"])
        for id, entry in manifest["experiments"].items()
    }


def test_the_answer_names_best_and_worst(open_page):
    words = text_of(open_page("home"))
    accuracies = _accuracies()
    best, worst = (pick(accuracies, key=accuracies.get) for pick in (max, min))
    assert f"the one with **{find(best).title}** reads the most" in words
    assert f"**{accuracies[best] * 100:.2f} %**" in words
    assert f"{find(worst).title} the fewest, {accuracies[worst] * 100:.2f} %." in words


def test_the_headings_are_answered(open_page):
    words = text_of(open_page("home"))
    accuracies = _accuracies()
    differences = {
        e.title: accuracies[e.id] - e.published.test_accuracy
        for e in EXPERIMENTS
        if e.published.test_accuracy is not None
    }
    farthest = max(differences, key=lambda title: abs(differences[title]))
    difference = f"{differences[farthest] * 100:+.2f}".replace("-", "\N{MINUS SIGN}")
    assert f"The largest difference is {difference} points, with {farthest}." in words
    widths = {id: accuracy for id, accuracy in accuracies.items() if id.startswith("dense-")}
    peak = max(widths, key=widths.get)
    assert f"Accuracy peaks with {find(peak).title}" in words


def test_the_surest_mistakes_of_the_best_are_shown(open_page, planted_store):
    app = open_page("home", planted_store.root)
    (grid,) = [html.value for html in app.html if "<img" in html.value]
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
    links = {link.label: link.proto.query_string for link in open_page("home").page_link}
    for experiment in EXPERIMENTS:
        assert links[experiment.id] == f"id={experiment.id}"


def test_two_charts_are_shown_with_words_for_those_who_do_not_see_them(open_page):
    charts = open_page("home").get("plotly_chart")
    assert len(charts) == 2
    assert all("test accuracy" in chart.proto.alt.lower() for chart in charts)


def test_changed_results_change_the_page(open_page, planted_store):
    words = text_of(open_page("home", planted_store.root))
    assert "Of 1 network" in words
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
