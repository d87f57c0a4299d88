"""Standing relations between entities: LEADS, MEMBER_OF, PART_OF, SUPPORTS, LOCATED_IN.

Most are read off a noun phrase: a title ("US Defense Secretary …"), an owner ("Iran's embassy", "the group's
leader"), a modifier ("Iran-backed militia"), a complement ("head of the force", "a base in Tuzla"). What the
gazetteer knows of a body is added where both sides occur in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.extract import syntax
from kg.extract.entities.clusters import BODIES, GOVERNMENT_KEY, MILITARY_KEY, SITES, Clusters
from kg.extract.entities.mentions import Mentions, NounPhrase
from kg.extract.entities.offices import bodies_of, described, holds, is_qualifying, offices_of, title_words
from kg.extract.entities.openers import PEOPLE
from kg.ontology.actors import Actors

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RelationType = Literal["LEADS", "MEMBER_OF", "PART_OF", "SUPPORTS", "LOCATED_IN"]
OF_STATE = frozenset({"MILITARY", "GOVERNMENT"})
AREAS = frozenset({"PLACE", "COUNTRY"})
LOCATIVE = frozenset({"in", "at", "inside", "within"})
SITUATED = frozenset({"located", "situated", "based", "sited"})

@dataclass(frozen=True, slots=True)
class StandingRelation:
    """`subject` and `object` are entity numbers, [start, end) the tokens of the sentence that says so."""

    type: RelationType
    subject: int
    object: int
    start: int
    end: int
    confidence: float


def find_relations(doc: Doc, mentions: Mentions, clusters: Clusters, actors: Actors) -> list[StandingRelation]:
    """All standing relations of the text, each once, in order of the text."""
    return _Reader(doc, mentions, clusters, actors).read()


class _Reader:
    def __init__(self, doc: Doc, mentions: Mentions, clusters: Clusters, actors: Actors) -> None:
        self.doc = doc
        self.mentions = mentions
        self.clusters = clusters
        self.actors = actors
        self.words = actors.words
        self.by_key = {e.key: n for n, e in enumerate(clusters.entities) if e.key}
        self.found: dict[tuple[str, int, int], StandingRelation] = {}

    def read(self) -> list[StandingRelation]:
        for number, mention in enumerate(self.mentions):
            if mention.kind == "pronoun":
                continue
            self._offices(number, mention)
            self._heads(number, mention)
            self._members(number, mention)
            self._supporters(number, mention)
            self._places(number, mention)
            self._owners(number, mention)
        for number in range(len(self.clusters.entities)):
            self._known(number)
        for kind, subject, target in list(self.found):
            if kind == "MEMBER_OF" and ("LEADS", subject, target) in self.found:
                del self.found[kind, subject, target]
        return sorted(self.found.values(), key=lambda r: (r.start, r.type, r.subject, r.object))

    def _add(self, kind: RelationType, subject: int, target: int, at: int, confidence: float) -> None:
        """Keep the relation between two entities where it is stated best; `at` is a token of the sentence."""
        if subject == target:
            return
        sentence = self.doc[at].sent
        made = StandingRelation(kind, subject, target, sentence.start, sentence.end, confidence)
        old = self.found.get((kind, subject, target))
        if old is None or confidence > old.confidence:
            self.found[kind, subject, target] = made

    def _entity(self, token: Token) -> int | None:
        number = self.mentions.at(token.i)
        return None if number is None else self.clusters.entity_of(number)

    def _under(self, token: Token, prepositions: tuple[str, ...]) -> list[int]:
        """Entities that the prepositions after a token govern."""
        found = [
            self._entity(noun)
            for child in token.rights if child.dep_ in ("prep", "agent") and child.lower_ in prepositions
            for noun in child.children if noun.dep_ == "pobj"
        ]
        return [n for n in found if n is not None]

    # ---- LEADS

    def _offices(self, number: int, mention: NounPhrase) -> None:
        """"US President …" leads the United States, "US Defense Secretary …" the Pentagon, if the text names it."""
        me = self.clusters.entity_of(number)
        for office, country in offices_of(self.mentions, number, self.doc, self.actors):
            leads = next(o.leads for o in self.actors.offices if o.name == office)
            target = self.by_key.get(country if leads == "country" else self.actors.functions.get((country, leads), ""))
            if target is not None:
                self._add("LEADS", me, target, mention.head, 0.9)
            if leads != "country" and country in self.by_key:
                self._add("MEMBER_OF", me, self.by_key[country], mention.head, 0.8)

    def _heads(self, number: int, mention: NounPhrase) -> None:
        """"the head of X", "X's leader", "X leader Y": the body stands in the title or description."""
        if mention.type != "PERSON" or mention.plural or mention.lemma in self.words["outsiders"]:
            return
        words = title_words(mention, self.doc)
        office = next((o for o in self.actors.offices if o.leads == "organization" and holds(o, words)), None)
        for inner, by_of in bodies_of(self.mentions, mention, self.doc):
            target = self.clusters.entity_of(inner)
            leads = office is not None and ((by_of and mention.definite) or bool(set(words) & self.words["leaders"]))
            if leads and not set(words) & self.words["junior"]:
                self._add("LEADS", self.clusters.entity_of(number), target, mention.head, 0.85)
            else:
                self._add("MEMBER_OF", self.clusters.entity_of(number), target, mention.head, 0.75)

    # ---- MEMBER_OF, PART_OF

    def _members(self, number: int, mention: NounPhrase) -> None:
        me = self.clusters.entity_of(number)
        if mention.kind == "noun" and mention.type in PEOPLE and mention.lemma not in self.words["outsiders"]:
            if mention.key is None and mention.type != "PERSON":
                self._belongs(me, mention)
            if self.doc[mention.head].tag_ == "CD" or mention.lemma == "member":
                for target in self._under(self.doc[mention.head], ("of",)):  # "one of those militias"
                    if self.clusters.entities[target].type in BODIES:
                        self._add("MEMBER_OF", me, target, mention.head, 0.85)
        self._of_state(me, mention)
        self._part_of(me, mention)

    def _part_of(self, me: int, mention: NounPhrase) -> None:
        """"X is part of Y", "a wing of Y"."""
        head = self.doc[mention.head]
        for attribute in head.head.children if head.dep_ == "nsubj" and head.head.lemma_ == "be" else ():
            if attribute.dep_ == "attr" and attribute.lemma_ in ("part", "wing", "arm", "branch"):
                for whole in self._under(attribute, ("of",)):
                    if self.clusters.entities[whole].type in BODIES | {"COUNTRY"}:
                        self._add("PART_OF", me, whole, mention.head, 0.85)

    def _belongs(self, me: int, mention: NounPhrase) -> None:
        """"UN officials", "members of the council", "rebels with the front"."""
        for inner, _ in bodies_of(self.mentions, mention, self.doc):
            self._add("MEMBER_OF", me, self.clusters.entity_of(inner), mention.head, 0.8)
        heads = dict.fromkeys((self.doc[mention.head], described(self.mentions, mention, self.doc)))
        for target in (t for head in heads for t in self._under(head, ("with", "from"))):
            if self.clusters.entities[target].type in ("ARMED_GROUP", "MILITARY"):
                self._add("MEMBER_OF", me, target, mention.head, 0.7)

    def _of_state(self, me: int, mention: NounPhrase) -> None:
        """Forces and offices of a state are part of it; those who serve it are its members."""
        if mention.type in OF_STATE and mention.number is None:
            for country in self._states_of(mention):
                self._add("PART_OF", me, country, mention.head, 0.9)
        elif mention.type == "PERSON" and mention.country in self.by_key:
            words = set(title_words(mention, self.doc)) | {mention.lemma}
            if words & self.words["serves"]:
                self._add("MEMBER_OF", me, self.by_key[mention.country or ""], mention.head, 0.7)

    def _states_of(self, mention: NounPhrase) -> list[int]:
        """The mention's own state, or those that stand side by side before it ("Ethiopian and Kenyan troops")."""
        if mention.country is not None or mention.kind != "noun":
            return [self.by_key[mention.country]] if mention.country in self.by_key else []
        inner = [self.mentions.at(i) for i in range(mention.start, mention.head) if not is_qualifying(self.doc, i)]
        return [self.clusters.entity_of(n) for n in inner if n is not None and self.mentions[n].type == "COUNTRY"]

    def _owners(self, number: int, mention: NounPhrase) -> None:
        """"sites belonging to X", "a camp run by X": the site is X's."""
        if mention.type != "FACILITY":
            return
        for child in self.doc[mention.head].subtree:
            if child.dep_ == "acl" and child.lower_ in self.words["owned"] and child.i > mention.head:
                for owner in self._under(child, ("to", "by")):
                    if self.clusters.entities[owner].type in BODIES | {"COUNTRY"}:
                        self._add("PART_OF", self.clusters.entity_of(number), owner, mention.head, 0.85)

    # ---- SUPPORTS

    def _supporters(self, number: int, mention: NounPhrase) -> None:
        for i in range(max(self._first_compound(mention), 1), mention.end - 1):
            if self.doc[i].text == "-":
                self._compound(number, mention, i)
        if mention.kind == "noun" and mention.lemma in self.words["supporters"]:
            for target in self._supported(self.doc[mention.head]):
                self._add("SUPPORTS", self.clusters.entity_of(number), target, mention.head, 0.8)
        if mention.type in BODIES | {"PEOPLE"}:
            for child in self.doc[mention.head].rights:
                if child.dep_ == "acl" and child.lower_ in self.actors.support.suffixes:
                    for backer in self._under(child, ("by",)):
                        self._add("SUPPORTS", backer, self.clusters.entity_of(number), mention.head, 0.85)

    def _supported(self, supporters: Token) -> list[int]:
        """"supporters OF THE MAYOR", "THE MAYOR'S supporters", "many of THE MAYOR'S supporters"."""
        if supporters.lemma_ not in self.words["supporters"]:
            of = (c for c in supporters.rights if c.dep_ == "prep" and c.lower_ == "of")
            nouns = (n for preposition in of for n in preposition.children if n.dep_ == "pobj")
            return [target for noun in nouns for target in self._supported(noun)]
        owners = (self._entity(c) for c in supporters.lefts if c.dep_ == "poss")
        return [*self._under(supporters, ("of",)), *(n for n in owners if n is not None)]

    def _first_compound(self, mention: NounPhrase) -> int:
        """Where the phrase begins with the "X-backed" before a name, which its mention leaves out."""
        hyphen = mention.start - 2
        adjective = mention.kind == "name" and not mention.title and hyphen > 0 and self.doc[hyphen].text == "-"
        head = self.doc[mention.head]
        return hyphen - 1 if adjective and head.is_ancestor(self.doc[hyphen + 1]) else mention.start

    def _compound(self, number: int, mention: NounPhrase, hyphen: int) -> None:
        """"X-backed", "X-led", "pro-X" before the head of the mention."""
        before, after = self.doc[hyphen - 1], self.doc[hyphen + 1]
        me, support = self.clusters.entity_of(number), self.actors.support
        backer, side = self._entity(before), self._entity(after)
        if after.lower_ in support.suffixes and backer is not None:
            backed = self._named_body(hyphen + 2, mention)
            if backed is not None or mention.type in BODIES | {"PEOPLE", "PERSON", "COUNTRY"}:
                self._add("SUPPORTS", backer, me if backed is None else backed, mention.head, 0.85)
        elif after.lower_ == "led" and backer is not None and mention.type in BODIES:
            self._add("LEADS", backer, me, mention.head, 0.8)
        elif before.lower_ in support.prefixes and side is not None and mention.type in BODIES | {"PEOPLE", "PERSON"}:
            self._add("SUPPORTS", me, side, mention.head, 0.6)

    def _named_body(self, i: int, mention: NounPhrase) -> int | None:
        """The body named right behind "X-backed" where it only modifies: "the US-backed SDF headquarters"."""
        number = self.mentions.at(i) if i < mention.head else None
        if number is None or self.mentions[number].kind != "name" or self.mentions[number].type not in BODIES:
            return None
        return self.clusters.entity_of(number)

    # ---- LOCATED_IN

    def _places(self, number: int, mention: NounPhrase) -> None:
        if mention.type not in SITES and not (mention.type == "GOVERNMENT" and mention.kind == "name"):
            return
        me = self.clusters.entity_of(number)
        for noun in self._areas_by(mention):
            self._locate(me, noun, mention, 0.85)
        if mention.type == "FACILITY" and mention.kind == "noun":
            for town in self._towns_before(mention):
                self._add("LOCATED_IN", me, town, mention.head, 0.8)
        if mention.type == "PLACE" or mention.kind == "name":
            self._after_comma(me, mention)
        if mention.type == "PLACE" and mention.country in self.by_key:
            self._add("LOCATED_IN", me, self.by_key[mention.country], mention.head, 0.75)
        if mention.type == "FACILITY" and mention.kind == "name":
            for i in range(mention.start, mention.end):
                self._city_in_name(me, i, mention)

    def _areas_by(self, mention: NounPhrase) -> Iterator[Token]:
        """"the embassy IN BEIRUT", "the post located IN TUZLA", "Arad, a town in KENT"."""
        for child in self.doc[mention.head].rights:
            if child.dep_ == "prep" and child.lower_ in LOCATIVE:
                yield from child.children
            elif child.dep_ == "acl" and child.lower_ in SITUATED:
                yield from syntax.prepositional(child, LOCATIVE)
            elif child.dep_ == "appos" and mention.kind == "name" and mention.type == "PLACE":
                yield child

    def _towns_before(self, mention: NounPhrase) -> Iterator[int]:
        """"the TUZLA police station", "BEIRUT's airport"; a state's name tells whose it is rather than where."""
        for child in self.doc[mention.head].lefts:
            inner = self.mentions.at(child.i) if child.dep_ in ("compound", "nmod", "poss") else None
            if inner is not None and self.mentions[inner].type == "PLACE" and self.mentions[inner].kind == "name":
                yield self.clusters.entity_of(inner)

    def _locate(self, me: int, noun: Token, mention: NounPhrase, confidence: float) -> None:
        target = self._entity(noun)
        if target is not None and noun.pos_ == "PROPN" and self.clusters.entities[target].type in AREAS:
            self._add("LOCATED_IN", me, target, mention.head, confidence)

    def _after_comma(self, me: int, mention: NounPhrase) -> None:
        """"Tuzla, Bosnia", "the embassy in Beirut, Lebanon"."""
        end = mention.end
        if mention.type != "PLACE" or end + 1 >= len(self.doc) or self.doc[end].text != ",":
            return
        number = self.mentions.at(end + 1)
        if number is None or self.mentions[number].start != end + 1 or self.mentions[number].type not in AREAS:
            return
        after = self.mentions[number].end
        if after >= len(self.doc) or self.doc[after].lower_ not in ("and", "or", "'s", "’s"):
            self._add("LOCATED_IN", me, self.clusters.entity_of(number), mention.head, 0.8)

    def _city_in_name(self, me: int, i: int, mention: NounPhrase) -> None:
        text = self.doc[i].text
        for number, entity in enumerate(self.clusters.entities):
            if entity.type == "PLACE" and entity.name == text:
                self._add("LOCATED_IN", me, number, mention.head, 0.7)

    # ---- what a name says of itself

    def _known(self, number: int) -> None:
        """"US troops" are the United States' own, also where another mention of theirs is plain "the troops"."""
        key = self.clusters.entities[number].key or ""
        state = key.split(":")[0]
        if key.endswith((MILITARY_KEY, GOVERNMENT_KEY)) and state in self.by_key:
            first = self.mentions[self.clusters.entities[number].mentions[0]]
            self._add("PART_OF", number, self.by_key[state], first.head, 0.9)
