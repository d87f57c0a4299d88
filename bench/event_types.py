"""`python -m bench.event_types GOLD.jsonl --records RECORDS.jsonl`: is the right event told, by sub-events of ACLED.

The gold rows hold `text` and one `type`, as in CASE 2021. `TYPES` maps it to the types of ours that tell it; only
events told as having happened count. Snippets of disasters are right when no conflict is told of them. Two kinds of the
gold are left out: OTHER, of no one type, and ORG_CRIME, robbers and smugglers, whom the ontology has no type for.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.event_coreference import CONFLICT
from bench.gold import Row, arguments, percent, read_pairs, read_rows
from kg import ontology
from kg.model import Extraction
from kg.model.words import FACTUAL

VIOLENCE = frozenset({"ATTACK", "BOMB", "KILL", "INJURE", "STORM", "RETALIATE"})
DIPLOMACY = frozenset(
    "AGREE AID BLAME COERCE CONCEDE CONDEMN COOPERATE DEMAND INVESTIGATE MEET NEGOTIATE REJECT RELEASE RETALIATE "
    "SANCTION SUPPORT THREATEN".split()
)
TYPES: dict[str, frozenset[str]] = {
    "ARMED_CLASH": VIOLENCE | {"INVADE"},
    "ATTACK": VIOLENCE,
    "AIR_STRIKE": VIOLENCE,
    "ART_MISS_ATTACK": VIOLENCE,
    "CHEM_WEAP": VIOLENCE,
    "GRENADE": VIOLENCE,
    "REM_EXPLOS": VIOLENCE,
    "SUIC_BOMB": VIOLENCE,
    "MOB_VIOL": VIOLENCE | {"ARSON", "PROTEST"},
    "SEX_VIOL": VIOLENCE,
    "PROPERTY_DISTRUCT": VIOLENCE | {"ARSON"},
    "ABDUCT_DISSAP": frozenset({"KIDNAP", "ARREST"}),
    "ARREST": frozenset({"ARREST"}),
    "DISR_WEAP": frozenset({"ARREST", "COERCE", "INVESTIGATE"}),
    "PEACE_PROTEST": frozenset({"PROTEST"}),
    "VIOL_DEMONSTR": frozenset({"PROTEST"}),
    "PROTEST_WITH_INTER": frozenset({"PROTEST", "COERCE", "ARREST"}),
    "FORCE_AGAINST_PROTEST": VIOLENCE | {"COERCE"},
    "GOV_REGAINS_TERIT": frozenset({"INVADE", "STORM", "ATTACK"}),
    "NON_STATE_ACTOR_OVERTAKES_TER": frozenset({"INVADE", "STORM", "ATTACK"}),
    "NON_VIOL_TERRIT_TRANSFER": frozenset({"RETREAT", "INVADE", "CONCEDE"}),
    "HQ_ESTABLISHED": frozenset({"MOBILIZE", "PRESENCE"}),
    "CHANGE_TO_GROUP_ACT": frozenset({"MOBILIZE", "RETREAT", "CONCEDE", "AGREE", "PRESENCE", "COOPERATE"}),
    "AGREEMENT": frozenset({"AGREE", "NEGOTIATE", "MEET"}),
    "ATTRIB": frozenset({"BLAME", "CLAIM", "CONDEMN"}),
    "DIPLO": DIPLOMACY,
    "NATURAL_DISASTER": frozenset(),
    "MAN_MADE_DISASTER": frozenset(),
}
"""What tells each kind of the gold; nothing of conflict should tell a disaster."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One row: its kind, the types that are told as having happened in the order of the text, and the text."""

    kind: str
    told: tuple[str, ...]
    text: str

    @property
    def is_found(self) -> bool:
        """Whether any event is of a right type."""
        return not TYPES[self.kind].isdisjoint(self.told)

    @property
    def is_first(self) -> bool:
        """Whether the first event is of a right type."""
        return bool(self.told) and self.told[0] in TYPES[self.kind]


def snippets(pairs: Iterable[tuple[Row, Extraction]]) -> Iterator[Snippet]:
    """The rows whose kind the mapping knows."""
    for row, extraction in pairs:
        kind = row["gold"][0]["type"]
        if kind in TYPES:
            events = sorted(extraction.events, key=lambda event: event.trigger.start)
            yield Snippet(kind, tuple(e.type for e in events if e.modality in FACTUAL), row["text"])


def report(found: Sequence[Snippet], conflict: frozenset[str]) -> Iterator[str]:
    """How many are found, by their first event as well, how many say nothing, and a line for each kind."""
    events = [one for one in found if TYPES[one.kind]]
    disasters = [one for one in found if not TYPES[one.kind]]
    yield f"found {percent(sum(one.is_found for one in events), len(events))}"
    yield f"of the right type by the first event {percent(sum(one.is_first for one in events), len(events))}"
    yield f"silent {percent(sum(not one.told for one in events), len(events))}"
    alarms = sum(not conflict.isdisjoint(one.told) for one in disasters)
    yield f"disasters told as conflict {percent(alarms, len(disasters))}"
    kinds: dict[str, list[Snippet]] = defaultdict(list)
    for one in found:
        kinds[one.kind].append(one)
    for kind, some in sorted(kinds.items()):
        first = Counter(one.told[0] if one.told else "-" for one in some)
        confusion = " ".join(f"{name} {n}" for name, n in first.most_common())
        yield f"  {kind}: found {sum(one.is_found for one in some)} of {len(some)}; first event {confusion}"


def main() -> None:
    """Print the figures."""
    given = arguments(__doc__ or "", "list the snippets whose event is not found")
    found = list(snippets(read_pairs(read_rows(given.gold), given.records)))
    conflict = frozenset(t.type for t in ontology.load().events.values() if t.family in CONFLICT)
    sys.stdout.write("\n".join(report(found, conflict)) + "\n")
    for one in (one for one in found if given.errors and TYPES[one.kind] and not one.is_found):
        sys.stdout.write(f"{one.kind} {' '.join(one.told) or '-'} | {one.text}\n")


if __name__ == "__main__":
    main()
