"""Data shows the images themselves, and opens those behind each of its figures."""

import json
import re

import numpy as np
import pytest

from dashboard.dataset import Averages
from tests.dashboard.conftest import captions_of, text_of


def _grid(app, key: str) -> str:
    """The tiles of a grid of links."""
    grids = [g.proto for g in app.get("bidi_component") if g.proto.id.endswith(f"-{key}")]
    (found,) = [json.loads(grid.json) for grid in grids]
    return found


def _numbers(grid: str) -> list[int]:
    """Of its images."""
    return [int(number) for number in re.findall(r">#(\d+)<", grid)]


def _lines(grid: str, line: int = 1) -> list[str]:
    return [caption.split("<br>")[line] for caption in captions_of(grid)]


def test_the_answer_counts_the_images(open_page):
    words = text_of(open_page("data"))
    assert "60,000 training images and 10,000 test images" in words
    assert "The 1 is the most frequent digit (11.2 % of the training images)" in words
    assert "the 5 the rarest (9.0 %)" in words
    assert "differs by more than 0.4 points" in words
    assert "80.9 % of the training pixels are black" in words


def test_the_classes_of_both_parts_are_listed(open_page):
    table = open_page("data").dataframe[0].value
    assert list(table["training"]) == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert table["test"].sum() == 10_000
    assert table["training, %"].sum() == pytest.approx(100)


def test_random_samples_hold_every_digit_in_turn_and_change_with_the_seed(open_page, mnist):
    app = open_page("data")
    first = _numbers(_grid(app, "samples"))
    assert mnist["y_train"][first].tolist() == [*range(10)] * 5
    assert "Shown: 50 of 60,000 training images, the same for the same seed" in text_of(app)
    app.number_input(key="choice-seed").set_value(7).run()
    assert app.query_params["seed"] == "7"
    assert _numbers(_grid(app, "samples")) != first
    app.number_input(key="choice-seed").set_value(0).run()
    assert _numbers(_grid(app, "samples")) == first


def test_more_samples_keep_those_that_were_there(open_page):
    app = open_page("data")
    first = _numbers(_grid(app, "samples"))
    app.button[0].click().run()
    more = _numbers(_grid(app, "samples"))
    assert (more[:50], len(more)) == (first, 100)
    app.query_params["more"] = "10"
    app.run()
    assert not app.button
    assert "For others, choose a digit, or another seed." in text_of(app)


def test_samples_of_one_digit_and_part(open_page, mnist):
    app = open_page("data", part="test", show="5")
    assert "Shown: 50 of 892 test images" in text_of(app)
    assert set(mnist["y_test"][_numbers(_grid(app, "samples"))]) == {5}


def test_the_first_images_come_with_their_own_labels(open_page):
    app = open_page("data", part="test", order="first")
    assert _numbers(_grid(app, "samples")) == [*range(50)]
    words = text_of(app)
    assert "Shown: the first 50 of 10,000 test images" in words
    assert "The first 10 labels: 7, 2, 1, 0, 4, 1, 4, 9, 5 and 9." in words
    assert "published notebook prints those of the training images here" in words


def test_samples_can_be_standardised(open_page):
    app = open_page("data", order="first", pictures="standardised")
    assert "blue above the mean, orange below" in text_of(app)
    assert len(_numbers(_grid(app, "samples"))) == 50


def test_a_sample_leads_to_all_that_is_known_of_it(open_page):
    grid = _grid(open_page("data", part="test", order="first"), "samples")
    assert 'href="?topic=image&amp;part=test&amp;image=49"' in grid


@pytest.fixture(scope="module")
def distances(mnist) -> np.ndarray:
    """Of all training images to the mean of their digit, computed all at once for each."""
    found = Averages.of(mnist["x_train"], mnist["y_train"], 10)
    return found.distance


def test_the_nearest_and_the_least_similar_are_ranked_by_distance(open_page, mnist, distances):
    app = open_page("data", topic="averages", digit="4")
    fours = np.flatnonzero(mnist["y_train"] == 4)
    ranked = fours[np.argsort(distances[fours])]
    assert _numbers(_grid(app, "nearest")) == ranked[:10].tolist()
    assert _numbers(_grid(app, "least-similar")) == ranked[: -len(ranked) - 1 : -1][:10].tolist()
    assert _lines(_grid(app, "nearest"))[0] == f"{distances[ranked[0]]:.2f}"
    assert "Numbers 1 to 10 of 5,842, of which 50 can be browsed" in text_of(app)


