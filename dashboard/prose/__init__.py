"""What helps to read the pages, as Markdown: one file per page, with facts in braces.

A text names what the marks of a page mean, what to try there and what not to conclude. It holds no
figure of a result: those are computed, and their place in the text is a name such as `{tests}`.
"""

from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent


def prose(page: str, facts: Mapping[str, str]) -> str:
    """The text of a page with its facts.

    Args:
        page: name of its file, "hidden_units".
        facts: words by the name that stands for them.

    Raises:
        KeyError: the text names a fact that is not there.
    """
    return (FOLDER / f"{page}.md").read_text(encoding="utf-8").format_map(facts)
