"""Neo4j Browser in a headless Chromium, as somebody at the keyboard uses it."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from tests.neo4j.server import Neo4j

SETTINGS = ("browser.remote_content_hostname_whitelist=localhost",)
"""What docker-compose.yml sets, too: guides of this machine are let in."""

PATIENCE = 60_000
"""Milliseconds; a busy machine needs some."""

_DROP = """
async ([name, content]) => {
  const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  const target = document.querySelector('[data-testid=main]');
  for (const kind of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
}
"""


def executable() -> str | None:
    """The Chromium or Chrome of this machine, None if there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


class Neo4jBrowser:
    """A page of Neo4j Browser that is connected to a server."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def run(self, command: str) -> Locator:
        """Run a command or a statement, and return the frame with its result once it is there."""
        frames = self.page.get_by_test_id("frame")
        before = frames.count()
        self.page.get_by_test_id("activeEditor").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(command)
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(
            "before => document.querySelectorAll('[data-testid=frame]').length !== before", arg=before, timeout=PATIENCE
        )
        return frames.first

    def clear(self) -> None:
        """Close all frames."""
        self.page.get_by_test_id("activeEditor").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(":clear")
        self.page.keyboard.press("Control+Enter")
        self.page.get_by_test_id("frame").first.wait_for(state="detached", timeout=PATIENCE)

    def open_guide(self, url: str) -> Locator:
        """Open a guide, and return the drawer that shows it."""
        self.page.get_by_test_id("activeEditor").click()
        self.page.keyboard.insert_text(f":guide {url}")
        self.page.keyboard.press("Control+Enter")
        drawer = self.page.get_by_test_id("guidesDrawer")
        drawer.wait_for(timeout=PATIENCE)
        return drawer

    def colours(self) -> set[str]:
        """The colours of the nodes in the first frame, once they are drawn."""
        circles = self.page.get_by_test_id("frame").first.locator("g.node circle.b-outline")
        circles.first.wait_for(timeout=PATIENCE)
        return {circle.get_attribute("fill") or "" for circle in circles.all()}

    def run_favourite(self, folder: str, name: str) -> None:
        """Run a favourite: open its folder, click its name, click the arrow."""
        script = self.page.get_by_test_id("savedScriptListItem").filter(has_text=f"{name}:")
        if not script.count():
            self.page.get_by_test_id("navigationFavorites").click()
            self.page.get_by_test_id(f"expandFolder-{folder}").click()
        script.get_by_test_id("savedScriptsButton-Run").click(force=True)

    def run_step(self, drawer: Locator) -> None:
        """Run what a step of a guide offers: a click puts it into the editor, the arrow runs it."""
        drawer.locator("pre.runnable").click()
        self.page.get_by_test_id("editor-Run").click()

    def drop(self, file: Path) -> None:
        """Drop a file on the page."""
        self.page.evaluate(_DROP, [file.name, base64.b64encode(file.read_bytes()).decode()])


@contextmanager
def connected(server: Neo4j, width: int = 1500, height: int = 950) -> Iterator[Neo4jBrowser]:
    """Open Neo4j Browser and connect it to its server."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(PATIENCE)
        page.goto(f"{server.http}/browser/")
        page.get_by_test_id("boltaddress").fill(server.address.partition("://")[2])
        page.get_by_test_id("username").fill(server.auth[0])
        page.get_by_test_id("password").fill(server.auth[1])
        page.get_by_test_id("connect").click()
        page.get_by_text("Connected to Neo4j").first.wait_for()
        yield Neo4jBrowser(page)
        chromium.close()
