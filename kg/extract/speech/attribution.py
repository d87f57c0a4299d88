"""According to whom: the source of an event that the article does not assert itself.

The constructions follow Pareti (2016): a verb of saying, promising, asking or announcing that governs the event
("officials said that …", "urged them to …", "announced the arrest of …"), a noun that holds what is said ("X's claim
that …"), a clause put in ("…, officials said, …"), "according to X", a speaker before a colon ("Minister: …"), and
direct speech (see `quotations`). Of nested sources the innermost counts. What a verb takes for granted ("condemned the
attack") has no source: the article asserts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract import control, lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import Happening, Role
from kg.extract.events.modality import read_modality
from kg.extract.speech.labels import find_labels
from kg.extract.speech.quotations import find_quotations
from kg.extract.speech.raising import raising_nouns, raising_verbs
from kg.extract.speech.speakers import QUOTED, Speakers
from kg.extract.speech.words import source_words

PUT_IN = frozenset({"parataxis", "advcl", "dep"})
CLAUSE_OF_NOUN = frozenset({"acl", "relcl", "ccomp", "advcl"})
COORDINATED = frozenset({"conj", "xcomp", "compound", "nmod"})
TAG = 8  # tokens that may follow the verb of a reporting clause at the end
COMMAS = frozenset({",", "–", "—", "--"})
UNREAL = frozenset({"would", "could", "should", "might", "may"})
ACCORDING = frozenset({"prep", "advmod", "advcl", "pcomp", "amod"})


def credit_accusers(events: Iterable[Happening]) -> None:
    """What is only alleged by an accusation ("accused Israel of killing …") has the accuser as its source."""
    for event in events:
        if event.type.theme_modality == "claimed":
            for theme in event.themes:
                if theme.modality == "claimed" and not theme.sources:
                    theme.sources = [role.mention for role in event.agents]


def speak_for_themselves(events: Iterable[Happening]) -> None:
    """A threat or demand in somebody's own words ("you will pay," he said) is the speaker's, and is made."""
    for event in events:
        got = any(role.function.startswith("subject of") for role in event.targets)  # "RECEIVED threats, he said"
        if event.type.family in ("threat", "demand") and event.sources and not event.agents and not got:
            event.agents = [Role(mention) for mention in event.sources]
            event.sources, event.modality = [], "asserted"


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who says it, by what construction; not firm: who only thinks so, did not say so, or is a thing."""

    speakers: list[int]
    cue: str
    firm: bool = True


def _voice(speakers: list[int], cue: str) -> list[_Voice]:
    return [_Voice(speakers, cue)] if speakers else []


