"""Attributions by a colon: a speaker's label in a transcript, or a clause about whoever is quoted behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Found, Range, trimmed
from whosays.extract.attribution.lexicon import source_words
from whosays.extract.attribution.quoting import Quoted
from whosays.extract.attribution.syntax import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_LONGEST_LABEL = 6
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SPEAKERS = frozenset({"PERSON", "ORG"})


def label_attribution(doc: Doc, quoted: Quoted) -> Iterator[Found]:
    """The attribution of a passage that opens with "SPEAKER:" and goes on with what was said."""
    colon = next((t.i for t in doc[: _LONGEST_LABEL + 1] if t.text == ":"), 0)
    if not colon or not _is_speaker(doc, (0, colon)):
        return
    content = trimmed(doc, [(colon + 1, len(doc))])
    if content and _speaks(doc, colon + 1, quoted):
        kind = quoted.quote_type(content)
        yield Found((colon, colon + 1), (0, colon), content, "speech", "asserts", kind, "label: speaker and colon")


def colon_attribution(sentence: Tokens, quoted: Quoted) -> Iterator[Found]:
    """A clause that attributes nothing by itself, a colon, and a quotation: "One man was more cautious: “…”"."""
    doc = sentence.doc
    for part in quoted.parts:
        colon = part[0] - 1
        if colon <= sentence.start or doc[colon].text != ":" or colon >= sentence.end or not quoted.speaks(part):
            continue
        subjects = [t for t in doc[sentence.start : colon] if t.dep_ in {"nsubj", "nsubjpass"} and _can_speak(t)]
        if subjects:
            content = trimmed(doc, [part])
            yield Found(
                (colon, colon + 1), noun_phrase(subjects[0]), content, "speech", "asserts", "direct", "colon: quotation"
            )


def _can_speak(subject: Token) -> bool:
    lemma = subject.lemma_.lower()
    known = any(lemma in source_words(kind) for kind in ("person", "organization", "document", "anonymous"))
    return known or subject.ent_type_ in _SPEAKERS or subject.lower_ in {"he", "she", "they"}


def _speaks(doc: Doc, start: int, quoted: Quoted) -> bool:
    """Whether what follows the colon is said rather than listed: a quotation, or a clause with subject and verb."""
    if quoted.around(start) is not None:
        return True
    root = doc[start].sent.root
    if root.i < start:
        root = next((t for t in root.children if t.i >= start and t.dep_ in {"ccomp", "acl", "appos", "conj"}), root)
    return root.tag_ in _FINITE and any(
        t.dep_ in {"nsubj", "nsubjpass", "expl"} and t.i >= start for t in root.children
    )


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
