"""What the map's program in the browser fetches by itself: points, pictures, and the program.

Addresses say the version of what they ask for, so that a browser keeps it for ever.
"""

from collections.abc import Callable
from functools import wraps
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, Router

from dashboard import loading
from dashboard.maps import LAYOUTS, Pane, packed, still
from dashboard.pictures import png
from dashboard.theme import DIGITS
from pipeline.spec import MNIST
from pipeline.store import StoreError

PROGRAM = Path(__file__).parent / "components" / "point_map" / "dist" / "point_map.js"
"""The bundle that the installation made."""

_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_NOT_AT_ALL = {"Cache-Control": "no-store"}


def points_address(pane: Pane) -> str:
    """Of the points of a map, as `dashboard.maps.packed` says."""
    return f"/api/points/{pane.id}/{LAYOUTS.index(pane.layout)}.bin?v={loading.version()}"


def still_address(pane: Pane) -> str:
    """Of a picture of a map for browsers that cannot draw it."""
    return f"/api/points/{pane.id}/{LAYOUTS.index(pane.layout)}.png?v={loading.version()}"


def digit_address() -> str:
    """Of the picture of a training image, with "{}" for its number."""
    return f"/api/digit/{{}}.png?v={loading.version()}"


def program_address() -> str | None:
    """Of the map's program; None where the installation did not make it."""
    return f"/api/point_map.js?v={_program_version()}" if PROGRAM.exists() else None


def _program_version() -> str:
    return f"{PROGRAM.stat().st_mtime_ns:x}"


def _points(request: Request) -> Response:
    pane = _pane(request)
    found = loading.map(pane.id)
    content = packed(pane.coordinates(found), loading.training_set(MNIST).labels, found)
    return Response(content, media_type="application/octet-stream")


def still_map(pane: Pane) -> bytes:
    """That picture as PNG."""
    coordinates = pane.coordinates(loading.map(pane.id))
    return png(still(coordinates, loading.training_set(MNIST).labels, DIGITS))


def _still(request: Request) -> Response:
    return Response(still_map(_pane(request)), media_type="image/png")


def _pane(request: Request) -> Pane:
    return Pane(request.path_params["id"], LAYOUTS[request.path_params["layout"]])


def _digit(request: Request) -> Response:
    images, number = loading.training_set(MNIST).images, request.path_params["number"]
    return Response(png(images[number]), media_type="image/png")


def _program(_: Request) -> Response:
    return Response(PROGRAM.read_bytes(), media_type="text/javascript")


def _kept(
    answer: Callable[[Request], Response], version: Callable[[], str]
) -> Callable[[Request], Response]:
    """Let the browser keep an answer of the version that the address asks for.

    What does not exist is answered with what is wrong, in words.
    """

    @wraps(answer)
    def endpoint(request: Request) -> Response:
        try:
            found = answer(request)
        except StoreError as error:
            return PlainTextResponse(f"{error}", 404, _NOT_AT_ALL)
        except (IndexError, OSError):
            return PlainTextResponse(f"There is no {request.url.path}", 404, _NOT_AT_ALL)
        is_current = request.query_params.get("v") == version()
        found.headers.update(_FOR_EVER if is_current else _NOT_AT_ALL)
        return found

    return endpoint


api = Router(
    [
        Route("/points/{id}/{layout:int}.bin", _kept(_points, loading.version)),
        Route("/points/{id}/{layout:int}.png", _kept(_still, loading.version)),
        Route("/digit/{number:int}.png", _kept(_digit, loading.version)),
        Route("/point_map.js", _kept(_program, _program_version)),
    ]
)
