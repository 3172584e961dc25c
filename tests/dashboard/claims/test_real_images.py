"""What the rules about the data make of the real MNIST."""

import pytest

from dashboard.claims import Evidence, Verdict, judge
from pipeline.store import Store
from tests.dashboard.claims.made_up import IDS

VERDICTS = {
    "a-tenth-each": Verdict.HOLDS,
    "binary-images": Verdict.DOES_NOT,
    "grey-28": Verdict.DOES_NOT,
    "mostly-black": Verdict.HOLDS,
    "test-like-training": Verdict.HOLDS,
}


@pytest.fixture(scope="module")
def evidence():
    return Evidence(Store())


@pytest.mark.parametrize(("claim", "verdict"), VERDICTS.items())
def test_the_verdict_is_that_of_the_images(evidence, claim, verdict):
    judged = judge(IDS[claim], evidence)
    assert (judged.finding.verdict, judged.runs) == (verdict, 0)


def test_grey_values_count_every_pixel(evidence, mnist):
    counts = evidence.grey_values()
    assert counts.sum() == 60_000 * 28 * 28
    assert counts[255] == (mnist["x_train"] == 255).sum()
