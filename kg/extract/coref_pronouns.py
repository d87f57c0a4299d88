"""Pronouns: the nearest fitting antecedent, subjects first; "we" and "I" in quotations are the speaker.

A weighting of recency, grammatical role and parallelism, after Lappin and Leass (1994), cut down to what a
dependency parse shows reliably; a pronoun without a clearly fitting antecedent stays alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.clusters import Group, State

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "herself", "hers"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
FIRST = frozenset({"i", "me", "my", "we", "us", "our", "ours", "mine", "myself", "ourselves"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
SAYING = frozenset(
    "say tell add warn claim declare announce write state ask note explain insist argue report reply respond vow "
    "comment stress charge remark pledge continue tweet assert acknowledge reiterate emphasize".split()
)
SINGLE_THINGS = frozenset({"ORGANIZATION", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "COUNTRY", "MEDIA", "FACILITY", "PLACE", "OTHER"})
MANY = frozenset({"PEOPLE", "ARMED_GROUP", "MILITARY", "FACILITY", "OTHER", "GOVERNMENT"})
BODIES_AS_MANY = frozenset({"COUNTRY", "GOVERNMENT", "ORGANIZATION", "ARMED_GROUP", "MILITARY"})
QUOTES = frozenset({'"', "“", "”", "``", "''"})
LOOK_BACK, LOOK_BACK_PERSON = 2, 4


class PronounSieve:
    """Resolves the pronouns of one document from left to right."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.quoted = self._quotations()

    def run(self) -> None:
        """Join every pronoun that has an antecedent."""
        for number, mention in enumerate(self.state.mentions):
            if mention.kind != "pronoun":
                continue
            found = self._speaker(number) if mention.lemma in FIRST else self._antecedent(number)
            if found is not None:
                self.state.join(found, number, sure=True)

    def _quotations(self) -> set[int]:
        """Tokens between quotation marks; a mark left open ends with its block."""
        inside: set[int] = set()
        opened: int | None = None
        for token in self.state.doc:
            if token.is_space and "\n\n" in token.text:
                opened = None
            elif token.text in QUOTES:
                if opened is None:
                    opened = token.i
                else:
                    inside.update(range(opened, token.i))
                    opened = None
        return inside

    # ---- first person

    def _speaker(self, number: int) -> int | None:
        head = self.state.doc[self.state.mentions[number].head]
        if head.i not in self.quoted and not self._governed(head):
            return None
        found = self._governed(head)
        if found is None:
            found = self._beside(head)
        return found

    def _governed(self, token: Token) -> int | None:
        """Subject of the verb of saying whose complement holds the token."""
        for verb in token.ancestors:
            if verb.lemma_ in SAYING and verb.i not in self.quoted:
                subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
                if subject is not None and not (subject.i == token.i or subject.is_ancestor(token)):
                    return self.state.mentions.at(subject.i)
        return None

    def _beside(self, token: Token) -> int | None:
        """Subject of a verb of saying outside the marks, in this sentence, the next or the one before."""
        sentences = list(self.state.doc.sents)
        here = next(i for i, s in enumerate(sentences) if s.start <= token.i < s.end)
        for i in (here, here + 1, here - 1):
            if not 0 <= i < len(sentences):
                continue
            for verb in sentences[i]:
                if verb.lemma_ in SAYING and verb.pos_ == "VERB" and verb.i not in self.quoted:
                    for child in verb.children:
                        if child.dep_ == "nsubj" and child.i not in self.quoted:
                            return self.state.mentions.at(child.i)
        return None

    # ---- third person

    def _antecedent(self, number: int) -> int | None:
        mention = self.state.mentions[number]
        token = self.state.doc[mention.head]
        best: tuple[float, int] | None = None
        reach = LOOK_BACK_PERSON if mention.lemma in HE | SHE else LOOK_BACK
        for other in self.state.before(number, reach):
            if not self._may(other, number, token):
                continue
            score = self._score(other, number, token)
            if best is None or score > best[0]:
                best = (score, other)
        if best is None or (mention.lemma in IT and self.state.sentence[best[1]] != self.state.sentence[number]
                            and token.dep_ == "poss"):
            ahead = self._ahead(number, token)
            if ahead is not None:
                return ahead
        return best[1] if best else None

    def _ahead(self, number: int, token: Token) -> int | None:
        """"In its statement, the coalition …": the subject that follows an opening phrase."""
        if token.dep_ != "poss" or token.i - token.sent.start > LOOK_BACK + 1:
            return None
        root = token.sent.root
        subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > token.i), None)
        other = self.state.mentions.at(subject.i) if subject is not None else None
        if other is None or not self._fits(self.state.group(other), self.state.mentions[number].lemma):
            return None
        return other

    def _may(self, other: int, number: int, token: Token) -> bool:
        its = self.state.mentions[other]
        head = self.state.doc[its.head]
        if its.adjective and head.dep_ != "poss":
            return False
        if its.end > self.state.mentions[number].start or head.is_ancestor(token) and head.pos_ != "VERB" and token.dep_ == "poss" \
                and head.i > token.i:
            return False
        if not self._fits(self.state.group(other), self.state.mentions[number].lemma):
            return False
        if token.i in self.quoted and self._governed(token) is not None and \
                self.state.find(other) == self.state.find(self._governed(token) or 0):
            return False
        plural_wanted = self.state.mentions[number].lemma in THEY and not self.state.group(other).plural
        if plural_wanted and its.kind == "name" and head.dep_ not in ("nsubj", "nsubjpass", "poss", "conj"):
            return False
        if token.dep_ == "poss" or token.lower_ in REFLEXIVE:
            return True
        verb = token.head.head if token.dep_ == "pobj" else token.head
        subjects = syntax.surface_subjects(verb) if verb.pos_ in syntax.VERBAL and token.dep_ not in syntax.SUBJECT else []
        return head.head != token.head and head not in subjects

    def _fits(self, group: Group, word: str) -> bool:
        types = group.types
        if word in HE or word in SHE:
            gender = "male" if word in HE else "female"
            return "PERSON" in types and not group.plural and group.gender in (gender, None)
        if word in IT:
            return bool(types & SINGLE_THINGS) and not group.plural
        if group.plural or (group.named and "PEOPLE" in types):
            return bool(types & MANY)
        return group.plural is not True and bool(types & BODIES_AS_MANY) and "PERSON" not in types

    def _score(self, other: int, number: int, token: Token) -> float:
        its = self.state.mentions[other]
        head = self.state.doc[its.head]
        group = self.state.group(other)
        distance = self.state.sentence[number] - self.state.sentence[other]
        score = -2.0 * distance - 0.01 * (number - other) * (1 if distance == 0 else -1)
        if head.dep_ in ("nsubj", "nsubjpass"):
            score += 1.5 + (0.5 if token.dep_ in ("nsubj", "nsubjpass") else 0)
        elif head.dep_ in ("dobj", "pobj", "attr"):
            score += 0.5 if token.dep_ == head.dep_ else 0
        elif head.dep_ == "poss":
            score += 0.7
        if its.kind == "pronoun":
            score += 0.5 if its.lemma == self.state.mentions[number].lemma else 0
        if "OTHER" in group.types or "PLACE" in group.types:
            score -= 1.0
        if self.state.mentions[number].lemma in THEY and not group.plural:
            score -= 2.5
        if group.named:
            score += 0.3
        if its.lemma in ("they", "it", "he", "she") or group.types & {"FACILITY"}:
            score -= 0.3
        return score
