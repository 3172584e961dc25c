"""The dashboard runs without TensorFlow and the like, and without the pipeline's training half."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

HEAVY = {"tensorflow", "keras", "sklearn", "tf2onnx", "openTSNE", "faiss", "loky", "scipy.stats"}
ALLOWED = ("pipeline.store", "pipeline.spec", "pipeline.experiments", "pipeline.metrics")

# Runs every page and imports every module in a fresh interpreter, then lists what came along. The
# pages first: the library of the canvas can only be imported once Streamlit has found components.
PROBE = """
import json, pkgutil, sys
from importlib import import_module
from pathlib import Path
from streamlit.testing.v1 import AppTest
import dashboard
app = AppTest.from_file("dashboard/main.py", default_timeout=60).run()
for page in sorted(Path("dashboard/views").glob("[!_]*.py")):
    app.switch_page(f"views/{page.name}").run()
    assert not app.exception, app.exception
for module in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
    if ".views." not in module.name and module.name != "dashboard.main":
        import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""


def _loaded(first: str = "") -> set[str]:
    """All modules after the probe ran behind a first line."""
    command = [sys.executable, "-c", f"{first}\n{PROBE}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.strip().splitlines()[-1]))


def _intruders(modules: set[str]) -> set[str]:
    """Heavy libraries, and parts of the pipeline that are not for the dashboard."""
    ours = {name for name in modules if name.startswith("pipeline.")}
    return (modules & HEAVY) | {name for name in ours if not name.startswith(ALLOWED)}


def test_no_page_imports_what_it_must_not():
    assert _intruders(_loaded()) == set()


@pytest.mark.slow
@pytest.mark.parametrize("intruder", ["pipeline.data", "loky", "scipy.stats"])
def test_the_test_above_can_fail(intruder):
    assert intruder in _intruders(_loaded(first=f"import {intruder}"))
