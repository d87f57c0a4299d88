"""Noun phrases that can take part in an event or be its place: named, nominal and pronominal mentions.

The phrase is tight: determiner, premodifiers and head. What follows "of" belongs to it where the head only counts or
bundles ("dozens of protesters": one mention, of the type of its complement) or says whose member it is ("members of
the council": two mentions).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.names import POSSESSIVE, Name, find_names
from kg.extract.numerals import read_number
from kg.model import EntityType, MentionKind
from kg.ontology.actors import Actors

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PREMODIFIERS = frozenset({"det", "predet", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "npadvmod", "advmod", "neg", "case"})
MODIFIER_DEPS = frozenset({"amod", "compound", "nmod", "nummod", "det", "predet", "quantmod", "npadvmod", "advmod"})
HEAD_POS = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "X", "SYM"})
NOT_PARTIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "LANGUAGE", "LAW", "EVENT"})
PERSONAL = {
    "i": False, "me": False, "my": False, "he": False, "him": False, "his": False, "she": False, "her": False,
    "it": False, "its": False, "we": True, "us": True, "our": True, "they": True, "them": True, "their": True,
    "himself": False, "herself": False, "itself": False, "themselves": True, "hers": False,
    "ours": True, "theirs": True, "mine": False, "myself": False, "ourselves": True,
}
PERSON_PRONOUNS = frozenset("i me my he him his she her himself herself myself mine hers".split())
DEFINITE_WORDS = frozenset({"the", "this", "that", "these", "those", "both"})
INDEFINITE_WORDS = frozenset({"a", "an", "another", "some", "several", "many", "any", "no", "every", "each", "few", "most", "all"})
TITLE_TYPES = frozenset({"PERSON", "MILITARY", "ARMED_GROUP"})
KIND_WORDS = frozenset("guerrilla guerilla rebel militant terrorist insurgent armed militia political islamist extremist opposition news".split())
BRACKETS = frozenset("[](){}")
BARE = frozenset("office target home market place capital field site state base position exile front centre center post court prison school".split())
DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})


@dataclass(slots=True)
class NounPhrase:
    """One mention, tokens [start, end) of the document.

    `key` is an actor's key, or a state's code where the type is COUNTRY; `title` the tokens before a person's name;
    `number` the stated count; `words` the lower-case content words of the phrase; `owner` the mention that
    possesses or qualifies it, as a token index (its head).
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


class Mentions:
    """The mentions of a document in order of the text, and which of them a token heads."""

    def __init__(self, items: list[NounPhrase], covers: dict[int, int]) -> None:
        self.items = items
        self._covers = covers

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[NounPhrase]:
        return iter(self.items)

    def __getitem__(self, number: int) -> NounPhrase:
        return self.items[number]

    def at(self, token: int) -> int | None:
        """Number of the mention headed by the token, else of the name or bundle that covers it."""
        return self._covers.get(token)


def find_mentions(doc: Doc, actors: Actors) -> Mentions:
    """All mentions of the document, in order of the text."""
    return _Finder(doc, actors).find()