def test_the_ranks_go_on_to_the_fiftieth(open_page):
    app = open_page("data", topic="averages", digit="4", page="5")
    assert "Numbers 41 to 50 of 5,842" in text_of(app)
    assert len(_numbers(_grid(app, "nearest"))) == 10


def test_the_digits_that_look_most_and_least_alike_are_named(open_page, mnist, distances):
    away = [distances[mnist["y_train"] == digit].mean() for digit in range(10)]
    alike, unlike = np.argmin(away), np.argmax(away)
    words = text_of(open_page("data", topic="averages"))
    assert f"The {alike}s look most alike, the {unlike}s least" in words
    assert f"on average a {alike} lies {min(away):.2f} away" in words


def test_what_the_published_loops_pick_is_shown_with_its_true_rank(open_page, mnist, distances):
    app = open_page("data", topic="averages", digit="4")
    fours = np.flatnonzero(mnist["y_train"] == 4)
    ink = mnist["x_train"][fours].sum(axis=(1, 2), dtype=int)
    darkest = int(fours[np.argmin(ink)])
    assert _numbers(_grid(app, "least-ink")) == [darkest]
    assert _numbers(_grid(app, "first-of-file")) == [fours[0]]
    words = text_of(app)
    worse = np.count_nonzero(distances[fours] > distances[darkest])
    assert f"By distance, {worse:,} of the 5,842 4s are less similar." in words
    nearer = np.count_nonzero(distances[fours] < distances[fours[0]])
    assert f"By distance, {nearer:,} of the 5,842 4s are nearer." in words
    assert "an exclusive or, `-15`, and no mean is below it" in words


def test_a_mean_digit_chooses_itself(open_page):
    grid = _grid(open_page("data", topic="averages", digit="7"), "means")
    assert 'href="?topic=averages&amp;digit=3"' in grid
    (marked,) = re.findall(r"class=marked.*?(\d): ", grid)
    assert marked == "7"


def test_the_images_of_a_mean_grey_are_those_of_its_bar(open_page, mnist):
    app = open_page("data", topic="greys", mean="60")
    mean = mnist["x_train"].mean(axis=(1, 2))
    expected = np.flatnonzero(mean.astype(int) == 60)
    assert f"Mean grey from 60 to 61: {len(expected)} images" in text_of(app)
    assert _numbers(_grid(app, "grey-images")) == expected[:24].tolist()
    assert f"The mean grey of an image is {mean.mean():.1f} on average" in text_of(app)
    assert "reads a normal distribution around 28 off this histogram" in text_of(app)


def test_the_first_hundred_have_a_histogram_of_their_own(open_page, mnist):
    app = open_page("data", topic="greys", of="first", mean="21")
    means = mnist["x_train"][:100].mean(axis=(1, 2)).astype(int)
    assert _numbers(_grid(app, "grey-images")) == np.flatnonzero(means == 21).tolist()
    assert "n = 100 training images" in text_of(app)
    assert "reads a normal distribution" not in text_of(app)  # off that of all images


def test_a_bar_without_images_says_so(open_page):
    assert "No image has it" in text_of(open_page("data", topic="greys", mean="1"))


def test_the_images_of_a_grey_value_are_those_with_most_of_it(open_page, mnist):
    app = open_page("data", topic="greys", of="pixels", grey="128")
    pixels = np.count_nonzero(mnist["x_train"] == 128, axis=(1, 2))
    words = text_of(app)
    assert (
        f"Grey value 128: {pixels.sum():,} pixels in {np.count_nonzero(pixels):,} images" in words
    )
    shown = _lines(_grid(app, "grey-images"))
    assert [int(number) for number in shown] == sorted(pixels, reverse=True)[:24]


def test_another_histogram_forgets_the_bar(open_page):
    app = open_page("data", topic="greys", mean="90", page="1")
    app.get_by_key("choice-of").set_value("first").run()
    assert app.query_params == {"topic": "greys", "of": "first"}


def test_the_published_pixels_nearly_always_mean_a_six(open_page):
    app = open_page("data", topic="pixels")
    words = text_of(app)
    assert "In 285 of 60,000 training images, 0.48 %, pixel 77 or 78 has ink" in words
    assert "97.2 % of these are 6s" in words
    assert "Shown: 285 of 285 images" in words
    assert "Pixel 77 has 150 values" in words
    table = app.dataframe[0].value
    assert (list(table["grey"][:3]), list(table["images"][:3])) == ([0, 255, 254], [59720, 25, 13])


