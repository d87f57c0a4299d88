"""Pronouns: the nearest fitting antecedent, subjects first; "we" and "I" in quotations are the speaker.

A weighting of recency, grammatical role and parallelism, after Lappin and Leass (1994), cut down to what a
dependency parse shows reliably; a pronoun without a clearly fitting antecedent stays alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import control, lexicons, syntax
from kg.extract.entities.clusters import Group, State
from kg.extract.entities.mentions import THINGS
from kg.extract.entities.offices import bodies_of
from kg.extract.entities.town import HERE
from kg.extract.quoted import quoted_tokens
from kg.extract.syntax import SURFACE_SUBJECT
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "herself", "hers"})
THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
FIRST = frozenset({"i", "me", "my", "we", "us", "our", "ours", "mine", "myself", "ourselves"})
OUR_SIDE = frozenset({"we", "us", "our", "ours", "ourselves"})
OURS = frozenset({"our", "my"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
ONE_THING: frozenset[EntityType] = frozenset(
    {"ORGANIZATION", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "COUNTRY", "MEDIA", "FACILITY", "PLACE", "OTHER"}
)
MANY: frozenset[EntityType] = frozenset(
    {"PEOPLE", "ARMED_GROUP", "MILITARY", "FACILITY", "OTHER", "GOVERNMENT", "ORGANIZATION", "COUNTRY", "MEDIA"}
)
ONE_BODY: frozenset[EntityType] = frozenset({"COUNTRY", "GOVERNMENT", "ORGANIZATION", "ARMED_GROUP", "MILITARY"})
PROMINENT = SURFACE_SUBJECT | {"poss", "conj"}
LOOK_BACK, LOOK_BACK_PERSON, FAR = 2, 4, 8  # sentences
ANSWERS = frozenset({"response", "reaction", "reply", "answer"})
OCCASIONS = frozenset({"when", "as", "after", "because", "while"})
CONTROL = 2.0  # as much as the role of subject
OPENING = 3  # tokens from the beginning of a sentence within which a possessive may look ahead


class PronounSieve:
    """Resolves the pronouns of one document from left to right."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.mentions = state.mentions
        self.doc = state.doc
        self.saying = state.actors.words["saying"]
        self.quoted = quoted_tokens(state.doc)

    def run(self) -> None:
        """Join every pronoun that has an antecedent."""
        for number, mention in enumerate(self.mentions):
            if mention.kind == "pronoun" and mention.lemma != HERE:
                found = self._speaker(number) if mention.lemma in FIRST else self._antecedent(number)
                if found is not None and self.state.join(found, number, sure=True):
                    self._tell_gender(number)
        self._join_homelands()

    def _tell_gender(self, number: int) -> None:
        """Who was once "she" is not "he" later."""
        group, word = self.state.group(number), self.mentions[number].lemma
        if group.gender is None and word in HE | SHE:
            group.gender = "male" if word in HE else "female"

    def _join_homelands(self) -> None:
        """"OUR COUNTRY was attacked", said by the Lebanese premier: Lebanon."""
        nouns = self.state.actors.words["country_nouns"]
        for number, mention in enumerate(self.mentions):
            own = self.mentions.at(mention.start) if mention.lemma in nouns and mention.kind == "noun" else None
            if own is None or self.doc[mention.start].lower_ not in OURS:
                continue
            code = self.state.group(own).country
            named = (n for n, m in enumerate(self.mentions) if m.type == "COUNTRY" and m.key == code)
            country = None if code is None else next(named, None)
            if country is not None:
                self.state.join(country, number, sure=True)

    # ---- first person

    def _speaker(self, number: int) -> int | None:
        head = self.doc[self.mentions[number].head]
        found = self._governing_speaker(head)
        found = self._speaker_beside(head) if found is None and head.i in self.quoted else found
        return self._spoken_for(found) if found is not None and self.mentions[number].lemma in OUR_SIDE else found

    def _spoken_for(self, speaker: int) -> int:
        """Of a spokesman the body that he speaks for, if he is called by it: "WE," said a spokesman for the FRONT."""
        if not self.state.group(speaker).roles & self.state.actors.words["mouthpieces"]:
            return speaker
        bodies = bodies_of(self.mentions, self.mentions[speaker], self.doc)
        return next((body for body, _ in bodies), speaker)

    def _governing_speaker(self, token: Token) -> int | None:
        """Subject of the verb of saying whose complement holds the token."""
        for verb in token.ancestors:
            if verb.lemma_ in self.saying and verb.i not in self.quoted:
                subject = next((c for c in verb.children if c.dep_ in SURFACE_SUBJECT), None)
                if subject is not None and not (subject.i == token.i or subject.is_ancestor(token)):
                    return self.mentions.at(subject.i)
        return None

    def _speaker_beside(self, token: Token) -> int | None:
        """Subject of a verb of saying outside the marks, in this sentence, the next or the one before."""
        here = token.sent
        spans = [here]
        if here.end < len(self.doc):
            spans.append(self.doc[here.end].sent)
        if here.start > 0:
            spans.append(self.doc[here.start - 1].sent)
        for span in spans:
            for verb in span:
                if verb.lemma_ in self.saying and verb.pos_ == "VERB" and verb.i not in self.quoted:
                    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i not in self.quoted), None)
                    if subject is not None:
                        return self.mentions.at(subject.i)
        return None

    # ---- third person

    def _antecedent(self, number: int) -> int | None:
        mention = self.mentions[number]
        token = self.doc[mention.head]
        reach = LOOK_BACK_PERSON if mention.lemma in HE | SHE else LOOK_BACK
        best: tuple[float, int] | None = None
        for other in self.state.before(number, reach):
            if self._may_mean(number, other, token):
                score = self._score(number, other, token)
                if best is None or score > best[0]:
                    best = (score, other)
        elsewhere = best is None or self.state.sentence[best[1]] != self.state.sentence[number]
        ahead = self._ahead(number, token) if elsewhere else None
        if ahead is not None:
            return ahead
        return best[1] if best else self._known_by_gender(number, token)

    def _known_by_gender(self, number: int, token: Token) -> int | None:
        """Far back only who is known for a man or a woman: "ANN RAY yelled … [what she yelled] … SHE then left"."""
        if self.mentions[number].lemma not in HE | SHE:
            return None
        far = (o for o in self.state.before(number, FAR) if self.state.group(o).gender is not None)
        return next((o for o in far if self._may_mean(number, o, token)), None)

    def _ahead(self, number: int, token: Token) -> int | None:
        """"In its statement, the coalition …": the subject that follows an opening phrase."""
        if token.dep_ != "poss" or token.i - token.sent.start > OPENING:
            return None
        subject = next((c for c in token.sent.root.children if c.dep_ in SURFACE_SUBJECT and c.i > token.i), None)
        other = self.mentions.at(subject.i) if subject is not None else None
        if other is None or not self._fits(self.state.group(other), number):
            return None
        return other

    def _may_mean(self, number: int, other: int, token: Token) -> bool:
        its, group = self.mentions[other], self.state.group(other)
        head = self.doc[its.head]
        if (its.adjective and head.dep_ != "poss") or its.end > token.i:
            return False
        if not self._fits(group, number) or self._is_own_speaker(other, token) or self._is_spoken_of(head, token):
            return False
        one_for_many = self.mentions[number].lemma in THEY and not group.plural
        if one_for_many and its.kind == "name" and head.dep_ not in PROMINENT:
            return False
        return token.dep_ == "poss" or token.lower_ in REFLEXIVE or not self._binds(other, token)

    def _fits(self, group: Group, number: int) -> bool:
        return _fits(group, self.mentions[number].lemma, self.state.actors.heads["collective"])

    def _is_own_speaker(self, other: int, token: Token) -> bool:
        """In a quotation the speaker is "I", not "he"."""
        speaker = self._governing_speaker(token) if token.i in self.quoted else None
        return speaker is not None and self.state.find(other) == self.state.find(speaker)

    def _is_spoken_of(self, head: Token, token: Token) -> bool:
        """Who is named in a quotation does not speak it: '"…the youth…," she said'."""
        says = token.i not in self.quoted and token.head.lemma_ in self.saying
        return says and head.i in self.quoted

    def _binds(self, other: int, token: Token) -> bool:
        """Whether the two are arguments of one verb, so that a plain pronoun cannot mean the other (Binding B)."""
        head = self.doc[self.mentions[other].head]
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if verb.dep_ == "dobj" and verb.pos_ == "NOUN" and token.dep_ == "pobj" and token.head.lower_ == "with":
            verb = verb.head  # "HE refused to hold talks with HIM"
        if token.dep_ == "pobj" and token.head.lower_ == "of" and verb.dep_ in syntax.OBJECT:
            verb = verb.head  # "soldiers fired, killing ten OF THEM"
        if verb.pos_ in syntax.VERBAL and token.dep_ not in syntax.SUBJECT:
            doers = control.surface_subjects(verb)
            numbers = (self.mentions.at(doer.i) for doer in doers)
            if head in doers or any(n is not None and self.state.find(n) == self.state.find(other) for n in numbers):
                return True
        return head.head == token.head

    def _score(self, number: int, other: int, token: Token) -> float:
        its, group = self.mentions[other], self.state.group(other)
        distance = self.state.sentence[number] - self.state.sentence[other]
        # within the sentence the nearer, in earlier ones the first mentioned
        score = -2.0 * distance - 0.01 * (number - other) * (1 if distance == 0 else -1)
        score += _role_weight(self.doc[its.head].dep_, token.dep_)
        if its.kind == "pronoun":
            score += 0.5 if its.lemma == self.mentions[number].lemma else 0.0
        if group.types & {"OTHER", "PLACE"}:
            score -= 1.0
        leading = token.dep_ in SURFACE_SUBJECT or (token.dep_ == "poss" and token.head.dep_ in SURFACE_SUBJECT)
        several = self.mentions[number].lemma in THEY
        many = bool(group.plural) or self.doc[its.head].tag_ in syntax.PLURAL  # "Syrian FORCES" is the army
        if leading and several <= many and token.i not in self.quoted and token.head.dep_ != "advcl":
            score += self._governing_speaker(token) == other  # "the army said IT would", not "said THEY had fired"
        head = self.doc[its.head]
        if distance == 0 and (_is_controller(head, token) or _is_judged(head, token) or _is_held(head, token)):
            score += CONTROL
        if several and not many:
            score -= 2.5
        if group.types & {"FACILITY"}:
            score -= 0.3
        return score + (0.3 if group.named else 0.0)


