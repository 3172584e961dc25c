"""Reads the figures that a source prints from the JSON file beside its declarations."""

from pathlib import Path

import msgspec

from pipeline.spec import Published


def load_published(name: str) -> dict[str, Published]:
    """The published figures of one source, by experiment id."""
    content = Path(__file__).with_name(f"{name}.json").read_bytes()
    return msgspec.json.decode(content, type=dict[str, Published])
