"""Coreference that the grammar states: apposition, name beside description, "the X party", "the town of X", copula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.entities.clusters import RETYPABLE, State

if TYPE_CHECKING:
    from spacy.tokens import Token

NO_DESCRIPTION = frozenset({"OTHER", "PEOPLE"})
WHERE = frozenset({"in", "at", "near"})
TO = frozenset({"of", "to", "for"})
BE = frozenset({"be", "become", "remain"})


class LinkSieve:
    """The passes over phrases that stand beside one another."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.mentions = state.mentions
        self.doc = state.doc
        self.nouns = [n for n, m in enumerate(state.mentions) if m.kind == "noun"]

    def run(self) -> None:
        """Apply all passes."""
        self._appositions()
        self._adjacent_names()
        for number in self.nouns:
            self._designated(number)
            self._named_place(number)
            self._copula(number)
            self._is_named(number)
            self._identified(number)

    # ---- apposition

    def _appositions(self) -> None:
        for number, mention in enumerate(self.mentions):
            head = self.doc[mention.head]
            if mention.kind == "pronoun" or head.dep_ != "appos":
                continue
            other = self.mentions.at(head.head.i)
            if other is None or other == number or not self._is_one_thing(other, number, head):
                continue
            self._settle_type(other, number)
            self.state.join(other, number, sure=mention.plural == self.mentions[other].plural)

    def _is_one_thing(self, one: int, other: int, head: Token) -> bool:
        """Not a list, not "Baghdad, Iraq", not two persons, not "at a meeting in Leith, the mayor …"."""
        first, second = self.mentions[one], self.mentions[other]
        if any(c.dep_ in ("conj", "cc") for c in head.children) or "PLACE" in (first.type, second.type):
            return False
        if second.type == "PERSON" and second.kind == "noun" and _is_where(head.head):
            return False
        named = first.kind == second.kind == "name"
        return not (named and first.type == second.type and first.type in ("COUNTRY", "PERSON"))

    def _settle_type(self, one: int, other: int) -> None:
        """Where "X, a German manufacturer" has X as a person, the description decides."""
        for name, noun in ((one, other), (other, one)):
            mention, its = self.mentions[name], self.mentions[noun]
            describes = its.kind == "noun" and not its.plural and self.doc[its.start].pos_ == "DET"
            if mention.kind == "name" and describes and not mention.title and its.type not in NO_DESCRIPTION:
                self._retype(name, noun)

    def _retype(self, name: int, noun: int) -> None:
        group, kind = self.state.group(name), self.mentions[noun].type
        if group.key is None and group.types == {self.mentions[name].type} and group.types <= RETYPABLE:
            for member in group.mentions:
                self.mentions[member].type = kind
            group.types = {kind}

    # ---- names beside descriptions

    def _adjacent_names(self) -> None:
        """"the leader of the party John Smith", "Ambassador to Peru John Smith": the description runs into the name."""
        for number, mention in enumerate(self.mentions):
            start = mention.title[0] if mention.title else mention.start
            inner = self.mentions.at(start - 1) if start else None
            if mention.kind != "name" or mention.type != "PERSON" or inner is None or self.mentions[inner].end != start:
                continue
            before = self.mentions[inner].start - 1
            while before > 0 and self.doc[before].pos_ == "DET":
                before -= 1
            other = self.mentions.at(self.doc[before].head.i) if self.doc[before].lower_ in TO else None
            if other is not None and self.mentions[other].kind == "noun" and self.mentions[other].type == "PERSON":
                self.state.join(other, number, sure=True)

    def _designated(self, number: int) -> None:
        """"the X party" is X, whatever the recogniser took X for."""
        mention = self.mentions[number]
        actors = self.state.actors
        designators = actors.heads["designator"] - actors.words["no_designators"]
        inner = self.mentions.at(mention.head - 1) if mention.head > mention.start else None
        if mention.lemma not in designators or mention.plural or inner is None or mention.key is not None:
            return
        name = self.mentions[inner]
        modifies = name.end == mention.head and self.doc[name.head].dep_ in ("compound", "nmod", "amod")
        if name.kind == "name" and modifies and name.type in ("PERSON", "ORGANIZATION") and not name.title:
            self._retype(inner, number)
            self.state.join(inner, number, sure=True)

    def _named_place(self, number: int) -> None:
        """"the town of X", "the X district" is X."""
        mention, words = self.mentions[number], self.state.actors.words
        if mention.type != "PLACE" or mention.plural:
            return
        head = self.doc[mention.head]
        found: list[Token] = []
        if mention.lemma in words["named_areas"] and self.doc[mention.start].lower_ not in ("a", "an"):
            found += [c for c in head.lefts if c.dep_ in ("compound", "nmod")]
        if not found and mention.lemma in words["settlements"]:
            of = self.doc[head.i + 1 : head.i + 2]
            found += [c for p in of if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
        for token in found:
            inner = self.mentions.at(token.i)
            if inner is not None and self.mentions[inner].kind == "name" and self.mentions[inner].type == "PLACE":
                self.state.join(number, inner, sure=True)

    def _copula(self, number: int) -> None:
        """"X is the leader": definite, neither negated nor modal."""
        mention = self.mentions[number]
        head = self.doc[mention.head]
        verb = head.head
        if head.dep_ != "attr" or verb.lemma_ not in BE or not mention.definite:
            return
        if any(c.dep_ in ("neg", "aux") and c.lemma_ not in ("have", "be") for c in verb.children):
            return
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        other = self.mentions.at(subject.i) if subject is not None else None
        if other is not None:
            self.state.join(other, number)

    def _is_named(self, number: int) -> None:
        """"The victim IS Ann Ray"."""
        mention, head = self.mentions[number], self.doc[self.mentions[number].head]
        verb = head.head
        if head.dep_ != "nsubj" or verb.lemma_ != "be" or not mention.definite or mention.type != "PERSON":
            return
        if any(c.dep_ in ("neg", "aux") for c in verb.children):
            return
        for token in (c for c in verb.children if c.dep_ == "attr"):
            other = self.mentions.at(token.i)
            if other is not None and self.mentions[other].kind == "name" and self.mentions[other].type == "PERSON":
                self.state.join(number, other)

    def _identified(self, number: int) -> None:
        """"The gunman, IDENTIFIED AS X", "police NAMED the gunman AS X"."""
        mention, head = self.mentions[number], self.doc[self.mentions[number].head]
        if mention.plural or mention.type in NO_DESCRIPTION:
            return
        verbs = [c for c in head.rights if c.dep_ == "acl"]
        verbs += [head.head] if head.dep_ in ("nsubjpass", "dobj") else []
        hosts = [host for verb in verbs if _names(verb) for host in (verb, head)]
        for token in (t for host in hosts for t in syntax.prepositional(host, ("as",))):
            other = self.mentions.at(token.i)
            if other is not None and self.mentions[other].kind == "name" and self.mentions[other].type == "PERSON":
                self.state.join(number, other, sure=True)
                return


def _names(verb: Token) -> bool:
    return verb.lemma_ in ("identify", "name") and not syntax.is_negated(verb)


def _is_where(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in WHERE
