"""The state of coreference: which mentions are one entity so far, and what may not be joined.

A cluster has one type, at most one country, one key and one stated number; a join that would break this is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.entities.mentions import Mentions, NounPhrase
from kg.extract.phrases import text_of, tokens_of
from kg.model import EntityType
from kg.ontology.actors import Actor, Actors, Country, fold
from kg.ontology.leaders import Leader

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BODIES = frozenset({"ORGANIZATION", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "MEDIA"})
SITES = frozenset({"FACILITY", "PLACE"})
RETYPABLE = frozenset({"PERSON", "ORGANIZATION", "PLACE", "FACILITY"})
"""Types of which the recogniser often takes one for another."""
ARTICLES = frozenset({"the", "a", "an"})
BARE = frozenset({"ORGANIZATION", "ARMED_GROUP"})
NAMING = frozenset({"EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "NORP", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"})
OF_PEOPLES = ("i", "ese", "ish", "ian", "ians", "is")
SHORT_CLAUSE = 3  # words of a clause that a bare noun is known by
MILITARY_KEY, GOVERNMENT_KEY = ":military", ":government"


@dataclass(slots=True)
class EntityCluster:
    """One entity of the document; `mentions` are numbers in order of the text, `key` as in NounPhrase."""

    name: str
    type: EntityType
    country: str | None
    wikidata: str | None
    key: str | None
    mentions: list[int]


@dataclass(slots=True)
class Clusters:
    """All entities, in order of their first mention."""

    entities: list[EntityCluster]
    _owner: list[int]

    def entity_of(self, mention: int) -> int:
        """Number of the entity that the mention refers to."""
        return self._owner[mention]


@dataclass(slots=True)
class Group:
    """A cluster in the making. `roles` are head nouns and titles that describe it ("president", "group")."""

    mentions: list[int]
    types: set[EntityType]
    country: str | None = None
    key: str | None = None
    number: int | None = None
    plural: bool | None = None
    gender: str | None = None
    named: bool = False
    roles: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)


class State:
    """Union-find over the mentions of a document, with the constraints."""

    def __init__(self, doc: Doc, mentions: Mentions, actors: Actors) -> None:
        self.doc = doc
        self.mentions = mentions
        self.actors = actors
        self.parent = list(range(len(mentions)))
        self.groups = {n: self._single(n, m) for n, m in enumerate(mentions)}
        of_token = [n for n, sentence in enumerate(doc.sents) for _ in range(len(sentence))]
        self.sentence = [of_token[m.head] for m in mentions]

    def _single(self, number: int, mention: NounPhrase) -> Group:
        group = Group([number], {mention.type}, mention.country, self._key(mention), mention.number)
        if mention.kind == "pronoun":
            group.types = set()
            return group
        group.named = mention.kind == "name"
        group.plural = mention.plural if mention.kind == "noun" else None
        group.words = set(mention.words)
        if mention.kind == "noun":
            group.roles = {mention.lemma}
        elif mention.title:
            title = self.doc[mention.title[0] : mention.title[1]]
            group.roles = {t.lemma_.lower().rstrip(".") for t in title if t.text[0].isalpha()}
            group.words |= group.roles
        group.gender = self._gender(group) or self._gender_by_name(mention)
        return group

    def _gender(self, group: Group) -> str | None:
        heads = self.actors.heads
        if group.roles & heads["female"]:
            return "female"
        return "male" if group.roles & heads["male"] else None

    def _gender_by_name(self, mention: NounPhrase) -> str | None:
        """By the given name of a full name or a known leader; one that women and men bear tells nothing."""
        if mention.type != "PERSON" or mention.kind != "name":
            return None
        leader = self.actors.leaders.by_key.get(mention.key or "")
        if leader is None and mention.end - mention.start == 1:
            return None
        first, words = leader.name.split()[0] if leader else self.doc[mention.start].text, self.actors.words
        if first in words["female_names"]:
            return "female"
        return "male" if first in words["male_names"] else None

    def _key(self, mention: NounPhrase) -> str | None:
        """The mention's key, or that of a state's forces or government as a whole: "US troops" is "USA:military"."""
        if mention.key is not None or mention.country is None or mention.number is not None:
            return mention.key
        heads = self.actors.heads
        pair = {f"{w} {mention.lemma}" for w in mention.words}
        text = self.doc[mention.head].lower_
        if pair & heads["branches"] or not self._generic(mention):
            return None
        if mention.type == "MILITARY" and (mention.lemma in heads["forces"] or text in heads["forces"]):
            return mention.country + MILITARY_KEY
        if mention.type == "GOVERNMENT" and mention.lemma in heads["governments"] and not mention.plural:
            return mention.country + GOVERNMENT_KEY
        return None

    def _generic(self, mention: NounPhrase) -> bool:
        """Whether the phrase means the whole: no "some", no "a", not "former"."""
        first = self.doc[mention.start]
        indefinite = first.dep_ == "det" and first.lower_ not in ("the", "these", "those", "this", "that")
        vague = self.actors.words["vague"]
        behind = tokens_of(self.doc, mention.head + 1, mention.end)
        return not indefinite and not (mention.words & vague) and all(t.pos_ in ("ADP", "DET", "PROPN") for t in behind)

    # ---- union-find

    def find(self, number: int) -> int:
        """The representative of a mention's cluster."""
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def group(self, number: int) -> Group:
        """The cluster that a mention belongs to."""
        return self.groups[self.find(number)]

    def join(self, one: int, other: int, *, sure: bool = False) -> bool:
        """Join two clusters unless they disagree; `sure` joins (same key, apposition) overrule number."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        if not self.compatible(a, b, sure=sure):
            return False
        first, second = min(a, b), max(a, b)
        self._merge(self.groups[first], self.groups.pop(second))
        self.parent[second] = first
        return True

    def compatible(self, one: int, other: int, *, sure: bool = False) -> bool:
        """Whether type, country, key, number and gender allow the two to be one."""
        a, b = self.group(one), self.group(other)
        if not types_agree(a.types, b.types):
            return False
        if any(x is not None and y is not None and x != y for x, y in ((a.key, b.key), (a.gender, b.gender))):
            return False
        if a.country and b.country and a.country != b.country:
            return False
        if sure:
            return True
        if a.number is not None and b.number is not None and a.number != b.number:
            return False
        return a.plural is None or b.plural is None or a.plural == b.plural

    def _merge(self, into: Group, gone: Group) -> None:
        into.mentions = sorted(into.mentions + gone.mentions)
        into.types |= gone.types
        into.country = into.country or gone.country
        into.key = into.key or gone.key
        into.number = into.number if into.number is not None else gone.number
        into.plural = into.plural if into.plural is not None else gone.plural
        into.gender = into.gender or gone.gender
        into.named |= gone.named
        into.roles |= gone.roles
        into.words |= gone.words
        into.offices |= gone.offices

    def before(self, number: int, sentences: int) -> Iterator[int]:
        """Earlier mentions, nearest first, at most so many sentences back."""
        for other in range(number - 1, -1, -1):
            if self.sentence[number] - self.sentence[other] > sentences:
                return
            yield other

    # ---- the outcome

    def clusters(self) -> Clusters:
        """Number the clusters by first mention, name and type them, and pass type and country on to the mentions."""
        owner = [0] * len(self.mentions)
        entities: list[EntityCluster] = []
        for group in sorted(self.groups.values(), key=lambda g: g.mentions[0]):
            for number in group.mentions:
                owner[number] = len(entities)
            entities.append(self._entity(group))
        return Clusters(entities, owner)

    def _entity(self, group: Group) -> EntityCluster:
        mentions = [self.mentions[n] for n in group.mentions]
        kind = self._type(group, mentions)
        for mention in mentions:
            mention.type = kind
            mention.country = mention.country or group.country
        name, wikidata = self._name(group, mentions)
        return EntityCluster(name, kind, group.country, wikidata, group.key, list(group.mentions))

    def _type(self, group: Group, mentions: list[NounPhrase]) -> EntityType:
        actor = self.actors.actors.get(group.key or "")
        if actor is not None:
            return actor.type
        best = min(mentions, key=lambda m: (m.kind != "name", m.kind != "noun", m.type == "OTHER", m.start))
        return best.type

    def _name(self, group: Group, mentions: list[NounPhrase]) -> tuple[str, str | None]:
        key = group.key
        known = self._known(key or "")
        if known is not None:
            return known.name, known.wikidata
        if key is not None:
            code, what = key.split(":", 1)
            country = self.actors.countries[code]
            return f"{country.adjectives[0] if country.adjectives else country.name} {what}", None
        pool = [m for m in mentions if m.kind == "name"] or [m for m in mentions if m.kind == "noun"] or mentions
        texts = [self._plain_place(self.text(m)) if m.type == "PLACE" else self.text(m) for m in pool]
        return max(texts, key=lambda t: (len(t.split()), not t.isupper())), None

    def _known(self, key: str) -> Actor | Country | Leader | None:
        data = self.actors
        return data.actors.get(key) or data.countries.get(key) or data.leaders.by_key.get(key)

    def _plain_place(self, name: str) -> str:
        """"Morazan Department" is Morazan."""
        *words, last = name.split()
        idle = last.lower() in self.actors.words["idle_areas"] and words and words[-1][0].isupper()
        return " ".join(words) if idle else name

    def text(self, mention: NounPhrase) -> str:
        """Words of a mention without leading article and inner line breaks, with what it would say little without."""
        if mention.elided:
            more = "another" if mention.number == 1 else mention.number
            return f"{more} {mention.elided}"
        start = mention.start
        while start < mention.end - 1 and self.doc[start].lower_ in ARTICLES:
            start += 1
        words = " ".join(text_of(self.doc, start, self._complete_end(mention, start)).split())
        return words[0].lower() + words[1:] if mention.kind == "noun" and self._is_common(self.doc[start]) else words

    def _is_common(self, word: Token) -> bool:
        """Whether a word has its capital for opening a sentence: "Protesters", "At least four", not "Kurds"."""
        if not word.is_title or word.ent_type_ in NAMING or word.pos_ == "PROPN" or word.text.endswith(OF_PEOPLES):
            return False
        known = self.actors
        return not any(word.text in names for names in (known.adjectives, known.people, known.peoples))

    def _complete_end(self, mention: NounPhrase, start: int) -> int:
        """Where the name ends: "members OF THE UNION", "a coalition AGAINST THE REBELS" but "the president"."""
        head = self.doc[mention.head]
        if mention.kind != "noun":
            return mention.end
        if mention.lemma in self.actors.words["incomplete"]:
            end = max(map(_complement_end, (head, *_beside(head))))
            if end:
                return max(mention.end, end)
        if mention.plural and mention.type in BARE and start == head.i:
            return _clause_end(head)
        return mention.end


def _complement_end(head: Token) -> int:
    """Where the "of" or "against" right after a noun, or after one joined to it, ends; 0 without one."""
    behind = max((c.i for c in _beside(head)), default=head.i) + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.i in (head.i + 1, behind) and child.lower_ in ("of", "against"):
            return max((noun.i + 1 for noun in child.children if noun.dep_ == "pobj"), default=0)
    return 0


def _beside(head: Token) -> list[Token]:
    """The nouns right behind, that share the complement: "members AND SUPPORTERS of the party"."""
    return [c for c in head.rights if c.dep_ == "conj" and c.pos_ == "NOUN" and c.i <= head.i + 2]


def _clause_end(head: Token) -> int:
    """The end of a short clause without which a bare noun names nobody: "groups IT SUPPORTS"."""
    for child in head.rights:
        if child.dep_ == "relcl" and child.left_edge.i == head.i + 1 and child.right_edge.i <= head.i + SHORT_CLAUSE:
            return child.right_edge.i + 1
    return head.i + 1


def types_agree(one: set[EntityType], other: set[EntityType]) -> bool:
    """Whether two sets of types can describe one thing; an untyped (pronoun) cluster agrees with any."""
    if not one or not other or one & other:
        return True
    both = one | other
    if "OTHER" in both:
        return False
    return both <= BODIES or both <= {"PEOPLE", "ARMED_GROUP"} or both <= {"PEOPLE", "MILITARY"}


def squash(text: str) -> str:
    """A name for comparison: lower case, letters and digits only, no article."""
    return "".join(c for c in fold(text).lower() if c.isalnum())
