"""The tour asks first, and answers what the results say."""

from types import SimpleNamespace

import numpy as np
import pytest

from dashboard import loading
from dashboard.claims import Verdict
from dashboard.comparison import compare
from dashboard.results import Predictions, Result, SampleSet
from dashboard.tour import (
    AGREEMENT,
    CLUSTERS,
    ENOUGH,
    FINDINGS,
    ONE_NODE,
    PIXELS,
    STEPS,
    TEN_NODES,
    TWO_NODES,
)
from dashboard.tour.judgement import readings
from dashboard.tour.step import Bands, four_with
from pipeline.experiments import PUBLISHED, find
from pipeline.metrics import accuracy
from pipeline.spec import MNIST
from pipeline.store import Replicate, StoredExperiment
from tests.dashboard.conftest import grids_of, links_of, text_of, with_plain_spaces
from tests.planted import planted_features, planted_units

TRUTH = np.arange(1_000, dtype=np.uint8) % 10
TEST = SampleSet(MNIST, np.zeros((1_000, 28, 28), np.uint8), TRUTH)
NUMBERS = range(1, len(STEPS) + 1)


def _model(id: str, *wrong: int) -> tuple[Result, Predictions]:
    """A model whose runs each read so many images, the first ones, as the next digit."""
    read = np.tile(TRUTH, (len(wrong), 1))
    for run, images in zip(read, wrong, strict=True):
        run[:images] = (run[:images] + 1) % 10
    runs = tuple(
        Replicate(seed, 2, 1.0, 1, 1, accuracy(TRUTH, run), 0.1) for seed, run in enumerate(read)
    )
    stored = StoredExperiment("", "", None, 10, "", "2026-01-01", runs, {})
    predictions = Predictions(TEST, read, np.ones(read.shape, np.float32), np.eye(10)[read[0]])
    return Result(find(id), stored), predictions


def _stored(**what):
    """A stand-in for what is loaded that gives the same whatever it is asked about."""
    return SimpleNamespace(**{name: lambda *_, found=found: found for name, found in what.items()})


def _compared(*models):
    comparison = compare(TEST, models)
    return SimpleNamespace(comparison=lambda: comparison, pair=comparison.pair)


def test_a_share_lies_in_the_band_between_its_edges():
    bands = Bands((0.25, 0.5))
    assert [with_plain_spaces(words) for words in bands.options.values()] == [
        "less than 25 %", "25 to 50 %", "50 % or more",
    ]  # fmt: skip
    assert [bands.holding(share) for share in (0, 0.249, 0.25, 0.5, 1)] == [
        "0-25", "0-25", "25-50", "50-100", "50-100",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "before", "four"),
    [(30, 1, [10, 30, 80, 130]), (1, 3, [1, 10, 30, 80]), (130, 0, [10, 30, 80, 130])],
)
def test_the_right_one_is_among_four_neighbours(right, before, four):
    assert four_with([1, 10, 30, 80, 130], right, before) == four


def test_readings_count_the_digits_that_are_read_in_each_image():
    assert readings(np.array([[1, 4, 4], [1, 9, 4], [1, 4, 7]], np.uint8)).tolist() == [1, 2, 2]


def test_the_blind_spot_is_the_digit_that_all_runs_together_find_least_often():
    result, predictions = _model("dense-1", 0, 0)
    predictions.of_runs[0, TRUTH == 3] = 8
    predictions.of_runs[:, TRUTH == 6] = 8
    stored = _stored(result=result, predictions=predictions)
    answer = ONE_NODE.solve(stored)
    assert answer.right == "6"
    assert answer.right in ONE_NODE.ask(stored).options
    assert "It finds 0.0 % of the 6s" in with_plain_spaces(answer.words)
    assert answer.link.query == {"id": "dense-1", "true": "6", "predicted": "8"}


def test_so_many_nodes_are_enough_that_none_beats_them_for_real():
    narrow, middle = _model("dense-10", 90, 92), _model("dense-80", 12, 12)
    stored = _compared(narrow, middle, _model("dense-500", 10, 11))
    answer = ENOUGH.solve(stored)
    assert answer.right == "80"
    assert list(ENOUGH.ask(stored).options) == ["10", "80", "500"]
    assert answer.link.query == {"a": "dense-500", "b": "dense-80"}
    assert "a difference that is not shown to be real" in answer.words
    assert ENOUGH.solve(_compared(narrow, middle, _model("dense-500", 0, 0))).right == "500"


@pytest.mark.parametrize(("units", "right"), [(10, "10"), (9, "9"), (7, "7"), (3, "4")])
def test_digits_with_a_node_of_their_own_are_counted(units, right):
    answer = TEN_NODES.solve(_stored(units=planted_units(units)))
    assert answer.right == right
    assert ("No node answers most to" in answer.words) == (units < 10)


def test_as_many_pixels_are_needed_as_come_within_half_a_point_of_all():
    stored = _stored(features=planted_features(), test_set=TEST)
    answer = PIXELS.solve(stored)
    assert answer.right == "154"  # 87.5 % against 87.6 %; 70 read 84 %
    assert list(PIXELS.ask(stored).options) == ["5", "70", "154", "784"]
    assert "70 principal components come as near" in answer.words
    assert [picture.lines for picture in answer.evidence.pictures][1][0] == "70 pixels"


def _right(step) -> str:
    """What is right by the repository's store, and can be guessed."""
    right = step.solve(loading).right
    assert right in step.ask(loading).options
    return right


