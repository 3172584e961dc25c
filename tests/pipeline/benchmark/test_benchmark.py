"""The benchmark runs, counts rightly, and finds both ways alike in quality."""

import re

import numpy as np
import pytest

from pipeline.benchmark.__main__ import main
from pipeline.benchmark.compare import Both
from pipeline.benchmark.epochs import operations


def test_operations_are_those_of_the_products():
    """784 x 10 weights and 10 biases twice, 10 x 10 and 10 three times; two operations each."""
    assert operations(nodes=10, images=1) == 2 * (2 * 7_850 + 3 * 110)
    assert operations(nodes=10, images=7) == 7 * operations(nodes=10, images=1)


def test_a_further_run_is_alike_within_the_prediction_interval():
    """With n = 2 it is 63.66 deviations times the root of 1.5 wide on either side."""
    ours = (0.90, 0.92)
    reach = 63.657 * np.sqrt(0.0002) * np.sqrt(1.5)
    assert Both("", 1, 1, 0.5, ours).reach == pytest.approx(reach, rel=1e-3)
    narrow = (0.90, 0.902, 0.901, 0.899, 0.9)
    assert Both("", 1, 1, 0.905, narrow).alike
    assert not Both("", 1, 1, 0.91, narrow).alike


def test_an_unknown_experiment_is_refused(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--only", "dense-11"])
    assert ended.value.code == 2
    assert "there is no experiment 'dense-11'" in capsys.readouterr().err


NUMBER = r" +([\d.]+)%?"


@pytest.mark.slow
def test_both_ways_are_alike_in_quality(capsys):
    assert main(["--quick", "--only", "dense-10", "--jobs", "2"]) == 0
    printed = capsys.readouterr().out
    row = re.search(rf"^dense-10{NUMBER * 3} +3 / 3{NUMBER * 2} ±", printed, re.MULTILINE)
    assert row, printed
    plain, ours = float(row[4]), float(row[5])
    assert plain == pytest.approx(ours, abs=4), "per cent of the test images, after three epochs"
    row = re.search(rf"^dense-10: 4,000 x 10{NUMBER * 5}", printed, re.MULTILINE)
    assert row, printed
    plain, ours = float(row[4]), float(row[5])
    assert ours < plain + 0.02
    for words in ("loading libraries, once", "130 nodes, 4,000 images", "Most memory of a process"):
        assert words in printed
