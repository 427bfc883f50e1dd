"""Takes the picture of the report that the README shows: ``make picture`` (needs Chromium)."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "out" / "quiet-harbour.html"
PICTURE = ROOT / "docs" / "images" / "report.png"
#: A claim of the brief that the picture opens, by words in it.
CLAIM = "I never took a"


def main() -> int:
    """Write the picture; 2 when there is no browser."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.stderr.write("chromium is not there: install it (on Debian: apt-get install chromium)\n")
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 860}, reduced_motion="reduce", color_scheme="light")
        page.goto(REPORT.as_uri())
        claim = page.locator(".reader .q", has_text=CLAIM).first
        page.get_by_role("heading", name="What the inquiry found").first.evaluate("heading => heading.scrollIntoView()")
        claim.click()
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURE)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
