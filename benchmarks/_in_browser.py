"""Pages in Chromium: how soon something is seen, and how soon a key or a click shows."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

_RUNS, _LEAST = 5, 16
_ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run")
_PAINTED = """() => new Promise(done => {
  const found = () => performance.getEntriesByName("first-contentful-paint")[0];
  const ask = () => found() ? done(found().startTime) : requestAnimationFrame(ask);
  ask();
})"""
#: Keeps the longest time from an event to the frame that shows what it did.
_WATCH = """() => {
  window.longest = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: false });
}"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was measured of a page.

    Attributes:
        page: Its name.
        paints: Milliseconds to the first contentful paint, of each run.
        action: What was done on it; empty where nothing was.
        frames: Milliseconds from that to the next frame, of each run; what took less than 16 counts as 16.
    """

    page: str
    paints: tuple[float, ...]
    action: str
    frames: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """What is done on a page: a click on the first of what ``click`` selects, or keys, one after the other."""

    words: str
    keys: str = ""
    click: str = ""

    def do(self, page: Page) -> None:
        """Do it, where there is something to click on."""
        if self.click and page.locator(self.click).count():
            page.locator(self.click).first.click(timeout=120_000)
        for key in self.keys:
            page.keyboard.press(key)


#: By the name of the page.
ACTIONS: Mapping[str, Action] = {
    "reader": Action("three claims on", "jjj"),
    "reader, longest document": Action("three claims on", "jjj"),
    "claims": Action("into the search", "/"),
    "audit": Action("two verdicts on", "jj"),
    "identities": Action("next pair", "j"),
    "network": Action("a click into the drawing", click="#drawing .plane"),
    "timeline": Action("nearer", "+"),
}


def arrive(chromium: str, address: str, page: str) -> tuple[float, float]:
    """Open a page of a case that is only being loaded.

    Returns:
        Milliseconds until something is seen, be it that the case is loaded, and until the page itself is there.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        begin = time.perf_counter()
        tab.goto(f"{address}{page}", timeout=120_000)
        painted: float = tab.evaluate(_PAINTED)
        tab.wait_for_selector("main:not(:has(#waits))", timeout=120_000)
        arrived = 1000 * (time.perf_counter() - begin)
        browser.close()
    return painted, arrived


def look(chromium: str, address: str, pages: Mapping[str, str]) -> Iterator[Seen]:
    """Open each page, at what it asks for for the first time and four times more, and do something on it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        for name, page in pages.items():
            action = ACTIONS.get(name)
            runs = [_open(browser, f"{address}{page}", action) for _ in range(_RUNS)]
            frames = tuple(frame for _, frame in runs if frame is not None)
            yield Seen(name, tuple(paint for paint, _ in runs), action.words if action else "", frames)
        browser.close()


def _open(browser: Browser, address: str, action: Action | None) -> tuple[float, float | None]:
    """Milliseconds to the first contentful paint and, where something is done, to the frame that shows it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address, timeout=120_000)
    painted: float = page.evaluate(_PAINTED)
    longest: float | None = None
    if action is not None:
        page.evaluate(_WATCH)
        action.do(page)
        page.wait_for_timeout(400)
        longest = max(_LEAST, page.evaluate("window.longest"))
    context.close()
    return painted, longest