class Attribution:
    """The sources of one document's clauses; asked once for each event."""

    def __init__(self, doc: Doc, entities: EntityIndex) -> None:
        self._speakers = Speakers(doc, entities)
        self._quotations = find_quotations(doc, self._speakers)
        self._labels = find_labels(doc, entities)

    def sources(self, head: Token) -> list[int]:
        """Mention numbers of those who say that the event headed by the token took place; empty: the article."""
        voice = self._heard(head)
        return voice.speakers if voice else []

    def cue(self, head: Token) -> str | None:
        """The construction that names the source: "said", "according to"; None where the article says so itself."""
        voice = self._heard(head)
        return voice.cue if voice else None

    def _heard(self, head: Token) -> _Voice | None:
        voices = [*self._governing(head), *self._around(head)]
        return next((voice for voice in voices if voice.firm), voices[0] if voices else None)

    def raised_by(self, head: Token) -> list[int]:
        """Mention numbers of those who bring up what nobody doubts: "described the raid as …", "thanked Y for …"."""
        for verb in raising_verbs(head):
            speakers = [] if _unreal(verb) or syntax.is_negated(verb) else self._speakers.of(verb)
            if speakers and self._speakers.speak(speakers) and not self._speakers.unknown(speakers):
                return speakers
        for noun, preposition in raising_nouns(head):
            speakers = self._speakers.of_noun(noun, besides=preposition)
            if speakers and not self._speakers.unknown(speakers):
                return speakers
        return []

    def _around(self, head: Token) -> Iterator[_Voice]:
        """Those who say the whole sentence or more, the nearest first."""
        yield from _voice(self._according(head), "according to")
        yield from _voice(self._tagged(head), "a reporting clause after it")
        for quotation in self._quotations:
            if quotation.holds(head.i):
                yield from _voice(list(quotation.speakers), "direct speech")
        for label in self._labels:
            if label.start <= head.i < label.end:
                yield _Voice([label.speaker], "a speaker before a colon")

    # ---- words that govern

    def _governing(self, head: Token) -> Iterator[_Voice]:
        """Those whose words govern the event, from the inside out."""
        node = head
        while True:
            yield from self._governed(node, head)
            yield from _voice(self._put_in(node, head), "a reporting clause put in")
            if node.head == node:
                return
            node = node.head

    def _governed(self, node: Token, head: Token) -> Iterator[_Voice]:
        """Who says what the node stands for, by the word that it hangs on."""
        over = node.head
        if node.dep_ == "ccomp" and over.lower_ in source_words().attitudes:
            yield from self._mind(over)
        elif node.dep_ == "ccomp" and _makes_plain(over):
            yield from _voice(self._speakers.of(over), "made clear")
        elif over.pos_ in syntax.VERBAL:
            if _states(over, node) or (_wishes(over, node) and _unasserted(head, node)):
                yield from self._verb(over)
        elif node.dep_ in CLAUSE_OF_NOUN and over.pos_ == "NOUN":
            if not syntax.is_infinitive(node) or _unasserted(head, node):
                yield from _voice(self._held(over, node), over.lower_)
        elif node.dep_ in ("pobj", "pcomp") and over.dep_ == "prep" and _unasserted(head, node):
            yield from self._behind_preposition(over)

    def _behind_preposition(self, preposition: Token) -> Iterator[_Voice]:
        over, lower, words = syntax.complemented(preposition), preposition.lower_, source_words()
        if over.pos_ in syntax.VERBAL and over.lemma_ in words.prepositions.get(lower, ()):
            yield from self._verb(over)
        elif over.pos_ == "NOUN" and over.lemma_ in words.noun_prepositions.get(lower, ()):
            yield from _voice(self._speakers.of_noun(over, besides=preposition), f"{over.lower_} {lower}")

    def _verb(self, verb: Token) -> Iterator[_Voice]:
        speakers = [] if _unreal(verb) else self._speakers.of(verb)
        words, speak = source_words(), self._speakers.speak(speakers)
        if speakers and not self._speakers.unknown(speakers) and (speak or verb.lemma_ not in words.showing):
            thought = verb.lemma_ in words.thinking or syntax.is_negated(verb)
            yield _Voice(speakers, verb.lower_, firm=speak and not thought)

    def _mind(self, attitude: Token) -> Iterator[_Voice]:
        """Who is "confident that …", "convinced that …"."""
        clause = attitude.head if attitude.dep_ == "acomp" else attitude
        minds = self._speakers.mentions(control.surface_subjects(clause))
        if minds and self._speakers.speak(minds) and not self._speakers.unknown(minds):
            yield _Voice(minds, attitude.lower_, firm=False)

    def _held(self, noun: Token, clause: Token) -> list[int]:
        """"X's claim that …", "a threat by X to …", "X made the point that …"."""
        words = source_words()
        if noun.lemma_ not in words.nouns | words.points | lexicons.reporting_words().nouns or _describes(clause):
            return []
        return self._speakers.of_noun(noun)

    # ---- clauses put in

    def _put_in(self, node: Token, head: Token) -> list[int]:
        """A reporting clause beside the node: "…, officials said, …", "…, as officials said"."""
        for child in node.children:
            if _contradicts(child, node):
                continue
            if _inserted(child) and child != head and not child.is_ancestor(head):
                return self._speakers.of(child)
        return []

    def _tagged(self, head: Token) -> list[int]:
        """"…, the minister told parliament": put at the end or in the middle, and taken for a clause of its own."""
        for verb in head.sent:
            if verb != head and _is_tag(verb) and not verb.is_ancestor(head):
                return self._speakers.of(verb)
        return []

    # ---- according to

    def _according(self, head: Token) -> list[int]:
        words = lexicons.reporting_words().according
        for token in head.sent:
            if token.lower_ in words and token.dep_ in ACCORDING and _scopes(token, head):
                return self._speakers.mentions(syntax.prepositional(token, ("to",)))
            if token.lower_ == "in" and token.dep_ == "prep" and _scopes(token, head):
                opinions = [c for c in token.children if c.dep_ == "pobj" and c.lemma_ in source_words().opinions]
                if opinions and any(c.dep_ in ("det", "poss") for c in opinions[0].children):  # not "in view of"
                    return self._speakers.of_noun(opinions[0])
        return []


def _contradicts(clause: Token, node: Token) -> bool:
    """"did NOT hit the school, AS the radio had reported": the radio said that it was hit."""
    denied = syntax.is_negated(node)
    return denied and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in clause.children)


def _states(verb: Token, node: Token) -> bool:
    """"said that …", "fear that …", "announced the arrest"."""
    words = source_words()
    if node.dep_ == "ccomp":
        asks = verb.lemma_ in words.asking and any(c.dep_ in ("aux", "mark") for c in node.children)
        return asks or verb.lemma_ in lexicons.reporting_words().verbs
    if node.dep_ == "xcomp":
        over = any(c.lemma_ == "have" and c.dep_ == "aux" for c in node.children)  # "are said TO HAVE attacked"
        told = over and syntax.is_passive(verb) and verb.lemma_ in lexicons.reporting_words().verbs
        return told or verb.lemma_ == "claim" or (node.tag_ == "VBG" and verb.lemma_ in words.confessing)
    if node.dep_ == "advcl":  # "said after the raid he would resign", taken for an adjunct
        if _gives_reason(node, verb):
            return True
        bare = not any(c.dep_ in ("mark", "advmod") and c.i < node.i for c in node.children)
        return bare and node.i > verb.i and verb.lemma_ in ("say", "tell") and _has_subject(node)
    return _is_object(node) and verb.lemma_ in words.announcing


