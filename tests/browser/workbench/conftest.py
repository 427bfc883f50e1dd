"""An example case that was read, audited and weighed once, and tabs that forgive nothing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Watched
from tests.browser.workbench.serving import Served, serving

from whosays.case import Case
from whosays.records import ReadOptions

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "quiet-harbour"
AXE = ROOT / "src/whosays/web/ui/node_modules/axe-core/axe.min.js"
SCRIPTS = ROOT / "src/whosays/web/static"

#: Milliseconds that a page may take on a busy machine before a test gives up; where it answers, nothing waits so long.
_PATIENCE = 60_000
expect.set_options(timeout=_PATIENCE)


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example case, read, audited and weighed, with its question. Nobody writes to it: copy it."""
    path = tmp_path_factory.mktemp("harbour") / "quiet-harbour.whosays"
    with Case.open(path, create=True) as case, pytest.MonkeyPatch.context() as patch:
        patch.chdir(EXAMPLE)
        case.read(["brief.md"], ReadOptions(role="brief", jobs=1))
        case.read(["sources"], ReadOptions(role="source", jobs=1))
        case.audit()
        case.weigh()
        case.load_hypotheses("hypotheses.yaml", "R. Tallow")
    return path


@pytest.fixture(scope="session")
def library(harbour: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The case served once for all who only read."""
    path = tmp_path_factory.mktemp("library") / harbour.name
    shutil.copy(harbour, path)
    with serving(path) as served:
        yield served


@pytest.fixture
def desk(harbour: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of the case, served to one who decides."""
    path = tmp_path / harbour.name
    shutil.copy(harbour, path)
    with serving(path) as served:
        yield served


class Tab(Watched):
    """A tab that may complain of nothing but the statuses that a test expects, and asks nobody but this machine."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.expected: set[int] = set()

    def expect(self, status: int) -> None:
        """Forgive the browser's own complaint of an answer with this status."""
        self.expected.add(status)

    def check(self) -> None:
        """Fail where a script went wrong or a request left the machine."""
        forgiven = [f"status of {status} " for status in self.expected]
        assert [it for it in self.complaints if not any(known in it for known in forgiven)] == []
        assert [it for it in self.requests if not re.match(r"http://127\.0\.0\.1:\d+/|blob:", it)] == []


TabMaker = Callable[..., Tab]


@pytest.fixture
def new_tab(browser: Browser) -> Iterator[TabMaker]:
    """Opens tabs, each in a browser of its own as to cookies; arguments as for ``Browser.new_context``."""
    tabs: list[Tab] = []

    def make(**options: object) -> Tab:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})  # type: ignore[arg-type]
        context.set_default_timeout(_PATIENCE)
        tabs.append(Tab(context.new_page()))
        return tabs[-1]

    yield make
    for tab in tabs:
        tab.page.context.close()
    for tab in tabs:
        tab.check()


@pytest.fixture
def tab(new_tab: TabMaker) -> Tab:
    """One tab on a desk, with the scripts that the pages have."""
    missing(SCRIPTS / "app.js", "run `make ui`")
    return new_tab()


def missing(path: Path, remedy: str) -> None:
    """Skip the test where a file is not there that only Node.js brings; under CI it has to be there."""
    if not path.exists():
        message = f"{path.relative_to(ROOT)} is not there: {remedy}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
