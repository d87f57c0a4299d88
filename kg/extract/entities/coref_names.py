"""Coreference of names: keys, equal strings, acronyms, surnames, parts of facility names."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from kg.extract.entities.clusters import BODIES, RETYPABLE, State, squash
from kg.extract.entities.mentions import Mentions
from kg.extract.entities.names import surnames_of
from kg.extract.phrases import text_of
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

ALIKE = 0.75
CLOSING = {"(": ")", "[": "]"}
NEAR = 2  # sentences
HALVES = {"North": "South", "South": "North", "East": "West", "West": "East"}
MIN_ACRONYM, MIN_CUT, AFTER_NAME = 2, 7, 3


def settle_types(doc: Doc, mentions: Mentions) -> None:
    """Give a bare surname the type of the full name, and one string one type, where the recogniser wavers."""
    names = [(m, " ".join(text_of(doc, m.start, m.end).split())) for m in mentions if m.kind == "name"]
    full = (text for mention, text in names if mention.type == "PERSON" and " " in text)
    surnames = {word for text in full for word in surnames_of(text)}
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for mention, text in names:
        if mention.key is None:
            votes[text][mention.type] += 1
    for mention, text in names:
        if mention.key is not None or mention.type not in RETYPABLE:
            continue
        if text in surnames or (len(text) >= MIN_CUT and any(s.startswith(text) for s in surnames)):
            mention.type = "PERSON"
        else:
            best = max(votes[text].items(), key=lambda item: (item[1], item[0]))
            if best[1] > votes[text][mention.type]:
                mention.type = best[0]


class NameSieve:
    """The passes over names, from sure to likely."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.names = [n for n, m in enumerate(state.mentions) if m.kind == "name"]
        self.called: Counter[int] = Counter()  # how often a person was called by the surname alone
        self.text = {n: state.text(state.mentions[n]) for n in self.names}

    def run(self) -> None:
        """Apply all passes."""
        self._halves()
        self._keys()
        self._equal()
        self._parenthesis()
        self._acronyms()
        self._short_bodies()
        self._persons()
        self._facilities()

    def _halves(self) -> None:
        """"the North": that half of a divided country of which the text names a half."""
        heads = ((n, m) for n, m in enumerate(self.state.mentions) if self.state.doc[m.head].text in HALVES)
        halves = [n for n, mention in heads if self.state.text(mention) in HALVES]
        if not halves:
            return
        codes = self.state.actors.country_names
        named = {self.state.group(n).key for n in range(len(self.state.mentions))} - {None}
        ending = {rest for name, code in codes.items() if code in named
                  for side, _, rest in [name.partition(" ")] if side in HALVES and f"{HALVES[side]} {rest}" in codes}
        if len(ending) != 1:
            return
        country = ending.pop()
        for number in halves:
            mention, group = self.state.mentions[number], self.state.group(number)
            code = codes.get(f"{self.state.text(mention)} {country}")
            if code is not None and group.key is None:
                mention.type, mention.country, mention.kind = "COUNTRY", code, "name"
                group.types, group.key, group.country, group.named, group.plural = {"COUNTRY"}, code, code, True, None

    def _keys(self) -> None:
        first: dict[str, int] = {}
        for number in range(len(self.state.mentions)):
            key = self.state.group(number).key
            if key is not None:
                self.state.join(first.setdefault(key, number), number, sure=True)

    def _equal(self) -> None:
        first: dict[tuple[str, bool], int] = {}
        for number in self.names:
            mention = self.state.mentions[number]
            if mention.type == "PERSON" and " " not in self.text[number]:
                continue
            slot = squash(self.text[number]), mention.type == "PERSON"
            self.state.join(first.setdefault(slot, number), number, sure=True)

    def _parenthesis(self) -> None:
        """"National Council (NC)": what stands in brackets right after a name is that name again."""
        doc = self.state.doc
        for number in self.names:
            end = self.state.mentions[number].end
            last = min(end + AFTER_NAME, len(doc) - 2)
            while end < last and doc[end].text not in CLOSING \
                    and doc[end].pos_ in ("ADP", "PROPN", "DET", "PART"):
                end += 1  # "… Council of Resistance in Germany (NCR)"
            if end + 2 < len(doc) and doc[end].text in CLOSING:
                inner = self.state.mentions.at(end + 1)
                if inner is None or self.state.mentions[inner].kind != "name":
                    continue
                closing = self.state.mentions[inner].end
                closed = closing < len(doc) and doc[closing].text == CLOSING[doc[end].text]
                if closed and _shortens(self.text[inner], self.text[number]):
                    self._adopt(inner, number)

    def _adopt(self, short: int, full: int) -> None:
        """Join an abbreviation to its full name; the full name's type holds."""
        mention, other = self.state.mentions[short], self.state.mentions[full]
        if mention.key is None and self.state.group(short).mentions == [short] and other.type in BODIES:
            mention.type = other.type
            self.state.group(short).types = {other.type}
        self.state.join(full, short, sure=True)

    def _acronyms(self) -> None:
        initials: dict[str, int] = {}
        for number in self.names:
            for form in _initials(self.text[number]):
                initials.setdefault(form, number)
        for number in self.names:
            text = self.text[number].replace(".", "")
            mention = self.state.mentions[number]
            if len(text) > MIN_ACRONYM and text.isupper() and text.isalpha() and mention.type in BODIES:
                full = initials.get(text)
                if full is not None and self.state.mentions[full].type in BODIES:
                    self._adopt(number, full)

    def _short_bodies(self) -> None:
        """"Rover Group Plc" is called "Rover" afterwards, if no other body's name begins so."""
        bodies = [n for n in self.names if self.state.mentions[n].type == "ORGANIZATION"]
        longer: dict[str, set[int]] = defaultdict(set)
        for number in bodies:
            words = self.text[number].split()
            if len(words) > 1 and self.state.group(number).key is None:
                longer[squash(words[0])].add(self.state.find(number))
        for number in bodies:
            owners = longer.get(squash(self.text[number]), set())
            if " " not in self.text[number] and len(owners) == 1:
                self.state.join(next(iter(owners)), number)

    def _persons(self) -> None:
        persons = [n for n in self.names if self.state.mentions[n].type == "PERSON"]
        full = [n for n in persons if " " in self.text[n]]
        for i, number in enumerate(full):
            for other in full[:i]:
                if _same_person(self.text[number], self.text[other]):
                    self.state.join(other, number)
                    break
        single = [n for n in persons if " " not in self.text[n]]
        self._lone([n for n in single if not self._surname(n, full)])

    def _surname(self, number: int, full: list[int]) -> bool:
        """A single name goes to the nearest full name that ends in it, else to the only one that holds it.

        With a title it goes to one of that title, or to a head of state, before it goes to a nearer of the family, to
        those who are only told of as somebody's kin last, and where no full name stands near to whom it meant before:
        who an article is about is named in full once, a namesake each time. Says whether it went to one.
        """
        word = squash(self.text[number])
        parts = {n: [squash(p) for p in self.text[n].split()] for n in full}
        ending = [n for n in full if parts[n][-1] == word]
        holding = ending or [n for n in full if word in parts[n]]
        if not ending and len({self.state.find(n) for n in holding}) > 1:
            return False
        earlier = [n for n in holding if n < number]
        nearest = [*reversed(earlier), *(n for n in holding if n > number)]
        here, sentence = self.state.sentence[number], self.state.sentence
        near = {n for n in earlier if here - sentence[n] <= NEAR}
        called = {n: 0 if near else self.called[self.state.find(n)] for n in nearest}

        def rank(candidate: int) -> tuple[bool, bool, int]:
            return not self._of_title(number, candidate), self._is_kin(candidate), -called[candidate]

        for candidate in sorted(nearest, key=rank):
            if self.state.join(candidate, number):
                self.called[self.state.find(number)] += 1
                return True
        cut = [n for n in full if len(word) >= MIN_CUT and parts[n][-1][: len(word)] == word]
        return bool(cut) and self.state.join(cut[0], number)

    def _of_title(self, number: int, full: int) -> bool:
        """Whether a full name has the title that stands before a single one, or that of a state's head is asked for."""
        titles, other = self.state.group(number).roles, self.state.group(full)
        heads = self.state.actors.heads
        office = titles - heads["female"] - heads["male"]
        return bool(titles & other.roles or (office and other.key is not None))

    def _is_kin(self, full: int) -> bool:
        """Whether the article introduces a full name as somebody's: "his father, President AMIN GEMAYEL"."""
        mention = self.state.mentions[min(self.state.group(full).mentions)]
        before = (mention.title or (mention.start,))[0] - 1
        if before > 0 and self.state.doc[before].text == ",":
            before -= 1
        return before >= 0 and self.state.doc[before].lower_ in self.state.actors.words["kin"]

    def _lone(self, single: list[int]) -> None:
        """Equal single names that found no full name."""
        first: dict[str, int] = {}
        for number in single:
            self.state.join(first.setdefault(squash(self.text[number]), number), number)

    def _facilities(self) -> None:
        """"Baghdad International Airport", "Baghdad's airport": same head, one's words within the other's."""
        sites = [n for n, m in enumerate(self.state.mentions) if m.type == "FACILITY" and m.kind != "pronoun"]
        for i, number in enumerate(sites):
            mine = self.state.mentions[number]
            for other in reversed(sites[:i]):
                its = self.state.mentions[other]
                if mine.lemma != its.lemma or "name" not in (mine.kind, its.kind):
                    continue
                extra, shared = mine.words ^ its.words, (mine.words & its.words) - {mine.lemma}
                nested = mine.words <= its.words or its.words <= mine.words
                if shared and nested and len(extra) <= len(mine.words | its.words) and self.state.join(other, number):
                    break


