"""A clause taken apart: subject, predicate, object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Range
from whosays.extract.attribution.syntax import child, noun_phrase
from whosays.language.passages import Passage
from whosays.records import ParticipantRole, Proposition

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_OBJECTS = ("dobj", "attr", "acomp", "oprd", "ccomp", "xcomp", "dative")
_LOCATIVE = frozenset(
    {"in", "at", "from", "to", "near", "into", "through", "across", "inside", "outside", "around", "within", "toward"}
    | {"towards", "off", "on", "over", "along", "between", "beyond", "throughout"}
)
_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_DEPTH = 6


def proposition(passage: Passage, head: Token, content: Sequence[Range]) -> Proposition:
    """Read the content, headed by ``head``, as one clause; parts are words of the text with blanks made plain."""
    text = " … ".join(_words(passage, part) for part in content)
    if head.pos_ not in {"VERB", "AUX"}:
        return Proposition("", "", text, text)
    subject = _subject(head) or next(
        (t for part in content for t in passage.doc[part[0] : part[1]] if t.dep_ in _SUBJECTS and t.i < head.i), None
    )
    verbs = [t for t in head.children if t.dep_ in _GROUP] + [head]
    predicate = " ".join(t.text for t in sorted(verbs, key=lambda t: t.i) if not t.is_space)
    return Proposition(
        _words(passage, noun_phrase(subject)) if subject is not None else "", predicate, _object(passage, head), text
    )


def _subject(head: Token, depth: int = 0) -> Token | None:
    own = child(head, *_SUBJECTS)
    if own is not None or depth >= _DEPTH:
        return own
    if head.dep_ in {"conj", "xcomp", "advcl"} and head.head.pos_ in {"VERB", "AUX"}:
        return _subject(head.head, depth + 1)
    return None


def _object(passage: Passage, head: Token) -> str:
    target = next((t for dep in _OBJECTS for t in head.children if t.dep_ == dep and t.i > head.i), None)
    if target is not None:
        clause = target.dep_ in {"ccomp", "xcomp"}
        return _words(passage, (target.left_edge.i, target.right_edge.i + 1) if clause else noun_phrase(target))
    link = next((t for t in head.children if t.dep_ in {"prep", "agent"} and t.i > head.i), None)
    if link is None:
        return ""
    return _words(passage, (link.i, link.right_edge.i + 1))


def _words(passage: Passage, part: Range) -> str:
    return " ".join(passage.tokens_span(passage.doc[part[0] : part[1]]).exact.split())


def role(token: Token) -> ParticipantRole:
    """The role that a name's head plays in its clause."""
    while token.dep_ in {"compound", "conj", "appos", "nmod", "amod"} and token.head is not token:
        token = token.head
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return "subject"
    return "object" if token.dep_ in {"dobj", "dative", "attr", "oprd"} else "oblique"


def is_locative(token: Token) -> bool:
    """Whether a name stands as a place: after "in", "at", "from", "to", "near" and their like."""
    while token.dep_ in {"compound", "conj", "appos", "nmod"} and token.head is not token:
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in _LOCATIVE
