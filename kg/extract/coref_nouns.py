"""Coreference of descriptions: apposition, copula, roles, offices, repeated and general nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clusters import BODIES, Group, State, types_agree
from kg.extract.mentions import NounPhrase
from kg.extract.names import SETTLEMENTS
from kg.extract.offices import offices_of

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH, NEAR, ROLE_REACH = 12, 3, 200
COMPLEXES = frozenset({"complex", "compound", "building"})
VAGUE_PLACE = frozenset("african asian european arab latin american west east central southern northern eastern western south north".split())
RETYPABLE = frozenset({"PERSON", "ORGANIZATION", "PLACE", "FACILITY"})
COUNTRY_NOUNS = frozenset({"country", "nation"})
PLACE_NOUNS = frozenset({"city", "town", "village", "district", "province", "island", "capital"})
GENERAL_BODIES = frozenset("bloc agency company firm association union alliance airline carrier federation charity institute".split())
NO_DESIGNATORS = frozenset({"government", "administration", "regime", "army", "faction", "junta"})
GENERAL = frozenset({"group", "organization", "organisation", "movement", "militia", "party", "network", "cartel", "gang", "front"})
BACKED = frozenset({"backed", "back", "supported", "support", "sponsored", "led"})
NAMED_AREAS = frozenset("district province governorate county prefecture town city village region state department".split())
PRESIDENTS = frozenset({"president", "minister", "premier", "chancellor", "leader"})
RANKS = frozenset("general colonel major captain lieutenant sergeant admiral commander bishop archbishop".split())
IN = frozenset({"in", "at", "inside", "within"})


class NounSieve:
    """The passes over nominal mentions."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.nouns = [n for n, m in enumerate(state.mentions) if m.kind == "noun"]

    def run(self) -> None:
        """Apply all passes, the sure ones first."""
        self._apposition()
        self._adjacent()
        self._designated()
        self._places()
        self._copula()
        for number in range(len(self.state.mentions)):
            self.state.group(number).offices |= offices_of(self.state.mentions, number, self.state.doc, self.state.actors)
        self._embassies()
        for number in self.nouns:
            if self.state.mentions[number].definite and self.state.mentions[number].type != "OTHER":
                self._definite(number)

    # ---- apposition and copula

    def _apposition(self) -> None:
        mentions, doc = self.state.mentions, self.state.doc
        for number, mention in enumerate(mentions):
            head = doc[mention.head]
            if mention.kind == "pronoun" or head.dep_ != "appos":
                continue
            other = mentions.at(head.head.i)
            if other is None or other == number or not self._one_thing(mentions[other], mention, head):
                continue
            self._settle(other, number)
            self.state.join(other, number, sure=mention.plural == mentions[other].plural)

    def _settle(self, one: int, other: int) -> None:
        """Where "X, a German manufacturer" has X as a person, the description decides."""
        for name, noun in ((one, other), (other, one)):
            mention, its = self.state.mentions[name], self.state.mentions[noun]
            group = self.state.group(name)
            if mention.kind == "name" and its.kind == "noun" and not its.plural and group.key is None and not mention.title \
                    and mention.type in RETYPABLE and its.type not in ("OTHER", "PEOPLE") and group.types == {mention.type} \
                    and mention.type != its.type and self.state.doc[its.start].pos_ == "DET":
                for member in group.mentions:
                    self.state.mentions[member].type = its.type
                group.types = {its.type}

    def _adjacent(self) -> None:
        """"the leader of the party John Smith", "Ambassador to Peru John Smith": the description runs into the name."""
        mentions, doc = self.state.mentions, self.state.doc
        for number, mention in enumerate(mentions):
            start = mention.title[0] if mention.title else mention.start
            inner = mentions.at(start - 1) if start else None
            if mention.kind != "name" or mention.type != "PERSON" or inner is None or mentions[inner].end != start:
                continue
            before = mentions[inner].start - 1
            while before > 0 and doc[before].pos_ == "DET":
                before -= 1
            other = mentions.at(doc[before].head.i) if doc[before].lower_ in ("of", "to", "for") else None
            if other is not None and mentions[other].kind == "noun" and mentions[other].type == "PERSON":
                self.state.join(other, number, sure=True)

    def _designated(self) -> None:
        """"the X party" is X, whatever the recogniser took X for."""
        mentions, doc = self.state.mentions, self.state.doc
        designators = self.state.actors.heads["designator"] - NO_DESIGNATORS
        for number in self.nouns:
            mention = mentions[number]
            inner = mentions.at(mention.head - 1) if mention.head > mention.start else None
            if mention.lemma not in designators or mention.plural or inner is None or mention.key is not None:
                continue
            name = mentions[inner]
            if name.kind == "name" and name.end == mention.head and name.type in ("PERSON", "ORGANIZATION") and not name.title \
                    and self.state.group(inner).key is None and doc[name.head].dep_ in ("compound", "nmod", "amod"):
                for member in self.state.group(inner).mentions:
                    mentions[member].type = mention.type
                self.state.group(inner).types = {mention.type}
                self.state.join(inner, number, sure=True)

    def _places(self) -> None:
        """"the town of X" is X."""
        mentions, doc = self.state.mentions, self.state.doc
        for number in self.nouns:
            if mentions[number].type != "PLACE" or mentions[number].plural:
                continue
            for child in doc[mentions[number].head].lefts:  # "the western X district"
                inner = mentions.at(child.i)
                if child.dep_ in ("compound", "nmod") and inner is not None and mentions[inner].kind == "name" \
                        and mentions[inner].type == "PLACE" and mentions[number].lemma in NAMED_AREAS \
                        and doc[mentions[number].start].lower_ not in ("a", "an"):
                    self.state.join(inner, number, sure=True)
            for child in doc[mentions[number].head].rights:
                if child.dep_ == "prep" and child.lower_ == "of" and child.i == mentions[number].head + 1:
                    inner = next((mentions.at(c.i) for c in child.children if c.dep_ == "pobj"), None)
                    if inner is not None and mentions[inner].kind == "name" and mentions[inner].type == "PLACE" \
                            and mentions[number].lemma in SETTLEMENTS:
                        self.state.join(number, inner, sure=True)

    def _one_thing(self, first: NounPhrase, second: NounPhrase, head: Token) -> bool:
        """Not a list, not "Baghdad, Iraq", and at least one of the two describes."""
        if any(c.dep_ in ("conj", "cc") for c in head.children) or "PLACE" in (first.type, second.type):
            return False
        if first.kind == second.kind == "name" and first.type == second.type == "COUNTRY":
            return False
        return not (first.kind == second.kind == "name" and {first.type, second.type} == {"PERSON"})

    def _copula(self) -> None:
        mentions, doc = self.state.mentions, self.state.doc
        for number in self.nouns:
            head = doc[mentions[number].head]
            if head.dep_ != "attr" or head.head.lemma_ not in ("be", "become", "remain") or not mentions[number].definite:
                continue
            verb = head.head
            if any(c.dep_ in ("neg", "aux") and c.lemma_ not in ("have", "be") for c in verb.children):
                continue
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            other = mentions.at(subject.i) if subject is not None else None
            if other is not None:
                self.state.join(other, number)

    # ---- embassies: one state's embassy in one place

    def _embassies(self) -> None:
        known: list[tuple[int, str, str | None, str | None]] = []
        for number, mention in enumerate(self.state.mentions):
            what = self._mission(mention)
            if what is None:
                continue
            where = self._place(mention)
            for other, lemma, country, place in reversed(known):
                if lemma == what and mention.country in (country, None) and (where is None or place in (where, None)):
                    if mention.country or mention.definite:
                        self.state.join(other, number)
                        where = where or place
                        break
            known.append((number, what, self.state.group(number).country, where))

    def _mission(self, mention: NounPhrase) -> str | None:
        if mention.type != "FACILITY" or mention.kind == "pronoun" or mention.plural:
            return None
        for word in ("embassy", "consulate"):
            if mention.lemma == word or (word in mention.words and mention.lemma in COMPLEXES):
                return word
        return None

    def _place(self, mention: NounPhrase) -> str | None:
        """Where it stands, as a state's code where that is known (a capital is in its state), else as a name."""
        doc = self.state.doc
        after = mention.end + 1 if mention.end < len(doc) and doc[mention.end].text == "," else mention.end
        near = [doc[after]] if after < len(doc) else []
        for child in (*doc[mention.head].children, *near):
            if child.pos_ == "ADP" and child.lower_ in IN:
                for inner in child.children:
                    other = self.state.mentions.at(inner.i)
                    if other is not None and self.state.mentions[other].kind == "name":
                        text = self.state.text(self.state.mentions[other])
                        return self.state.mentions[other].key or self.state.actors.capitals.get(text) or text
        return None

    # ---- definite descriptions

    def _definite(self, number: int) -> None:
        mention = self.state.mentions[number]
        if self.state.group(number).named:
            return
        if mention.type == "PERSON":
            found = self._office(number) or self._role(number) or self._titular(number)
        elif mention.type == "COUNTRY":
            found = self._country(number)
        else:
            found = self._repeated(number) or self._last_word(number) or self._general(number)
        if found is None and mention.type in ("PERSON", "PEOPLE"):
            found = self._repeated(number)
        if found is not None:
            self.state.join(found, number)

    def _office(self, number: int) -> int | None:
        """"the Pentagon chief" holds the office that "US Defense Secretary Mark Esper" holds."""
        offices = self.state.group(number).offices
        if not offices:
            return None
        return next((o for o in self.state.before(number, ROLE_REACH) if self.state.group(o).offices & offices
                     and self.state.compatible(o, number)), None)

    def _role(self, number: int) -> int | None:
        """"the president": the nearest person who was called so, if nothing said of either speaks against it."""
        mention = self.state.mentions[number]
        extra = mention.words - {mention.lemma}
        for other in self.state.before(number, ROLE_REACH):
            group = self.state.group(other)
            if "PERSON" not in group.types or mention.lemma not in group.roles or group.plural:
                continue
            if extra <= group.words | self._country_words(group) and self.state.compatible(other, number):
                return other
        return None

    def _titular(self, number: int) -> int | None:
        """A bare "the president" where nobody was called so: the only person named just before, if he has no rank."""
        mention = self.state.mentions[number]
        if mention.words != {mention.lemma} or mention.lemma not in PRESIDENTS or mention.end != mention.head + 1:
            return None
        near = {self.state.find(o): o for o in self.state.before(number, NEAR - 1)
                if self.state.mentions[o].kind == "name" and self.state.mentions[o].type == "PERSON"}
        free = [o for o in near.values() if not self.state.group(o).roles & RANKS]
        return free[0] if len(free) == 1 else None

    def _country_words(self, group: Group) -> set[str]:
        country = self.state.actors.countries.get(group.country or "")
        return {a.lower() for a in (*country.adjectives, country.name)} if country else set()

    def _country(self, number: int) -> int | None:
        """"the country": the state that something was last said to be in; it stands in no other clause role."""
        mention = self.state.mentions[number]
        if mention.plural or mention.lemma not in COUNTRY_NOUNS or mention.words - {mention.lemma} - VAGUE_PLACE:
            return None
        located = next((o for o in self.state.before(number, NEAR) if self._located_in(o)), None)
        if located is not None:
            return located
        named = {self.state.find(o) for o in self.state.before(number, 1) if self.state.mentions[o].type == "COUNTRY"
                 and self.state.mentions[o].kind == "name"}
        return named.pop() if len(named) == 1 else None

    def _located_in(self, number: int) -> bool:
        mention = self.state.mentions[number]
        head = self.state.doc[mention.head]
        return mention.type == "COUNTRY" and head.dep_ == "pobj" and head.head.lower_ in ("in", "from", "to", "into", "across")

    def _repeated(self, number: int) -> int | None:
        """The nearest earlier phrase with the same head whose words include this one's."""
        mention = self.state.mentions[number]
        for other in self.state.before(number, REACH):
            its = self.state.mentions[other]
            if its.kind != "noun" or its.lemma != mention.lemma or its.end > mention.start:
                continue
            if self._complements(number) - self._complements(other):
                continue
            if mention.words <= self.state.group(other).words and self.state.compatible(other, number):
                return other
        return None

    def _complements(self, number: int) -> set[str]:
        """What narrows a phrase down from behind: lemmas after "of", "for", "from", "in"; a clause narrows beyond compare."""
        found = set()
        for child in self.state.doc[self.state.mentions[number].head].rights:
            if child.dep_ == "prep" and child.lower_ in ("of", "for", "from", "in", "near", "at"):
                found |= {c.lemma_.lower() for c in child.children if c.dep_ == "pobj"}
            elif child.dep_ in ("relcl", "acl") and not self._commaed(child):
                found.add(f"clause {child.i}")
        return found

    def _commaed(self, clause: Token) -> bool:
        return clause.left_edge.i > 0 and self.state.doc[clause.left_edge.i - 1].text == ","

    def _last_word(self, number: int) -> int | None:
        """"the airport", "the ministry": the nearest name that ends in this noun."""
        mention = self.state.mentions[number]
        if mention.plural:
            return None
        for other in self.state.before(number, REACH):
            its = self.state.mentions[other]
            if its.kind == "name" and its.lemma == mention.lemma and mention.words <= self.state.group(other).words | {mention.lemma}:
                if self.state.compatible(other, number):
                    return other
        return None

    def _general(self, number: int) -> int | None:
        """"the group", "the Iran-backed militia", "the town": the nearest thing of the kind."""
        mention = self.state.mentions[number]
        extra = mention.words - {mention.lemma}
        if mention.plural or mention.lemma not in GENERAL | GENERAL_BODIES | PLACE_NOUNS:
            return None
        if extra & BACKED:
            return self._backed(number, extra)
        if extra:
            return None
        wanted = {"PLACE"} if mention.lemma in PLACE_NOUNS else {"ORGANIZATION"}
        if mention.lemma in GENERAL:
            wanted = {"ARMED_GROUP", "ORGANIZATION"}
        for other in self.state.before(number, NEAR):
            its = self.state.mentions[other]
            if its.kind == "name" and not its.adjective and its.type in wanted and self._can_be(other, number):
                return other
        return None

    def _backed(self, number: int, extra: frozenset[str]) -> int | None:
        for other in self.state.before(number, REACH):
            group = self.state.group(other)
            if extra <= group.words and group.types & BODIES and self._can_be(other, number):
                return other
        return None

    def _can_be(self, other: int, number: int) -> bool:
        group, mine = self.state.group(other), self.state.group(number)
        if group.plural or not types_agree(group.types, mine.types):
            return False
        inside = self.state.mentions[other].end > self.state.mentions[number].start
        return not inside and self.state.compatible(other, number)
