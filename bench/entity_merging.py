"""`python -m bench.entity_merging`: whether the names that mean one entity are one entity, and only those.

Two golds: `--re3d GOLD.jsonl --records RECORDS.jsonl`, whose rows hold IsSynonymOf pairs of names, and
`--entities ENTITIES.jsonl --records …  --articles FOLDER`, whose rows list the `aliases` of one entity each. A name is
scored where a mention of ours covers it and the gold gives it to one entity only; pairs are of two different names.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path

from bench.gold import Row, Score, read_pairs, read_rows
from kg import ontology
from kg.resolve import Resolution, resolve_with_reasons
from kg.resolve.corpus import Ref
from kg.resolve.names import fold

_LINKING = frozenset({"of", "the", "for", "in"})


def main() -> None:
    """Print the score of one gold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--re3d", type=Path)
    parser.add_argument("--entities", type=Path)
    parser.add_argument("--articles", type=Path, help="folder of the texts that the entities' names are in")
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    if arguments.re3d:
        pairs = read_pairs(read_rows(arguments.re3d), [arguments.records])
        gold = synonyms([row for row, _ in pairs])
    else:
        texts = (path.read_bytes().decode("utf-8") for path in sorted(arguments.articles.glob("*.txt")))
        pairs = read_pairs([{"text": text} for text in texts], [arguments.records])
        gold = aliases(read_rows(arguments.entities))
    found = entities_of(gold, resolve_with_reasons([x for _, x in pairs], ontology.load()))
    score, wrong, missed = compare(gold, found)
    sys.stdout.write(f"{len(found)} of {len(gold)} names found; pairs of names {score}\n")
    if arguments.errors:
        sys.stdout.write("\n  ".join(["wrong", *wrong, "missed", *missed]) + "\n")


def synonyms(rows: Iterable[Row]) -> dict[str, Hashable]:
    """The names of IsSynonymOf pairs, each with its class.

    Names of the same words are one ("commander of Northern Command", "Northern Command commander"): the gold links one
    document's names only.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for row in rows:
        for relation in row["gold"]:
            if relation["type"] == "IsSynonymOf" and _is_name(relation["source"]) and _is_name(relation["target"]):
                parent[root(key(relation["source"]))] = root(key(relation["target"]))
    first: dict[frozenset[str], str] = {}
    for name in sorted(parent):
        parent[root(name)] = root(first.setdefault(frozenset(name.split()) - _LINKING, name))
    return {name: root(name) for name in parent}


def _is_name(text: str) -> bool:
    """Whether a capital or a figure stands in it after the first word's first letter."""
    words = [word for word in text.split() if word.lower() not in ("the", "a", "an")]
    return any(word[:1].isupper() for word in words)


def aliases(rows: Iterable[Row]) -> dict[str, Hashable]:
    """Names with a capital of just one entity, each with its entity."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in (n for n in row["aliases"] if _is_name(n)):
            owners[key(name)].add(row["id"])
    return {name: min(ids) for name, ids in owners.items() if len(ids) == 1}


def key(name: str) -> str:
    """A name for comparison: folded, without the article before it."""
    words = fold(name).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def entities_of(gold: Mapping[str, Hashable], resolution: Resolution) -> dict[str, set[int]]:
    """The entity clusters that each gold name is a mention of."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, extraction in enumerate(resolution.corpus.extractions):
        for entity in extraction.entities:
            for mention in entity.mentions:
                if mention.kind != "pronoun" and key(mention.text) in gold:
                    found[key(mention.text)].add(resolution.entities.of[Ref(number, entity.id)])
    return found


def compare(gold: Mapping[str, Hashable], found: Mapping[str, set[int]]) -> tuple[Score, list[str], list[str]]:
    """The score over all pairs of names found, the pairs wrongly joined, and those wrongly apart."""
    right, wrong, missed = 0, [], []
    names: Sequence[str] = sorted(found)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            same, joined = gold[one] == gold[other], bool(found[one] & found[other])
            right += same and joined
            if joined and not same:
                wrong.append(f"{one} = {other}")
            if same and not joined:
                missed.append(f"{one} / {other}")
    precision = right / max(right + len(wrong), 1)
    return Score(precision, right / max(right + len(missed), 1)), wrong, missed


if __name__ == "__main__":
    main()
