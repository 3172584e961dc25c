"""What is loaded before the first visitor comes."""

from dashboard.loading.images import test_set
from dashboard.loading.scores import manifest
from pipeline.spec import MNIST
from pipeline.store import StoreError


def warm_up() -> None:
    """Import and load what a first visitor needs; a broken store is for the pages to show."""
    import dashboard.charts  # noqa: PLC0415 - imports plotly
    import dashboard.tables  # noqa: F401, PLC0415 - imports pandas

    try:
        manifest()
        test_set(MNIST)
    except StoreError:
        return