def test_all_images_with_chosen_values_are_opened(open_page, mnist):
    values = mnist["x_train"][:, 2, 21:23]
    for address, same, title in (
        (
            {"x_is": "255", "y_is": "84"},
            (values == (255, 84)).all(axis=1),
            "77 is 255 and pixel 78 is 84",
        ),
        ({"y_is": "36"}, values[:, 1] == 36, "Pixel 78 is 36"),
    ):
        app = open_page("data", topic="pixels", **address)
        images = np.flatnonzero(same)
        assert f"{title}: {len(images)} image" in text_of(app)
        assert _numbers(_grid(app, "pixel-images")) == images.tolist()


def test_busy_pixels_are_shown_in_part(open_page):
    app = open_page("data", topic="pixels", x="406", y="378")
    assert "Shown: 1,500 of 42,283 images" in text_of(app)
    app.number_input(key="choice-x").set_value(0).run()
    assert app.query_params["x"] == "0"


def test_pixels_that_never_have_ink_say_so(open_page):
    words = text_of(open_page("data", topic="pixels", x="0", y="1"))
    assert "In no training image has pixel 0 or 1 any ink" in words
    assert "No image has it" in words


def _pictures(app) -> str:
    (found,) = [h.value for h in app.html if "Grey values: " in h.value]
    return found


def test_one_image_is_shown_as_every_network_reads_it(open_page):
    app = open_page("data", topic="image")
    steps = re.findall(r'aria-label="([^:"]+): training image 2020"', _pictures(app))
    assert steps == [
        "Grey values",
        "Divided by 255",
        "Standardised",
        "Principal components",
        "Chosen pixels",
        "Counts of ink",
    ]
    table = app.table[0].value
    assert table["numbers"].tolist() == ["784", "784", "784", "154", "70", "64"]
    assert "sgd-128" in table["read by"].tolist()[2]


def test_one_image_is_named_with_its_ink(open_page, mnist):
    image = mnist["x_test"][3]
    words = text_of(open_page("data", topic="image", part="test", image="3"))
    ink, mean = np.count_nonzero(image), image.mean()
    assert (
        f"Test image 3 is a 0.** {ink} of its 784 pixels have ink; its mean grey is {mean:.1f}."
        in words
    )


def test_the_numbers_of_an_image_are_its_pixels(open_page, mnist):
    app = open_page("data", topic="image", image="0")
    (table,) = [h.value for h in app.html if "pixel-values" in h.value and "<td" in h.value]
    cells = [int(cell) for cell in re.findall(r"<td[^>]*>(\d+)</td>", table)]
    np.testing.assert_array_equal(np.reshape(cells, (28, 28)), mnist["x_train"][0])
    assert "85 grey values of 256 occur: 0, 1, 2, 3, 9, 11" in text_of(app)


def test_its_numbers_can_be_shares_of_white(open_page):
    words = text_of(open_page("data", topic="image", image="0", values="0 to 1"))
    assert "occur: .00, .00, .01" in words


def test_labels_are_taught_one_hot(open_page, mnist):
    app = open_page("data", topic="image", image="0")
    table = app.table[1].value
    assert table["label"].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    rows = table[[str(digit) for digit in range(10)]].to_numpy()
    np.testing.assert_array_equal(rows, np.eye(10)[mnist["y_train"][:10]])


def test_the_other_part_begins_with_an_image_that_it_has(open_page):
    app = open_page("data", topic="image", image="59999")
    app.get_by_key("choice-part").set_value("test").run()
    assert not app.warning
    assert "test image 2020" in _pictures(app)


def test_steps_without_results_name_the_command_that_makes_them(open_page, planted_store):
    app = open_page("data", planted_store.root, topic="image")
    told = "\n".join(info.value for info in app.info)
    for id in ("sgd-128", "pca-154-dense-130", "forest-70-dense-130"):
        assert f"--only {id}" in told
    assert "Counts of ink: training image 2020" in _pictures(app)
    assert "Standardised:" not in _pictures(app)


@pytest.mark.parametrize(
    ("name", "value"), [("topic", "x"), ("show", "11"), ("seed", "-1"), ("part", "validation")]
)
def test_an_impossible_address_is_pointed_out(open_page, name, value):
    app = open_page("data", **{name: value})
    assert f"asks for {name} “{value}”, which does not exist" in text_of(app)