def _is_controller(head: Token, pronoun: Token) -> bool:
    """"urged INDIA to withdraw ITS troops": who is to act in the infinitive that holds the possessive."""
    if pronoun.dep_ != "poss" or head.dep_ not in ("dobj", "pobj"):
        return False
    verb = syntax.clause_head(pronoun)
    return syntax.is_infinitive(verb) and head in control.surface_subjects(verb)


def _is_held(head: Token, pronoun: Token) -> bool:
    """"detained TWO CLERKS when THEY marched": who is held did what the clause says."""
    clause = pronoun.head
    if clause.dep_ != "advcl" or pronoun.dep_ not in SURFACE_SUBJECT or head.i > pronoun.i:
        return False
    verb = clause.head
    opened = any(c.lower_ in OCCASIONS for c in clause.lefts)
    return opened and verb.lemma_ in lexicons.light_verbs().held and head in control.objects(verb)


def _is_judged(head: Token, pronoun: Token) -> bool:
    """"sanctions on IRAQ in response to ITS invasion", "condemned ISRAEL over ITS raid": whose act is judged."""
    if pronoun.dep_ != "poss" or pronoun.head.dep_ != "pobj" or head.i > pronoun.i:
        return False
    reason = pronoun.head.head
    if reason.lower_ == "to" and reason.head.lemma_ in ANSWERS:
        reason = reason.head.head
    elif reason.lower_ not in ("for", "over"):
        return False
    verb = syntax.clause_head(reason)
    things = [t for t in syntax.own_objects(verb) if t.i < pronoun.i]
    if head in things:
        return verb.lemma_ in lexicons.control_words().object  # "condemned ISRAEL"
    return head in [t for over in (verb, *things) for t in syntax.prepositional(over, ("on", "against"))]


