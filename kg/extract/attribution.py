"""According to whom: the source of an event that the article does not assert itself.

The constructions follow Pareti (2016): a verb of saying, promising, asking or announcing that governs the event
("officials said that …", "urged them to …", "announced the arrest of …"), a noun that holds what is said ("X's claim
that …"), a clause put in ("…, officials said, …"), "according to X", a speaker before a colon ("Minister: …"), and
direct speech (see `quotations`). Of nested sources the innermost counts. What a verb takes for granted ("condemned the
attack") has no source: the article asserts it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract import lexicons, syntax
from kg.extract.entities import EntityIndex
from kg.extract.happening import Happening, Role
from kg.extract.labels import find_labels
from kg.extract.quotations import find_quotations
from kg.extract.speakers import Speakers

PUT_IN = frozenset({"parataxis", "advcl", "dep"})
ACCORDING = frozenset({"prep", "advmod", "advcl", "pcomp", "amod"})


@dataclass(frozen=True, slots=True)
class SourceWords:
    """How words beside the plain verbs of saying govern what their subject says."""

    promising: frozenset[str]
    asking: frozenset[str]
    announcing: frozenset[str]
    nouns: frozenset[str]
    points: frozenset[str]
    prepositions: Mapping[str, frozenset[str]]


@functools.cache
def source_words() -> SourceWords:
    """data/sources.toml."""
    table = lexicons.read("sources", frozenset(SourceWords.__dataclass_fields__))
    prepositions = {word: frozenset(verbs) for word, verbs in table.pop("prepositions").items()}
    return SourceWords(prepositions=prepositions, **{key: frozenset(words) for key, words in table.items()})


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
        self._speakers = Speakers(doc, entities)
        self._quotations = find_quotations(doc, self._speakers)
        self._labels = find_labels(doc, entities)

    def sources(self, head: Token) -> list[int]:
        """Mention numbers of those who say that the event headed by the token took place; empty: the article."""
        quoted = next((list(q.speakers) for q in self._quotations if q.holds(head.i) and q.speakers), [])
        near = self._governing(head) or self._according(head)
        if near and not (quoted and self._speakers.first_person(near)):
            return near
        return quoted or self._labelled(head)

    def _labelled(self, head: Token) -> list[int]:
        return next(([label.speaker] for label in self._labels if label.start <= head.i < label.end), [])

    # ---- words that govern

    def _governing(self, head: Token) -> list[int]:
        node = head
        while True:
            found = self._governed(node) or self._put_in(node, head)
            if found or node.head == node:
                return found
            node = node.head

    def _governed(self, node: Token) -> list[int]:
        """Who says what the node stands for, by the word that it hangs on."""
        over = node.head
        if over.pos_ in syntax.VERBAL:
            return self._speakers.of(over) if self._reports(over, node) else []
        if node.dep_ in ("acl", "relcl", "ccomp") and over.pos_ == "NOUN":
            return self._held(over, node)
        if node.dep_ in ("pobj", "pcomp") and over.dep_ == "prep":
            return self._behind_preposition(over)
        return []

    def _reports(self, verb: Token, node: Token) -> bool:
        words, lemma = source_words(), verb.lemma_
        if node.dep_ == "ccomp":
            return lemma in lexicons.reporting_words().verbs or (lemma in words.asking and not _bare(node))
        if node.dep_ in ("xcomp", "advcl") and _infinitive(node):
            return lemma in words.promising | words.asking and (node.dep_ == "xcomp" or bool(syntax.objects(verb)))
        if node.dep_ == "xcomp":
            return lemma in words.promising or lemma == "suggest"
        return node.dep_ in ("dobj", "nsubjpass") and lemma in words.announcing and node.pos_ == "NOUN"

    def _held(self, noun: Token, clause: Token) -> list[int]:
        """"X's claim that …", "a threat by X to …", "X made the point that …"."""
        words = source_words()
        if noun.lemma_ not in words.nouns | words.points | lexicons.reporting_words().nouns or _describes(clause):
            return []
        return self._speakers.of_noun(noun)

    def _behind_preposition(self, preposition: Token) -> list[int]:
        over, words = preposition.head, source_words()
        if over.pos_ in syntax.VERBAL and over.lemma_ in words.prepositions.get(preposition.lower_, ()):
            return self._speakers.of(over)
        return []

    # ---- clauses put in

    def _put_in(self, node: Token, head: Token) -> list[int]:
        """A reporting clause beside the node: "…, officials said, …", "…, as officials said"."""
        for child in node.children:
            if child.dep_ in PUT_IN and child.lemma_ in lexicons.reporting_words().quoting and _inserted(child):
                if child != head and not child.is_ancestor(head):
                    return self._speakers.of(child)
        return []

    # ---- according to

    def _according(self, head: Token) -> list[int]:
        words = lexicons.reporting_words().according
        for token in head.sent:
            if token.lower_ in words and token.dep_ in ACCORDING and _scopes(token, head):
                return self._speakers.mentions(syntax.prepositional(token, ("to",)))
        return []


def _inserted(clause: Token) -> bool:
    marks = [c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod") and c.i < clause.i]
    return "as" in marks or (clause.dep_ != "advcl" and not marks)


def _scopes(according: Token, head: Token) -> bool:
    clause = syntax.clause_head(according.head)
    return clause == head or clause.is_ancestor(head) or head.is_ancestor(according)


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _bare(clause: Token) -> bool:
    return not any(c.dep_ in ("aux", "mark") for c in clause.children)


def _describes(clause: Token) -> bool:
    """Whether the clause says which claim is meant ("the claim that he made") instead of what is claimed."""
    if clause.dep_ == "relcl":
        return any(c.tag_ in syntax.RELATIVE for c in clause.children)
    return clause.tag_ == "VBN"
