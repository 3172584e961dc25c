"""Hidden units shows what each unit learned, and opens the images behind it."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest

from pipeline.experiments import everything, find
from pipeline.store import REPOSITORY_STORE, Store
from tests.dashboard.conftest import captions_of, data_of, grids_of, text_of, with_plain_spaces
from tests.planted import plant, planted_units, replicate_that_reads


def _planted(store, mnist, id: str, units) -> Store:
    """A store with planted units of an experiment, and the real model of that experiment."""
    run = replicate_that_reads(mnist["y_test"], mnist["y_test"])
    model = Store(REPOSITORY_STORE).model(id)
    plant(store, find(id), replace(run, model=model, units=units))
    return store


@pytest.fixture
def ten_units(empty_store, mnist):
    return _planted(empty_store, mnist, "dense-10", planted_units(10))


def _names(grid: str) -> list[str]:
    return re.findall(r'<div role="img" aria-label="([^"]+)" style', grid)


def _captions(grid: str) -> list[str]:
    """What stands under each picture, its lines as a list."""
    return [with_plain_spaces(text.replace("<br>", ", ")) for text in captions_of(grid)]


def _gallery(app) -> str:
    """The units to choose from, as HTML."""
    return next(grid for grid in data_of(app) if "most by" in grid)


def test_the_page_opens_with_what_stands_out(open_page, ten_units):
    words = text_of(open_page("hidden_units", ten_units.root, id="dense-10"))
    assert "Of the 10 hidden units of dense-10, **unit 9** separates the digits best" in words
    assert "90.0 % of the variance of its activation lies between digits" in words
    assert "What is lost without unit 9?" in words


def test_the_gallery_shows_the_best_separating_unit_first_and_leads_to_each(open_page, ten_units):
    app = open_page("hidden_units", ten_units.root, id="dense-10", unit="4", image="7")
    gallery = _gallery(app)
    assert _captions(gallery)[:2] == ["unit 9, 90 %, most by 9", "unit 8, 81 %, most by 8"]
    links = re.findall(r'href="([^"]+)"', gallery)
    assert links[0] == "?id=dense-10&amp;unit=9&amp;image=7"
    assert len(links) == 10
    (marked,) = re.findall(r'unit=(\d)[^"]*"[^>]*aria-current="true"', gallery)
    assert marked == "4"
    assert "Shown: 1 to 10 of 10 units" in text_of(app)


def test_many_units_are_turned_page_by_page(open_page, empty_store, mnist):
    store = _planted(empty_store, mnist, "pca-154-dense-130", planted_units(130))
    app = open_page("hidden_units", store.root, id="pca-154-dense-130", page="6")
    assert "Shown: 126 to 130 of 130 units" in text_of(app)
    assert _captions(_gallery(app))[-1] == "unit 0, 10 %, most by 0"


def test_the_lens_says_what_a_unit_answers_and_what_is_lost_without_it(open_page, ten_units):
    words = text_of(open_page("hidden_units", ten_units.root, id="dense-10", unit="3"))
    assert "Number 7 of 10 units by separation: 36.7 %" in words
    assert "**3** excites it most, 0.50 on average; 9 digits least, 0.00" in words
    assert "gradient ascent excites it to 2.00, 2.00 times the 1.00 of the training image" in words
    assert "reads the picture as **3**, 55.0 % sure" in words
    assert "reads **84.95 %** of all test images correctly instead of 90.00 %" in words
    assert "It matters most for **3**: 40.0 % instead of 90.0 %" in words


def test_the_range_of_each_digit_stands_in_a_table(open_page, ten_units):
    app = open_page("hidden_units", ten_units.root, id="dense-10", unit="3")
    table = next(frame.value for frame in app.dataframe if "highest" in frame.value)
    assert list(table["digit"]) == list(range(10))
    assert list(table["highest"]) == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert list(table["above 0"]) == [0, 0, 0, 100, 0, 0, 0, 0, 0, 0]


def test_the_images_that_excite_a_unit_most_are_counted_by_their_digits(
    open_page, ten_units, mnist
):
    app = open_page("hidden_units", ten_units.root, id="dense-10", unit="3")
    images = range(300, 324)
    digits = np.bincount(mnist["y_train"][list(images)])
    assert "24 of 60,000 training images, those that excite it most: " in text_of(app)
    assert f"{digits.max()} are {digits.argmax()}s" in text_of(app)
    (most,) = [grid for grid in grids_of(app) if "Training image 323," in grid]
    assert [f"Training image {image}" in most for image in images] == [True] * 24


def test_images_that_excite_a_unit_alike_are_said_to_be_some_of_more(open_page):
    app = open_page("hidden_units", id="mse-adam-32", unit="10")
    words = text_of(app)
    assert "evenly spread over those that excite it most, all alike: " in words
    app = open_page("hidden_units", id="dense-10", unit="9")
    assert "that do not excite it at all: " in text_of(app)


def test_images_of_the_chosen_digit_go_from_least_to_most_activation(open_page, ten_units, mnist):
    app = open_page("hidden_units", ten_units.root, id="dense-10", unit="3")
    app.get_by_key("choice-digit").set_value(8).run()
    assert app.query_params["digit"] == "8"
    (grid,) = [grid for grid in grids_of(app) if len(_names(grid)) == 12]
    values = [float(value) for value in re.findall(r"activation ([\d.]+)", grid)]
    assert values == sorted(values)
    images = [int(image) for image in re.findall(r"Training image (\d+)", grid)]
    assert set(mnist["y_train"][images]) == {8}
    assert "12 of the first 1,000 training 8s" in text_of(app)


def test_images_that_need_a_unit_are_those_misread_without_it(open_page, ten_units, mnist):
    units = planted_units(10)
    hidden, probabilities = _answers(mnist)
    without = np.log(probabilities.astype(float)) - np.outer(hidden[:, 3], units.outgoing[3])
    right = probabilities.argmax(axis=1) == mnist["y_test"]
    lost = right & (without.argmax(axis=1) != mnist["y_test"]) & (mnist["y_test"] == 3)
    assert lost.sum() > 15
    app = open_page("hidden_units", ten_units.root, id="dense-10", unit="3")
    assert f"3s that need it: {lost.sum()} images" in text_of(app)
    assert f"Shown: 15 of {lost.sum()}" in text_of(app)
    (grid,) = [grid for grid in grids_of(app) if "without the unit read as" in grid]
    shown = [int(image) for image in re.findall(r"Test image (\d+)", grid)]
    assert shown == np.flatnonzero(lost)[:15].tolist()


def _answers(mnist):
    """What the planted model's hidden layer and output make of the test images."""
    from dashboard.inference import Network  # noqa: PLC0415 - loads onnxruntime

    network = Network(Store(REPOSITORY_STORE).model("dense-10"))
    return network.run(mnist["x_test"], ["hidden", "probabilities"])


