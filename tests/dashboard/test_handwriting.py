"""Digits that are asked for, what models read in them, and files of them."""

import csv
import io
import itertools
import zipfile

import numpy as np
import pytest
from PIL import Image

from dashboard import handwriting
from dashboard.handwriting import Challenge, Drawing, score
from dashboard.tables import as_csv
from tests.dashboard.conftest import with_plain_spaces
from tests.dashboard.strokes import STROKES, drawn


def _drawing(digit: int) -> Drawing:
    """A digit whose image is as light everywhere as the digit is high."""
    return Drawing.of(digit, drawn(STROKES[digit]), np.full((28, 28), digit / 10, np.float32))


@pytest.fixture(scope="module")
def challenge() -> Challenge:
    """Asks for 3, 1, 4, 1, 5; the second is skipped, the last one is to come."""
    begun = Challenge("0", (3, 1, 4, 1, 5)).draw(1, _drawing(3)).skip(2)
    return begun.draw(4, _drawing(1)).draw(3, _drawing(4))


def _scores(labels, **reads):
    """Scores of models that are sure of what they read, by their ids with underscores."""
    sure = {id.replace("_", "-"): np.eye(10)[read] for id, read in reads.items()}
    return score(sure, np.array(labels))


def test_each_round_asks_for_each_digit_once_and_never_twice_in_a_row():
    for seed in range(200):
        digits = handwriting.order(np.random.default_rng(seed), 3)
        assert all(sorted(digits[n : n + 10]) == list(range(10)) for n in (0, 10, 20))
        assert all(a != b for a, b in itertools.pairwise(digits))


def test_another_start_has_another_order():
    rng = np.random.default_rng(0)
    assert handwriting.order(rng, 1) != handwriting.order(rng, 1)


def test_a_drawing_is_kept_as_it_looks_where_the_canvas_is_transparent_too():
    rgba = drawn(STROKES[7])
    transparent = np.dstack([np.full((280, 280, 3), 255, np.uint8), rgba[..., 0]])
    image = np.linspace(0, 1, 784, dtype=np.float32).reshape(28, 28)
    opaque = Drawing.of(7, rgba, image)
    np.testing.assert_array_equal(opaque.canvas, rgba[..., 0])
    np.testing.assert_array_equal(Drawing.of(7, transparent, image).canvas, rgba[..., 0])
    assert (opaque.small.min(), opaque.small.max()) == (0, 255)
    assert len(opaque.png) < 5_000


def test_a_challenge_goes_on_with_the_first_place_that_is_open(challenge):
    assert challenge.next == 5
    assert challenge.draw(5, _drawing(5)).next is None
    assert Challenge("0", (3, 1)).next == 1


def test_drawings_are_in_the_order_of_their_places(challenge):
    assert challenge.labels.tolist() == [3, 4, 1]
    np.testing.assert_allclose(challenge.images[:, 0, 0], [0.3, 0.4, 0.1])
    assert Challenge("0", (3, 1)).images.shape == (0, 28, 28)


def test_a_place_can_be_drawn_again_and_a_skipped_one_after_all(challenge):
    again = challenge.draw(1, _drawing(8)).draw(2, _drawing(1))
    assert again.labels.tolist() == [8, 1, 4, 1]
    assert not again.skipped
    assert challenge.skip(1).labels.tolist() == [4, 1]
    assert challenge.labels.tolist() == [3, 4, 1]


def test_the_beginning_of_a_challenge_knows_nothing_of_the_rest(challenge):
    first = challenge.first(3)
    assert (first.order, first.labels.tolist(), first.next) == ((3, 1, 4), [3, 4], None)


def test_models_are_ranked_and_share_a_rank_where_they_read_as_many():
    scores = _scores([1, 2, 3], dense_1=[1, 1, 1], cnn_32_64=[1, 2, 3], dense_10=[0, 2, 0])
    assert [(one.id, one.rank, one.hits) for one in scores] == [
        ("cnn-32-64", 1, 3),
        ("dense-1", 2, 1),
        ("dense-10", 2, 1),
    ]
    assert scores[1].read.tolist() == [1, 1, 1]
    assert scores[1].right.tolist() == [True, False, False]
    assert scores[1].share == pytest.approx(1 / 3)


