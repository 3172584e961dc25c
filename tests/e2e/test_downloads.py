"""What is shown can be taken home, by keyboard too."""

import csv
from xml.etree import ElementTree

from playwright.sync_api import expect

SVG = "{http://www.w3.org/2000/svg}"
NAME = "published-and-measured"


def _taken(page, kind, tmp_path):
    """The file that a button, pressed by keyboard, gives."""
    button = page.get_by_role("button", name=f"{kind} {NAME}")
    button.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_a_chart_gives_its_numbers_and_its_picture(open_page, tmp_path):
    page = open_page("/", color_scheme="dark")
    expect(page.get_by_role("button", name=f"Picture (SVG) {NAME}")).to_be_visible()
    numbers, picture = (_taken(page, kind, tmp_path) for kind in ("CSV", "Picture (SVG)"))
    assert (numbers.name, picture.name) == (f"digitscope-{NAME}.csv", f"digitscope-{NAME}.svg")
    with numbers.open(encoding="utf-8", newline="") as file:
        rows = {(row["series"], row["name"]): row for row in csv.DictReader(file)}
    assert float(rows["published", "130 hidden nodes"]["test accuracy (%)"]) == 97.06
    drawn = ElementTree.parse(picture).getroot()  # noqa: S314 - our own picture
    words = "".join(drawn.itertext())
    assert "130 hidden nodes" in words
    assert "test accuracy" in words
    ground = page.locator(".stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    assert f"fill: {ground}; fill-opacity: 1" in drawn.find(f"{SVG}rect").get("style")
