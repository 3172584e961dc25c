"""Each half of the project begins with a map of its modules, which names every one."""

import re
from pathlib import Path
from types import ModuleType

import pytest

import dashboard
import pipeline


@pytest.mark.parametrize("package", [dashboard, pipeline], ids=lambda package: package.__name__)
def test_the_map_names_every_module(package: ModuleType):
    (folder,) = map(Path, package.__path__)
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    assert modules | packages <= set(re.findall(r"\w+", package.__doc__))
