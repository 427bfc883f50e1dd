"""Takes the pictures of docs/workbench.md: ``python docs/workbench_pictures.py`` after ``make demo`` (Chromium)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from whosays.case import Case

ROOT = Path(__file__).resolve().parent.parent
#: What is taken where no other case is named.
CASE = ROOT / "out" / "quiet-harbour.whosays"
SHEET = ROOT / "examples" / "quiet-harbour" / "hypotheses.yaml"
PICTURES = ROOT / "docs" / "images" / "workbench"


def addresses(path: Path) -> Mapping[str, str]:
    """What is taken, by the name of its picture: of one thing, the one with most to show."""
    with Case.open(path) as case:
        analysis = case.analysis()
    entries = analysis.audit.entries if analysis.audit else ()
    claim = next(entry.claim_id for entry in entries if entry.verdict == "overstated")
    source = analysis.critical[0].voice
    entity = max(analysis.entities, key=lambda one: (len(one.mentions), one.id))
    brief = next(document.id for document in analysis.documents if document.role == "brief")
    return {
        "overview": "/overview",
        "read": f"/read/{brief}?claim={claim}",
        "claims": "/claims?q=who+says+that+the+line+paid%3F",
        "claim": f"/claims/{claim}",
        "sources": "/sources",
        "without": f"/sources/{source}/without",
        "entity": f"/entities/{entity.id}",
        "audit": "/audit",
        "identities": "/identities",
        "network": "/network",
        "timeline": "/timeline",
        "hypotheses": "/hypotheses/order",
        "history": "/history",
        "export": "/export",
        "jobs": "/jobs",
    }


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of the case at ``path`` until the block ends."""
    command = [sys.executable, "-m", "whosays", "serve", str(path), "--port", "0", "--who", "A. Keeper"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own command
        try:
            yield (process.stdout.readline() if process.stdout else "").split()[-1].rstrip("/")
        finally:
            process.terminate()


def take(page: Page, address: str, name: str) -> None:
    """Write one picture."""
    page.goto(address)
    page.wait_for_timeout(1_000)  # the network settles
    page.screenshot(path=PICTURES / f"{name}.png")


def main() -> int:
    """Write the pictures; 2 where there is no browser or no case."""
    chromium, taken = shutil.which("chromium"), Path(sys.argv[1]) if sys.argv[1:] else CASE
    if chromium is None or not taken.exists():
        sys.stderr.write(f"chromium or {taken.name} is not there: apt-get install chromium, make demo\n")
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(shutil.copy(taken, folder))
        with Case.open(path) as case:
            case.weigh()
            case.load_hypotheses(str(SHEET), "A. Keeper", "A first sheet.")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce", color_scheme="light")
        with served(path) as address:
            for name, at in addresses(path).items():
                take(page, f"{address}{at}", name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
