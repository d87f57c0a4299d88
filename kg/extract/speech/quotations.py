"""Direct speech: who says what stands between quotation marks (see `quoted`).

The speaker is the subject of a word of saying beside the quotation; failing that, whoever speaks in the quotation that
it goes on from, or who is the subject of the sentence that leads up to it. After the ordered rules of O'Keefe et al.
(2012).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kg.extract import lexicons, syntax
from kg.extract.quoted import MARKS, Stretch, quoted_stretches
from kg.extract.speech.speakers import Speakers

EMPHASIS = 3  # so few words between marks are emphasis or a coinage, unless a word of saying governs them


@dataclass(frozen=True, slots=True)
class Quotation(Stretch):
    """A stretch between marks with the mentions of who says it."""

    speakers: tuple[int, ...] = ()

    def holds(self, token: int) -> bool:
        """Whether the token stands between the marks."""
        return self.start <= token < self.end


def find_quotations(doc: Doc, speakers: Speakers) -> list[Quotation]:
    """All quotations of the document in order, with the speakers where they are known."""
    found = [Quotation(s.start, s.end, s.block, s.runs_on) for s in quoted_stretches(doc)]
    tagger = _Tagger(doc, found, speakers)
    found = [replace(q, speakers=tuple(tagger.beside(q))) for q in found]
    for number in range(len(found)):
        found[number] = tagger.continued(found, number)
    for number in range(len(found) - 2, -1, -1):
        if found[number].runs_on and not found[number].speakers:
            found[number] = replace(found[number], speakers=found[number + 1].speakers)
    return found


# ---- the speakers


class _Tagger:
    """Finds the word of saying that goes with a quotation."""

    def __init__(self, doc: Doc, quotations: Sequence[Quotation], speakers: Speakers) -> None:
        self._doc = doc
        self._speakers = speakers
        self._quoted = {i for q in quotations if q.end - q.start > EMPHASIS for i in range(q.start, q.end)}

    def beside(self, quotation: Quotation) -> list[int]:
        """Who says it according to a word of saying in a sentence that the quotation touches."""
        if quotation.end - quotation.start <= EMPHASIS:
            return self._governor(quotation)
        words = lexicons.reporting_words()
        for lemmas in (words.quoting, words.verbs):
            found = self._nearest(quotation, lemmas)
            if found:
                return found
        return []

    def _governor(self, quotation: Quotation) -> list[int]:
        """'called the raid "a massacre"'."""
        verb = syntax.clause_head(self._doc[quotation.end - 1].head)
        if quotation.holds(verb.i) or verb.lemma_ not in lexicons.reporting_words().quoting:
            return []
        return self._speakers.of(verb)

    def _nearest(self, quotation: Quotation, lemmas: frozenset[str]) -> list[int]:
        best: tuple[int, list[int]] | None = None
        for sentence in self._sentences(quotation):
            for verb in self._verbs(sentence, lemmas):
                distance = min(abs(verb.i - quotation.start), abs(verb.i - quotation.end))
                speakers = self._speakers.of(verb) or self._speakers.after(verb)
                if speakers and not self._speakers.unknown(speakers) and (best is None or distance < best[0]):
                    best = (distance, speakers)
        return best[1] if best else []

    def _sentences(self, quotation: Quotation) -> list[Span]:
        """The sentences that it touches, one that a colon or comma ties to it, one that goes on after the marks."""
        found = [self._doc[quotation.start].sent, self._doc[quotation.end - 1].sent]
        before, after = quotation.start - 2, quotation.end + 1
        if before >= 0 and self._doc[before].text in (":", ","):
            found.append(self._doc[before].sent)
        if after < len(self._doc) and not self._doc[quotation.end].is_space and not self._new_quotation(after):
            found.append(self._doc[after].sent)
        return found

    def _new_quotation(self, token: int) -> bool:
        return bool(self._doc[token].is_sent_start) and self._doc[token].text in MARKS

    def _verbs(self, sentence: Span, lemmas: frozenset[str]) -> list[Token]:
        return [t for t in sentence
                if t.lemma_ in lemmas and t.pos_ in syntax.VERBAL and t.i not in self._quoted]

    # ---- without a word of saying

    def continued(self, found: Sequence[Quotation], number: int) -> Quotation:
        """The quotation with the speaker of the one that it goes on from, if it has none of its own."""
        quotation = found[number]
        before = found[number - 1] if number else None
        if quotation.speakers and not (before and before.runs_on and before.speakers):
            return quotation
        if before is not None and before.runs_on:
            return replace(quotation, speakers=before.speakers or quotation.speakers)
        if quotation.speakers or quotation.end - quotation.start <= EMPHASIS:
            return quotation
        if not self._alone(quotation):
            same = before if before is not None and before.block == quotation.block else quotation
            return replace(quotation, speakers=same.speakers)
        return replace(quotation, speakers=self._carried(found, number) or tuple(self._lead(quotation)))

    def _carried(self, found: Sequence[Quotation], number: int) -> tuple[int, ...]:
        """From a neighbour in the paragraph, the one before it first, else from the end of the paragraph before."""
        own = found[number].block
        near = [q for q in found[max(0, number - 1) : number] if q.block == own]
        near += [q for q in found[number + 1 : number + 2] if q.block == own]
        near += [q for q in found[max(0, number - 1) : number] if q.block == own - 1]
        return next((q.speakers for q in near if q.speakers), ())

    def _lead(self, quotation: Quotation) -> list[int]:
        """The subject of the sentence right before, if that is a person or says something."""
        at = quotation.start - 2
        while at >= 0 and self._doc[at].is_space:
            at -= 1
        if at < 0:
            return []
        root = self._doc[at].sent.root
        if root.lemma_ in lexicons.reporting_words().quoting or self._doc[at].text == ":":
            return self._speakers.of(root)
        return self._speakers.persons(root)

    def _alone(self, quotation: Quotation) -> bool:
        """Whether nothing but quoted words stands in its sentences."""
        sentences = {s.start: s for s in (self._doc[quotation.start].sent, self._doc[quotation.end - 1].sent)}
        return not any(t.is_alpha and t.i not in self._quoted for s in sentences.values() for t in s)
