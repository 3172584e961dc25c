"""The server of the dashboard: `streamlit run dashboard/Home.py`.

It compresses what it sends, of which Streamlit's own plotly.js is the largest part, and imports
and loads what the first visitor needs while the browser is still fetching the page. The app itself
is `main.py`; `routes.py` answers what its pages fetch by themselves.
"""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send
from starlette_compress import CompressMiddleware, add_compress_type


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[None]:
    warming = asyncio.get_running_loop().run_in_executor(None, _warm_up)
    yield
    warming.cancel()


def _warm_up() -> None:
    from dashboard import loading  # noqa: PLC0415 - its caches need the running server

    loading.warm_up()
    gc.freeze()  # what is loaded by now stays: looking through it for garbage would stop visitors


async def _api(scope: Scope, receive: Receive, send: Send) -> None:
    from dashboard import routes  # noqa: PLC0415 - the server starts without what it needs

    await routes.api(scope, receive, send)


add_compress_type("application/octet-stream")  # points of maps
app = st.App(
    Path(__file__).with_name("main.py"),
    lifespan=_lifespan,
    middleware=[Middleware(CompressMiddleware, zstd_level=9, brotli_quality=5, gzip_level=6)],
    routes=[Mount("/api", app=_api)],
)
