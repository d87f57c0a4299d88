"""The report of a benchmark run as Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from typing import Any

from bench.asking import BUSIEST, ONE_PARTY, WHOLE

TARGET_RATE, TARGET_MILLISECONDS = 0.8, 200.0
"""The least share of the bare driver's rate, and the most that the median question may take on Neo4j."""


def markdown(found: Mapping[str, Any]) -> str:
    """Return the report of one run."""
    return "\n".join([*_head(found), *_loads(found), *_answers(found), *_plans(found), ""])


def _head(found: Mapping[str, Any]) -> Iterator[str]:
    yield "# Benchmark"
    yield ""
    yield f"A made-up graph of {found['entities']:,} entities and {found['events']:,} events, scale {found['scale']}, "
    yield f"seed {found['seed']}. {found['machine']}. Trust ratios, not seconds."
    yield ""


def _loads(found: Mapping[str, Any]) -> Iterator[str]:
    rates = {load["what"]: load["rate"] for load in found["loads"]}
    share = rates["kg"] / rates["bare driver"]
    yield "## Loading"
    yield ""
    yield f"kg has {share:.2f} of the bare driver's rate (target: {TARGET_RATE})."
    yield ""
    yield "| way | seconds | nodes and relationships | a second |"
    yield "|---|---:|---:|---:|"
    for load in found["loads"]:
        yield f"| {load['what']} | {load['seconds']:.1f} | {load['elements']:,} | {load['rate']:,.0f} |"
    yield ""


def _answers(found: Mapping[str, Any]) -> Iterator[str]:
    yield "## Questions"
    yield ""
    yield f"Median milliseconds (target on Neo4j for one party: {TARGET_MILLISECONDS:.0f}); in brackets the rows."
    yield ""
    columns = [(scope, store) for scope in (ONE_PARTY, BUSIEST, WHOLE) for store in ("Neo4j", "embedded")]
    columns = [each for each in columns if any(each == (one["scope"], one["store"]) for one in found["answers"])]
    yield "| question | " + " | ".join(f"{scope}, {store}" for scope, store in columns) + " |"
    yield "|---|" + "---:|" * len(columns)
    by_place = {(one["question"], one["scope"], one["store"]): one for one in found["answers"]}
    for question in sorted({one["question"] for one in found["answers"]}):
        cells = (_cell(by_place.get((question, *column))) for column in columns)
        yield f"| {question} | {' | '.join(cells)} |"
    for name, pick in (("median", statistics.median), ("slowest", max)):
        cells = (f"**{pick(_times(found, *column)):,.0f}**" for column in columns)
        yield f"| **{name}** | {' | '.join(cells)} |"
    yield ""


def _times(found: Mapping[str, Any], scope: str, store: str) -> list[float]:
    answers = [one for one in found["answers"] if (one["scope"], one["store"]) == (scope, store)]
    return [one["milliseconds"] for one in answers if one["milliseconds"] is not None]


def _cell(answer: Mapping[str, Any] | None) -> str:
    if answer is None:
        return ""
    return "failed" if answer["milliseconds"] is None else f"{answer['milliseconds']:,.0f} ({answer['rows']:,})"


def _plans(found: Mapping[str, Any]) -> Iterator[str]:
    yield "## Plans on Neo4j"
    yield ""
    yield "Where each plan begins, by PROFILE; the whole trees are in bench.json."
    yield ""
    yield "| question | by index only | database hits | begins with |"
    yield "|---|---|---:|---|"
    for plan in found["plans"]:
        begins = "; ".join(plan["leaves"]).replace("|", "\\|")
        yield f"| {plan['question']} | {'yes' if plan['uses_index'] else 'no'} | {plan['hits']:,} | {begins} |"
