"""Who speaks: the mentions behind a word of saying, of claiming or of wanting."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.extract import syntax
from kg.extract.entities import EntityIndex
from kg.extract.sourcewords import source_words

SPEAKING = frozenset(
    {"PERSON", "PEOPLE", "GOVERNMENT", "MILITARY", "ARMED_GROUP", "ORGANIZATION", "COUNTRY", "MEDIA", "OTHER"}
)
HUMAN = frozenset({"PERSON", "PEOPLE"})
REACH = 6  # tokens after a verb in which an inverted subject begins


class Speakers:
    """Mention numbers of speakers in one document."""

    def __init__(self, doc: Doc, entities: EntityIndex) -> None:
        self._doc = doc
        self._entities = entities

    def of(self, verb: Token) -> list[int]:
        """The subject of a verb of saying, whatever its type: offices and buildings speak for who is in them.

        Of a text ("issued a statement saying …", "a letter from X asks …") it is who wrote it, if that is said.
        """
        subjects = syntax.subjects(verb)
        if not subjects and verb.dep_ == "pcomp" and verb.head.head.pos_ == "NOUN":
            return self.of_noun(verb.head.head)
        return [n for subject in subjects for n in self._of_subject(subject)]

    def _of_subject(self, subject: Token) -> list[int]:
        if subject.lemma_ in source_words().texts:
            return self.of_noun(subject) or self.mentions([subject])
        return self.mentions([subject]) or self.mentions(syntax.possessors(subject))

    def persons(self, verb: Token) -> list[int]:
        """The subject of any verb, if it is a person or persons."""
        return [n for n in self.mentions(syntax.subjects(verb)) if self._entities.mentions[n].type in HUMAN]

    def of_noun(self, noun: Token, besides: Token | None = None) -> list[int]:
        """Whose claim, report or promise it is: "X's claim", "a claim by X", "X made the claim".

        `besides` is the preposition of what is claimed, so that "of" names no claimant.
        """
        ways = ("by", "from", "of") if besides is None else ("by", "from")
        owners = syntax.possessors(noun) + syntax.prepositional(noun, ways)
        found = [n for n in self.mentions(owners) if self._entities.mentions[n].type in SPEAKING]
        return found or self.mentions(self._makers(noun))

    def after(self, verb: Token) -> list[int]:
        """'…," said the minister' where the parser missed the subject: the first mention right after the verb."""
        for token in self._doc[verb.i + 1 : verb.i + REACH]:
            if token.is_punct or token.pos_ == "ADP":
                break
            number = self._entities.at(token.i)
            if number is not None and self._entities.mentions[number].type in SPEAKING:
                return [number]
        return []

    def mentions(self, tokens: Iterable[Token]) -> list[int]:
        """The mentions that the tokens head; of "many of whom" the many."""
        found: list[int] = []
        for token in tokens:
            numbers = [self._entities.at(t.i) for t in (token, *syntax.counted(token))]
            found += [n for n in numbers if n is not None][:1]
        return found

    def first_person(self, numbers: Iterable[int]) -> bool:
        """Whether all of them are "I" or "we"."""
        return all(self._entities.mentions[n].lemma in ("i", "we", "us", "me") for n in numbers)

    def _makers(self, noun: Token) -> list[Token]:
        """Subject of the verb that the noun is the object of: "made the claim", "persisted in the claim"."""
        verb = noun.head
        if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.lower_ in ("in", "with"):
            verb = verb.head
        elif noun.dep_ not in syntax.OBJECT:
            return []
        return syntax.subjects(verb) if verb.pos_ in syntax.VERBAL else []