def test_a_share_has_the_interval_of_wilson():
    (best,) = _scores(range(10), dense_10=range(10))
    assert best.interval.low == pytest.approx(0.7225, abs=1e-4)  # 10 / (10 + 1.96**2)
    assert best.interval.high == 1


def test_few_drawings_rule_out_hardly_any_model():
    ten = list(range(10))
    wrong = [(digit + 1) % 10 for digit in ten]
    assert handwriting.ruled_out(_scores(ten, dense_10=ten)) == []
    assert handwriting.ruled_out(_scores(ten, dense_10=ten, dense_1=ten)) == []
    # p is 2 / 2**6 for six digits that only the other model reads, 2 / 2**5 for five.
    six = _scores(ten, dense_10=ten, dense_1=ten[:4] + wrong[4:])
    assert handwriting.ruled_out(six) == ["dense-1"]
    five = _scores(ten, dense_10=ten, dense_1=ten[:5] + wrong[5:])
    assert handwriting.ruled_out(five) == []


def test_the_more_rivals_the_more_it_takes_to_be_ruled_out():
    ten = list(range(10))
    wrong = [(digit + 1) % 10 for digit in ten]
    three = _scores(ten, dense_10=ten, dense_2=ten, dense_1=ten[:4] + wrong[4:])
    assert handwriting.ruled_out(three) == []  # 2 * 2 / 2**6
    three = _scores(ten, dense_10=ten, dense_2=ten, dense_1=ten[:3] + wrong[3:])
    assert handwriting.ruled_out(three) == ["dense-1"]  # 2 * 2 / 2**7


def test_only_digits_that_one_of_two_models_reads_count():
    labels = [1] * 20
    scores = _scores(labels, dense_10=[1] * 12 + [0] * 8, dense_1=[0] * 8 + [1] * 12)
    assert [one.rank for one in scores] == [1, 1]
    assert handwriting.ruled_out(scores) == []
    scores = _scores(labels, dense_10=[1] * 14 + [0] * 6, dense_1=[1] * 8 + [0] * 12)
    assert handwriting.ruled_out(scores) == ["dense-1"]


def test_readings_of_each_digit_are_counted():
    labels = [4, 7, 4]
    scores = _scores(labels, dense_10=[4, 7, 9], dense_1=[9, 7, 9])
    assert handwriting.readers_of(scores).tolist() == [1, 2, 0]
    hits, readings = handwriting.hits_by_digit(scores, np.array(labels))
    assert (hits[[4, 7, 0]].tolist(), readings[[4, 7, 0]].tolist()) == ([1, 2, 0], [4, 2, 0])
    assert handwriting.hardest(hits, readings) == [4]


def test_the_table_has_the_figures_of_the_ranking():
    scores = _scores([1, 2], dense_1=[1, 1], dense_10=[1, 2])
    table = handwriting.leaderboard(scores, {"dense-10": 0.93})
    assert table["model"].tolist() == ["dense-10", "dense-1"]
    assert table[["rank", "correct", "of", "share"]].to_numpy().tolist() == [
        [1, 2, 2, 100],
        [2, 1, 2, 50],
    ]
    assert table["MNIST"][0] == pytest.approx(93)
    assert np.isnan(table["MNIST"][1])


@pytest.mark.parametrize(
    ("reads", "words"),
    [
        (
            {"dense_10": [1, 2, 3]},
            "**dense-10** reads 3 of 3 digits correctly (95 % interval 44 to 100 %).",
        ),
        (
            {"dense_10": [1, 2, 0], "dense_1": [0, 2, 3]},
            "All 2 models read 2 of 3 digits correctly (95 % interval 21 to 94 %): none stands "
            "out.",
        ),
        (
            {"dense_10": [1, 2, 3], "dense_2": [1, 2, 0], "dense_1": [1, 0, 0]},
            "**dense-10** reads you best: 3 of 3 digits correctly (95 % interval 44 to 100 %). "
            "With 3 drawings, that may be chance: none of the other 2 can be ruled out as your "
            "best.",
        ),
        (
            {"dense_10": [1, 2, 3], "dense_2": [1, 2, 3], "dense_1": [1, 0, 0]},
            "**dense-10** and **dense-2** read you best, equally: 3 of 3 digits correctly "
            "(95 % interval 44 to 100 %). With 3 drawings, that may be chance: the other model "
            "cannot be ruled out as your best.",
        ),
    ],
)
def test_the_answer_says_who_reads_best_and_how_sure_that_is(reads, words):
    assert with_plain_spaces(handwriting.answer(_scores([1, 2, 3], **reads))) == words


