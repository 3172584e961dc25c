"""Pictures for README.md are taken of what a browser shows."""

import numpy as np
from PIL import Image

from dashboard.readme import pictures


def test_a_digit_is_drawn_before_its_picture_is_taken(browser, dashboard, tmp_path, monkeypatch):
    drawing = next(picture for picture in pictures.PICTURES if picture.name == "draw")
    monkeypatch.setattr(pictures, "PICTURES", (drawing,))
    (path,) = pictures.take(browser, dashboard, tmp_path)
    assert path == tmp_path / "draw.png"
    shown = np.asarray(Image.open(path).convert("L"))
    assert shown.shape == (drawing.height, 1440)
    canvas = shown[130:380, 300:540]  # most of it, within its edges
    assert (canvas < 20).mean() > 0.5
    assert 0.05 < (canvas > 235).mean() < 0.3