class _Finder:
    """Walks one document; `_names` by head token, `_inside` the names that cover a token, longest first."""

    def __init__(self, doc: Doc, actors: Actors) -> None:
        self.doc = doc
        self.actors = actors
        self.names = find_names(doc, actors)
        self.by_head: dict[int, Name] = {}
        self.inside: dict[int, Name] = {}
        for name in self.names:
            head = doc[name.start : name.end].root.i
            self.by_head.setdefault(head, name)
            for i in range(name.start, name.end):
                self.inside.setdefault(i, name)
        self.bundles: dict[int, int] = {}  # head of a complement → head of the bundle that swallows it

    def find(self) -> Mentions:
        found = [self._named(name) for name in self.names]
        titles = [m.title for m in found if m.title]
        found = [m for m in found if m.key or m.type == "PERSON" or not any(s <= m.start < e for s, e in titles)]
        for token in self.doc:
            if token.i not in self.inside:
                phrase = self._unnamed(token)
                if phrase is not None:
                    found.append(phrase)
        found = [m for m in found if m.kind == "name" or m.head not in self.bundles]
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
        for inner, outer in self.bundles.items():
            if outer in heads:
                covers[inner] = heads[outer]
        return covers | heads

    # ---- names

    def _named(self, name: Name) -> NounPhrase:
        doc = self.doc
        root = doc[name.start : name.end].root
        mention = NounPhrase(
            name.start, name.end, root.i, "name", name.type, name.country, name.key,
            plural=name.type == "PEOPLE", definite=True, lemma=root.lemma_.lower(), adjective=name.adjective,
            words=_words(doc, name.start, name.end),
        )
        if name.type == "PERSON":
            first = self._title_start(name, root)
            if first < name.start:
                mention.title = (first, name.start)
                mention.country = self._country_within(first, name.start)
        elif mention.country is None:
            mention.country = self._country_within(name.start, name.end) or self._country_of(root)
        return mention

    def _title_start(self, name: Name, root: Token) -> int:
        """First token of the titles before a person's name: "US Defense Secretary Mark Esper"."""
        first = name.start
        for i in range(name.start - 1, self.doc[name.start].sent.start - 1, -1):
            token = self.doc[i]
            if token.dep_ not in MODIFIER_DEPS | {"poss", "case", "punct"} or not root.is_ancestor(token):
                break
            if token.dep_ == "punct" and token.text != "-" or token.dep_ == "det":
                break
            first = i
        while first < name.start and self.doc[first].text in ("-", *POSSESSIVE):
            first += 1
        words = self.doc[first : name.start]
        titled = any(t.lower_ in self.actors.titles or self.actors.nouns.get(t.lemma_.lower()) in TITLE_TYPES for t in words)
        return first if titled else name.start

    def _country_within(self, start: int, end: int) -> str | None:
        return next((n.country for n in self.names if n.type == "COUNTRY" and start <= n.start and n.end <= end), None)

    def _country_of(self, head: Token) -> str | None:
        """The state that a noun's own modifiers name, or its "of": "Iranian general", "president of Peru"."""
        states = [self._state_below(c) for c in head.lefts if c.dep_ in ("amod", "compound", "nmod", "poss")]
        named = list(dict.fromkeys(s for s in reversed(states) if s))
        if named:
            return named[0] if not self._shared(head) else None
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    name = self.by_head.get(inner.i)
                    if name is not None and name.type == "COUNTRY":
                        return name.country
        return None

    def _shared(self, head: Token) -> bool:
        """"Ethiopian and Kenyan troops": several states stand side by side before the noun."""
        return any(
            conjunct.i < head.i and (name := self.by_head.get(conjunct.i)) is not None and name.type == "COUNTRY"
            for child in head.lefts if child.dep_ in ("amod", "compound", "nmod")
            for first in (child,) if first.i in self.by_head
            for conjunct in first.conjuncts
        )

    def _state_below(self, token: Token) -> str | None:
        """The state that a modifier names, itself or by its own modifiers; not in "Iran-backed", "pro-Iranian"."""
        if self.doc[token.i - 1].text == "-" or (token.i + 1 < len(self.doc) and self.doc[token.i + 1].text == "-"):
            return None
        name = self.inside.get(token.i)
        if name is not None and (name.type == "COUNTRY" or (name.key and token.dep_ != "poss")):
            return name.country
        if name is not None or token.dep_ == "poss":
            return None
        return next((s for s in map(self._state_below, token.lefts) if s), None)

    # ---- nouns and pronouns

    def _unnamed(self, token: Token) -> NounPhrase | None:
        if token.pos_ not in HEAD_POS and not self._people_word(token):
            return None
        if not any(c.isalnum() for c in token.text):
            return None
        if token.tag_ in ("PRP", "PRP$"):
            return self._pronoun(token)
        if token.pos_ == "PRON" or not self._heads_phrase(token):
            return None
        if token.pos_ == "NUM" or token.tag_ == "CD":
            return self._numeral(token)
        if token.ent_type_ in NOT_PARTIES or token.lemma_.lower() in self.actors.heads["abstract"]:
            return None
        if token.pos_ == "ADJ" and self._type_of(token) is None and not self._people_word(token):
            return None
        return self._nominal(token)

    def _people_word(self, token: Token) -> bool:
        return token.text in self.actors.people or token.text in self.actors.peoples

    def _heads_phrase(self, token: Token) -> bool:
        node = token
        while node.dep_ == "conj" and node.head.i < node.i:
            node = node.head
        if node.dep_ in ("amod", "compound", "nmod", "nummod", "quantmod", "advmod", "npadvmod", "det", "punct", "acomp"):
            return node is not token and token.pos_ == "NOUN" and node.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
        return True

    def _pronoun(self, token: Token) -> NounPhrase | None:
        word = token.lower_
        if word not in PERSONAL or token.dep_ == "expl" or (word == "it" and _is_expletive(token)):
            return None
        kind: EntityType = "PERSON" if word in PERSON_PRONOUNS else "PEOPLE" if PERSONAL[word] else "OTHER"
        return NounPhrase(token.i, token.i + 1, token.i, "pronoun", kind, plural=PERSONAL[word], definite=True, lemma=word)

    def _numeral(self, token: Token) -> NounPhrase | None:
        """"25 were killed", "one of the gunmen": a number as head."""
        complement = self._complement(token)
        if complement is None and (
            token.ent_type_ not in ("CARDINAL", "") or token.dep_ not in ("nsubj", "nsubjpass", "dobj")
        ):
            return None
        start, number = self._start(token), self._number_at(token)
        if complement is None:
            return NounPhrase(start, token.i + 1, token.i, "noun", "PEOPLE", plural=number != 1, number=number, lemma="number")
        inner = self._describe(complement)
        if inner is None:
            return None
        end = self._end(complement)
        kind: EntityType = "PERSON" if number == 1 and inner[0] == "PEOPLE" else inner[0]
        return NounPhrase(
            start, end, token.i, "noun", _in_number(kind, number != 1), inner[1], None, number != 1, number,
            lemma=complement.lemma_.lower(), words=_words(self.doc, start, end),
        )

    def _nominal(self, token: Token) -> NounPhrase | None:
        described = self._describe(token)
        if described is None:
            return None
        kind, country, plural = described
        start, end = self._start(token), self._end(token)
        key = self._designated(token)
        if key is not None:
            actor = self.actors.actors[key]
            kind, country = actor.type, actor.country
        number = self._number(token)
        return NounPhrase(
            start, end, token.i, "noun", kind, country, key, plural, number, self._definite(token),
            lemma=lemma_of(token), words=_words(self.doc, start, end),
        )

    def _describe(self, token: Token) -> tuple[EntityType, str | None, bool] | None:
        """(type, country, plural) of a noun; a head that only bundles takes them from its complement."""
        complement = self._complement(token)
        if complement is not None and lemma_of(token) in self.actors.heads["quantity"] and self._many(complement):
            return self._bundle(token, complement)
        name = self.inside.get(token.i)
        if name is not None:
            return name.type, name.country, name.type == "PEOPLE"
        plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in ("personnel", "police", "people")
        state = self.actors.people.get(token.text)
        if state is not None and token.ent_type_ != "LANGUAGE":
            sharing = next((c for c in token.rights if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")), None)
            if token.pos_ == "ADJ" and sharing is not None and self._type_of(sharing) is not None:
                return self._type_of(sharing) or "PEOPLE", state, True  # "two American and one British soldiers"
            plural = plural or token.tag_ in ("JJ",) or token.text.endswith(("men", "ese", "ish", "ch", "ss"))
            return "PEOPLE" if plural else "PERSON", state, plural
        if token.text in self.actors.peoples:
            return "PEOPLE" if plural else "PERSON", self._country_of(token), plural
        kind = self._type_of(token)
        if token.lemma_.lower() in BARE and not plural and self._start(token) == token.i and token.pos_ != "PROPN":
            kind = None  # "took place", "in office": no particular one
        return _in_number(kind or "OTHER", plural), self._country_of(token), plural

    def _bundle(self, token: Token, complement: Token) -> tuple[EntityType, str | None, bool] | None:
        inner = self._describe(complement)
        if inner is None:
            return None
        name = self.inside.get(complement.i)
        if not self._definite(complement) and (name is None or name.type == "PEOPLE"):
            self.bundles[complement.i] = token.i
        kind: EntityType = "PEOPLE" if inner[0] == "PERSON" else inner[0]
        if inner[0] == "COUNTRY":
            kind = "PEOPLE"
        return kind, inner[1], True

    def _many(self, token: Token) -> bool:
        return token.tag_ in ("NNS", "NNPS") or token.lemma_.lower() in self.actors.heads["collective"] or self._people_word(token)

    def _type_of(self, token: Token) -> EntityType | None:
        before = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")]
        if token.lower_ in DIRECTIONS and before and before[-1].dep_ == "compound":
            return self._type_of(before[-1])  # "a base north of the city", parsed as if it were one noun
        if token.lower_ == "front" and token.i and self.doc[token.i - 1].lower_ == "in":
            return None
        forms = (lemma_of(token), token.lower_)
        pairs = [f"{c.lemma_.lower()} {form}" for c in reversed(before) for form in forms]
        pairs += [f"{c.lower_} {form}" for c in reversed(before) for form in forms]
        return self.actors.noun_type(*pairs, *forms, forms[0].split("-")[-1])

    def _complement(self, token: Token) -> Token | None:
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i <= token.i + 2:
                return next((c for c in child.children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN")), None)
        return None

    def _designated(self, token: Token) -> str | None:
        """Key of the body in "the ISIL group", "the Hezbollah movement"."""
        if token.lemma_.lower() not in self.actors.heads["designator"] or token.tag_ in ("NNS", "NNPS"):
            return None
        for child in token.lefts:
            name = self.inside.get(child.i)
            if child.dep_ in ("compound", "nmod", "amod") and name is not None and name.key in self.actors.actors:
                between = self.doc[name.end : token.i]
                return name.key if all(t.lower_ in KIND_WORDS for t in between) else None
        return None

    # ---- extent, number, definiteness

    def _start(self, token: Token) -> int:
        start = token.i
        for child in reversed(list(token.lefts)):
            if child.dep_ not in PREMODIFIERS and not (child.dep_ == "punct" and child.text == "-"):
                break
            if any(t.is_space or t.text in BRACKETS or (t.text == "-" and self.doc[t.i - 1].whitespace_) for t in self.doc[child.left_edge.i : start]):
                break
            start = child.left_edge.i
        while start < token.i and (self.doc[start].is_punct or self.doc[start].is_space):
            start += 1
        return start

    def _end(self, token: Token) -> int:
        complement = self._complement(token)
        lemma = lemma_of(token)
        heads = self.actors.heads
        if complement is not None and (lemma in heads["quantity"] or lemma in heads["member"] or token.pos_ == "NUM"):
            name = self.inside.get(complement.i)
            if name is not None and name.type == "PERSON":
                inner = next((n for n in self.names if token.i < n.start and n.end == name.start), None)
                if inner is not None:  # "the leader of the party John Smith"
                    return inner.end
            return max(name.end if name else 0, self._end(complement))
        return token.i + 1

    def _number(self, token: Token) -> int | None:
        if any(c.dep_ == "det" and c.lower_ == "no" for c in token.lefts):
            return 0
        counts = [t for c in token.lefts for t in c.subtree if t.tag_ == "CD" and t.dep_ in ("nummod", "compound", "amod", "nmod")]
        counts = [t for t in counts if not self._qualified(t)]
        counts = [t for t in counts if not (t.head.tag_ == "CD" and t.head in counts)]
        if counts:
            numbers = [self._number_at(t) for t in counts]
            return sum(n for n in numbers if n is not None) if None not in numbers else None
        complement = self._complement(token)
        if complement is not None and lemma_of(token) in self.actors.heads["quantity"]:
            if token.lemma_.lower() in ("dozen", "hundred", "thousand", "million") and token.tag_ != "NNS":
                return self._number_at(token)
            return self._number(complement)
        return None

    def _qualified(self, token: Token) -> bool:
        """Whether a numeral counts something else than the head: "a 22-year-old man", "the 20 March attack"."""
        following = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        return token.ent_type_ in ("DATE", "TIME", "ORDINAL") or (following is not None and following.text == "-")

    def _number_at(self, token: Token) -> int | None:
        words = [c.text for c in token.lefts if c.dep_ in ("compound", "nummod", "quantmod") and (c.tag_ == "CD" or c.like_num)]
        return read_number([*words, token.text])

    def _definite(self, token: Token) -> bool:
        for child in token.lefts:
            if child.dep_ == "poss" or (child.dep_ in ("det", "predet") and child.lower_ in DEFINITE_WORDS):
                return True
        return token.lower_ in ("police", "authorities") and token.i == self._start(token)


def lemma_of(token: Token) -> str:
    """Lower-case lemma; the singular of a capitalised plural ("Members"), which the lemmatizer leaves alone."""
    lemma = token.lemma_.lower()
    return lemma[:-1] if token.tag_ == "NNPS" and lemma.endswith("s") and lemma == token.lower_ else lemma


def _in_number(kind: EntityType, plural: bool) -> EntityType:
    """A person noun in the plural stands for people."""
    if kind == "PERSON" and plural:
        return "PEOPLE"
    return kind


def _is_expletive(token: Token) -> bool:
    """"it is likely that …", "it seems": no one is meant."""
    verb = token.head
    if verb.lemma_ in ("seem", "appear", "rain", "snow", "turn"):
        return True
    return verb.lemma_ == "be" and any(c.dep_ in ("ccomp", "xcomp", "csubj", "advcl") for c in verb.children)


def _words(doc: Doc, start: int, end: int) -> frozenset[str]:
    return frozenset(t.lemma_.lower() for t in doc[start:end] if t.is_alpha and t.pos_ not in ("DET", "ADP", "CCONJ", "PRON", "PART"))
