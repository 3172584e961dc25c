"""`python -m dashboard.drawing FILE.png` tells what all models read."""

import subprocess
import sys

import pytest

from dashboard.drawing.__main__ import main
from dashboard.pictures import png
from tests.dashboard.strokes import STROKES, drawn


@pytest.fixture
def picture(tmp_path):
    """Writes strokes into a file and gives its path."""

    def write(strokes, pen=18):
        path = tmp_path / "digit.png"
        path.write_bytes(png(drawn(strokes, pen)))
        return str(path)

    return write


def test_the_verdict_of_all_models_is_printed(picture, capsys):
    assert main([picture(STROKES[3])]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith(".")
    assert "models read a 3" in lines[0]
    assert "Cut out:" in "\n".join(lines)
    (row,) = [line.split() for line in lines if line.startswith("cnn-32-64")]
    assert row[1] == "3"
    assert float(row[2].rstrip("%")) > 50


def test_several_digits_are_told(picture, capsys):
    aside = [[(x / 3, y / 3) for x, y in stroke] for stroke in STROKES[7]]
    assert main([picture([*aside, *STROKES[3]], 12)]) == 0
    assert "2 separate digits; the largest is read" in capsys.readouterr().out


def test_what_cannot_be_read_ends_with_an_error(picture, tmp_path, capsys):
    assert main([str(tmp_path / "none.png")]) == 1
    assert "none.png cannot be read: No such file" in capsys.readouterr().err
    assert main([picture([])]) == 1
    assert capsys.readouterr().err.endswith("There is no ink yet: draw a digit.\n")
    assert main([picture(STROKES[3]), "--store", str(tmp_path)]) == 1
    assert "python -m pipeline.build_artifacts" in capsys.readouterr().err


def test_wrong_use_is_explained(capsys):
    with pytest.raises(SystemExit, match="2"):
        main([])
    assert "FILE" in capsys.readouterr().err


def test_the_command_needs_no_streamlit():
    script = "import sys, dashboard.drawing.__main__; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
