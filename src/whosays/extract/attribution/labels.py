"""Attributions by layout: a speaker's name and a colon before what is said, as in transcripts and headlines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Found, Range, trimmed
from whosays.extract.attribution.lexicon import source_words
from whosays.extract.attribution.quoting import Quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_LABEL = 6
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SPEAKERS = frozenset({"PERSON", "ORG"})


def label_attribution(doc: Doc, quoted: Quoted) -> Iterator[Found]:
    """The attribution of a passage that opens with "SPEAKER:" and goes on with what was said."""
    colon = next((t.i for t in doc[: _LONGEST_LABEL + 1] if t.text == ":"), 0)
    if not colon or not _is_speaker(doc, (0, colon)):
        return
    content = trimmed(doc, [(colon + 1, len(doc))])
    if content and any(t.tag_ in _FINITE for t in doc[colon + 1 :]):
        kind = quoted.quote_type(content)
        yield Found((colon, colon + 1), (0, colon), content, "speech", "asserts", kind, "label: speaker and colon")


def _is_speaker(doc: Doc, label: Range) -> bool:
    """Whether every word of a label is part of a speaker's name or role."""
    words = doc[label[0] : label[1]]
    if not any(t.ent_type_ in _SPEAKERS or t.lemma_.lower() in source_words("person") for t in words):
        return False
    return all(_is_part(t) for t in words)


def _is_part(token: Token) -> bool:
    if token.is_punct:
        return token.text in {".", ",", "-"}
    return token.pos_ in {"PROPN", "NOUN", "DET"} or token.ent_type_ in _SPEAKERS