def test_the_blind_spot_and_the_nodes_of_the_stored_networks_are_theirs():
    truth, read = loading.test_set(MNIST).labels, loading.predictions(find("dense-1")).of_runs
    found = [np.mean(read[:, truth == digit] == digit) for digit in range(10)]
    assert _right(ONE_NODE) == str(int(np.argmin(found)))
    digits = len(set(loading.units(find("dense-10")).mean.argmax(axis=1).tolist()))
    assert _right(TEN_NODES) == str(next(highest for highest in (4, 7, 9, 10) if highest >= digits))


def test_the_pixels_that_are_needed_are_those_of_the_stored_study():
    features = loading.features()
    means = features.pixel_accuracy.mean(axis=1, dtype=float)
    assert _right(PIXELS) == str(features.counts[means >= means[-1] - 0.005][0])


def test_shares_lie_where_the_stored_results_have_them():
    models = [e.id for e in PUBLISHED if e.dataset == MNIST] + ["augmented-cnn"]
    votes = [
        loading.predictions(find(id)).labels for id in models if id not in {"dense-1", "dense-2"}
    ]
    verdicts = [one.finding.verdict for one in loading.judged_claims()]
    shares = {
        TWO_NODES: loading.result(find("dense-2")).measured,
        CLUSTERS: loading.map("pixels").layer_neighbour_accuracy,
        FINDINGS: verdicts.count(Verdict.HOLDS) / len(verdicts),
        AGREEMENT: np.mean(np.ptp(votes, axis=0) == 0),
    }
    for step, share in shares.items():
        low, high = map(float, _right(step).split("-"))
        assert low <= share * 100 <= high, step.name


def test_the_right_answer_is_not_always_at_the_same_place():
    assert len({list(step.ask(loading).options).index(_right(step)) for step in STEPS}) == 4


def test_a_closed_step_does_not_tell_its_answer(open_page):
    app = open_page("tour")
    for number, step in zip(NUMBERS, STEPS, strict=True):
        app.query_params["step"] = str(number)
        app.run()
        answer = step.solve(loading)
        assert app.title[0].value == step.question
        assert f"Step {number} of {len(STEPS)}." in text_of(app)
        assert answer.words not in "".join(element.value for element in app.markdown)
        assert {button.proto.type for button in _guesses(app)} == {"secondary"}
        assert not any(button.icon for button in _guesses(app))
        assert not app.get("plotly_chart")
        assert not any("<img" in html.value or "listitem" in html.value for html in app.html)
        assert not app.main.get("page_link")


def _guesses(app):
    """The buttons with which one guesses."""
    return [button for button in app.button if button.key.startswith("guess-")]


def _button(app, label: str):
    (found,) = [button for button in app.button if button.label == label]
    return found


def test_a_wrong_guess_opens_the_answer(open_page):
    app = open_page("tour")
    right = _right(ONE_NODE)
    wrong, hit = (
        next(button for button in _guesses(app) if (button.label == right) == is_right)
        for is_right in (False, True)
    )
    wrong.click().run()
    assert app.query_params == {"guess": wrong.label}
    assert f"**Not {wrong.label}, but {right}.**" in text_of(app)
    looks = {button.label: (button.proto.type, button.icon) for button in _guesses(app)}
    assert looks.pop(right) == ("primary", ":material/check:")
    assert looks.pop(wrong.label) == ("secondary", ":material/close:")
    assert set(looks.values()) == {("secondary", "")}
    hit.click().run()
    assert f"**Right: {right}.**" in text_of(app)
    assert len(app.get("plotly_chart")) == 1
    assert links_of(app)[f"See what it takes a {right} for"].startswith(f"id=dense-1&true={right}")


def test_a_teacher_can_link_to_an_open_answer_and_close_it(open_page):
    app = open_page("tour", step="4", answer="shown")
    assert f"**{TEN_NODES.ask(loading).options[_right(TEN_NODES)]}.** " in text_of(app)
    (grid,) = grids_of(app)
    assert grid.count("Weights of unit") == 10
    _button(app, "Close the answer").click().run()
    assert app.query_params == {"step": "4"}
    assert not grids_of(app)


def test_each_step_leads_to_those_beside_it_closed(open_page):
    app = open_page("tour", step="2", guess="0-50")
    _button(app, "Next: Enough nodes").click().run()
    assert app.query_params == {"step": "3"}
    assert app.title[0].value == ENOUGH.question
    _button(app, "Previous: Two nodes").click().run()
    assert app.query_params == {"step": "2"}


def test_a_step_says_what_is_not_built_and_others_go_on(open_page, planted_store):
    app = open_page("tour", planted_store.root, step="1")
    assert app.title[0].value == ONE_NODE.question
    assert "what is not built yet: dense-1." in text_of(app)
    assert "build_artifacts --only dense-1 --store" in app.code[0].value
    app = open_page("tour", planted_store.root, step="4", answer="shown")
    assert "**all 10.** 10 of 10 digits." in text_of(app)


def test_without_results_the_command_is_shown(open_page, empty_store):
    app = open_page("tour", empty_store.root)
    assert app.title[0].value == ONE_NODE.question
    assert "python -m pipeline.build_artifacts" in app.code[0].value


def test_an_unknown_step_and_an_unknown_guess_are_said(open_page):
    beyond = len(STEPS) + 1
    words = text_of(open_page("tour", step=f"{beyond}", guess="12"))
    assert f"step “{beyond}”, which does not exist. This is 1." in words
    assert "guess “12”, which does not exist. This is no guess." in words


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_the_page_that_shows_more_knows_all_that_its_link_asks_for(open_page, step):
    link = step.solve(loading).link
    app = open_page(link.view, **link.query)
    assert app.title
    assert not app.warning
    assert not app.error
