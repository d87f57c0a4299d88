"""Names of known actors in a parsed text, found before the statistical recogniser sees it.

A name is not always the name of whom the gazetteer thinks: an acronym has many owners (AFP is a news agency, a police
and an army), "Congress" is many states', and a longer name may begin like a known one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ontology.actors import Actor, Actors, fold

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Span, Token

SURE = 2  # capitalised words that make a name though its first word has no capital
SHOUTABLE = 5  # names of one word that are recognised in capitals as well
ACRONYM = 3  # letters of an acronym that a name may spell out anywhere in the text
LINKS = frozenset({"of", "the", "for", "and", "in", "on", "to", "de", "del", "la", "-"})


@dataclass(frozen=True, slots=True)
class _Hit:
    """Tokens [start, end) that are a name of the actor `key`: "=" a full one, "-" a short one, "~" a local one."""

    mark: str
    key: str
    start: int
    end: int


class _Names:
    """The capitalised words of a text in runs, to see what an acronym stands for there."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._owners: dict[str, set[str]] = {}

    def is_acronym(self, hit: _Hit) -> bool:
        """Whether the name is written as one word in capitals."""
        text = self._doc[hit.start : hit.end].text.replace(".", "")
        return text.isalpha() and text.isupper()

    def spells_out_another(self, hit: _Hit, actor: Actor) -> bool:
        """Whether the text has a name with these initials that is none of the actor's."""
        letters = self._doc[hit.start : hit.end].text.replace(".", "")
        if len(letters) < ACRONYM:
            return False
        if letters not in self._owners:
            self._owners[letters] = set(self._spelled(letters))
        own = {_bare(name) for name in (actor.name, *actor.aliases, *actor.short, *actor.local)}
        return bool(self._owners[letters]) and not self._owners[letters] & own

    def _spelled(self, letters: str) -> Iterator[str]:
        """Names in the text whose capitalised words begin with the letters."""
        for run in self._runs():
            for first in range(len(run) - len(letters) + 1):
                words = run[first : first + len(letters)]
                if all(token.text[0] == letter for token, letter in zip(words, letters, strict=True)):
                    yield _bare(self._doc[words[0].i : words[-1].i + 1].text)

    def _runs(self) -> Iterator[list[Token]]:
        run: list[Token] = []
        for token in self._doc:
            if token.text[0].isupper() and token.text.isalpha() and not token.text.isupper():
                run.append(token)
            elif not (run and token.lower_ in LINKS):
                if run:
                    yield run
                run = []
        if run:
            yield run


def _is_capitalised(doc: Doc, hit: _Hit) -> bool:
    """Whether it is written as a name, be it with a small noun in front: "army of National Liberation"."""
    capitals = sum(token.text[0].isupper() for token in doc[hit.start : hit.end])
    return not doc[hit.start].text[0].islower() or capitals >= SURE


def _labelled(doc: Doc, found: Iterable[tuple[int, int, int]]) -> Iterator[_Hit]:
    for match, start, end in found:
        label = doc.vocab.strings[match]
        yield _Hit(label[0], label[2:], start, end)


def _bare(name: str) -> str:
    """Letters and digits of a name in lower case."""
    return "".join(c for c in name.lower() if c.isalnum())