def test_the_layer_is_shown_for_the_chosen_image(open_page, ten_units, mnist):
    hidden, _ = _answers(mnist)
    app = open_page("hidden_units", ten_units.root, id="dense-10", image="61")
    above = np.count_nonzero(hidden[61] > 0)
    assert f"All 10 units in their order; {above} of 10 above 0 for this image" in text_of(app)
    app.number_input(key="choice-image").set_value(3).run()
    above = np.count_nonzero(hidden[3] > 0)
    assert f"{above} of 10 above 0 for this image" in text_of(app)
    assert f"the mean of all training {mnist['y_test'][3]}s" in text_of(app)


def test_the_first_training_images_stand_in_a_table_with_their_activations(open_page, ten_units):
    app = open_page("hidden_units", ten_units.root, id="dense-10")
    table = app.dataframe[-1].value
    assert list(table["is"])[:5] == [5, 0, 4, 1, 9]
    assert [name for name in table if name.startswith("unit")] == [f"unit {u}" for u in range(10)]
    assert "The first 15 of 60,000 training images; 10 of 10 units." in text_of(app)


def test_a_single_unit_is_ranked_among_no_others(open_page, empty_store, mnist):
    store = _planted(empty_store, mnist, "dense-1", planted_units(1))
    app = open_page("hidden_units", store.root, id="dense-1")
    words = text_of(app)
    assert "dense-1 has a single hidden unit" in words
    assert "by separation" not in words
    assert "1 to 1 of 1" not in words
    assert [number.label for number in app.number_input] == ["Test image, 0 to 9,999"]


def test_two_units_span_a_plane_of_all_test_images(open_page, empty_store, mnist):
    store = _planted(empty_store, mnist, "dense-2", planted_units(2))
    app = open_page("hidden_units", store.root, id="dense-2")
    assert "All 10,000 test images" in text_of(app)
    app.get_by_key("choice-colour").set_value("what is read").run()
    assert app.query_params["colour"] == "what is read"
    app = open_page("hidden_units", store.root, id="dense-2", image="42")
    figure = json.loads(app.get("plotly_chart")[-2].proto.spec)
    assert figure["data"][-1]["name"] == "#42"


