"""Who speaks: the mentions behind a word of saying, of claiming or of wanting."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.extract import control, lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.speech.words import source_words

SPEAKING = frozenset(
    {"PERSON", "PEOPLE", "GOVERNMENT", "MILITARY", "ARMED_GROUP", "ORGANIZATION", "COUNTRY", "MEDIA", "OTHER"}
)
SILENT = frozenset({"FACILITY", "PLACE"})
QUOTED = frozenset({"quote", "cite"})  # "HE was quoted by the radio"
HUMAN = frozenset({"PERSON", "PEOPLE"})
FIRST = frozenset({"i", "me", "my", "we", "us", "our"})
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
        subjects = _quoted(verb) or control.subjects(verb)
        if not subjects and verb.dep_ == "pcomp" and verb.head.head.pos_ == "NOUN":
            return self.of_noun(verb.head.head)
        return [n for subject in subjects for n in self._of_subject(subject) if not self._is_act(n)]

    def _of_subject(self, subject: Token) -> list[int]:
        if subject.lemma_ in source_words().texts:
            return self.of_noun(subject) or self.mentions([subject])
        return self.mentions([subject]) or self.mentions(syntax.possessors(subject))

    def _is_act(self, number: int) -> bool:
        """"an attack on the mill, urging …", "fired at positions, warning …": no act speaks, nor what is held."""
        mention = self._entities.mentions[number]
        mute = mention.lemma in lexicons.acts() or mention.lemma in lexicons.weapons().lemmas
        mute = (mute and mention.type == "OTHER") or (mention.type in SILENT and mention.plural)
        return mute and mention.kind == "noun"

    def persons(self, verb: Token) -> list[int]:
        """The subject of any verb, if it is a person or persons."""
        return [n for n in self.mentions(control.subjects(verb)) if self._entities.mentions[n].type in HUMAN]

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

    def unknown(self, numbers: Iterable[int]) -> bool:
        """Whether all of them are an "I" or "we" that nobody is known to be."""
        return all(self._entities.mentions[n].lemma in FIRST and self._nameless(n) for n in numbers)

    def speak(self, numbers: Iterable[int]) -> bool:
        """Whether any of them can say something: a text can, a picture or a boat cannot."""
        phrases = [self._entities.mentions[n] for n in numbers]
        return any(p.type != "OTHER" or p.lemma in source_words().texts for p in phrases)

    def _nameless(self, number: int) -> bool:
        cluster = self._entities.entities[self._entities.entity_of(number)]
        return all(self._entities.mentions[m].kind == "pronoun" for m in cluster.mentions)

    def _makers(self, noun: Token) -> list[Token]:
        """Subject of the verb that the noun is the object of: "made the claim", "persisted in the claim"."""
        verb = noun.head
        if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.lower_ in ("in", "with"):
            verb = verb.head
        elif noun.dep_ not in syntax.OBJECT:
            return []
        return control.subjects(verb) if verb.lemma_ in source_words().issuing else []


def _quoted(verb: Token) -> list[Token]:
    """"HE was quoted by the radio as saying", "the radio quoted HIM AS SAYING": who is quoted says it."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in QUOTED:
        verb = verb.head.head
    if verb.lemma_ not in QUOTED:
        return []
    if any(c.dep_ in syntax.PASSIVE_SUBJECT for c in verb.children):
        return control.surface_subjects(verb)
    return control.objects(verb) if any(c.lower_ == "as" for c in verb.rights) else []
