"""Compare says which model is better and whether the difference is real."""

import json

import numpy as np
import pytest

from pipeline.experiments import EXPERIMENTS, PUBLISHED, find
from pipeline.spec import MNIST
from pipeline.spec import experiment as spec
from pipeline.store import REPOSITORY_STORE, Store
from tests.dashboard.conftest import captions_of, data_of, text_of
from tests.planted import plant, replicate_that_reads


@pytest.fixture
def plant_model(empty_store, mnist):
    """Stores a model of which each run reads so many images as the next digit, the first ones."""

    def plant_model(id: str, *wrong: int) -> None:
        truth = mnist["y_test"]
        runs = []
        for seed, images in enumerate(wrong):
            read = truth.copy()
            read[:images] = (read[:images] + 1) % 10
            runs.append(replicate_that_reads(read, truth, seed))
        plant(empty_store, find(id), *runs)

    return plant_model


@pytest.fixture
def three_models(empty_store, plant_model):
    """`dense-500` misreads 50 images, `dense-10` 500 and `dense-2` 505, give or take a few."""
    plant_model("dense-500", 50, 52)
    plant_model("dense-10", 500, 505)
    plant_model("dense-2", 505, 502)
    return empty_store.root


def _tables(app) -> dict[str, dict]:
    """What the tables of buttons show, by their kind."""
    return {table["kind"]: table for table in data_of(app)}


def _images(app) -> list[str]:
    """Captions of the first grid of images."""
    grid = next(html.value for html in app.html if "listitem" in html.value)
    return captions_of(grid)


def _says(app) -> str:
    """The sentence on the difference."""
    (box,) = [*app.success, *app.warning, *app.info]
    return box.value


def test_the_answer_counts_what_differs_for_real(open_page, three_models):
    words = text_of(open_page("compare", three_models))
    assert "Of 3 published models tested on MNIST, **dense-500** reads the most" in words
    assert "**99.49 %**" in words
    assert "real over **all 2** others.\n\nOf 3 pairs of models, **2** differ" in words


def test_all_experiments_of_the_repository_are_compared(open_page):
    app = open_page("compare")
    assert list(app.dataframe[0].value["experiment"]) == [e.id for e in EXPERIMENTS]
    published = sum(experiment.dataset == MNIST for experiment in PUBLISHED)
    assert f"Of {published} published models tested on MNIST" in text_of(app)
    models = sum(experiment.dataset == MNIST for experiment in EXPERIMENTS)
    assert len(_tables(app)["dense"]["cells"]) == models
    assert len(app.get("plotly_chart")) == 4
    assert all(chart.proto.alt for chart in app.get("plotly_chart"))


def test_the_best_two_come_first(open_page, three_models):
    app = open_page("compare", three_models)
    assert app.selectbox(key="choice-a").value == "dense-500"
    assert app.selectbox(key="choice-b").value == "dense-10"
    assert "**The difference is real.** Of 10,000 test images, dense-500 reads 452 more" in _says(
        app
    )


def test_the_numbers_of_a_pair_are_shown(open_page, three_models):
    app = open_page("compare", three_models, a="dense-10", b="dense-500")
    shown = {metric.label: (metric.value, metric.delta) for metric in app.metric}
    assert shown["Accuracy of A"][0] == "94.98\N{NO-BREAK SPACE}%"
    assert shown["Difference in accuracy"][0] == "\N{MINUS SIGN}4.52 points"
    assert shown["McNemar p"] == ("< 0.001", "seed 0 alone: < 0.001")
    assert shown["Corrected p"] == ("< 0.001", "for 3 pairs")
    assert shown["Disagreement"][0].startswith("4.5")


def test_a_small_difference_is_not_shown(open_page, three_models):
    app = open_page("compare", three_models, a="dense-10", b="dense-2")
    assert "No difference is shown" in _says(app)


def test_the_verdict_follows_what_is_stored(open_page, three_models, plant_model):
    app = open_page("compare", three_models, a="dense-500", b="dense-10")
    assert "difference is real" in _says(app)
    plant_model("dense-500", 50, 460)
    assert "only in these runs" in _says(app.run())
    plant_model("dense-500", 501, 502)
    assert "No difference is shown" in _says(app.run())


def test_single_runs_say_that_several_are_needed(open_page, empty_store, plant_model):
    plant_model("dense-500", 50)
    plant_model("dense-10", 500)
    app = open_page("compare", empty_store.root)
    assert "Every model was trained only once" in app.info[0].value
    assert "takes several runs of each" in app.warning[0].value
    assert "takes several runs of each" in [metric.delta for metric in app.metric]


def test_the_four_cases_and_their_images(open_page, three_models):
    app = open_page("compare", three_models, a="dense-500", b="dense-10")
    (both, only_a), (only_b, neither) = _tables(app)["large"]["cells"]
    assert [cell["text"] for cell in (both, only_a, only_b, neither)] == ["9,500", "450", "0", "50"]
    assert only_a["words"] == "Only dense-500 is right: 450 images"
    assert _tables(app)["large"]["selected"] == [0, 1]
    assert len(_images(app)) == 24
    assert _images(app)[0] == "#50<br>is 6<br>A 6, B 7"
    app.number_input(key="choice-page").increment().run()
    assert "Shown: 25 to 48 of 450" in text_of(app)


def test_a_case_is_part_of_the_address(open_page, three_models):
    app = open_page("compare", three_models, a="dense-500", b="dense-10", cell="neither")
    assert "Both wrong: 50 images" in text_of(app)
    app = open_page("compare", three_models, a="dense-500", b="dense-10", cell="only_b")
    assert "None of the test images: choose another cell." in text_of(app)


