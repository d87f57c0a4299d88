"""Mends clauses hung on the wrong word: who said it at the end, who is pressed to act, whom "who" means.

As in `repairs`, a rule changes heads, labels and tags in place and asks for the whole shape of the fault.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.reattach import NOMINAL
from kg.extract.repairs_results import PARTICIPLES
from kg.extract.syntax import SURFACE_SUBJECT

TELLING = frozenset({"said", "says", "told", "added"})
SET_OFF = frozenset({",", "–", "—", "--", '"', "”", "''"})
RENAMED = frozenset({"appos", "conj", "npadvmod"})
URGING = frozenset(
    "order urge tell ask force direct instruct authorize authorise command allow permit encourage press push persuade "
    "convince compel require invite enable prompt pressure lobby".split()
)
AS_COMPOUNDS = frozenset("arms sports sales news human goods savings communications operations troops".split())
LEMMAS = {"meeting": "meet", "fighting": "fight", "holding": "hold", "visiting": "visit", "marching": "march"}
CALLING = frozenset({"call", "appeal", "press", "push", "plead", "campaign"})
ASIDES = frozenset({"after", "before", "when", "as"})
ORDERS = frozenset({"order", "instruction", "command", "directive", "permission"})
BODIES = frozenset(
    "union party group organization organisation government ministry council company army front movement committee "
    "agency court church country parliament university association federation office department city town bank "
    "newspaper commission state region province village army navy police force prison jail camp base hospital school "
    "embassy consulate airport station church mosque".split()
)
NO_PERSON = frozenset({"ORG", "GPE", "FAC", "LOC"})
OF = frozenset({"of", "in", "at", "for", "from"})


def repair_governing(token: Token) -> None:
    """Apply all rules to one token of a parsed document."""
    if token.dep_ in SURFACE_SUBJECT:
        _named_paper(token)
        _taken_for_noun(token)
    elif token.dep_ == "conj":
        _beside_named(token)
    if token.lower_ in ("general", "military"):
        _secretary_general(token)
    if token.pos_ != "VERB":
        return
    _reduced_before_verb(token)
    _subject_in_adjunct(token)
    _called_for_to(token)
    _beside_infinitive(token)
    _after_aside(token)
    _accusing_aside(token)
    _pardon_after_name(token)
    _said_at_the_end(token)
    _pressed_to(token)
    _had_done(token)
    _who_leads_a_body(token)


def _said_at_the_end(verb: Token) -> None:
    """"will cut off aid, an OFFICIAL who asked not to be named SAID": the official said all that stands before."""
    if verb.lower_ not in TELLING or any(c.dep_ in (*SURFACE_SUBJECT, "xcomp", "cc") for c in verb.children):
        return
    told = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    root, noun = told or verb.sent.root, _teller(verb)
    if noun is None or root.i >= noun.left_edge.i or root.pos_ not in syntax.VERBAL or not _ends(verb):
        return
    if told is not None:
        noun.head, noun.dep_ = verb, "nsubj"
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    root.head, root.dep_ = verb, "ccomp"
    noun.head, noun.dep_ = verb, "nsubj"


def _named_paper(noun: Token) -> None:
    """"THE NEWSPAPER CLARIN reported": two subjects side by side are a noun and its name."""
    if noun.dep_ != "nsubj" or noun.tag_ != "NN" or noun.i + 1 >= len(noun.doc):
        return
    name = noun.nbor()
    if name.dep_ == "nsubj" and name.pos_ == "PROPN" and name.head == noun.head and name.left_edge == name:
        for left in list(noun.lefts):
            left.head = name
        noun.head, noun.dep_ = name, "compound"


def _taken_for_noun(word: Token) -> None:
    """"Arab MINISTERS MEETING in Cairo agreed": no noun stands before another in the plural."""
    if word.tag_ != "NN" or not word.lower_.endswith("ing") or not word.i:
        return
    noun = word.nbor(-1)
    if noun.head != word or noun.dep_ != "compound" or noun.tag_ != "NNS" or noun.lower_ in AS_COMPOUNDS:
        return
    noun.head, noun.dep_ = word.head, word.dep_
    for left in [c for c in word.lefts if c != noun]:
        left.head = noun
    word.head, word.dep_, word.tag_, word.pos_ = noun, "acl", "VBG", "VERB"
    word.lemma_ = LEMMAS.get(word.lower_, word.lemma_)


def _beside_named(word: Token) -> None:
    """"the WRITER Ann Ray AND TWO PRIESTS": they stand beside the writer, whose name comes right behind."""
    name = word.head
    noun = name.head
    if name.dep_ != "appos" or name.pos_ != "PROPN" or word.pos_ != "NOUN":
        return
    if name.left_edge.i != noun.i + 1 and not _is_set_off(name, word):
        return
    for joint in [c for c in name.rights if c.dep_ == "cc" and c.i < word.i]:
        joint.head = noun
    word.head = noun


def _is_set_off(name: Token, word: Token) -> bool:
    """"the ENVOY, Luis Soto, AND SIX AIDES": a person's name between commas."""
    joint = next((c for c in name.rights if c.dep_ == "cc" and c.i < word.i), None)
    after = joint is not None and joint.nbor(-1).text == ","
    return after and name.ent_type_ == "PERSON" and word.doc[name.left_edge.i - 1].text == ","


