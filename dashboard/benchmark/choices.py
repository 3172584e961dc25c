"""What visitors ask for: every page, each with a few of its choices."""

from dashboard.benchmark.protocol import Address

CHOICES: dict[str, tuple[str, ...]] = {
    "": ("",),
    "tour": ("", "step=2&answer=shown", "step=4&answer=shown", "step=6&answer=shown"),
    "draw": ("", "source=upload", "source=test image&image=7", "mode=my handwriting"),
    "data": ("", "topic=averages", "topic=greys", "topic=pixels"),
    "compare": ("", "a=dense-30&b=dense-80", "a=sgd-128&b=dense-130", "a=dropout-128&b=dense-500"),
    "experiment": ("", "id=dense-2", "id=cnn-32-64", "id=batchnorm-256-128-64"),
    "confusions": ("", "id=dense-2&true=4&predicted=9", "id=sgd-128", "id=cnn-32-64&true=7"),
    "hidden-units": ("", "id=dense-30&unit=4", "id=dense-130&unit=77", "id=cnn-32-64&unit=20"),
    "map": ("", "id=dense-10", "id=cnn-32-64", "id=dense-130&colour=prediction"),
    "features": ("", "image=3&k=20", "image=18&n=300", "component=5"),
    "small-worlds": ("", "width=3", "width=6", "world=digits8x8"),
    "claims": ("", "verdict=holds", "verdict=holds in part", "verdict=does not hold"),
}
"""Queries that each page understands; the first one is what a link from elsewhere asks for."""


def address(visitor: int, step: int) -> Address:
    """What a visitor asks for at a step, from 0.

    Visitors begin on different pages. At each step every second one makes another choice on the
    page, the others go on to the next page.
    """
    pages = list(CHOICES)
    page = pages[(visitor + (step + visitor % 2) // 2) % len(pages)]
    queries = CHOICES[page]
    return Address(page, queries[(visitor // len(pages) + step) % len(queries)])
