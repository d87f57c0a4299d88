"""Where deaths and wounds happened whose own reports leave that out: where the act was that they came of.

"A bomb went off IN LUND. Two guards were killed." The other way round too: where its victims died, the bomb went off.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.ontology import Ontology
from kg.resolve.links import Tie
from kg.resolve.modality import status
from kg.resolve.roles import Draft

OUTCOMES = frozenset({"KILL", "INJURE", "DIE"})
ACTS = frozenset({"violence", "misfortune"})
TYING = frozenset({"CAUSED_BY", "PART_OF"})


def share_scenes(drafts: Sequence[Draft], ties: Sequence[Tie], ontology: Ontology) -> None:
    """Give places to outcomes and acts without any, from those that they are tied to as the sentences say."""
    for tie in ties:
        outcome, act = drafts[tie.origin], drafts[tie.goal]
        if tie.type not in TYING or outcome.main_type not in OUTCOMES or not _is_act(act, ontology):
            continue
        for lacking, other in ((outcome, act), (act, outcome)):
            if not lacking.places and status(lacking.modality) == status(other.modality):
                for entity, voices in other.places.items():
                    lacking.places[entity] = list(voices)


def _is_act(draft: Draft, ontology: Ontology) -> bool:
    kind = ontology.events.get(draft.main_type)
    return kind is not None and kind.family in ACTS
