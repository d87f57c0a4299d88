"""The kit in the real Neo4j Browser, in a headless Chromium: guide, favourites, questions, and the styled graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.browser import write_kit
from kg.browser.serve import serving
from tests.browser.page import SETTINGS, Neo4jBrowser, connected, executable
from tests.conftest import shop_of
from tests.neo4j.server import running
from tests.world import WORLD

ATTACK, CLAIMED, ARMED_GROUP = "#B3202A", "#C4C9CF", "#8B5E34"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The kit for the invented world, and where it is served."""
    folder = tmp_path_factory.mktemp("kit")
    with serving(folder, 0) as url:
        write_kit(WORLD, folder, url)
        yield folder, url


@pytest.fixture(scope="module")
def browser(neo4j_jars: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jBrowser]:
    if executable() is None:
        pytest.skip("tests of Neo4j Browser: no chromium on the path (on Debian: apt install chromium)")
    with running(tmp_path_factory.mktemp("server"), SETTINGS) as server:
        with shop_of(server) as shop:
            shop.store.write(WORLD)
        with connected(server) as page:
            page.clear()
            yield page


def test_the_guide_opens_beside_the_results_and_its_steps_run(browser: Neo4jBrowser, kit: tuple[Path, str]) -> None:
    drawer = browser.open_guide(f"{kit[1]}/guide.html")
    drawer.get_by_text("This graph was read out of").wait_for()
    assert int(drawer.locator("[data-testid^=pagination]").last.inner_text()) >= 6
    browser.run_step(drawer)
    browser.page.get_by_test_id("frame").first.get_by_text("node.Claimed").first.wait_for()
    drawer.get_by_test_id("guideNextSlide").click()
    drawer.get_by_test_id("guideNextSlide").click()
    drawer.get_by_text("Bombing of Red Dawn sites").wait_for()
    browser.run_step(drawer)
    assert {ATTACK, ARMED_GROUP} <= browser.colours()


def test_a_favourite_draws_the_graph_in_its_style(browser: Neo4jBrowser, kit: tuple[Path, str]) -> None:
    browser.run(f":style {kit[1]}/style.grass").get_by_text("node.Claimed").first.wait_for()
    browser.drop(kit[0] / "favourites.zip")
    browser.run_favourite("kg pictures", "answers")
    browser.page.get_by_test_id("frame").first.get_by_text("RETALIATES_FOR").first.wait_for()
    assert {ATTACK, CLAIMED, ARMED_GROUP} <= browser.colours()


def test_a_question_answers_in_a_table_once_its_parameters_are_set(
    browser: Neo4jBrowser, kit: tuple[Path, str]
) -> None:
    for name in ("parameters", "who-killed-whom"):
        text = (kit[0] / "favourites" / "kg questions" / f"{name}.cypher").read_text(encoding="utf-8")
        frame = browser.run(text)
    frame.get_by_text("Arland soldiers").first.wait_for()


def test_a_guide_from_elsewhere_is_not_let_in(browser: Neo4jBrowser, kit: tuple[Path, str]) -> None:
    elsewhere = kit[1].replace("localhost", "127.0.0.1")
    drawer = browser.open_guide(f"{elsewhere}/guide.html")
    drawer.get_by_text("Error").first.wait_for()
