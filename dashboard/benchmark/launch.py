"""The real server, started as a user starts it."""

import os
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import psutil

HOME = Path(__file__).parents[1] / "Home.py"
"""What starts the dashboard."""

COMMAND = (sys.executable, "-m", "streamlit", "run", str(HOME))

LONGEST = 60
"""Seconds that the server may take to start, or a page to show."""

_QUIET = 1
"""Seconds during which a server at rest does hardly anything."""

_OFTEN = 0.02
"""Seconds between two questions whether the server answers."""


@dataclass(frozen=True)
class Server:
    """A running dashboard."""

    address: str
    process: psutil.Popen

    def resident(self) -> int:
        """Bytes of memory that it occupies, also of libraries that other programs share."""
        return int(self.process.memory_info().rss)

    def own(self) -> int:
        """Bytes of memory that would be free without it."""
        return int(self.process.memory_full_info().uss)

    def seconds(self) -> float:
        """Seconds that it has kept a core busy since its start."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def rest(self) -> None:
        """Wait until it has nothing to do, nor to warm up, any more."""
        while self.process.cpu_percent(_QUIET) > 5:
            pass


@contextmanager
def serving(command: Sequence[str] = COMMAND) -> Iterator[Server]:
    """A running dashboard, on a free port.

    Args:
        command: what starts it, with programs of this environment.

    Raises:
        RuntimeError: it ended at once.
        TimeoutError: it does not answer.
    """
    port = _free_port()
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_HEADLESS": "true",
        "STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE": "true",
    }
    process = psutil.Popen(command, cwd=HOME.parents[1], env=environment)
    try:
        server = Server(f"http://localhost:{port}", process)
        _wait_for(server)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(server: Server) -> None:
    for _ in range(round(LONGEST / _OFTEN)):
        if server.process.poll() is not None:
            raise RuntimeError("the dashboard ended; its output tells why")
        try:
            urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=LONGEST).close()
        except (urllib.error.URLError, ConnectionError):
            sleep(_OFTEN)
        else:
            return
    raise TimeoutError(f"the dashboard did not answer within {LONGEST} seconds")