def _shortens(short: str, full: str) -> bool:
    """Whether an abbreviation may stand for the name: capitals, most of which begin its words."""
    letters = [c for c in short if c.isupper()]
    words = [w[0].upper() for w in full.replace("-", " ").split()]
    if len(letters) < MIN_ACRONYM or " " in short:
        return False
    return sum(c in words for c in letters) >= len(letters) / 2


def _initials(name: str) -> set[str]:
    words = [w for w in name.replace("-", " ").split() if w[0].isalnum()]
    if len(words) <= MIN_ACRONYM - 1:
        return set()
    capitals = [w[0] for w in words if w[0].isupper()]
    return {"".join(capitals), "".join(w[0].upper() for w in words)} if len(capitals) >= MIN_ACRONYM else set()


def _same_person(one: str, other: str) -> bool:
    """Equal surnames, and first names that are equal, spelled alike, or an initial: Qassem/Qasem, W./William."""
    a, b = [squash(p) for p in one.split()], [squash(p) for p in other.split()]
    if a == b or (set(a) <= set(b) and len(a) > 1) or (set(b) <= set(a) and len(b) > 1):
        return True
    if a[-1] != b[-1] or not a[0] or not b[0]:
        return False
    if min(len(a[0]), len(b[0])) == 1:
        return a[0][0] == b[0][0]
    return a[0][0] == b[0][0] and SequenceMatcher(None, a[0], b[0]).ratio() >= ALIKE
