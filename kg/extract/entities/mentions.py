"""Noun phrases that can take part in an event or be its place: named, nominal and pronominal mentions.

The phrase is tight: determiner, premodifiers and head. What follows "of" belongs to it where the head only counts or
bundles ("dozens of protesters": one mention, of the type of its complement) or says whose member it is ("members of
the council": two mentions).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.entities.name_repair import find_names
from kg.extract.entities.names import Name
from kg.extract.entities.nouns import Nouns, in_number, lemma_of
from kg.extract.entities.town import HERE, heard_here
from kg.extract.phrases import root_of, tokens_of
from kg.model import EntityType, MentionKind
from kg.ontology.actors import Actors

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MODIFIER_DEPS = frozenset({"amod", "compound", "nmod", "nummod", "quantmod", "npadvmod", "advmod"})
NOT_HEADS = MODIFIER_DEPS | {"det", "predet", "punct", "acomp"}
HEAD_POS = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "X", "SYM"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
NOT_PARTIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "LANGUAGE", "LAW", "EVENT"})
TITLE_TYPES = frozenset({"PERSON", "MILITARY", "ARMED_GROUP"})
HYPHENS = frozenset({"-", "–"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
SHARES = frozenset({"some", "many", "most", "several", "few", "both", "all"})
ALONE = SHARES | {"those", "another"}
UNCOUNTED = frozenset({"some", "many", "most", "several"})
IMPERSONAL = frozenset({"seem", "appear", "rain", "snow", "turn"})
SINGULAR_PRONOUNS = frozenset(
    "i me my mine myself he him his himself she her hers herself it its itself".split()
)
PLURAL_PRONOUNS = frozenset("we us our ours ourselves they them their theirs themselves".split())
THINGS = frozenset({"it", "its", "itself"})
NO_CONTENT = frozenset({"DET", "ADP", "CCONJ", "PRON", "PART"})


@dataclass(slots=True)
class NounPhrase:
    """One mention, tokens [start, end) of the document.

    `key` is an actor's key, or a state's code where the type is COUNTRY; `title` the tokens before a person's name;
    `number` the stated count; `words` the lower-case content words of the phrase; `adjective`: a state's adjective,
    or its name used as one. `elided` is the noun that "another 55" and "another" leave out.
    """

    start: int
    end: int
    head: int
    kind: MentionKind
    type: EntityType
    country: str | None = None
    key: str | None = None
    plural: bool = False
    number: int | None = None
    definite: bool = False
    title: tuple[int, int] | None = None
    lemma: str = ""
    words: frozenset[str] = frozenset()
    adjective: bool = False
    elided: str = ""


class Mentions:
    """The mentions of a document in order of the text, and which of them a token heads."""

    def __init__(self, items: list[NounPhrase], covers: dict[int, int]) -> None:
        self._items = items
        self._covers = covers

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[NounPhrase]:
        return iter(self._items)

    def __getitem__(self, number: int) -> NounPhrase:
        return self._items[number]

    def at(self, token: int) -> int | None:
        """Number of the mention headed by the token, else of the name or bundle that covers it."""
        return self._covers.get(token)


def find_mentions(doc: Doc, actors: Actors, town: tuple[int, int] | None = None) -> Mentions:
    """All mentions of the document, in order of the text; "here" is one where the dateline names a town."""
    return _Finder(doc, actors, heard_here(doc, town)).find()


class _Finder:
    """Walks one document."""

    def __init__(self, doc: Doc, actors: Actors, here: frozenset[int]) -> None:
        self.doc = doc
        self.actors = actors
        self.here = here
        self.names = find_names(doc, actors)
        self.nouns = Nouns(doc, actors, self.names)

    def find(self) -> Mentions:
        found = [self._named(name) for name in self.names]
        titles = [m.title for m in found if m.title]
        found = [m for m in found if m.key or m.type == "PERSON" or not any(s <= m.start < e for s, e in titles)]
        found += [m for m in map(self._unnamed, self.doc) if m is not None]
        found = [m for m in found if m.kind == "name" or m.head not in self.nouns.bundled]
        found.sort(key=lambda m: (m.start, -m.end, m.head))
        return Mentions(found, self._cover(found))

    def _cover(self, found: list[NounPhrase]) -> dict[int, int]:
        heads = {m.head: n for n, m in reversed(list(enumerate(found)))}
        covers: dict[int, int] = {}
        for number, mention in enumerate(found):
            if mention.kind == "name":
                first = mention.title[0] if mention.title else mention.start
                for i in range(first, mention.end):
                    covers.setdefault(i, number)
        for inner, outer in self.nouns.bundled.items():
            if outer in heads:
                covers[inner] = heads[outer]
        return covers | heads

    # ---- names

    def _named(self, name: Name) -> NounPhrase:
        root = root_of(self.doc, name.start, name.end)
        mention = NounPhrase(
            name.start, name.end, root.i, "name", name.type, name.country, name.key,
            plural=name.type == "PEOPLE", definite=True, lemma=root.lemma_.lower(), adjective=name.adjective,
            words=self._words(name.start, name.end),
        )
        if name.type == "PERSON":
            first = self._title_start(name, root)
            if first < name.start:
                mention.title = (first, name.start)
                mention.country = self.nouns.country_within(first, name.start)
        elif mention.country is None:
            mention.country = self.nouns.country_within(name.start, name.end) or self.nouns.country(root)
        return mention

    def _title_start(self, name: Name, root: Token) -> int:
        """First token of the titles before a person's name: "US Defense Secretary Robert Gates"."""
        first = name.start
        for i in range(name.start - 1, self.doc[name.start].sent.start - 1, -1):
            token = self.doc[i]
            fits = token.dep_ in MODIFIER_DEPS or token.dep_ in ("poss", "case") or token.text == "-"
            if not fits or not root.is_ancestor(token):
                break
            first = i
        while first < name.start and (self.doc[first].text == "-" or self.doc[first].text in POSSESSIVE):
            first += 1
        titled = any(
            t.lower_ in self.actors.titles or self.actors.nouns.get(t.lemma_.lower()) in TITLE_TYPES
            for t in self.doc[first : name.start]
        )
        return first if titled else name.start

    # ---- nouns and pronouns

    def _unnamed(self, token: Token) -> NounPhrase | None:
        if token.lower_ in ALONE and token.pos_ != "NOUN":
            return self._alone(token)
        if token.i in self.here:
            return NounPhrase(token.i, token.i + 1, token.i, "pronoun", "PLACE", definite=True, lemma=HERE)
        if token.pos in syntax.FUNCTION_WORDS and not self.nouns.is_people_word(token):
            return None
        if self.nouns.name_at(token.i) is not None or not any(map(str.isalnum, token.text)):
            return None
        if token.tag_ in ("PRP", "PRP$"):
            return self._pronoun(token)
        if self.nouns.acts_as_modifier(token):
            return self._modifier(token)
        if not self._may_head(token):
            return None
        return self._numeral(token) if token.pos_ == "NUM" or token.tag_ == "CD" else self._nominal(token)

    def _alone(self, token: Token) -> NounPhrase | None:
        """A determiner that stands for those it determines."""
        if token.lower_ in SHARES:
            return self._share(token)
        if token.lower_ == "another":
            return self._another(token) if token.dep_ in ARGUMENTS or _is_told_done_to(token) else None
        if not (_is_told_done_to(token) or _is_told_who(token)):
            return None
        return NounPhrase(token.i, token.i + 1, token.i, "noun", "PEOPLE", plural=True, lemma="those")

    def _share(self, token: Token) -> NounPhrase | None:
        """"SOME OF the students", "MANY OF them": as many of a party as nobody counts."""
        of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i == token.i + 1), None)
        complement = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if complement is None:
            suffer = token.dep_ == "nsubjpass" and token.lower_ in UNCOUNTED
            return self._uncounted(token) if suffer else None
        if complement.lower_ in PLURAL_PRONOUNS:
            return NounPhrase(token.i, complement.i + 1, token.i, "noun", "PEOPLE", plural=True, lemma=token.lower_)
        inner = self.nouns.sense(complement) if complement.pos_ in ("NOUN", "PROPN") else None
        if inner is None or not inner.plural:
            return None
        end = self.nouns.end(complement)
        return NounPhrase(
            token.i, end, token.i, "noun", in_number(inner.type, plural=True), inner.country, plural=True,
            lemma=lemma_of(complement), words=self._words(token.i, end),
        )

    @staticmethod
    def _uncounted(token: Token) -> NounPhrase:
        """"MANY were arrested": people or things, as their verb will say."""
        return NounPhrase(token.i, token.i + 1, token.i, "noun", "OTHER", plural=True, lemma=token.lower_)

    def _another(self, token: Token) -> NounPhrase | None:
        """"One soldier was killed and ANOTHER wounded": one more of those told of before."""
        counted = self.nouns.elided(token)
        kind = self.nouns.lexical_type(counted) if counted is not None else None
        if counted is None or kind is None:
            return None
        return NounPhrase(
            token.i, token.i + 1, token.i, "noun", in_number(kind, plural=False), number=1, lemma=lemma_of(counted),
            elided="person" if counted.lemma_ == "people" else counted.lemma_,
        )

    def _may_head(self, token: Token) -> bool:
        people = self.nouns.is_people_word(token)
        if (token.pos_ not in HEAD_POS and not people) or token.pos_ == "PRON" or not self._heads_phrase(token):
            return False
        if token.pos_ == "NUM" or token.tag_ == "CD" or self.nouns.is_age(token):
            return self.nouns.is_age(token) or not _is_score(token)
        if token.ent_type_ in NOT_PARTIES or lemma_of(token) in self.actors.heads["abstract"]:
            return False
        return token.pos_ != "ADJ" or people or _is_used_as_noun(token)

    def _heads_phrase(self, token: Token) -> bool:
        node = token
        while node.dep_ == "conj" and node.head.i < node.i:
            node = node.head
        if node.dep_ not in NOT_HEADS:
            return True
        return node is not token and token.pos_ == "NOUN" and node.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")

    def _pronoun(self, token: Token) -> NounPhrase | None:
        word = token.lower_
        plural = word in PLURAL_PRONOUNS
        if not plural and word not in SINGULAR_PRONOUNS:
            return None
        if token.dep_ == "expl" or (word == "it" and _is_expletive(token)):
            return None
        kind: EntityType = "PEOPLE" if plural else "OTHER" if word in THINGS else "PERSON"
        return NounPhrase(token.i, token.i + 1, token.i, "pronoun", kind, plural=plural, definite=True, lemma=word)

    def _numeral(self, token: Token) -> NounPhrase | None:
        """"25 were killed", "one of the gunmen": a number as head."""
        complement = self.nouns.complement(token)
        start, number = self.nouns.start(token), self.nouns.numeral(token)
        plural = number != 1
        if complement is None:
            counts = token.dep_ in ARGUMENTS or _is_told_done_to(token)
            if token.ent_type_ not in ("CARDINAL", "") or not counts:
                return None
            counted = self.nouns.elided(token)
            kind = (counted and self.nouns.lexical_type(counted)) or "PERSON"
            return NounPhrase(
                start, self.nouns.end(token), token.i, "noun", in_number(kind, plural=True), plural=plural,
                definite=self.nouns.is_definite(token), number=number,
                lemma=lemma_of(counted) if counted else "number", elided=counted.text if counted else "",
            )
        inner = self.nouns.sense(complement)
        if inner is None:
            return None
        end = self.nouns.end(token)
        kind = "PERSON" if not plural and inner.type == "PEOPLE" else in_number(inner.type, plural)
        return NounPhrase(
            start, end, token.i, "noun", kind, inner.country, plural=plural, number=number, lemma=lemma_of(complement),
            words=self._words(start, end),
        )

    def _nominal(self, token: Token) -> NounPhrase | None:
        sense = self.nouns.sense(token)
        if sense is None:
            return None
        kind, country, key = sense.type, sense.country, self.nouns.designated(token)
        if key is not None:
            kind, country = self.actors.actors[key].type, self.actors.actors[key].country
        start, end = self.nouns.start(token), self.nouns.end(token)
        self._bundle_beside(token)
        return NounPhrase(
            start, end, token.i, "noun", kind, country, key, sense.plural, self.nouns.number(token),
            self.nouns.is_definite(token), lemma=lemma_of(token), words=self._words(start, end),
        )

    def _bundle_beside(self, token: Token) -> None:
        """"members AND SUPPORTERS of the party": one crowd, for what follows "of" hangs on the first noun."""
        incomplete = self.actors.words["incomplete"]
        if lemma_of(token) not in incomplete:
            return
        for other in token.rights:
            beside = other.dep_ == "conj" and other.i == token.i + 2 and lemma_of(other) in incomplete
            if beside and any(c.dep_ == "prep" and c.lower_ == "of" and c.i == other.i + 1 for c in token.rights):
                self.nouns.bundled[other.i] = token.i

    def _modifier(self, token: Token) -> NounPhrase:
        """"rebel attack": the rebels, taken as known, so that it can mean those named before."""
        lemma = lemma_of(token)
        kind = self.actors.noun_type(lemma, token.lower_) or "OTHER"
        plural = lemma not in self.actors.heads["collective"]
        return NounPhrase(
            token.i, token.i + 1, token.i, "noun", kind, plural=plural, definite=True, lemma=lemma,
            words=frozenset({lemma}),
        )

    def _words(self, start: int, end: int) -> frozenset[str]:
        tokens = tokens_of(self.doc, start, end)
        return frozenset(t.lemma_.lower() for t in tokens if t.is_alpha and t.pos_ not in NO_CONTENT)


