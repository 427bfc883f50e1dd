"""Importing the package is light, and it offers what it says."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys

import pytest

import whosays

HEAVY = ("spacy", "numpy", "jinja2", "trafilatura", "pypdfium2", "docx", "py3langid", "sqlite3")


def loaded_by(code: str) -> set[str]:
    """The modules, among the heavy ones and our own, that a fresh interpreter has loaded after ``code``."""
    report = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_importing_whosays_loads_nothing_heavy() -> None:
    assert loaded_by("import whosays") & {*HEAVY, "click", "whosays.case", "whosays.records"} == set()


def test_help_loads_nothing_heavy() -> None:
    code = "from whosays.cli import main\ntry:\n main(['--help'])\nexcept SystemExit: pass"
    assert loaded_by(code) & {*HEAVY, "whosays.case"} == set()


def test_the_facade_loads_no_reader_until_something_is_read() -> None:
    assert (
        loaded_by("from whosays import Case") & {"spacy", "numpy", "jinja2", "trafilatura", "whosays.extract"} == set()
    )


@pytest.mark.parametrize("name", whosays.__all__)
def test_what_is_offered_is_there(name: str) -> None:
    assert getattr(whosays, name)


def test_what_is_not_offered_is_not_there() -> None:
    with pytest.raises(AttributeError, match="truth"):
        whosays.truth  # noqa: B018


def test_the_version_is_the_one_installed() -> None:
    try:
        installed = importlib.metadata.version("whosays")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("not installed; running from the sources")
    assert installed == whosays.__version__