def test_the_answer_names_who_is_ruled_out_as_the_best():
    right, wrong = [1] * 20, [0] * 20
    scores = _scores(right, dense_1=wrong, dense_10=right)
    assert handwriting.answer(scores).endswith("**dense-1** can be ruled out as your best.")
    scores = _scores(right, dense_1=wrong, dense_10=right, dense_2=[1] * 19 + [0])
    assert handwriting.answer(scores).endswith(
        "**dense-1** can be ruled out as your best; for 1 more, 20 drawings are too few to tell."
    )
    reads = {f"dense_{n}": wrong for n in (1, 2, 30, 80)} | {"dense_130": right}
    assert handwriting.answer(_scores(right, **reads)).endswith(
        "4 of the other 4 can be ruled out as your best."
    )


def test_many_of_the_best_are_counted_not_named():
    reads = {f"dense_{n}": [1, 2] for n in (2, 30, 80, 130)} | {"dense_1": [1, 1]}
    assert handwriting.answer(_scores([1, 2], **reads)).startswith(
        "**4 of 5 models** read you best, equally: 2 of 2 digits"
    )


def test_the_hardest_digit_is_the_one_that_fewest_read():
    labels = np.array([4, 7, 1])
    reads = {"dense_10": [9, 7, 1], "dense_1": [9, 1, 1]}
    words = handwriting.hardest_in_words(_scores(labels, **reads), labels)
    assert words == "Hardest to read is your **4**: 0 of 2 readings are right."
    tied = handwriting.hardest_in_words(_scores(labels, dense_10=[9, 1, 1]), labels)
    assert tied == "Hardest to read are your 4 and 7, equally: 0 of 2 readings are right."
    right = handwriting.hardest_in_words(_scores(labels, dense_10=labels), labels)
    assert right == "Every model reads every one of your digits."


def test_pictures_come_as_drawn_with_their_labels(challenge):
    with zipfile.ZipFile(io.BytesIO(handwriting.pictures(challenge))) as archive:
        labels = dict(csv.reader(io.StringIO(archive.read("labels.csv").decode())))
        assert labels.pop("file") == "digit"
        assert set(labels) == set(archive.namelist()) - {"labels.csv"}
        found = {label: Image.open(archive.open(name)) for name, label in labels.items()}
        for digit in "134":
            assert found[digit].size == (280, 280)
            canvas = drawn(STROKES[int(digit)])[..., 0]
            np.testing.assert_array_equal(np.asarray(found[digit]), canvas)


def test_arrays_are_like_those_of_mnist(challenge):
    with np.load(io.BytesIO(handwriting.arrays(challenge)), allow_pickle=False) as arrays:
        assert {name: (array.dtype.name, array.shape) for name, array in arrays.items()} == {
            "images": ("float32", (3, 28, 28)),
            "labels": ("uint8", (3,)),
            "drawings": ("uint8", (3, 280, 280)),
        }
        assert arrays["labels"].tolist() == [3, 4, 1]
        np.testing.assert_array_equal(arrays["images"], challenge.images)
        np.testing.assert_array_equal(arrays["drawings"][1], drawn(STROKES[4])[..., 0])


def test_the_ranking_comes_as_csv():
    table = handwriting.leaderboard(_scores([1, 2], dense_1=[1, 1]), {})
    (row,) = csv.DictReader(io.StringIO(as_csv(table).decode()))
    assert (row["model"], row["rank"], row["correct"], row["of"]) == ("dense-1", "1", "1", "2")
    assert float(row["95 % from"]) == pytest.approx(table["95 % from"][0])
    assert row["MNIST"] == ""


@pytest.mark.parametrize("archive", [handwriting.pictures, handwriting.arrays])
def test_the_same_drawings_give_the_same_file(challenge, archive, monkeypatch):
    before = archive(challenge)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 1, 0))
    assert archive(challenge) == before
