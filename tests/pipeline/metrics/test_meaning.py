"""Every score can be explained."""

import re

import pytest

from pipeline import metrics

MEANINGS = [value for value in vars(metrics).values() if isinstance(value, metrics.Meaning)]


def test_no_two_scores_share_a_name():
    assert len({meaning.name for meaning in MEANINGS}) == len(MEANINGS) > 0


@pytest.mark.parametrize("meaning", MEANINGS, ids=lambda meaning: meaning.name)
def test_a_score_is_put_in_sentences_and_cites_a_year_or_a_document(meaning):
    assert meaning.words.endswith(".")
    assert re.search(r"\((18|19|20)\d\d\)|^00\d_\w+\.txt", meaning.source)
