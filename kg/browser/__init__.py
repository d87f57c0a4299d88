"""What Neo4j Browser is given for the graph: a style, the questions as favourites, a guide on the user's own graph.

    style.grass       captions and colours, for `:style URL` or the drop zone of the Browser
    favourites.zip    every question and picture, for the drop zone of the Browser's favourites
    favourites/       the same as single files
    guide.html        a guide, for `:guide URL`
"""

from __future__ import annotations

from pathlib import Path

from kg.browser.favourites import write_favourites
from kg.browser.guide import write_guide
from kg.browser.style import style
from kg.model import Graph

__all__ = ["write_kit"]


def write_kit(graph: Graph, folder: Path, url: str) -> None:
    """Write the files into a folder, which is made if need be, for a web server that shows them at `url`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "style.grass").write_text(style(), encoding="utf-8")
    write_favourites(folder)
    write_guide(graph, folder, url.rstrip("/"))
