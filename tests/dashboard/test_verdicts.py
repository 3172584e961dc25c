"""The votes of several models, counted and put into words."""

import numpy as np

from dashboard.inference import Answer
from dashboard.verdicts import flipped, verdict


def _answer(digit, confidence=0.91):
    probabilities = np.full(10, (1 - confidence) / 9, np.float32)
    probabilities[digit] = confidence
    return Answer(probabilities, np.zeros(0, np.float32))


def _answers(*digits):
    return {f"m{place}": _answer(digit) for place, digit in enumerate(digits)}


def test_all_agree():
    found = verdict(_answers(7, 7, 7))
    assert (found.digit, found.votes, found.readers, found.dissenters) == (7, 3, 3, 0)
    assert found.words == "All 3 models read a 7."


def test_few_dissenters_are_named_with_what_they_read():
    found = verdict(_answers(2, 7, 7, 8, 7, 2))
    assert found.digit == 7
    assert found.words == "3 of 6 models read a 7; m0 and m5 read a 2, m3 reads an 8."


def test_many_dissenters_are_counted_the_most_frequent_digit_first():
    found = verdict(_answers(7, 1, 2, 2, 2, 7, 7, 7))
    assert found.words == "4 of 8 models read a 7; 3 read a 2, 1 reads a 1."


def test_dissenters_come_first_and_the_surest_of_each_part_before_the_others():
    answers = {
        "sure": _answer(7, 0.99),
        "unsure": _answer(7, 0.4),
        "doubting": _answer(2, 0.3),
        "stubborn": _answer(2, 0.8),
        "middling": _answer(7, 0.7),
    }
    found = verdict(answers)
    assert found.ordered == ("stubborn", "doubting", "sure", "middling", "unsure")
    assert found.dissenters == 2


def test_a_tie_names_all_that_tie_the_more_probable_first():
    answers = {"a": _answer(1, 0.6), "b": _answer(7, 0.9), "c": _answer(4)}
    answers |= {"d": _answer(1, 0.6), "e": _answer(7, 0.9)}
    found = verdict(answers)
    assert found.is_tied
    assert found.digits == (7, 1)
    assert found.ordered[0] == "c"
    assert found.words == "The 5 models are tied: 2 read a 7 and 2 read a 1; c reads a 4."


def test_a_tie_without_others_has_no_dissenters():
    found = verdict(_answers(3, 8))
    assert found.dissenters == 0
    assert found.words == "The 2 models are tied: 1 reads a 3 and 1 reads an 8."


def test_a_single_model_is_no_majority():
    assert verdict(_answers(8)).words == "The only model here reads an 8."


def test_those_that_read_another_digit_afterwards_have_flipped():
    assert flipped(_answers(4, 9, 4), _answers(9, 9, 9)) == ["m0", "m2"]
