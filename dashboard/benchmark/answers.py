"""Seconds that the server takes for each page, for one visitor and without a browser."""

from collections.abc import AsyncIterator
from statistics import median
from time import perf_counter

from dashboard.benchmark.choices import CHOICES
from dashboard.benchmark.extent import Extent
from dashboard.benchmark.launch import serving
from dashboard.benchmark.protocol import Address, Visitor, collected, visitor
from dashboard.benchmark.records import Answer


def measure(extent: Extent) -> list[Answer]:
    """Ask a server that has just begun for one page after the other."""
    return collected(_measured(extent))


async def _measured(extent: Extent) -> AsyncIterator[Answer]:
    with serving() as server:
        server.rest()
        one = await visitor(server)
        for page in list(CHOICES)[: extent.pages]:
            cold, size = await _ask(one, Address(page))
            warm = [(await _ask(one, Address(page)))[0] for _ in range(extent.views)]
            yield Answer(page or "home", cold, median(warm), size)
        await one.socket.close()


async def _ask(one: Visitor, address: Address) -> tuple[float, int]:
    """Seconds and bytes of an answer."""
    start = perf_counter()
    size = await one.ask(address)
    return perf_counter() - start, size