def _is_score(token: Token) -> bool:
    """"won 3-1", "made 7-for-15": a number that a hyphen ties to others."""
    around = [token.doc[i].text for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return token.text[0].isdigit() and bool(HYPHENS.intersection(around))


def _is_told_done_to(token: Token) -> bool:
    """"those KILLED", "two of the 12 initially KILLED"."""
    return any(c.dep_ == "acl" and c.tag_ == "VBN" and c.i <= token.i + 2 for c in token.rights)


def _is_told_who(token: Token) -> bool:
    """"gunned down THOSE WHO TRIED to flee"; "those who try" are nobody in particular."""
    clauses = (c for c in token.rights if c.dep_ == "relcl" and c.tag_ == "VBD") if token.dep_ == "dobj" else ()
    return any(c.lower_ == "who" and c.dep_ == "nsubj" for clause in clauses for c in clause.lefts)


def _is_used_as_noun(token: Token) -> bool:
    """"the dead", "three wounded": an adjective with an article or a count of its own."""
    return any(c.dep_ in ("det", "nummod") for c in token.lefts)


def _is_expletive(token: Token) -> bool:
    """"it is likely that …", "it seems": no one is meant."""
    verb = token.head
    if verb.lemma_ in IMPERSONAL:
        return True
    return verb.lemma_ == "be" and any(c.dep_ in ("ccomp", "xcomp", "csubj", "advcl") for c in verb.children)
