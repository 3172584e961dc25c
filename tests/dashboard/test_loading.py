"""What is cached is never older than the store."""

from pipeline.experiments import find
from tests.dashboard.conftest import text_of
from tests.planted import planted_replicate


def test_results_that_are_built_anew_replace_those_in_the_cache(open_page, planted_store, mnist):
    app = open_page("confusions", planted_store.root, id="dense-10")
    assert "4 read as 9: 30 images" in text_of(app)
    planted_store.write_experiment(find("dense-10"), [planted_replicate(mnist["y_test"], wrong=50)])
    app.run()
    assert "4 read as 9: 50 images" in text_of(app)