def _role_weight(dep: str, pronoun_dep: str) -> float:
    """Salience of a grammatical role, with a bonus where pronoun and antecedent stand in the same one."""
    if dep in SURFACE_SUBJECT:
        return 2.0 if pronoun_dep in SURFACE_SUBJECT else 1.5
    if dep == "poss":
        return 0.7
    return 0.5 if dep == pronoun_dep and dep in ("dobj", "pobj", "attr") else 0.0


def _fits(group: Group, word: str, collective: frozenset[str]) -> bool:
    """Whether type, number and gender allow the pronoun to mean the cluster."""
    types = group.types
    someone = "PERSON" in types or _is_one_fighter(group, collective)
    if word in HE or word in SHE:
        gender = "male" if word in HE else "female"
        return someone and not group.plural and group.gender in (gender, None)
    if word in THINGS:
        return bool(types & ONE_THING) and not group.plural and not someone
    if group.plural or (group.named and "PEOPLE" in types):
        return bool(types & MANY)
    return bool(types & ONE_BODY) and not someone


def _is_one_fighter(group: Group, collective: frozenset[str]) -> bool:
    """"a soldier", "the gunman": one human being, though of his side's type."""
    fighter = bool(group.types & {"ARMED_GROUP", "MILITARY", "GOVERNMENT"})
    return fighter and not group.named and group.plural is False and not group.roles & collective
