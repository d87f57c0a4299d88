"""Gives text in capitals ("REBELS ATTACKED SAN SALVADOR"), or in none, the case that parser and recogniser know.

Old wire copy and headlines come in capitals only, some archives in small letters only. A word that the gazetteer has
as a name is written as there, a word of the dictionary in small letters, any other with a capital: unknown words in
such text are mostly names. In small letters a name that is an everyday word too ("us", "mend", "march") is that word.
In a headline whose words all have capitals ("Driver Charged in Fatal Crash") those of the dictionary get small letters,
unless the text writes them with a capital within a sentence.
The length of the text does not change, so offsets hold. The dictionary is the word list of the pipeline's own
lemmatizer (WordNet's).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from kg.ontology.actors import Actors

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SENTENCE_END = re.compile(r"(?:[^\W_]{2}|\d)[.!?]['\"”)\]]*\s+$|^\s*$|[\n\r]\s*$|[\"“\]]\s*$")
CALENDAR = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "
    "September October November December"
).split()
MONTHS = frozenset({"march", "may"})  # that are other words too
MOSTLY = 0.8  # share of capitals among the letters of a block
ENOUGH = 12  # letters; shorter blocks ("USA") are left alone
WHERE = frozenset({"in", "near", "at", "from"})  # what no verb is called behind them may be a town
HARDLY = 0.01  # share of capitals among the letters of a text that has lost them
PARTICLES = frozenset({"de", "del", "da", "do", "of"})  # inside a town's name
LONG = 80  # letters; a shorter block without capitals may be a caption or the rest of a sentence
WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][\w'’]+(?= [a-z])")
"""Words with a capital between others without one."""
LONGEST_LINE = 150  # letters of a headline
FEW = 3  # long words; with fewer, or with so few words in all, a line may be no more than a name
SHORTEST = 3  # letters of the words that a headline may write small
TITLED = 0.9  # share of capitals among its longer words
COMMON = 0.6  # share of words of the dictionary among them
SHORT = 2  # letters of a stem too short to tell anything
ENDINGS = ("'s", "’s", "s", "es", "d", "ed", "ing", "ly", "er", "ers", "est")
Phrase = tuple[str, ...]


class Truecaser:
    """Restores the case of blocks in capitals or without any; other text is returned as it is."""

    def __init__(self, nlp: Language, actors: Actors) -> None:
        self._common = _dictionary(nlp)
        self._everyday = STOP_WORDS | _dictionary(nlp, "verb")
        self._no_towns = self._everyday | _dictionary(nlp, "adj")
        self._names = {word.lower(): word for word in _single_names(actors)}
        self._phrases = _phrases(_all_names(actors))

    def __call__(self, text: str, blocks: Iterable[tuple[int, int]]) -> str:
        """The text with each block in capitals, or with none, recased; same length."""
        pieces = list(text)
        blocks = list(blocks)
        small = any(text[start : start + 1].islower() for start, _ in blocks) and _capitals(text) <= HARDLY
        for start, end in blocks:
            block = text[start:end]
            if _in_capitals(block) or (small and _in_small_letters(block)):
                pieces[start:end] = self._recased(block, small=small)
            elif self._is_headline(block):
                pieces[start:end] = self._lowered(block, frozenset(WITHIN.findall(text, end)))
        return "".join(pieces)

    def _is_headline(self, block: str) -> bool:
        """Whether it is one line of words with capitals, most of them common, that comes to no full stop."""
        words = WORD.findall(block) if len(block) < LONGEST_LINE else []
        long = [word for word in words if len(word) > SHORTEST]
        if len(long) < FEW or len(words) < FEW + 2 or block.rstrip().endswith((".", ":", ",")) or "\n" in block.strip():
            return False
        if sum(map(str.istitle, long)) < TITLED * len(long):
            return False
        return sum(self._is_common(word.lower()) for word in long) >= COMMON * len(long)

    def _lowered(self, block: str, names: frozenset[str]) -> str:
        """A headline with its common words in small letters, but for the first one and `names`."""
        words = list(WORD.finditer(block))
        lower = [match.group().lower() for match in words]
        out = list(block)
        known = 0
        for position, match in enumerate(words):
            phrase = self._phrase_at(lower, position)
            known = max(known, position + len(phrase)) if phrase else known
            word = match.group()
            stem = word.lower().removesuffix("'s").removesuffix("’s")
            name = position < max(known, 1) or word in names or stem in self._names or not word.istitle()
            name = name or (lower[position - 1] in WHERE and stem not in self._no_towns)
            if not name and self._is_common(stem):
                out[match.start() : match.end()] = word.lower()
        return "".join(out)

    def _recased(self, block: str, *, small: bool) -> str:
        words = list(WORD.finditer(block))
        lower = [match.group().lower() for match in words]
        out = list(block)
        position = 0
        while position < len(words):
            phrase = self._phrase_at(lower, position)
            match = words[position]
            everyday = small and self._is_everyday(lower[position], block[match.end() : match.end() + 2])
            spelled = phrase or (self._spelled(lower[position], block[: match.start()], everyday=everyday),)
            for offset, word in enumerate(spelled):
                match = words[position + offset]
                if len(word) == len(match.group()):
                    out[match.start() : match.end()] = word
            position += len(spelled)
        return "".join(out)

    def _phrase_at(self, lower: list[str], position: int) -> Phrase | None:
        for phrase in self._phrases.get(lower[position], ()):
            if lower[position : position + len(phrase)] == [word.lower() for word in phrase]:
                return phrase
        return None

    def _is_everyday(self, word: str, after: str) -> bool:
        """Whether it is "us" or "march", but not that of "march 15"."""
        return word in self._everyday and not (word in MONTHS and after[1:].isdigit())

    def _spelled(self, word: str, before: str, *, everyday: bool) -> str:
        stem = word[:-2] if word.endswith(("'s", "’s")) else word
        if stem in self._names and not everyday:
            return self._names[stem] + word[len(stem) :]
        if self._is_common(stem):
            return word.capitalize() if SENTENCE_END.search(before[-12:]) else word
        return word.capitalize()

    def _is_common(self, word: str) -> bool:
        if word in STOP_WORDS or word in self._common:
            return True
        if word.endswith("ies") and word[:-3] + "y" in self._common:
            return True
        stems = [word[: -len(ending)] for ending in ENDINGS if word.endswith(ending)]
        forms = [form for stem in stems if len(stem) > SHORT for form in (stem, stem + "e", stem[:-1])]
        return any(form in self._common for form in forms)


def _capitals(text: str) -> float:
    """The share of capitals among the letters; 0 without letters."""
    return sum(map(str.isupper, text)) / max(sum(map(str.isalpha, text)), 1)


def _in_capitals(block: str) -> bool:
    return _capitals(block) >= MOSTLY and sum(map(str.isalpha, block)) >= ENOUGH


def _in_small_letters(block: str) -> bool:
    return block[:1].islower() and sum(map(str.isalpha, block)) >= LONG


def _dictionary(nlp: Language, kind: str | None = None) -> frozenset[str]:
    """All lemmas and irregular forms that the pipeline's lemmatizer knows, or its verbs; empty without tables."""
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset()
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    words: set[str] = set()
    for table in ("lemma_index", "lemma_exc"):
        if lookups.has_table(table):
            by_kind = lookups.get_table(table)
            for entries in by_kind.values() if kind is None else (by_kind[kind],):
                words |= set(entries)
    return frozenset(words)


