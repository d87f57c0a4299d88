"""What a noun says of itself: its type and state, how many it speaks of, where its phrase begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.entities.names import Name
from kg.extract.entities.numerals import read_number
from kg.extract.phrases import breaks_phrase, is_address, is_middle, root_of, tokens_of
from kg.model import EntityType
from kg.ontology.actors import Actors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

SIDES_OF = frozenset({"two", "both", "three", "all", "opposing", "warring", "rival", "these"})
CONDITIONS = frozenset("emergency siege war alert affair mind readiness shock mourning tension exception".split())
STATES_OF = frozenset(
    "member arab gulf baltic communist western eastern european african islamic signatory neighbouring neighboring "
    "frontline front-line nordic non-aligned caribbean".split()
)
BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
COUNTING = frozenset({"nummod", "compound", "amod", "nmod"})
COUNTED = frozenset({"nsubj", "nsubjpass", "dobj"})
PREMODIFIERS = BEFORE | {"det", "predet", "nummod", "quantmod", "npadvmod", "advmod", "neg", "case"}
JOINTS = frozenset("-()[]")  # "Workers' Party (WP) rebel"
DEFINITE = syntax.DEFINITE | {"both"}
PLURAL_PEOPLE = ("men", "ese", "ish", "ch", "ss")  # "the French", "three Japanese"
BARE_DEFINITE = frozenset({"police", "authorities"})  # definite without an article
HARMED = frozenset({"dead", "wounded", "injured"})  # "the dead": several
DESCRIBED = frozenset({"PERSON", "ORGANIZATION", "MEDIA", "ARMED_GROUP"})
ACTING = frozenset({"ARMED_GROUP", "MILITARY", "GOVERNMENT"})
SCALE_WORDS = frozenset({"dozen", "score", "hundred", "thousand", "million"})
MISTAKEN_LEMMAS = {"bases": "base", "barracks": "barracks", "premises": "premises", "graves": "grave"}
QUOTES = frozenset('"“”')


@dataclass(frozen=True, slots=True)
class Sense:
    """What a noun denotes: entity type, state, and whether it is more than one."""

    type: EntityType
    country: str | None
    plural: bool


class Nouns:
    """Reads the nouns of one document. `bundled` maps a complement's head to the bundle that swallows it."""

    def __init__(self, doc: Doc, actors: Actors, names: Sequence[Name]) -> None:
        self.doc = doc
        self.actors = actors
        self.names = names
        self.bundled: dict[int, int] = {}
        self._by_head: dict[int, Name] = {}
        self._inside: dict[int, Name] = {}
        for name in names:
            self._by_head.setdefault(root_of(doc, name.start, name.end).i, name)
            for i in range(name.start, name.end):
                self._inside.setdefault(i, name)

    def name_at(self, token: int) -> Name | None:
        """The longest name that covers a token."""
        return self._inside.get(token)

    # ---- meaning

    def sense(self, token: Token) -> Sense | None:
        """What the noun denotes; a head that only bundles ("dozens of …") takes it from its complement."""
        complement = self.complement(token)
        if complement is not None and lemma_of(token) in self.actors.heads["quantity"] and self._is_many(complement):
            return self._bundle(token, complement)
        name = self._inside.get(token.i)
        if name is not None:
            return Sense(name.type, name.country, name.type == "PEOPLE")
        if self.is_people_word(token):
            return self._people(token)
        plural = self._is_plural(token)
        kind = in_number(self._noun_type(token, plural), plural)
        return Sense(kind, self.country(token) or (self._home(token) if kind == "ARMED_GROUP" else None), plural)

    def is_people_word(self, token: Token) -> bool:
        """Whether the word names a people: "Iranians", "Kurds"."""
        text = token.text
        return (text in self.actors.people or text in self.actors.peoples) and token.ent_type_ != "LANGUAGE"

    def _people(self, token: Token) -> Sense:
        state = self.actors.people.get(token.text)
        plural = self._is_plural(token)
        if state is None:
            plural = plural or (token.text[-1] == "s" and token.text[:-1] in self.actors.peoples)
            return Sense("PEOPLE" if plural else "PERSON", self.country(token), plural)
        sharing = next((c for c in token.rights if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")), None)
        shared = self.lexical_type(sharing) if sharing is not None and token.pos_ == "ADJ" else None
        if shared is not None:
            return Sense(shared, state, plural=True)  # "two American and one British soldiers"
        single = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in token.lefts)
        plural = not single and (plural or token.tag_ == "JJ" or token.text.endswith(PLURAL_PEOPLE))
        return Sense("PEOPLE" if plural else "PERSON", state, plural)

    def _bundle(self, token: Token, complement: Token) -> Sense | None:
        inner = self.sense(complement)
        if inner is None:
            return None
        name = self._inside.get(complement.i)
        if not self.is_definite(complement) and (name is None or name.type == "PEOPLE"):
            self.bundled[complement.i] = token.i
        kind: EntityType = "PEOPLE" if inner.type in ("PERSON", "COUNTRY") else inner.type
        return Sense(kind, inner.country, plural=True)

    def _is_many(self, token: Token) -> bool:
        collective = token.lemma_.lower() in self.actors.heads["collective"]
        return token.tag_ in syntax.PLURAL or collective or self.is_people_word(token)

    def _is_plural(self, token: Token) -> bool:
        several = token.lower_ in syntax.PLURAL_WORDS or (token.lower_ in HARMED and self.is_definite(token))
        return token.tag_ in syntax.PLURAL or several

    def _noun_type(self, token: Token, plural: bool) -> EntityType:
        bare = lemma_of(token) in self.actors.words["bare"] and not plural and token.pos_ != "PROPN"
        if bare and self.start(token) == token.i:
            return "OTHER"  # "took place", "in office": no particular one
        kind = self.lexical_type(token)
        if kind == "GOVERNMENT" and self._is_area(token):
            return "PLACE"
        if token.lemma_ == "state":
            return self._state_type(token, plural) or kind or "OTHER"
        if token.lower_ == "sides" and any(c.lower_ in SIDES_OF for c in token.lefts):
            return "PEOPLE"  # "the TWO SIDES agreed"
        if kind == "FACILITY" and self._is_crewed(token):
            return "MILITARY"
        return kind or self._described_type(token) or "OTHER"

    def _is_area(self, token: Token) -> bool:
        """"the Cauca DEPARTMENT": land, not an office."""
        before = self._inside.get(token.i - 1)
        named = before is not None and before.type == "PLACE" and before.end == token.i
        return named and lemma_of(token) in self.actors.words["idle_areas"]

    def _state_type(self, token: Token, plural: bool) -> EntityType | None:
        """"a STATE of emergency" is a condition, "Arab STATES", "member STATES" are countries."""
        condition = any(c.lower_ == "of" and any(g.lemma_ in CONDITIONS for g in c.children) for c in token.rights)
        if condition:
            return "OTHER"
        told = any(c.dep_ in BEFORE and (c.lower_ in STATES_OF or c.ent_type_ == "NORP") for c in token.lefts)
        return "COUNTRY" if plural and told else None

    def _is_crewed(self, token: Token) -> bool:
        """Whether a machine stands for its crew: "Israeli JETS hit …", "HELICOPTERS fired", "by enemy AIRCRAFT"."""
        heads = self.actors.heads
        if lemma_of(token) not in heads["crewed"]:
            return False
        acts = token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.lower_ == "by")
        sided = any(c.dep_ in BEFORE and lemma_of(c) in heads["sides"] for c in token.lefts)
        owned = any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in token.lefts)
        armed = token.dep_ == "nsubj" and token.head.lemma_ in heads["crewed_acts"]
        return acts and (armed or sided or owned or self.country(token) is not None)

    def _described_type(self, token: Token) -> EntityType | None:
        """Type of a proper noun that nobody recognised, from the noun before it: "gas monopoly Gazprom"."""
        before = self.doc[token.i - 1] if token.i else None
        if token.pos_ != "PROPN" or before is None or before.dep_ != "compound" or before.head != token:
            return None
        kind = self.actors.noun_type(before.lemma_.lower())
        return kind if kind in DESCRIBED else None

    def acts_as_modifier(self, token: Token) -> bool:
        """Whether the noun is a party before the name of an act: "army offensive", "rebel attack"."""
        if token.dep_ not in BEFORE or token.dep_ == "poss":
            return False
        head = token.head
        adjective = token.pos_ == "ADJ" and lemma_of(token) in self.actors.words["acting_adjectives"]
        act = head.pos_ == "NOUN" or head.tag_ == "VBG"  # "police FIRING", tagged as a gerund
        if (token.pos_ != "NOUN" and not adjective) or not act or self._before_hyphen(token):
            return False
        if lemma_of(token) in self.actors.words["no_acting_modifiers"]:
            return False
        if self.actors.noun_type(f"{token.lower_} {lemma_of(head)}") or self.lexical_type(head) not in (None, "OTHER"):
            return False
        return self.actors.noun_type(lemma_of(token), token.lower_) in ACTING

    def lexical_type(self, token: Token) -> EntityType | None:
        """Type of the noun by the lexicon, with the word before it ("security force") or without."""
        before = [c for c in token.lefts if c.dep_ in BEFORE]
        if token.lower_ in self.actors.words["directions"] and token.i and before and before[-1].i == token.i - 1:
            aside = self.actors.noun_type(before[-1].lower_)
            if aside is not None:
                return aside  # "a base north of the city", parsed as if it were one noun
        if self.is_age(token):
            return "PERSON"
        if is_address(token) or is_middle(token, self.actors.words["settlements"]):
            return "PLACE"
        if token.lower_ == "front" and token.i and self.doc[token.i - 1].lower_ == "in":
            return None
        forms = (lemma_of(token), token.lower_)
        pairs = [f"{word} {form}" for c in reversed(before) for word in (c.lemma_.lower(), c.lower_) for form in forms]
        return self.actors.noun_type(*pairs, *forms, forms[0].split("-")[-1])

    def is_age(self, token: Token) -> bool:
        """"a 17-YEAR-OLD was shot": somebody of that age."""
        aged = token.lower_ == "old" and token.dep_ not in BEFORE
        return aged and self.doc[max(token.i - 2, 0) : token.i].text.lower() == "year-"

    def designated(self, token: Token) -> str | None:
        """Key of the body in "the ETA group", "the Polisario movement"."""
        if lemma_of(token) not in self.actors.heads["designator"] or token.tag_ in syntax.PLURAL:
            return None
        for child in token.lefts:
            name = self._inside.get(child.i)
            if child.dep_ in BEFORE and child.dep_ != "poss" and name is not None and name.key in self.actors.actors:
                kinds = self.actors.words["designator_kinds"]
                between = (t for t in self.doc[name.end : token.i] if t.text not in QUOTES)
                return name.key if all(t.lower_ in kinds for t in between) else None
        return None

    # ---- state

    def country(self, head: Token) -> str | None:
        """The state that a noun's own modifiers name, or its "of": "Iranian general", "president of Peru"."""
        named = [s for s in (self._state_below(c) for c in head.lefts if c.dep_ in BEFORE) if s]
        if named:
            return named[-1] if not self._is_shared(head) else None
        return self._state_after(head, "of")

    def _home(self, head: Token) -> str | None:
        """Where rebels, unlike troops, belong: "rebels in Chad"; not where they are of a body ("Taliban fighters")."""
        return None if any(c.i in self._inside for c in head.lefts) else self._state_after(head, "in")

    def _state_after(self, head: Token, preposition: str) -> str | None:
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == preposition:
                for inner in child.children:
                    name = self._by_head.get(inner.i)
                    if name is not None and name.type == "COUNTRY":
                        return name.country
        return None

    def country_within(self, start: int, end: int) -> str | None:
        """The first state named in a stretch of tokens."""
        return next((n.country for n in self.names if n.type == "COUNTRY" and start <= n.start and n.end <= end), None)

    def _is_shared(self, head: Token) -> bool:
        """"Ethiopian and Kenyan troops": several states stand side by side before the noun."""
        firsts = [c for c in head.lefts if c.dep_ in BEFORE and c.dep_ != "poss" and c.i in self._by_head]
        others = [self._by_head.get(t.i) for c in firsts for t in c.conjuncts if t.i < head.i]
        return any(name is not None and name.type == "COUNTRY" for name in others)

    def _state_below(self, token: Token) -> str | None:
        """The state that a modifier names, itself or by its own modifiers; not in "Iran-backed", "pro-Iranian"."""
        if self.doc[token.i - 1].text == "-" or self._before_hyphen(token):
            return None
        name = self._inside.get(token.i)
        if name is not None and (name.type == "COUNTRY" or (name.key and token.dep_ != "poss")):
            return name.country
        if name is not None or token.dep_ == "poss":
            return None
        return next((s for s in map(self._state_below, token.lefts) if s), None)

    # ---- extent

    def start(self, token: Token) -> int:
        """First token of the tight phrase: the unbroken premodifiers before the head."""
        start = self._start(token, frozenset())
        if start and self.doc[start - 1].text in QUOTES:
            wider = self._start(token, QUOTES)
            closed = sum(t.text in QUOTES for t in self.doc[wider : token.i]) % 2 == 0
            start = wider if closed else start
        return start

    def _start(self, token: Token, crossed: frozenset[str]) -> int:
        """The same where the phrase may run across such marks."""
        start = token.i
        for child in reversed(list(token.lefts)):
            fits = child.dep_ in PREMODIFIERS or child.text in JOINTS or child.text in crossed
            if not fits or any(map(breaks_phrase, tokens_of(self.doc, child.left_edge.i, start))):
                break
            start = child.left_edge.i
        while start < token.i and (self.doc[start].is_punct or self.doc[start].is_space):
            start += 1
        return start

    def end(self, token: Token) -> int:
        """End of the tight phrase; with what follows "of" where the head bundles or says whose it is."""
        complement = self.complement(token)
        heads = self.actors.heads
        if complement is not None and self._is_called(token, complement):
            return self._inside[complement.i].end
        keeps = lemma_of(token) in heads["quantity"] or lemma_of(token) in heads["member"] or token.pos_ == "NUM"
        if complement is None or not keeps:
            return self._end_of_count(token)
        name = self._inside.get(complement.i)
        if name is not None and name.type == "PERSON":
            inner = next((n for n in self.names if token.i < n.start and n.end == name.start), None)
            if inner is not None:  # "the leader of the party John Smith"
                return inner.end
        return max(name.end if name else 0, self.end(complement))

    def _is_called(self, token: Token, complement: Token) -> bool:
        """"the CITY OF Lyon", "the PROVINCE OF Helmand": the noun and the name are one place."""
        name = self._inside.get(complement.i)
        return name is not None and name.type == "PLACE" and lemma_of(token) in self.actors.words["settlements"]

    def _end_of_count(self, token: Token) -> int:
        """"some 130 MORE", "scores MORE", unless it is more than something."""
        end = token.i + 1
        if end == len(self.doc) or self.doc[end].lower_ != "more" or not _is_count(token):
            return end
        compared = end + 1 < len(self.doc) and self.doc[end + 1].lower_ == "than"
        return end if compared else end + 1

    def complement(self, token: Token) -> Token | None:
        """Head of the "of" phrase right after the noun."""
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i <= token.i + 2:
                return next((c for c in child.children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN")), None)
        return None

    # ---- number, definiteness

    def number(self, token: Token) -> int | None:
        """The count that the phrase states; several add up ("two US and one UK soldier"), "no" is 0."""
        before = list(token.lefts)
        if any(c.dep_ == "det" and c.lower_ == "no" for c in before):
            return 0
        counts = [t for c in before for t in c.subtree if self._counts(t)]
        counts = [t for t in counts if t.head not in counts]
        if counts:
            numbers = [self.numeral(t) for t in counts]
            return sum(n for n in numbers if n is not None) if None not in numbers else None
        complement = self.complement(token)
        if complement is None or lemma_of(token) not in self.actors.heads["quantity"]:
            return None
        if lemma_of(token) in SCALE_WORDS and token.tag_ not in syntax.PLURAL:
            return self.numeral(token)
        return self.number(complement)

    def elided(self, numeral: Token) -> Token | None:
        """Those of whom there are more: "25 FIGHTERS were killed and another 55 injured", "… and another injured"."""
        if numeral.lower_ == "another":
            nouns = [t for t in numeral.sent if t.i < numeral.i and t.pos_ == "NOUN" and t.dep_ in COUNTED]
            return nouns[-1] if nouns else None
        if not any(c.lower_ in ("another", "other") for c in numeral.lefts):
            return None
        counted = [t for t in numeral.sent if t.i < numeral.i and t.tag_ in syntax.PLURAL and t.dep_ in COUNTED]
        return next((t for t in reversed(counted) if any(self._counts(c) for c in t.lefts)), None)

    def _counts(self, token: Token) -> bool:
        """Whether a numeral counts the head, unlike those of "a 22-year-old man", "the 20 March attack"."""
        numeral = token.tag_ == "CD" or token.lower_ in SCALE_WORDS
        if not numeral or token.dep_ not in COUNTING or token.ent_type_ in ("DATE", "TIME", "ORDINAL"):
            return False
        return not self._before_hyphen(token)

    def _before_hyphen(self, token: Token) -> bool:
        return token.i + 1 < len(self.doc) and self.doc[token.i + 1].text == "-"

    def numeral(self, token: Token) -> int | None:
        """Value of a numeral with the numerals that build it up: "two" with "dozen" hung on it is 24."""
        parts = [c.text for c in token.lefts if c.dep_ in ("compound", "nummod", "quantmod") and c.tag_ == "CD"]
        scale = [c.text for c in token.rights if c.i == token.i + 1 and c.lower_ in SCALE_WORDS]
        return read_number([*parts, token.text, *scale])

    def is_definite(self, token: Token) -> bool:
        """Whether a definite determiner or a possessive stands before the noun."""
        for child in token.lefts:
            if child.dep_ == "poss" or (child.dep_ in ("det", "predet") and child.lower_ in DEFINITE):
                return True
        return token.lower_ in BARE_DEFINITE and token.i == self.start(token)


def _is_count(token: Token) -> bool:
    return token.pos_ == "NUM" or lemma_of(token) in SCALE_WORDS


def lemma_of(token: Token) -> str:
    """Lower-case lemma; the singular of a capitalised plural ("Members"), which the lemmatizer leaves alone."""
    lemma = MISTAKEN_LEMMAS.get(token.lower_, token.lemma_.lower())
    return lemma[:-1] if token.tag_ == "NNPS" and lemma.endswith("s") and lemma == token.lower_ else lemma


def in_number(kind: EntityType, plural: bool) -> EntityType:
    """PEOPLE for a person noun in the plural, else the type itself."""
    return "PEOPLE" if kind == "PERSON" and plural else kind
