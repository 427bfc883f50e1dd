"""The scripts of the pages: where they come from, what they weigh, and that a package is not built without them."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "src/whosays/web"
BUILT = sorted((WEB / "static").glob("*.js"))
needs_scripts = pytest.mark.skipif(not BUILT, reason="the scripts are not built: make ui")


def size(*names: str) -> float:
    """KB of scripts, compressed."""
    return sum(len(gzip.compress((WEB / "static" / name).read_bytes(), 9)) for name in names) / 1000


def test_every_script_that_a_page_loads_has_its_source() -> None:
    loaded = {
        name
        for page in (WEB / "templates").glob("*.html")
        for name in re.findall(r"/static/(\w+)\.js", page.read_text())
    }
    assert {"app", "network", "timeline"} <= loaded
    assert loaded <= {path.stem for path in (WEB / "ui/src").glob("[!_]*.ts")}


def test_the_lock_names_no_address_and_hashes_everything() -> None:
    packages = json.loads((WEB / "ui/package-lock.json").read_text())["packages"]
    assert all("resolved" not in package for package in packages.values())
    assert all("integrity" in package for name, package in packages.items() if name)


@needs_scripts
@pytest.mark.parametrize("script", BUILT, ids=lambda path: path.name)
def test_a_script_loads_nothing_from_elsewhere(script: Path) -> None:
    text = script.read_text("utf-8")
    assert not re.search(r"\bimport\s*\(?\s*[\"'](?!\./)", text)
    assert not re.search(r"(?:fetch|open|importScripts)\(\s*[\"'`]https?:", text)


@needs_scripts
def test_the_reader_stays_light() -> None:
    assert size("app.js", "read.js") < 60


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    pytest.importorskip("hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def built(hook: ModuleType, root: Path, version: str) -> None:
    """Run the hook on the project in ``root``."""
    hook.PagesHook(str(root), {}, None, None, str(root / "dist"), "wheel").initialize(version, {})


def test_a_package_is_not_built_without_its_scripts(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(RuntimeError, match=r"npm is missing: install Node\.js"):
        built(hook, tmp_path, "standard")


def test_an_editable_install_needs_no_node(hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    built(hook, tmp_path, "editable")
    scripts = tmp_path / "src/whosays/web/static"
    scripts.mkdir(parents=True)
    (scripts / "app.js").touch()
    built(hook, tmp_path, "standard")
