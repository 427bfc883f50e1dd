"""What axe-core finds wrong with a page: Deque's engine of accessibility checks, from the lock file of the scripts."""

from __future__ import annotations

from playwright.sync_api import Page
from tests.browser.workbench.conftest import AXE, missing

_RUN = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.flatMap(found =>
  found.nodes.map(node => [found.impact, `${found.id} at ${node.target.join(" ")}: ${node.failureSummary}`]))"""


def bring(page: Page) -> None:
    """Let every page that is opened from now on have axe; our policy keeps scripts out of a page that is open."""
    missing(AXE, "run `npm ci` in src/whosays/web/ui")
    page.add_init_script(path=AXE)


def violations(page: Page) -> list[str]:
    """The serious and critical ones on the page as it is now."""
    return [words for impact, words in page.evaluate(_RUN) if impact in {"serious", "critical"}]
