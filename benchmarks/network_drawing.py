"""How long does the network take to be drawn? Generated cases of three sizes, in Chromium, from address to names.

Prints a table: laying out on the server (once for each state of a case), the answer, the drawing in the browser, and
how long a frame takes when the drawing is moved and when it is sifted. And what pages load in scripts, compressed.
"""

from __future__ import annotations

import gzip
import shutil
import socket
import sys
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks._networks import Stand, generated
from whosays.web.app import Settings, create_app
from whosays.web.network.drawing import drawn_json
from whosays.web.safety import Gate

SIZES = (200, 1_000, 5_000)
_STATIC = Path(__file__).resolve().parent.parent / "src/whosays/web/static"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
#: Milliseconds from navigation to the first frame after everything is drawn.
_DRAWN = """() => new Promise((done) => {
  const look = () => {
    const mark = performance.getEntriesByName("network drawn")[0];
    if (mark) requestAnimationFrame(() => done([performance.now(), mark.startTime]));
    else setTimeout(look, 20);
  };
  look();
})"""
#: Milliseconds that a change of the drawing takes until the frame after it.
_CHANGE = """(change) => new Promise((done) => {
  const start = performance.now();
  const plane = document.querySelector(".plane");
  if (change === "move") plane.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft" }));
  else {
    const field = document.querySelector("#sieve [name=least]");
    field.value = field.value === "2" ? "" : "2";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""


def main() -> int:
    """Print both tables; 2 where there is no browser, or no script."""
    chromium = shutil.which("chromium")
    if chromium is None or not (_STATIC / "network.js").exists():
        sys.stderr.write("needs chromium, and the scripts of the pages: make ui\n")
        return 2
    print("| names | relations | layout, s | answer, KB | drawn, s | of that script, s | move, ms | sift, ms |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        for size in SIZES:
            print(_row(browser, size), flush=True)
        browser.close()
    print("\n| script | KB compressed |\n|---|---:|")
    for script in sorted(_STATIC.glob("*.js")):
        print(f"| {script.name} | {len(gzip.compress(script.read_bytes(), 9)) / 1000:.1f} |")
    return 0


def _row(browser: Browser, size: int) -> str:
    book = generated(size)
    start = time.perf_counter()
    answer = drawn_json(book, "entities")
    layout = time.perf_counter() - start
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    host = f"127.0.0.1:{port}"
    app = create_app(Settings("generated.whosays", "nobody", Gate(frozenset({host}))))
    app.state.desk = Stand(book)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(120_000)
        page.goto(f"http://{host}/network", wait_until="commit")
        drawn, script = page.evaluate(_DRAWN)
        page.wait_for_timeout(1_000)
        move, sift = (_median(page, change) for change in ("move", "sift"))
        page.close()
    finally:
        server.should_exit = True
        thread.join()
    relations = len(book.analysis.balance.relations) if book.analysis.balance else 0
    return (
        f"| {size:,} | {relations:,} | {layout:.1f} | {len(answer) / 1000:,.0f} | {drawn / 1000:.1f} "
        f"| {script / 1000:.1f} | {move:.0f} | {sift:.0f} |"
    )


def _median(page: Page, change: str) -> float:
    took = []
    for _ in range(7):
        took.append(page.evaluate(_CHANGE, change))
        page.wait_for_timeout(500)
    return float(sorted(took)[3])


if __name__ == "__main__":
    sys.exit(main())
