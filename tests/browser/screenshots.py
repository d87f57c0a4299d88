"""The pictures of Neo4j Browser in docs/, made anew: `python -m tests.browser.screenshots`.

It builds the graph of the seeds, starts a real Neo4j, and photographs what the kit makes of them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from kg.browser import write_kit
from kg.browser.favourites import drawn, pictures
from kg.browser.serve import serving
from kg.build import Home, Run, build
from kg.stores import open_store
from tests.browser.page import SETTINGS, Neo4jBrowser, connected
from tests.neo4j.server import fetch_jars, running

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SETTLED = 6000
"""Milliseconds until the nodes have come to rest."""

_HIDE = "told => { told.closest('[data-testid=main] > *').style.display = 'none'; }"
"""The notice about usage data, which Neo4j Browser shows to each new user."""


def main() -> None:
    """Write docs/browser-*.png."""
    fetch_jars()
    with tempfile.TemporaryDirectory() as name, serving(Path(name) / "kit", 0) as url:
        folder = Path(name)
        with running(folder / "server", SETTINGS) as server:
            user, password = server.auth
            report = build(
                [str(ROOT / "seeds")], Home(folder / "home"), lambda: open_store(server.address, user, password), Run()
            )
            write_kit(report.graph, folder / "kit", url)
            with connected(server, width=1440, height=810) as browser:
                browser.page.get_by_text("To help make Neo4j Browser better").evaluate(_HIDE)
                browser.clear()
                _guide(browser, url)
                _picture(browser, "answers")


def _guide(browser: Neo4jBrowser, url: str) -> None:
    drawer = browser.open_guide(f"{url}/guide.html")
    browser.run_step(drawer)
    browser.page.wait_for_timeout(SETTLED)
    browser.clear()
    for _ in range(3):
        drawer.get_by_test_id("guideNextSlide").click()
    browser.run_step(drawer)
    browser.page.wait_for_timeout(SETTLED)
    browser.page.screenshot(path=DOCS / "browser-guide.png")
    browser.page.get_by_test_id("navigationGuides").click()
    browser.clear()


def _picture(browser: Neo4jBrowser, name: str) -> None:
    frame = browser.run(drawn(pictures()[name], pictures()[name].bind({})))
    frame.get_by_title("Fullscreen").click()
    browser.page.wait_for_timeout(2 * SETTLED)
    browser.page.screenshot(path=DOCS / "browser-graph.png")


if __name__ == "__main__":
    main()
