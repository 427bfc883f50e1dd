"""What the drawing of a network shows is what its list has: the script and the page sift by the same rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from benchmarks._networks import Stand, generated
from playwright.sync_api import expect
from tests.browser.workbench.conftest import SCRIPTS, Tab, missing
from tests.browser.workbench.serving import Served, serving

QUERIES = (
    "",
    "least=2",
    "from=1990&to=1995",
    "from=1990&to=1995&dated=only",
    "ground=disputed",
    "end=Person",
    "q=pell",
)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A case of sixty names in 96 relations."""
    missing(SCRIPTS / "network.js", "run `make ui`")
    stand = Stand(generated(60))
    with ExitStack() as opened:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("whosays.web.app.Desk", lambda _: stand)
            served = opened.enter_context(serving(tmp_path_factory.mktemp("drawn") / "drawn.whosays"))
        yield served


@pytest.mark.parametrize("query", QUERIES)
def test_the_drawing_shows_what_the_list_has(drawn: Served, tab: Tab, query: str) -> None:
    tab.page.goto(drawn.at(f"/network?{query}"))
    listed = int(tab.page.locator("#list-h").inner_text().split()[0])
    assert 0 < listed <= 96
    expect(tab.page.locator("#drawing [role=status]")).to_have_text(re.compile(rf", {listed} lines?$"))
