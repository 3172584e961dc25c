"""A visitor without a browser, over the protocol that Streamlit's pages speak with their server.

Each has a websocket and so a session of its own, asks for pages as a browser does, and reads each
answer to its end, but draws nothing and fetches no pictures.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TypeVar

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from dashboard.benchmark.launch import LONGEST, Server

T = TypeVar("T")


class FaultError(Exception):
    """The server answered with an error where a page should be."""


@dataclass(frozen=True)
class Address:
    """What a visitor asks for.

    Attributes:
        page: its path, "hidden-units", that of Home "".
        query: what it shall show, "id=dense-2&unit=1".
    """

    page: str
    query: str = ""

    def __str__(self) -> str:
        return f"/{self.page}?{self.query}" if self.query else f"/{self.page}"


@dataclass(frozen=True)
class Visitor:
    """An open session: `async with connect(...)` it, or close `socket` at the end."""

    socket: ClientConnection

    async def ask(self, address: Address) -> int:
        """Bytes of the answer, once it is complete.

        Raises:
            FaultError: it is an error.
            TimeoutError: it takes too long.
        """
        state = ClientState(page_name=address.page, query_string=address.query)
        await self.socket.send(BackMsg(rerun_script=state).SerializeToString())
        size = 0
        while True:
            frame = await self.socket.recv(decode=False)
            size += len(frame)
            if _ends(ForwardMsg.FromString(frame), address):
                return size


async def visitor(server: Server) -> Visitor:
    """A new one, who has not asked for anything yet."""
    address = server.address.replace("http:", "ws:") + "/_stcore/stream"
    return Visitor(
        await connect(
            address,
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            compression=None,
            open_timeout=LONGEST,
            ping_interval=None,
        )
    )


def collected(measured: AsyncIterator[T]) -> list[T]:
    """All that is measured with the help of visitors."""

    async def collect() -> list[T]:
        return [one async for one in measured]

    return asyncio.run(collect())


def _ends(message: ForwardMsg, address: Address) -> bool:
    """Whether this is the last message of an answer."""
    kind = message.WhichOneof("type")
    if kind == "page_not_found":
        raise FaultError(f"{address}: there is no such page")
    if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
        raise FaultError(f"{address}: {message.delta.new_element.exception.message}")
    return kind == "script_finished" and message.script_finished in _FINISHED


_FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
