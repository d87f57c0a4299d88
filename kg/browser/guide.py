"""A guide for Neo4j Browser on the user's own graph: its busiest party, its most reported happening, its answers."""

from __future__ import annotations

import html
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from kg.browser.favourites import defaults, drawn, pictures
from kg.model import Graph, ResolvedEvent
from kg.questions import load_questions

_PAGE = """\
<article class="guide">
<carousel class="deck container-fluid">
{slides}
</carousel>
</article>
"""
_SLIDE = """\
<slide class="row-fluid">
<div class="col-sm-12">
<h3>{title}</h3>
{text}
{run}
</div>
</slide>
"""
_RUN = '<figure><pre mode="cypher" class="pre-scrollable code runnable">{code}</pre></figure>'


def write_guide(graph: Graph, folder: Path, url: str) -> None:
    """Write guide.html into a folder that is served at `url`."""
    (folder / "guide.html").write_text(guide(graph, url), encoding="utf-8")


def guide(graph: Graph, url: str) -> str:
    """Return the guide as HTML: a slide for each step for which the graph has something to show."""
    values = {**_values(graph), "url": url}
    steps = tomllib.loads(files("kg.browser").joinpath("guide.toml").read_text(encoding="utf-8"))["step"]
    return _PAGE.format(slides="".join(_slide(step, values) for step in steps if values.get(step.get("needs", "url"))))


def _values(graph: Graph) -> Mapping[str, str]:
    """Return what the guide says of the graph; an empty text for what the graph does not have."""
    days = [day for event in graph.events for day in (event.earliest, event.latest) if day]
    event = max(graph.events, key=_told, default=None)
    parts = Counter(end for fact in graph.facts if fact.event for end in (fact.subject, fact.object))
    ((party, _),) = parts.most_common(1) or [("", 0)]
    return {
        "articles": str(len(graph.articles)),
        "entities": str(len(graph.entities)),
        "events": str(len(graph.events)),
        "facts": str(len(graph.facts)),
        "first": min(days).isoformat() if days else "days unknown",
        "last": max(days).isoformat() if days else "days unknown",
        "event": event.id if event else "",
        "event_name": event.name if event else "",
        "party": party,
        "party_name": next((entity.name for entity in graph.entities if entity.id == party), ""),
        "answers": "yes" if any(link.type == "RETALIATES_FOR" for link in graph.links) else "",
        "unsure": str(sum(event.modality != "asserted" for event in graph.events) or ""),
    }


def _told(event: ResolvedEvent) -> tuple[int, int]:
    """Return how much an event is reported: in so many articles, so often."""
    return len({report.evidence.article for report in event.reports}), len(event.reports)


def _slide(step: Mapping[str, Any], values: Mapping[str, str]) -> str:
    escaped = {name: html.escape(value) for name, value in values.items()}
    return _SLIDE.format(
        title=html.escape(step["title"]),
        text=Template(step["text"]).substitute(escaped).strip(),
        run="".join(_RUN.format(code=html.escape(code, quote=False)) for code in _code(step, values)),
    )


def _code(step: Mapping[str, Any], values: Mapping[str, str]) -> Iterator[str]:
    """Yield what the step runs, each at a click of its own."""
    if command := step.get("command"):
        yield Template(command).substitute(values)
    if name := step.get("picture"):
        picture = pictures()[name]
        given = {key: Template(value).substitute(values) for key, value in step.get("values", {}).items()}
        yield drawn(picture, picture.bind(given))
    if name := step.get("question"):
        yield defaults()
        yield load_questions()[name].text
