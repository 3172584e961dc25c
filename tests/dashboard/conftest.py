"""Pages run without a browser, on the repository's store or on another one."""

import functools
import gc
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from tests.dashboard.strokes import Canvases

MAIN = str(Path(__file__).parents[2] / "dashboard" / "main.py")


@pytest.fixture(scope="session", autouse=True)
def _small_garbage():
    """Streamlit collects garbage after every run; TensorFlow, imported for other tests, is none."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _one_search_for_components():
    """Each `AppTest` would look through all installed packages for components."""
    with pytest.MonkeyPatch.context() as patch:
        search = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", search)
        yield


@functools.cache
def registered_pages() -> dict:
    """What a first run makes known: `AppTest` opens pages of `st.navigation` only after one."""
    return AppTest.from_file(MAIN, default_timeout=30).run()._registered_pages


@pytest.fixture
def open_page(monkeypatch):
    """Opens a page: `open_page("confusions", store=..., id="dense-2")`, the rest is its address."""
    # AppTest leaves the script as the main module, which new processes would import again.
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])

    def open_page(name: str, store: Path | None = None, **address: str) -> AppTest:
        if store is not None:
            monkeypatch.setenv("DIGITSCOPE_STORE", str(store))
        app = AppTest.from_file(MAIN, default_timeout=30)
        app._registered_pages = registered_pages()
        app.switch_page(f"views/{name}.py")
        for key, value in address.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception
        _assert_charts_bring_their_numbers(app)
        return app

    return open_page


def _assert_charts_bring_their_numbers(app: AppTest) -> None:
    """Each chart has a file of its numbers, named like its picture."""
    files = {button.key for button in app.download_button}
    for chart in app.get("plotly_chart"):
        picture = json.loads(chart.proto.config)["toImageButtonOptions"]["filename"]
        assert f"download-CSV-{picture.removeprefix('digitscope-')}" in files


@pytest.fixture
def canvases(monkeypatch) -> Canvases:
    """Draws on the canvases of pages: `canvases.draw(STROKES[7])` shows at their next run."""
    # The canvas finds its files only while a page runs.
    AppTest.from_string("import streamlit_drawable_canvas").run()
    import streamlit_drawable_canvas  # noqa: PLC0415 - see above

    stand_in = Canvases(streamlit_drawable_canvas.out)
    monkeypatch.setattr(streamlit_drawable_canvas, "out", stand_in)
    return stand_in


def run_as_page(part: Callable[[], None], **address: str) -> AppTest:
    """Run a function of a test module as if it were a page, at an address."""
    script = f"""
from dashboard import address
from {part.__module__} import {part.__name__} as part

with address.of_page("Test"):
    part()
"""
    app = AppTest.from_string(script, default_timeout=30)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def text_of(app: AppTest) -> str:
    """All words of a page's headings and texts, as Markdown with plain spaces and no escapes."""
    shown = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption]
    shown += [*app.warning, *app.info]
    words = with_plain_spaces("\n".join(element.value for element in shown))
    return re.sub(r"\\([\W_])", r"\1", words)


def with_plain_spaces(words: str) -> str:
    """The same words with plain spaces for those that do not break."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def grids_of(app: AppTest) -> list[str]:
    """The grids of pictures without links, as HTML, from top to bottom."""
    return [html.value for html in app.html if 'class="digit-grid' in html.value]


def data_of(app: AppTest) -> list:
    """What the browser parts of a page are given; for a grid of links, that is HTML."""
    return [json.loads(element.proto.json) for element in app.get("bidi_component")]


def captions_of(grid: str) -> list[str]:
    """What stands under each picture of a grid, as HTML."""
    return re.findall(r"<figcaption>(.*?)</figcaption>", grid)


def links_of(part) -> dict[str, str]:
    """The query of each link of a page, or of its sidebar, by the words of the link."""
    return {link.label: link.proto.query_string for link in part.page_link}


def trace_of(figure, name: str):
    """The only trace of a chart that has this name."""
    (trace,) = [trace for trace in figure.data if trace.name == name]
    return trace