def _subject_in_adjunct(verb: Token) -> None:
    """"After talks at Camp David, BEGIN AND SADAT agreed": the names before the verb are no list with the place."""
    if verb.tag_ not in syntax.FINITE or verb.dep_ not in ("ROOT", "ccomp") or not verb.i:
        return
    lefts = [c for c in verb.lefts if c.dep_ not in ("punct", "advmod", "cc", "aux", "neg")]
    if not lefts or any(c.dep_ != "prep" for c in lefts):
        return
    for name in lefts[-1].subtree:
        whole = name.dep_ in ("appos", "conj") and name.right_edge.i == verb.i - 1 and name.pos_ == "PROPN"
        if whole and verb.doc[name.left_edge.i - 1].text == ",":
            name.head, name.dep_ = verb, "nsubj"
            return


def _secretary_general(word: Token) -> None:
    """"the SECRETARY-GENERAL said", "Chad's MILITARY held": nouns that the tagger takes for adjectives."""
    noun = word.lower_ == "military" or (word.i > 1 and word.nbor(-1).text == "-")
    if noun and word.tag_ == "JJ" and word.dep_ in (*SURFACE_SUBJECT, "dobj", "pobj", "appos"):
        word.tag_, word.pos_ = "NN", "NOUN"


def _reduced_before_verb(verb: Token) -> None:
    """"Unions OPPOSED to the plan BEGAN a strike": a participle with no more than an adjunct describes the subject."""
    main = verb.head
    if verb.dep_ != "advcl" or verb.tag_ not in PARTICIPLES or main.i < verb.i or main.tag_ not in syntax.FINITE:
        return
    if any(c.dep_ in SURFACE_SUBJECT for c in main.children):
        return
    noun = next((c for c in verb.lefts if c.dep_ in SURFACE_SUBJECT), None)
    after = next(iter(verb.rights), None)
    if noun is None or after is None or after.dep_ not in ("prep", "agent") or len(list(verb.lefts)) > 1:
        return
    noun.head, noun.dep_ = main, "nsubj"
    verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"


def _ends(verb: Token) -> bool:
    """Whether no other clause follows."""
    return not any(t.tag_ in syntax.FINITE or t.lower_ in ("who", "which", "that") for t in verb.sent if t.i > verb.i)


def _teller(verb: Token) -> Token | None:
    """The noun between a comma and the verb: one that the verb describes to the parser, or an apposition before it."""
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl"):
        if verb.dep_ not in ("conj", "ROOT", "dep") or verb.i < 2 or any(c.dep_ == "cc" for c in verb.lefts):  # noqa: PLR2004
            return None
        noun = _apposed(verb)
    begins = noun.left_edge.i
    set_off = 0 < begins <= noun.i < verb.i and verb.doc[begins - 1].text in SET_OFF
    joined = verb.dep_ == "conj" and any(c.dep_ == "cc" and noun.i < c.i < verb.i for c in verb.head.children)
    return noun if noun.pos_ in NOMINAL and set_off and not joined else None


def _apposed(verb: Token) -> Token:
    """The highest noun that renames another and ends right before the verb."""
    before = verb.nbor(-2) if verb.nbor(-1).text in SET_OFF else verb.nbor(-1)
    found = before
    for above in (before, *before.ancestors):
        if above.pos_ in syntax.VERBAL:
            break
        if above.dep_ in RENAMED and above.right_edge.i < verb.i:
            found = above
    return found


def _pressed_to(verb: Token) -> None:
    """"pressed THE GOVERNMENT of Mr Hill TO LIFT the ban": whom one presses is to act."""
    over = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VB" or not syntax.is_infinitive(verb):
        return
    pressed = [c for c in over.children if c.dep_ == "dobj" and c.i < verb.i]
    if over.lemma_ in URGING and pressed and pressed[-1].right_edge.i + 1 == verb.left_edge.i:
        verb.dep_ = "xcomp"
    elif over.lemma_ in ("give", "issue", "send") and pressed and pressed[-1].lemma_ in ORDERS:
        verb.head, verb.dep_ = pressed[-1], "acl"  # "gave ORDERS to the police TO ARREST them"


