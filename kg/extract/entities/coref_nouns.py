"""Coreference of descriptions: embassies, offices, roles, repeated and general nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import control, syntax
from kg.extract.entities.clusters import BODIES, Group, State, types_agree
from kg.extract.entities.coref_parties import PartySieve
from kg.extract.entities.mentions import NounPhrase
from kg.extract.entities.offices import offices_of

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH, NEAR, ROLE_REACH = 12, 3, 200  # sentences back
MISSIONS = ("embassy", "consulate")
IN = frozenset({"in", "at", "inside", "within"})
LOCATING = frozenset({"in", "from", "to", "into", "across"})
NARROWING = frozenset({"of", "for", "from", "in", "near", "at"})


class NounSieve:
    """The passes over nominal mentions; each definite one looks back for what it takes up."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.mentions = state.mentions
        self.doc = state.doc
        self.words = state.actors.words
        self.parties = PartySieve(state)

    def run(self) -> None:
        """Apply all passes."""
        for number in range(len(self.mentions)):
            self.state.group(number).offices |= offices_of(self.mentions, number, self.doc, self.state.actors)
        self._embassies()
        for number, mention in enumerate(self.mentions):
            if mention.kind == "noun" and mention.definite and mention.type != "OTHER":
                found = None if self.state.group(number).named else self._antecedent(number)
                found = self._participant(number) if found is None else found
                found = self.parties.antecedent(number) if found is None else found
                if found is not None:
                    self.state.join(found, number)

    def _antecedent(self, number: int) -> int | None:
        match self.mentions[number].type:
            case "PERSON":
                passes = [self._office, self._role, self._titular, self._repeated]
            case "COUNTRY":
                passes = [self._country]
            case _:
                passes = [self._repeated, self._last_word, self._general]
        found = (look_back(number) for look_back in passes)
        other = next((other for other in found if other is not None), None)
        return None if other is None or self._acts_on(other, number) else other

    # ---- embassies: one state's embassy in one place

    def _embassies(self) -> None:
        known: list[tuple[int, str, str | None, str | None]] = []
        for number, mention in enumerate(self.mentions):
            what = self._mission(mention)
            if what is None:
                continue
            where = self._place(mention)
            for other, kind, country, place in reversed(known):
                same = kind == what and mention.country in (country, None) and (where is None or place in (where, None))
                if same and (mention.country or mention.definite):
                    self.state.join(other, number)
                    where = where or place
                    break
            known.append((number, what, self.state.group(number).country, where))

    def _mission(self, mention: NounPhrase) -> str | None:
        if mention.type != "FACILITY" or mention.kind == "pronoun" or mention.plural:
            return None
        housed = mention.lemma in self.words["complexes"]
        return next((word for word in MISSIONS if mention.lemma == word or (housed and word in mention.words)), None)

    def _place(self, mention: NounPhrase) -> str | None:
        """Where it stands, as a state's code where that is known (a capital is in its state), else as a name."""
        comma = mention.end < len(self.doc) and self.doc[mention.end].text == ","
        after = mention.end + 1 if comma else mention.end
        near = [self.doc[after]] if after < len(self.doc) else []
        for child in (*self.doc[mention.head].children, *near):
            if child.pos_ != "ADP" or child.lower_ not in IN:
                continue
            for inner in child.children:
                other = self.mentions.at(inner.i)
                if other is not None and self.mentions[other].kind == "name":
                    text = self.state.text(self.mentions[other])
                    return self.mentions[other].key or self.state.actors.capitals.get(text) or text
        return None

    # ---- persons

    def _office(self, number: int) -> int | None:
        """"the Pentagon chief" holds the office that "US Defense Secretary Robert Gates" holds."""
        offices = self.state.group(number).offices
        if not offices:
            return None
        holders = (o for o in self.state.before(number, ROLE_REACH) if self.state.group(o).offices & offices)
        return next((o for o in holders if self.state.compatible(o, number)), None)

    def _role(self, number: int) -> int | None:
        """"the president": the nearest person who was called so, if nothing said of either speaks against it."""
        mention = self.mentions[number]
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
        mention = self.mentions[number]
        bare = mention.words == {mention.lemma} and mention.end == mention.head + 1
        if not bare or mention.lemma not in self.words["presidents"]:
            return None
        near = {
            self.state.find(o): o
            for o in self.state.before(number, NEAR - 1)
            if self.mentions[o].kind == "name" and self.mentions[o].type == "PERSON"
        }
        free = [o for o in near.values() if not self.state.group(o).roles & self.words["ranks"]]
        return free[0] if len(free) == 1 else None

    def _participant(self, number: int) -> int | None:
        """"the victim", "the gunman": the only person just told of to whom, or by whom, somebody was harmed."""
        mention = self.mentions[number]
        suffers = mention.lemma in self.words["sufferers"]
        if mention.type != "PERSON" or not (suffers or mention.lemma in self.words["harmers"]):
            return None
        found = {
            self.state.find(other): other
            for other in self.state.before(number, REACH)
            if self.mentions[other].type == "PERSON" and self._has_part(other, suffers=suffers)
        }
        known = self.state.find(number)
        if len(found) != 1 or known in found:
            return None
        ((_, other),) = found.items()
        named = self.state.group(other).named and self.state.group(number).named
        return None if named or not self.state.compatible(other, number) else other

    def _has_part(self, number: int, *, suffers: bool) -> bool:
        """Whether the person is told to have been harmed, or to have harmed."""
        head = self.doc[self.mentions[number].head]
        verb = head.head
        if verb.lemma_ not in self.words["harm_verbs"] or verb.pos_ not in syntax.VERBAL:
            return False
        return head in (control.objects(verb) if suffers else control.subjects(verb))

    def _country_words(self, group: Group) -> set[str]:
        country = self.state.actors.countries.get(group.country or "")
        return {a.lower() for a in (*country.adjectives, country.name)} if country else set()

    # ---- states

    def _country(self, number: int) -> int | None:
        """"the country": the state that something was last said to be in, else the only one named just before."""
        mention = self.mentions[number]
        qualities = mention.words - {mention.lemma} - self.words["country_qualities"]
        if mention.plural or mention.lemma not in self.words["country_nouns"] or qualities:
            return None
        located = next((o for o in self.state.before(number, NEAR) if self._is_located_in(o)), None)
        if located is not None:
            return located
        named = {self.state.find(o): o for o in self.state.before(number, 1) if self.mentions[o].type == "COUNTRY"}
        return next(iter(named.values())) if len(named) == 1 else None

    def _is_located_in(self, number: int) -> bool:
        mention = self.mentions[number]
        head = self.doc[mention.head]
        return mention.type == "COUNTRY" and head.dep_ == "pobj" and head.head.lower_ in LOCATING

    # ---- groups, bodies, sites

    def _repeated(self, number: int) -> int | None:
        """The nearest earlier phrase with the same head whose words include this one's."""
        mention = self.mentions[number]
        for other in self.state.before(number, REACH):
            its = self.mentions[other]
            if its.kind != "noun" or its.lemma != mention.lemma or its.end > mention.start:
                continue
            if self._complements(number) - self._complements(other) or self._newly_owned(number, other):
                continue
            if mention.words <= self.state.group(other).words and self.state.compatible(other, number):
                return other
        return None

    def _newly_owned(self, number: int, other: int) -> bool:
        """"thirteen men … ITS MEN": people of whom it was not said before whose they are."""
        owned, before = (any(c.dep_ == "poss" for c in self.doc[self.mentions[n].head].lefts) for n in (number, other))
        return owned and not before and self.mentions[number].plural

    def _complements(self, number: int) -> set[str]:
        """What narrows a phrase down from behind: lemmas after "of", "in" …; a clause narrows beyond compare."""
        found: set[str] = set()
        for child in self.doc[self.mentions[number].head].rights:
            if child.dep_ == "prep" and child.lower_ in NARROWING:
                found |= {c.lemma_.lower() for c in child.children if c.dep_ == "pobj"}
            elif child.dep_ in ("relcl", "acl") and not self._is_aside(child):
                found.add(f"clause {child.i}")
        return found

    def _is_aside(self, clause: Token) -> bool:
        return clause.left_edge.i > 0 and self.doc[clause.left_edge.i - 1].text == ","

    def _last_word(self, number: int) -> int | None:
        """"the airport", "the ministry": the nearest name that ends in this noun."""
        mention = self.mentions[number]
        if mention.plural:
            return None
        for other in self.state.before(number, REACH):
            its = self.mentions[other]
            if its.kind != "name" or its.lemma != mention.lemma:
                continue
            known = self.state.group(other).words | {mention.lemma}
            if mention.words <= known and self.state.compatible(other, number):
                return other
        return None

    def _general(self, number: int) -> int | None:
        """"the group", "the Iran-backed militia", "the town": the nearest thing of the kind."""
        mention = self.mentions[number]
        extra = mention.words - {mention.lemma}
        wanted = self._kinds(mention.lemma)
        if mention.plural or not wanted:
            return None
        if mention.lemma == "capital":
            return self._capital(number, extra)
        if extra & self.words["backed"]:
            return self._backed(number, extra)
        if extra:
            return None
        for other in self.state.before(number, NEAR):
            its = self.mentions[other]
            fits = its.type in wanted and (its.type != "PLACE" or self._may_be_called(other, mention.lemma))
            if its.kind == "name" and not its.adjective and fits and self._can_be(other, number):
                return self._described_by(other, number, wanted)
        return None

    def _capital(self, number: int, extra: frozenset[str]) -> int | None:
        """"the capital", "the Hungarian capital": a city that is the capital of that state, or of any."""
        country, capitals = self.mentions[number].country, self.state.actors.capitals
        if extra and country is None:
            return None  # "the provincial capital"
        for other in self.state.before(number, REACH):
            its = self.mentions[other]
            state = capitals.get(self.state.text(its)) if its.kind == "name" and its.type == "PLACE" else None
            if state is not None and country in (state, None) and self._can_be(other, number):
                return other
        return None

    def _may_be_called(self, other: int, lemma: str) -> bool:
        """Not "a BEIRUT newspaper", and not the Once district where a city is meant."""
        kinds = self.words["named_areas"] & self.state.group(other).roles
        modifies = self.doc[self.mentions[other].head].dep_ in ("compound", "nmod", "amod")
        return not modifies and (not kinds or lemma in kinds)

    def _described_by(self, other: int, number: int, wanted: frozenset[str]) -> int:
        """"AL-ANSAR, a faction of the FDN, claimed it … THE GROUP": who is described, not in what terms."""
        name = self.doc[self.mentions[other].head]
        noun = name.head.head if name.dep_ == "pobj" else name.head
        described = self.mentions.at(noun.head.i) if noun.dep_ == "appos" and noun.is_ancestor(name) else None
        if described is None or self.mentions[described].kind != "name" or self.mentions[described].type not in wanted:
            return other
        return described if self._can_be(described, number) else other

    def _kinds(self, lemma: str) -> frozenset[str]:
        """Types that a general noun can take up; none for other nouns."""
        if lemma in self.words["place_nouns"]:
            return frozenset({"PLACE"})
        if lemma in self.words["general_groups"]:
            return frozenset({"ARMED_GROUP", "ORGANIZATION"})
        return frozenset({"ORGANIZATION"}) if lemma in self.words["general_bodies"] else frozenset()

    def _backed(self, number: int, extra: frozenset[str]) -> int | None:
        for other in self.state.before(number, REACH):
            group = self.state.group(other)
            if extra <= group.words and group.types & BODIES and self._can_be(other, number):
                return other
        return None

    def _acts_on(self, other: int, number: int) -> bool:
        """"AL-SHABAB fighters attacked THE MILITIA": a subject is not its own object."""
        head = self.doc[self.mentions[number].head]
        verb = head.head
        if head.dep_ not in ("dobj", "nsubjpass") or verb.pos_ not in syntax.VERBAL:
            return False
        name = self.doc[self.mentions[other].head]
        return any(s == name or s.is_ancestor(name) for s in control.subjects(verb))

    def _can_be(self, other: int, number: int) -> bool:
        group, mine = self.state.group(other), self.state.group(number)
        if group.plural or not types_agree(group.types, mine.types):
            return False
        inside = self.mentions[other].end > self.mentions[number].start
        return not inside and self.state.compatible(other, number)
