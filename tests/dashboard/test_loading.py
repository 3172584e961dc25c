"""What is cached is never older than the store."""

import shutil

import pytest

from dashboard import loading
from pipeline.experiments import find
from pipeline.store import REPOSITORY_STORE, StoreError
from tests.dashboard.conftest import text_of
from tests.planted import planted_replicate


def test_results_that_are_built_anew_replace_those_in_the_cache(open_page, planted_store, mnist):
    app = open_page("confusions", planted_store.root, id="dense-10")
    assert "4 read as 9: 30 images" in text_of(app)
    planted_store.write_experiment(find("dense-10"), [planted_replicate(mnist["y_test"], wrong=50)])
    app.run()
    assert "4 read as 9: 50 images" in text_of(app)


def test_models_asked_together_are_those_asked_alone():
    together = loading.readers().networks
    assert together["dense-10"] is loading.network(find("dense-10"))


def test_a_model_that_comes_back_reads_again(monkeypatch, tmp_path):
    monkeypatch.setenv(loading.STORE_VARIABLE, str(tmp_path))
    shutil.copy(REPOSITORY_STORE / "manifest.json", tmp_path)
    with pytest.raises(StoreError, match=r"model\.onnx is missing"):
        loading.readers()
    (tmp_path / "experiments").symlink_to(REPOSITORY_STORE / "experiments")
    assert "dense-1" in loading.readers().networks
