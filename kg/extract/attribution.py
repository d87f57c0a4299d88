"""According to whom: the source of an event that the article does not assert itself.

Three constructions, after Pareti (2016): a reporting verb that governs the event's clause ("officials said that …",
"…, officials said"), "according to X", and direct speech between quotation marks, whose speaker is the subject of the
reporting verb in the same sentence or, for a quotation that runs on, of the one before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extract import lexicons, syntax
from kg.extract.entities import EntityIndex
from kg.extract.happening import Happening, Role

OPENING, CLOSING, STRAIGHT = frozenset("“«"), frozenset("”»"), '"'
SPEAKERS = frozenset({"PERSON", "PEOPLE", "GOVERNMENT", "MILITARY", "ARMED_GROUP", "ORGANIZATION", "COUNTRY", "MEDIA", "OTHER"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens between quotation marks and the mentions of who says them."""

    start: int
    end: int
    speakers: tuple[int, ...]


def credit_accusers(events: Iterable[Happening]) -> None:
    """What is only alleged by an accusation ("accused Israel of killing …") has the accuser as its source."""
    for event in events:
        if event.type.theme_modality == "claimed":
            for theme in event.themes:
                if theme.modality == "claimed" and not theme.sources:
                    theme.sources = [role.mention for role in event.agents]


def speak_for_themselves(events: Iterable[Happening]) -> None:
    """A threat or demand in somebody's own words ("you will pay," he said) is the speaker's, and is made."""
    for event in events:
        if event.type.family in ("threat", "demand") and event.sources and not event.agents:
            event.agents = [Role(mention) for mention in event.sources]
            event.sources, event.modality = [], "asserted"


class Attribution:
    """The sources of one document's clauses; asked once for each event."""

    def __init__(self, doc: Doc, entities: EntityIndex) -> None:
        self._doc = doc
        self._entities = entities
        self._quotations = self._find_quotations()

    def sources(self, head: Token) -> list[int]:
        """Mention numbers of those who say that the event headed by the token took place; empty: the article."""
        quoted = next((q for q in self._quotations if q.start <= head.i < q.end and q.speakers), None)
        governed = self._governing(head)
        return governed or self._according(head) or (list(quoted.speakers) if quoted else [])

    # ---- reporting verbs

    def _governing(self, head: Token) -> list[int]:
        node = head
        while node.head != node:
            verb = node.head
            if node.dep_ in ("ccomp", "xcomp") and self._reports(verb, node):
                found = self._speakers(verb)
                if found:
                    return found
            if node.dep_ == "acl" and verb.lemma_ in lexicons.reporting_words().nouns and verb.pos_ == "NOUN":
                found = self._mentions(syntax.possessors(verb) + syntax.prepositional(verb, ("by", "from", "of")))
                if found:
                    return found
            node = verb
        return self._inserted(node, head)

    def _reports(self, verb: Token, clause: Token) -> bool:
        if verb.lemma_ not in lexicons.reporting_words().verbs or verb.pos_ not in syntax.VERBAL:
            return False
        return clause.dep_ == "ccomp" or verb.lemma_ in ("claim", "say", "report", "allege", "believe")

    def _inserted(self, root: Token, head: Token) -> list[int]:
        """A reporting clause beside the root ("…, as officials said, …")."""
        for child in root.children:
            if child.dep_ in ("parataxis", "advcl") and child.lemma_ in lexicons.reporting_words().quoting:
                marked = [c for c in child.children if c.dep_ == "mark"]
                if (child.dep_ == "parataxis" or any(c.lower_ == "as" for c in marked)) and not child.is_ancestor(head):
                    return self._speakers(child)
        return []

    def _speakers(self, verb: Token) -> list[int]:
        return self._mentions(syntax.subjects(verb))

    def _mentions(self, tokens: list[Token]) -> list[int]:
        found = [self._entities.at(t.i) for t in tokens]
        return [n for n in found if n is not None and self._entities.mentions[n].type in SPEAKERS]

    # ---- according to

    def _according(self, head: Token) -> list[int]:
        words = lexicons.reporting_words().according
        for token in head.sent:
            if token.lower_ in words and token.dep_ in ("prep", "advmod", "advcl", "pcomp", "amod"):
                if self._scopes(token, head):
                    return self._mentions(syntax.prepositional(token, ("to",)))
        return []

    def _scopes(self, according: Token, head: Token) -> bool:
        clause = syntax.clause_head(according.head)
        return clause == head or clause.is_ancestor(head) or head.is_ancestor(according)

    # ---- quotations

    def _find_quotations(self) -> list[Quotation]:
        found: list[Quotation] = []
        opened: int | None = None
        for token in self._doc:
            closes = token.text in CLOSING or token.text == "''" or (token.text == STRAIGHT and opened is not None)
            opens = token.text in OPENING or token.text == "``" or (token.text == STRAIGHT and opened is None)
            if opened is not None and token.is_space and token.text.count("\n") > 1:
                opened = None
            elif opens and not (closes and opened is not None):
                opened = token.i
            elif closes and opened is not None:
                found.append(self._quotation(opened + 1, token.i, found))
                opened = None
        return found

    def _quotation(self, start: int, end: int, before: list[Quotation]) -> Quotation:
        if end - start < 4:  # noqa: PLR2004 - a word or two in quotes is emphasis, not speech
            return Quotation(start, end, ())
        speakers = self._speaker_beside(start, end)
        if not speakers and before and self._only_quotation(start, end):
            speakers = list(before[-1].speakers)
        return Quotation(start, end, tuple(speakers))

    def _speaker_beside(self, start: int, end: int) -> list[int]:
        """Subject of the nearest reporting verb outside the marks, in a sentence that the quotation touches."""
        sentences = [self._doc[start].sent, self._doc[end - 1].sent]
        if end + 1 < len(self._doc) and not self._doc[end].is_space:
            sentences.append(self._doc[end + 1].sent)
        best: tuple[int, list[int]] | None = None
        for sentence in sentences:
            for token in self._verbs(sentence):
                if start <= token.i < end:
                    continue
                distance = min(abs(token.i - start), abs(token.i - end))
                speakers = self._speakers(token) or self._inverted(token)
                if speakers and (best is None or distance < best[0]):
                    best = (distance, speakers)
        return best[1] if best else []

    def _verbs(self, sentence: Span) -> list[Token]:
        verbs = lexicons.reporting_words().verbs
        return [t for t in sentence if t.lemma_ in verbs and t.pos_ in syntax.VERBAL]

    def _inverted(self, verb: Token) -> list[int]:
        """'…," said the minister' where the parser missed the subject: the mention right after the verb."""
        for token in self._doc[verb.i + 1 : verb.i + 6]:
            if token.is_punct:
                break
            number = self._entities.at(token.i)
            if number is not None and self._entities.mentions[number].type in SPEAKERS:
                return [number]
        return []

    def _only_quotation(self, start: int, end: int) -> bool:
        """Whether nothing but the quotation stands in its sentences, so that the speaker runs on."""
        outside = [t for s in {self._doc[start].sent.start, self._doc[end - 1].sent.start} for t in self._doc[s].sent
                   if not (start - 1 <= t.i <= end) and t.is_alpha]
        return not outside