def test_another_model_begins_with_the_first_page(open_page, three_models):
    app = open_page("compare", three_models, a="dense-500", b="dense-10", page="2")
    app.selectbox(key="choice-b").select("dense-2").run()
    assert app.query_params == {"a": "dense-500", "b": "dense-2"}
    assert "Shown: 1 to 24" in text_of(app)


def test_swapped_models_keep_their_images(open_page, three_models):
    app = open_page("compare", three_models, a="dense-500", b="dense-10", cell="only_a")
    before = text_of(app)
    (swap,) = [button for button in app.button if button.label == "Swap"]
    swap.click().run()
    assert app.query_params == {"a": "dense-10", "b": "dense-500", "cell": "only_b"}
    heading = "Only dense-500 is right: 450 images"
    assert heading in before
    assert heading in text_of(app)


def test_a_model_is_not_compared_with_itself(open_page, three_models):
    app = open_page("compare", three_models, a="dense-2", b="dense-2")
    assert "A and B are both dense-2" in _says(app)
    assert not app.metric


def test_the_subject_of_other_pages_is_compared_first(open_page, three_models):
    app = open_page("compare", three_models, id="dense-2")
    assert app.selectbox(key="choice-a").value == "dense-2"
    assert app.selectbox(key="choice-b").value == "dense-500"


def test_the_matrix_says_which_differences_are_real(open_page, three_models):
    matrix = _tables(open_page("compare", three_models))["dense"]
    assert matrix["rows"] == ["dense-500", "dense-10", "dense-2"]
    signs = [[cell and cell["text"] for cell in row] for row in matrix["cells"]]
    assert signs == [[None, "▲", "▲"], ["▼", None, "○"], ["▼", "○", None]]
    words = matrix["cells"][0][1]["words"]
    assert words == "dense-500 against dense-10: +4.52 points, real"
    assert matrix["selected"] == [0, 1]


def test_a_family_narrows_the_table_and_the_curves(open_page):
    app = open_page("compare", a="dense-500", b="dense-2")
    app.get_by_key("choice-family").set_value("optimiser").run()
    assert app.query_params["family"] == "optimiser"
    family = [e.id for e in EXPERIMENTS if e.family == "optimiser"]
    assert list(app.dataframe[0].value["experiment"]) == family
    shown = ", ".join(["dense-500", "dense-2", *family])
    curves = app.get("plotly_chart")[1].proto.alt
    assert curves == f"Validation accuracy over the epochs, of {shown}"


def test_a_family_without_results_says_so(open_page, three_models):
    app = open_page("compare", three_models, family="architecture")
    assert "None of this family is built yet." in text_of(app)


@pytest.mark.parametrize(("name", "value"), [("quantity", "loss"), ("part", "training")])
def test_the_curves_follow_the_address(open_page, three_models, name, value):
    app = open_page("compare", three_models)
    app.get_by_key(f"choice-{name}").set_value(value).run()
    assert app.query_params[name] == value
    assert value in app.get("plotly_chart")[1].proto.alt.lower()


def test_losses_of_another_kind_are_pointed_out(open_page):
    words = text_of(open_page("compare", quantity="loss"))
    assert "squared error: mse-sgd-32, mse-adam-32." in words
    assert "squared error" not in text_of(open_page("compare"))


@pytest.mark.parametrize("name", ["a", "b", "cell", "family", "quantity", "part", "page"])
def test_a_strange_address_is_pointed_out_once(open_page, three_models, name):
    app = open_page("compare", three_models, **{name: "strange"})
    notices = [warning.value for warning in app.warning if "strange" in warning.value]
    assert len(notices) == 1


def test_one_model_has_nothing_to_be_compared_with(open_page, planted_store):
    app = open_page("compare", planted_store.root)
    assert "Only dense-10 is tested on MNIST so far, with 99.70 %" in text_of(app)
    assert not app.get("bidi_component")
    assert list(app.dataframe[0].value["experiment"]) == ["dense-10"]


def test_models_of_other_data_sets_are_only_listed(open_page, empty_store):
    labels = Store(REPOSITORY_STORE).test_examples("xor")[1]
    plant(empty_store, find("xor-6"), replicate_that_reads(labels, labels, classes=2))
    app = open_page("compare", empty_store.root)
    assert "No model tested on MNIST is built yet" in text_of(app)
    assert list(app.dataframe[0].value["experiment"]) == ["xor-6"]


def test_images_that_all_get_wrong_and_doubtful_labels(open_page, three_models, plant_model):
    assert "It takes two models" in text_of(open_page("compare", three_models))
    plant_model("dense-200", 30, 31)
    words = text_of(open_page("compare", three_models))
    assert "Wrong in all models: 30 images" in words
    assert "Each of the 4 models reads them wrong in most of its runs. Shown: 24 of 30" in words
    assert "All runs of the 2 models that read 96 % or more correctly agree" in words
    assert "look at it. Shown: 24 of 30." in words


def test_results_of_another_declaration_are_pointed_out(open_page, three_models, monkeypatch):
    monkeypatch.setattr(spec, "CODE_VERSION", spec.CODE_VERSION + 1)
    words = text_of(open_page("compare", three_models))
    assert "Trained otherwise than now declared" in words


def test_the_repositorys_recalls_are_those_of_its_labels(open_page, three_models, mnist):
    figure = json.loads(open_page("compare", three_models).get("plotly_chart")[3].proto.spec)
    (heat,) = figure["data"]
    zeros = np.flatnonzero(mnist["y_test"] == 0)
    wrong = np.count_nonzero(zeros < 50) + np.count_nonzero(zeros < 52)
    assert heat["text"][0][0] == f"{100 * (1 - wrong / 2 / len(zeros)):.1f}"