def _all_names(actors: Actors) -> Iterator[str]:
    """Every name of the gazetteer: states, their adjectives, people and capitals, bodies, places, peoples, surnames."""
    for country in actors.countries.values():
        yield from (country.name, *country.aliases, *country.adjectives, *(country.people or ()))
        yield from (name for name in (country.capital, *country.capitals) if name)
    for actor in actors.actors.values():
        yield from (actor.name, *actor.aliases)
    yield from (*actors.places, *actors.peoples, *actors.surnames)


def _single_names(actors: Actors) -> Iterator[str]:
    yield from CALENDAR
    yield from (name for name in _all_names(actors) if name.isalpha() and not name.islower())


def _phrases(names: Iterable[str]) -> Mapping[str, list[Phrase]]:
    """Names of several words by their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for name in names:
        words = tuple(match.group() for match in WORD.finditer(name))
        if len(words) > 1:
            found.setdefault(words[0].lower(), []).append(words)
    for phrases in found.values():
        phrases.sort(key=len, reverse=True)
    return found


def with_town(text: str, town: tuple[int, int] | None) -> str:
    """The text with a dateline's town, text[town[0]:town[1]], as it is written elsewhere, in the same length."""
    if town is None:
        return text
    words = [_spelled(word) for word in text[slice(*town)].split(" ")]
    return text[: town[0]] + " ".join(words) + text[town[1] :]


def _spelled(word: str) -> str:
    if word.lower() in PARTICLES:
        return word.lower()
    cased = word.capitalize() if word.isalpha() and word.isupper() else word
    return cased if len(cased) == len(word) else word
