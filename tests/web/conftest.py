"""Cases that pages are served from: made once a session from short authored texts, and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from types import ModuleType

import pytest
from fastapi.testclient import TestClient
from tests import audited, weighed

from whosays.case import Case
from whosays.records import ReadOptions
from whosays.web.app import Settings, create_app
from whosays.web.safety import Gate

HOST = "127.0.0.1:8000"
WHO = "A. Reader"
#: Opens the pages of a case file.
Serve = Callable[[Path], TestClient]


def _made(folder: Path, world: ModuleType, finish: Callable[[Case], object]) -> Path:
    """A case of the texts of ``world``, a brief and its sources."""
    path = folder / "case.whosays"
    with pytest.MonkeyPatch.context() as patch, chdir(folder):
        world.prepare(patch)
        world.write()
        with Case.open(path, create=True) as case:
            case.read(["brief.txt"])
            case.read(["sources"], ReadOptions(role="source"))
            finish(case)
    return path


@pytest.fixture(scope="session")
def _lamp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _made(tmp_path_factory.mktemp("lamp"), audited, Case.audit)


@pytest.fixture(scope="session")
def _mill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _made(tmp_path_factory.mktemp("mill"), weighed, Case.weigh)


@pytest.fixture
def lamp(_lamp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The case of ``tests.audited``, audited."""
    audited.prepare(monkeypatch)
    return Path(shutil.copy(_lamp, tmp_path / "lamp.whosays"))


@pytest.fixture
def mill(_mill: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The case of ``tests.weighed``, weighed."""
    weighed.prepare(monkeypatch)
    return Path(shutil.copy(_mill, tmp_path / "mill.whosays"))


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Opens pages, and closes what it opened."""
    opened: list[TestClient] = []

    def client(path: Path) -> TestClient:
        app = create_app(Settings(str(path), WHO, Gate(frozenset({HOST}))))
        opened.append(TestClient(app, base_url=f"http://{HOST}", follow_redirects=False).__enter__())
        return opened[-1]

    yield client
    for one in opened:
        one.__exit__(None, None, None)
