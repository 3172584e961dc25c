"""The chart of how models read one person's digits."""

import numpy as np
import pytest

from dashboard.charts import own_hand
from dashboard.handwriting import score
from tests.dashboard.conftest import trace_of

YOURS, MNIST = "your digits, with 95 % interval", "MNIST's test images"


@pytest.fixture(scope="module")
def figure():
    """dense-10 reads 10 of 10, dense-1 reads 5; only of dense-1 the accuracy is unknown."""
    reads = {"dense-1": [1] * 5 + [0] * 5, "dense-10": [1] * 10}
    sure = {id: np.eye(10)[read] for id, read in reads.items()}
    return own_hand(score(sure, np.ones(10, np.uint8)), {"dense-10": 0.93})


def test_models_stand_below_each_other_in_their_order(figure):
    assert list(trace_of(figure, YOURS).y) == ["dense-10", "dense-1"]
    first, last = figure.layout.yaxis.range
    assert first > last  # the first one on top


def test_shares_have_their_intervals(figure):
    trace = trace_of(figure, YOURS)
    assert list(trace.x) == [1, 0.5]
    assert trace.error_x.array == pytest.approx([0, 0.2634], abs=1e-4)
    assert trace.error_x.arrayminus == pytest.approx([0.2775, 0.2634], abs=1e-4)
    assert "5 of 10" in trace.customdata[1]


def test_the_accuracy_on_mnist_stands_beside_where_it_is_known(figure):
    assert list(trace_of(figure, MNIST).x) == [0.93, None]