def test_a_picture_that_excites_less_than_an_image_is_not_called_the_most_exciting(
    open_page, empty_store, mnist
):
    units = planted_units(10)
    weaker = replace(units, maximum=np.full(10, 0.68, np.float32))
    store = _planted(empty_store, mnist, "dense-10", weaker)
    words = text_of(open_page("hidden_units", store.root, id="dense-10", unit="3"))
    less = "to 0.68, less than the training image that excites it most: 0.68 times its 1.00."
    assert less in words


def test_weights_of_standardised_pixels_say_what_they_are_counted_in(open_page, empty_store, mnist):
    store = _planted(empty_store, mnist, "sgd-128", planted_units(128))
    words = text_of(open_page("hidden_units", store.root, id="sgd-128"))
    assert "One weight for each pixel." in words
    assert "counted in standard deviations of that pixel" in words


def test_a_dead_unit_is_called_so(open_page, empty_store, mnist):
    units = planted_units(10)
    quantiles, mean = units.quantiles.copy(), units.mean.copy()
    quantiles[4], mean[4] = 0, 0
    still = replace(units, quantiles=quantiles, mean=mean)
    store = _planted(empty_store, mnist, "dense-10", still)
    app = open_page("hidden_units", store.root, id="dense-10", unit="4")
    words = text_of(app)
    assert "1 of 10 are dead" in words
    assert "It is dead: its activation is 0 in every training image" in words
    assert "No training image excites it; the picture found by gradient ascent does" in words
    assert "None excites it: it is 0 in all 60,000 training images" in words
    assert "unit 4, 46 %, dead" in _captions(_gallery(app))


def test_only_examined_experiments_can_be_chosen_and_others_are_sent_on(open_page, ten_units):
    app = open_page("hidden_units", ten_units.root, id="xor-6")
    words = text_of(app)
    assert "xor-6 has no units to look into here" in words
    assert "(/small-worlds)" in words
    assert "hidden units of dense-10" in words
    assert not app.warning
    examined = [e for e in everything() if e.examined]
    assert len(app.selectbox(key="choice-id").options) == len(examined) < len(everything())


def test_another_experiment_begins_with_its_own_best_unit(open_page, ten_units):
    app = open_page("hidden_units", ten_units.root, id="dense-10", unit="3", page="1")
    app.selectbox(key="choice-id").select("dense-130").run()
    assert "unit" not in app.query_params


def test_a_unit_that_does_not_exist_is_pointed_out(open_page, ten_units):
    app = open_page("hidden_units", ten_units.root, id="dense-10", unit="10")
    assert "asks for unit “10”, which does not exist" in text_of(app)


def test_results_without_units_name_the_command_that_makes_them(open_page, empty_store, mnist):
    run = replicate_that_reads(mnist["y_test"], mnist["y_test"])
    plant(empty_store, find("dense-10"), replace(run, units=None))
    app = open_page("hidden_units", empty_store.root, id="dense-10")
    assert "units.npz" in text_of(app)
    assert "python -m pipeline.build_artifacts --only dense-10" in app.code[0].value


def test_a_convolution_shows_its_kernels_and_the_maps_of_the_chosen_image(open_page):
    app = open_page("hidden_units", id="cnn-32-64", unit="325", image="1")
    words = text_of(app)
    assert "It is row 1, column 0 of map 5: 64 maps of 5 x 5 make up the layer" in words
    assert "All 32, each 3 x 3 pixels" in words
    assert "for map 5 of 64, in which the chosen unit lies" in words
    assert "All 32 maps of 26 x 26" in words
    assert "All 64 maps of 11 x 11" in words
    grids = grids_of(app)
    (kernels,) = [grid for grid in grids if '"Kernel 31"' in grid]
    assert len(_names(kernels)) == 32
    (marked,) = [grid for grid in grids if "Map 63 of convolution 2" in grid]
    assert 'class=marked><figure><div role="img" aria-label="Map 5 of convolution 2' in marked
    assert "a column for each map, a row for each of its 25 places" in words


def test_dense_units_behind_convolutions_come_with_the_maps_of_all_of_them(open_page):
    app = open_page("hidden_units", id="augmented-cnn", unit="3", image="1")
    words = text_of(app)
    sizes = ["16 maps of 26", "16 maps of 24", "32 maps of 10", "32 maps of 8"]
    for number, maps in enumerate(sizes):
        assert f"Maps of convolution {number + 1}" in words
        assert f"All {maps} x " in words
    assert "All 16, each 3 x 3 pixels" in words
    assert "in which the chosen unit lies" not in words
    assert not any("class=marked" in grid for grid in grids_of(app) if "Map 0 of" in grid)
