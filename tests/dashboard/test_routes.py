"""What the browser fetches by itself: points, pictures, and the map's program."""

import io
import json

import numpy as np
import pytest
from anyio.from_thread import start_blocking_portal
from PIL import Image

from dashboard import loading, routes
from dashboard.maps import PLANE, TSNE, Pane
from tests.planted import PLANTED_MAP

TSNE_10 = Pane("dense-10", TSNE)


@pytest.fixture
def fetch(monkeypatch, planted_store):
    """Asks for an address below the planted store: status, headers by name, content."""
    monkeypatch.setenv("DIGITSCOPE_STORE", str(planted_store.root))

    def fetch(address: str) -> tuple[int, dict[str, str], bytes]:
        path, _, query = address.removeprefix("/api").partition("?")
        scope = {"type": "http", "method": "GET", "path": path, "headers": []}
        scope |= {"query_string": query.encode(), "root_path": "", "server": ("localhost", 1)}
        sent: list[dict] = []

        async def receive() -> dict:
            return {"type": "http.request"}

        async def send(message: dict) -> None:
            sent.append(message)

        with start_blocking_portal() as portal:  # in a thread: a browser may hold this one's loop
            portal.call(routes.api, scope | {"scheme": "http"}, receive, send)
        start, *bodies = sent
        headers = {name.decode(): value.decode() for name, value in start["headers"]}
        return start["status"], headers, b"".join(body["body"] for body in bodies)

    return fetch


def test_points_come_with_digits_and_readings_and_may_be_kept_for_ever(fetch):
    status, headers, content = fetch(routes.points_address(TSNE_10))
    assert status == 200
    assert len(content) == 11 * len(PLANTED_MAP.coordinates)
    assert content[16:18] == bytes([5, 0])  # the first two training images
    assert headers["cache-control"] == "public, max-age=31536000, immutable"


def test_each_layout_has_its_points(fetch):
    plane = Pane("dense-10", PLANE)
    assert fetch(routes.points_address(TSNE_10))[2] != fetch(routes.points_address(plane))[2]


def test_points_of_other_results_are_not_kept(fetch):
    _, headers, _ = fetch("/api/points/dense-10/0.bin?v=0")
    assert headers["cache-control"] == "no-store"


def test_a_digit_comes_as_a_picture(fetch, mnist):
    status, headers, content = fetch(routes.digit_address().format(59_999))
    assert (status, headers["content-type"]) == (200, "image/png")
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(content))), mnist["x_train"][59_999])


def test_a_still_picture_stands_in_for_a_map(fetch):
    _, headers, content = fetch(routes.still_address(TSNE_10))
    assert headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(content)).mode == "RGBA"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/api/points/dense-99/0.bin", "dense-99 has no results in"),
        ("/api/points/dense-10/2.bin", "There is no /points/dense-10/2.bin"),
        ("/api/digit/60000.png", "There is no /digit/60000.png"),
    ],
)
def test_what_does_not_exist_is_said_in_words(fetch, address, words):
    status, headers, content = fetch(address)
    assert status == 404
    assert words in content.decode()
    assert headers["cache-control"] == "no-store"


def test_the_program_is_served_once_it_is_made(fetch, monkeypatch, tmp_path):
    program = tmp_path / "point_map.js"
    monkeypatch.setattr(routes, "PROGRAM", program)
    assert routes.program_address() is None
    assert fetch("/api/point_map.js")[0] == 404
    program.write_text("export default () => {}")
    status, headers, content = fetch(routes.program_address())
    assert (status, content) == (200, b"export default () => {}")
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]


def test_new_results_have_new_addresses(monkeypatch, planted_store):
    monkeypatch.setenv("DIGITSCOPE_STORE", str(planted_store.root))
    before = loading.version()
    manifest = planted_store.manifest_path
    content = manifest.read_bytes()
    manifest.unlink()
    manifest.write_bytes(content)
    assert loading.version() != before


def test_the_program_is_bundled_from_known_packages_of_any_registry():
    frontend = routes.PROGRAM.parents[1] / "frontend"
    packages = json.loads((frontend / "package-lock.json").read_text())["packages"]
    libraries = {name: package for name, package in packages.items() if name}
    assert "node_modules/regl-scatterplot" in libraries
    assert all("integrity" in package for package in libraries.values())
    assert not any("resolved" in package for package in libraries.values())
