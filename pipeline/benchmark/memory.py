"""What a process of either way has held."""

import os
import sys
from time import sleep


def peak_memory() -> tuple[int, float]:
    """Number of this process, and the most memory that it has held, in GB; on Windows 0."""
    sleep(0.5)  # so that no process is asked twice
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ModuleNotFoundError:
        return os.getpid(), 0.0
    unit = 1 if sys.platform == "darwin" else 1_024  # of ru_maxrss, in bytes
    return os.getpid(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9