def _makes_plain(verb: Token) -> bool:
    """Whether the verb is that of "made clear that", "left no doubt that"."""
    words = source_words().plain.get(verb.lemma_, ())
    return any(c.lower_ in words and c.dep_ in ("ccomp", "oprd", "acomp", "dobj") for c in verb.children)


def _gives_reason(node: Token, verb: Token) -> bool:
    """Whether "said that they fled BECAUSE rebels attacked" was read as why it was said."""
    marks = [c.lower_ for c in node.children if c.dep_ == "mark" and c.i < node.i]
    said = any(c.dep_ == "ccomp" and verb.i < c.i < node.i for c in verb.children)
    return said and "because" in marks and verb.lemma_ in lexicons.reporting_words().verbs


def _wishes(verb: Token, node: Token) -> bool:
    """"vowed to …", "urged them to …", "proposed doing …", "demanded the release"."""
    words = source_words()
    if node.dep_ == "advcl":
        return syntax.is_infinitive(node) and verb.lemma_ in words.asking and bool(control.objects(verb))
    if node.dep_ == "xcomp":
        favored = node.tag_ == "VBG" and verb.lemma_ in words.favoring
        return favored or verb.lemma_ in words.promising | words.asking | {"suggest"}
    return _is_object(node) and verb.lemma_ in words.wishing


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in syntax.SUBJECT or c.dep_ in syntax.PASSIVE_SUBJECT for c in verb.children)


def _is_object(node: Token) -> bool:
    return node.dep_ in ("dobj", "nsubjpass") and node.pos_ == "NOUN"


def _unasserted(head: Token, node: Token) -> bool:
    """Whether the event is what is wished for, not what the wish takes for granted ("vowed to avenge THE RAID")."""
    return _goes_on(head, node) or read_modality(head).modality != "asserted"


def _goes_on(head: Token, node: Token) -> bool:
    """Whether the event is the node's own, or an act coordinated with it or its purpose."""
    while head != node:
        if head.head == head or not (head.dep_ in COORDINATED or syntax.is_infinitive(head)):
            return False
        head = head.head
    return True


def _unreal(verb: Token) -> bool:
    """Whether the words are not said yet: "would say", "too early to tell"."""
    if verb.head.pos_ == "ADJ" and syntax.is_infinitive(verb):
        return True
    return any(c.tag_ == "MD" and c.lower_ in UNREAL for c in verb.children)


def _is_tag(verb: Token) -> bool:
    """Whether subject and verb stand between commas, or between a comma and the end, and govern nothing."""
    if verb.lemma_ not in lexicons.reporting_words().quoting | QUOTED or verb.pos_ not in syntax.VERBAL:
        return False
    kinds = syntax.SUBJECT if verb.lemma_ not in QUOTED else syntax.SUBJECT | syntax.PASSIVE_SUBJECT
    subjects = [c for c in verb.children if c.dep_ in kinds and c.tag_ not in syntax.RELATIVE]
    if not subjects or any(c.dep_ in ("ccomp", "mark", "advcl") for c in verb.children):
        return False
    first = subjects[0].left_edge.i
    rest = verb.doc[verb.i + 1 : min(verb.i + TAG + 1, verb.sent.end)]
    closed = len(rest) < TAG or any(t.text == "," for t in rest)
    return first > verb.sent.start and verb.doc[first - 1].text in COMMAS and verb.i > subjects[0].i and closed


def _inserted(clause: Token) -> bool:
    if clause.dep_ not in PUT_IN or clause.lemma_ not in lexicons.reporting_words().quoting:
        return False
    marks = [c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod") and c.i < clause.i]
    return "as" in marks or (clause.dep_ != "advcl" and not marks)


def _scopes(according: Token, head: Token) -> bool:
    clause = syntax.clause_head(according.head)
    return clause == head or clause.is_ancestor(head) or head.is_ancestor(according)


def _describes(clause: Token) -> bool:
    """Whether the clause says which claim is meant ("the claim that he made") instead of what is claimed."""
    if clause.dep_ == "relcl":
        return any(t.tag_ in syntax.RELATIVE and t.i < clause.i for t in clause.subtree)
    if clause.dep_ == "advcl":
        return not syntax.is_infinitive(clause)
    return clause.tag_ == "VBN" and not any(c.dep_ in ("mark", "nsubj", "nsubjpass", "expl") for c in clause.children)
