"""Cues that introduce the paragraphs below: "The minister said:" at the end of its own paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Found, Range
from whosays.extract.attribution.lexicon import cues
from whosays.extract.attribution.quoting import Quoted
from whosays.extract.attribution.syntax import is_passive, noun_phrase, subject, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLASSES = frozenset({"speech", "writing", "evidence", "denial"})
_FIRST_PERSONS = frozenset({"i", "we", "my", "our", "me", "us", "ours", "mine"})
#: Words that may follow the verb: "said in a statement on Monday:".
_LONGEST_TAIL = 10


def introduction(doc: Doc, quoted: Quoted) -> Found | None:
    """The cue without content of a passage that ends in a colon; None where there is none."""
    words = [t for t in doc if not t.is_space]
    if not words or words[-1].text != ":":
        return None
    colon = words[-1]
    for token in reversed(words[:-1]):
        if colon.i - token.i > _LONGEST_TAIL or token.sent.start != colon.sent.start:
            return None
        frames = cues().verbs.get(token.lemma_.lower(), {})
        cue = frames.get("quote") or frames.get("clause")
        if cue is not None and cue.cue_class in _CLASSES and token.pos_ == "VERB" and not is_passive(token):
            source = _source(token, quoted)
            if source is not None:
                return Found(verb_group(token), source, (), cue.cue_class, cue.stance, "direct", "introduction")
    return None


def _source(verb: Token, quoted: Quoted) -> Range | None:
    head = subject(verb)
    if head is None or head.lower_ in _FIRST_PERSONS or quoted.around(head.i) is not None:
        return None
    return noun_phrase(head)


def speaks_in_first_person(doc: Doc, quoted: Quoted) -> bool:
    """Whether somebody says "I" or "we" outside quotation marks, as in a statement given in full."""
    return any(t.lower_ in _FIRST_PERSONS and quoted.around(t.i) is None for t in doc)
