"""What an ingredient brings is what networks lose without it, if that is more than chance."""

import numpy as np
import pytest

from dashboard.ablations import Loss, ablation_of, is_of, loss_of_all, loss_of_each
from pipeline.experiments import find
from pipeline.metrics import Interval
from pipeline.store import Ingredients

ABLATION = ablation_of(find("augmented-cnn"))
STEPS = len(ABLATION.steps)


def accuracies(*, slant: tuple[float, ...], nothing: tuple[float, ...]) -> np.ndarray:
    """Runs that read 90, 91 and 92 % whatever is missing, but for the slant and for all."""
    found = np.tile([0.90, 0.91, 0.92], (STEPS, 1))
    names = [ingredient.name for ingredient in ABLATION.ingredients]
    found[1 + names.index("slant")], found[-1] = slant, nothing
    return found


READ = accuracies(slant=(0.80, 0.81, 0.82), nothing=(0.5, 0.5, 0.5))


def test_a_loss_is_what_is_read_with_an_ingredient_less_what_is_read_without():
    losses = {loss.name: loss for loss in loss_of_each(ABLATION, READ)}
    assert list(losses) == [ingredient.name for ingredient in ABLATION.ingredients]
    assert losses["slant"].share == pytest.approx(0.10)
    assert losses["pen"].share == pytest.approx(0)
    assert loss_of_all(READ).share == pytest.approx(0.41)


def test_only_what_the_runs_do_not_explain_can_be_told_from_chance():
    shown = [loss.name for loss in loss_of_each(ABLATION, READ) if loss.is_shown]
    assert shown == ["slant"]
    assert not Loss("pen", 0.1, Interval(-0.01, 0.21)).is_shown
    assert Loss("pen", -0.1, Interval(-0.21, -0.01)).is_shown


def test_a_single_run_tells_nothing_from_chance():
    losses = [loss_of_all(READ[:, :1]), *loss_of_each(ABLATION, READ[:, :1])]
    assert not any(loss.is_shown for loss in losses)


@pytest.mark.parametrize(("fewer", "fits"), [(0, True), (1, False)])
def test_results_of_other_steps_are_recognised(fewer, fits):
    accuracy = np.zeros((len(ABLATION.MEASURES), STEPS - fewer, 3), np.float32)
    pictures = np.zeros((1, 28, 28), np.uint8)
    found = Ingredients(accuracy, np.ones(4, np.int32), pictures, pictures[:, None])
    assert is_of(found, ABLATION) is fits


def test_experiments_that_take_images_as_they_are_have_no_ingredients():
    assert ablation_of(find("cnn-32-64")) is None
