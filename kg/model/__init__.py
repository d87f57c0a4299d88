"""What flows between the stages: plain frozen records, no behaviour beyond what their fields imply.

Offsets are Unicode code points into `Article.text`, begin inclusive, end exclusive.
`extraction` (Article … Extraction) is what one article says, `graph` (ResolvedEntity … Graph) what all of them say
together.
"""

from __future__ import annotations

from kg.model.extraction import (
    Argument,
    Article,
    Entity,
    Event,
    Extent,
    Extraction,
    KnownArticle,
    Link,
    Mention,
    Relation,
    Span,
    When,
)
from kg.model.graph import (
    Copy,
    EventLink,
    Evidence,
    Fact,
    Graph,
    Participant,
    Report,
    ResolvedEntity,
    ResolvedEvent,
    Ruling,
    Sentence,
)
from kg.model.words import FACTUAL, Basis, EntityType, Kind, LinkType, MentionKind, Modality, Precision, Verdict

__all__ = [
    "FACTUAL",
    "Argument",
    "Article",
    "Basis",
    "Copy",
    "Entity",
    "EntityType",
    "Event",
    "EventLink",
    "Evidence",
    "Extent",
    "Extraction",
    "Fact",
    "Graph",
    "Kind",
    "KnownArticle",
    "Link",
    "LinkType",
    "Mention",
    "MentionKind",
    "Modality",
    "Participant",
    "Precision",
    "Relation",
    "Report",
    "ResolvedEntity",
    "ResolvedEvent",
    "Ruling",
    "Sentence",
    "Span",
    "Verdict",
    "When",
]