def _called_for_to(verb: Token) -> None:
    """"CALLED on Thursday FOR THE KING TO LEAVE": what was called for, not what the call served."""
    asked = verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.lemma_ in CALLING
    if asked and any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.lefts):
        verb.dep_ = "ccomp"


def _beside_infinitive(verb: Token) -> None:
    """"AGREED to bar the airline and CALLED for a truce": a past tense stands beside the verb over the infinitive."""
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or first.tag_ != "VB" or not syntax.is_infinitive(first):
        return
    main = first.head
    own = any(c.dep_ in (*SURFACE_SUBJECT, "aux", "auxpass") for c in verb.children)
    if first.dep_ in ("xcomp", "advcl") and main.tag_ in ("VBD", "VBN") and not own:
        _move_beside(verb, main)


def _after_aside(verb: Token) -> None:
    """"China fired missiles, days after the two MET, AND CANCELLED talks": who fired them cancelled the talks."""
    aside = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in PARTICIPLES or aside.dep_ != "advcl" or aside.head.i > aside.i:
        return
    if any(c.dep_ in (*SURFACE_SUBJECT, "aux", "auxpass", "agent") for c in verb.children):
        return
    opener = next((c for c in aside.lefts if c.dep_ in ("mark", "advmod") and c.lower_ in ASIDES), None)
    joint = next((c for c in aside.rights if c.dep_ == "cc" and c.i < verb.i), None)
    if opener is None or joint is None or not joint.i or joint.nbor(-1).text != ",":
        return
    begins = aside.left_edge.i
    if begins and verb.doc[begins - 1].text == "," and aside.head.tag_ in syntax.FINITE:
        verb.tag_ = "VBD"
        _move_beside(verb, aside.head)


def _accusing_aside(verb: Token) -> None:
    """"ORDERED the envoy to leave, ACCUSING him of spying": who ordered it accuses him."""
    asked = verb.head
    says = verb.lemma_ in ("accuse", "cite") or verb.lemma_ in lexicons.reporting_words().verbs
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or not says or asked.tag_ != "VB" or asked.dep_ != "xcomp":
        return
    begins = verb.left_edge.i
    if asked.head.lemma_ in URGING and asked.i < begins and verb.doc[begins - 1].text == ",":
        verb.head = asked.head


def _pardon_after_name(verb: Token) -> None:
    """"granted his predecessor, Jack Lane, A PARDON": what is granted is no name of the one to whom."""
    if verb.lemma_ not in syntax.GIVING:
        return
    taker = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    name = next((c for c in taker.rights if c.dep_ == "appos"), None) if taker is not None else None
    gift = next((c for c in name.rights if c.dep_ == "appos"), None) if name is not None else None
    if taker is None or name is None or gift is None or gift.pos_ != "NOUN" or name.pos_ != "PROPN":
        return
    if any(c.dep_ == "det" for c in gift.lefts):
        taker.dep_ = "dative"
        gift.head, gift.dep_ = verb, "dobj"


def _move_beside(verb: Token, main: Token) -> None:
    for joint in [c for c in verb.head.rights if c.dep_ == "cc" and c.i < verb.i]:
        joint.head = main
    verb.head = main


def _had_done(verb: Token) -> None:
    """"HAD most of the editors INTERNED": they were."""
    if verb.dep_ != "ccomp" or verb.tag_ not in PARTICIPLES or verb.head.lemma_ != "have" or verb.head.i > verb.i:
        return
    if any(c.dep_ in ("aux", "auxpass", "mark", "dobj") for c in verb.children):
        return
    for subject in [c for c in verb.lefts if c.dep_ == "nsubj"]:
        subject.dep_, verb.tag_ = "nsubjpass", "VBN"


def _who_leads_a_body(verb: Token) -> None:
    """"the HEAD of the largest union, WHO accused the government": a body is no "who"."""
    if verb.dep_ != "relcl" or not any(c.lower_ == "who" and c.dep_ in SURFACE_SUBJECT for c in verb.lefts):
        return
    noun = verb.head
    while noun.lemma_ in BODIES or noun.ent_type_ in NO_PERSON:
        over = noun.head
        if noun.dep_ != "pobj" or over.lower_ not in OF or over.head.pos_ not in NOMINAL:
            return
        noun = over.head
    verb.head = noun