class Gazetteer:
    """Marks the names of the gazetteers as entities; the key of the actor is the entity's id.

    Names of one word match as they are written; longer ones in any case, if they begin with a capital or hold two.
    Those of armed groups need no capital in a text that calls fighters by them.
    """

    def __init__(self, nlp: Language, actors: Actors) -> None:
        self.actors = actors
        self._exact = _matcher(nlp, "ORTH", _exact_names(actors))
        self._loose = _matcher(nlp, "LOWER", _loose_names(actors))

    def __call__(self, doc: Doc) -> Doc:
        """Set doc.ents to the actors named in the text."""
        doc.ents = list(self.find(doc))
        return doc

    def find(self, doc: Doc) -> Iterator[Span]:
        """Yield the longest matches that do not overlap, as ORG entities with the key as id.

        A longer name that only begins like a known one is yielded as well, without an id, so that it stays whole.
        """
        from spacy.tokens import Span
        from spacy.util import filter_spans

        names = _Names(doc)
        hits = self._hits(doc)
        full = {hit.key for hit in hits if hit.mark == "=" and not names.is_acronym(hit)}
        chosen: dict[tuple[int, int], _Hit] = {}
        longer: list[Span] = []
        for hit in hits:
            if not self._counts(doc, hit, full, names) or self._foreign(doc, hit.key, hit.start):
                continue
            end = self._end_of_longer(doc, hit)
            if end is not None:
                longer.append(Span(doc, hit.start, end, label="ORG"))
                continue
            rival = chosen.setdefault((hit.start, hit.end), hit)
            if rival is not hit and self._rank(doc, hit, full) < self._rank(doc, rival, full):
                chosen[hit.start, hit.end] = hit
        spans = [Span(doc, start, end, label="ORG", span_id=hit.key) for (start, end), hit in chosen.items()]
        yield from filter_spans([*spans, *longer])

    def _hits(self, doc: Doc) -> list[_Hit]:
        exact, loose = (list(dict.fromkeys(_labelled(doc, found))) for found in (self._exact(doc), self._loose(doc)))
        bands = {hit.key for hit in loose if self._is_band(doc, hit)}
        written = (hit for hit in loose if _is_capitalised(doc, hit) or hit.key in bands)
        return list(dict.fromkeys([*exact, *written]))

    def _is_band(self, doc: Doc, hit: _Hit) -> bool:
        """Whether fighters are called by an armed group's name: "shining path guerrillas" may go without capitals."""
        if self.actors.actors[hit.key].type != "ARMED_GROUP" or hit.end == len(doc):
            return False
        noun = doc[hit.end].lower_.removesuffix("s")
        return noun in self.actors.heads["designator"] or self.actors.noun_type(noun) == "ARMED_GROUP"

    def _counts(self, doc: Doc, hit: _Hit, full: set[str], names: _Names) -> bool:
        actor = self.actors.actors[hit.key]
        if names.is_acronym(hit) and hit.key not in full and names.spells_out_another(hit, actor):
            return False
        if hit.mark == "=" or hit.key in full:
            return True
        if hit.mark == "~":
            after = doc[hit.end] if hit.end < len(doc) else None
            if after is not None and after.tag_ in ("NNP", "NNPS") and after.lower_ not in self.actors.titles:
                return False  # the beginning of a longer name: "Department of State Services"
            return _is_main_country(doc, actor.country, self.actors)
        return False

    def _rank(self, doc: Doc, hit: _Hit, full: set[str]) -> tuple[bool, bool, str]:
        """Of several that go by one name: who is spelled out, then who belongs to the state of the text."""
        near = {doc[i].lower_ for i in (hit.start - 1, hit.end) if 0 <= i < len(doc)}
        is_source = bool(near & self.actors.words["media_neighbours"])
        is_media = self.actors.actors[hit.key].type == "MEDIA"
        return (hit.key not in full, is_media != is_source, hit.key)

    def _end_of_longer(self, doc: Doc, hit: _Hit) -> int | None:
        """Where "United Nations Mine Action Service" ends, of which the gazetteer knows only the beginning."""
        if self.actors.actors[hit.key].type != "ORGANIZATION":
            return None
        end = hit.end
        while end < len(doc) and doc[end].text[0].isupper() and doc[end].text.isalpha() and not doc[end].is_sent_start:
            end += 1
        return end if end > hit.end and doc[end - 1].lower_ in self.actors.words["body_words"] else None

    def _foreign(self, doc: Doc, key: str, start: int) -> bool:
        """Whether another state stands right before the name: "the Colombian Congress" is not the US Congress."""
        own = self.actors.actors[key].country
        if own is None or start == 0:
            return False
        before = doc[start - 2] if start > 1 and doc[start - 1].text in ("'s", "’s") else doc[start - 1]
        state = _state(before, self.actors)
        return state is not None and state != own


def _state(token: Token, actors: Actors) -> str | None:
    text = token.text
    if not text[0].isupper():
        return None
    return actors.country_names.get(text) or actors.adjectives.get(text)


def _is_main_country(doc: Doc, code: str | None, actors: Actors) -> bool:
    """Whether the text names no state more often than this one."""
    counts = Counter(state for state in (_state(t, actors) for t in doc) if state)
    return counts[code or ""] == max(counts.values(), default=0)


def _names(actors: Actors) -> Iterator[tuple[str, str]]:
    """(label, name) with every spelling of the apostrophe; labels "=:key" full, "-:key" short, "~:key" local."""
    for actor in actors.actors.values():
        plain, _, qualifier = actor.name.partition(" (")
        full, local = ((), (plain,)) if qualifier else ((plain,), ())
        for mark, names in (("=", (*full, *actor.aliases)), ("-", actor.short), ("~", (*local, *actor.local))):
            for name in dict.fromkeys(fold(n) for n in names):
                yield f"{mark}:{actor.key}", name
                if "'" in name:
                    yield f"{mark}:{actor.key}", name.replace("'", "’")
                if " " not in name and len(name) >= SHOUTABLE:
                    yield f"{mark}:{actor.key}", name.upper()


def _exact_names(actors: Actors) -> Iterator[tuple[str, str]]:
    yield from _names(actors)


def _loose_names(actors: Actors) -> Iterator[tuple[str, str]]:
    return ((label, name) for label, name in _names(actors) if " " in name and label[0] == "=")


def _matcher(nlp: Language, attribute: str, names: Iterable[tuple[str, str]]) -> PhraseMatcher:
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(nlp.vocab, attr=attribute)
    rows = list(names)
    for label, name in rows:
        matcher.add(label, [nlp.make_doc(name)])
    return matcher
