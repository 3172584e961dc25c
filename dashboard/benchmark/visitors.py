"""Visitors without browsers who click at the same moment, and what each of them weighs.

All open a page at once, then all click, several times, then as many more come and do the same:
what these add to the server's memory is that of sessions, for caches are full. Clicks go to other
choices and other pages, see `choices`. A visitor has its answer with the message that the run has
ended. Of the clients' own work only the reading of messages is left; its share of a core is told,
for here it takes turns with the server.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Sequence
from time import perf_counter, process_time

import numpy as np

from dashboard.benchmark.choices import address
from dashboard.benchmark.extent import Extent
from dashboard.benchmark.launch import Server, serving
from dashboard.benchmark.protocol import Address, Visitor, collected, visitor
from dashboard.benchmark.records import Record, Round, Weight

FORGOTTEN = 125
"""Seconds after which Streamlit has given up a visitor who left; some more than its two minutes."""


def measure(extent: Extent) -> list[Record]:
    """Let visitors come, click and leave a server that has just begun."""
    return collected(_measured(extent))


async def _measured(extent: Extent) -> AsyncIterator[Record]:
    with serving() as server:
        server.rest()
        crowd = _Crowd(server)
        yield crowd.weight("before the first")
        for name in ("first", "further"):
            group = await crowd.come(extent.visitors)
            for step in range(1 + extent.clicks):
                yield await crowd.ask(group, step, name)
            yield crowd.weight(f"the {name} {extent.visitors} have clicked")
        await crowd.leave()
        yield crowd.weight("all have left")
        if extent.forget:
            await asyncio.sleep(FORGOTTEN)
            for _ in range(2):  # one whose leaving lets the others go, one whose visit cleans up
                (late,) = await crowd.come(1)
                await late.ask(Address(""))
                await crowd.leave()
            yield crowd.weight("all are forgotten")


class _Crowd:
    """All visitors of a server."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._visitors: list[Visitor] = []
        self._seen: set[Address] = set()

    async def come(self, number: int) -> list[Visitor]:
        new = [await visitor(self._server) for _ in range(number)]
        self._visitors += new
        return new

    async def leave(self) -> None:
        await asyncio.gather(*(visitor.socket.close() for visitor in self._visitors))
        self._visitors = []

    async def ask(self, group: Sequence[Visitor], step: int, name: str) -> Round:
        """All of a group ask at once for their next address."""
        addresses = [address(number, step) for number in range(len(group))]
        unseen = set(addresses) - self._seen
        self._seen |= unseen
        server, clients = self._server.seconds(), process_time()
        start = perf_counter()
        asked = (visitor.ask(asked) for visitor, asked in zip(group, addresses, strict=True))
        answers = await asyncio.gather(*(_until(start, answer) for answer in asked))
        whole = perf_counter() - start
        seconds, sizes = np.array(answers).T
        return Round(
            name,
            step,
            len(group),
            sum(asked in unseen for asked in addresses),
            median_seconds=float(np.median(seconds)),
            p95_seconds=float(np.quantile(seconds, 0.95)),
            slowest_seconds=float(seconds.max()),
            answer_bytes=float(sizes.mean()),
            server_share=(self._server.seconds() - server) / whole,
            clients_share=(process_time() - clients) / whole,
        )

    def weight(self, moment: str) -> Weight:
        self._server.rest()
        return Weight(moment, len(self._visitors), self._server.resident(), self._server.own())


async def _until(start: float, answer: Awaitable[int]) -> tuple[float, int]:
    """Seconds from `start` until an answer is complete, and its bytes."""
    size = await answer
    return perf_counter() - start, size
