"""Cues set between stops: "The mill, the inspector said, was shut". Found on the surface, where parses go wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Found, Range, minus, trimmed
from whosays.extract.attribution.lexicon import cues
from whosays.extract.attribution.quoting import Quoted

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLASSES = frozenset({"speech", "writing"})
_STOPS = frozenset({",", "-", "–", "—", "--"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})
_SELF = frozenset({"i", "we", "you"})
_RELATIVE = frozenset({"who", "which", "that", "as"})
_LONGEST_SOURCE = 8
_LONGEST_TAIL = 10
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def parenthetical_attributions(sentence: Sequence[Token], quoted: Quoted) -> Iterator[Found]:
    """Every "…, SOURCE said, …" and "…, said SOURCE, …" of a sentence, outside quotations."""
    lexicon = cues().verbs
    start, end = sentence[0].i, sentence[-1].i + 1
    for token in sentence:
        frames = lexicon.get(token.lemma_.lower(), {})
        cue = frames.get("clause")
        if (
            cue is None
            or cue.cue_class not in _CLASSES
            or token.tag_ not in _FINITE
            or quoted.around(token.i) is not None
        ):
            continue
        source = _before(token, start) or _after(token, end)
        if source is None:
            continue
        inserted = (min(source[0], token.i), _insertion_end(token, source, start, end))
        content = trimmed(token.doc, minus([(start, end)], inserted))
        if any(t.tag_ in _FINITE or t.tag_ == "MD" for part in content for t in token.doc[part[0] : part[1]]):
            rule = f"verb: {token.lemma_.lower()} (parenthesis)"
            kind = quoted.quote_type(content)
            yield Found((token.i, token.i + 1), source, content, cue.cue_class, cue.stance, kind, rule)


def _insertion_end(verb: Token, source: Range, start: int, end: int) -> int:
    """Where the insertion ends: with cue and source, or where they end the sentence with it."""
    last = max(source[1], verb.i + 1)
    return last if _closes(verb, last) or not _ends(verb, start) else end


def _before(verb: Token, start: int) -> Range | None:
    """The source of ", SOURCE said,": a short noun phrase between a stop and the verb."""
    doc = verb.doc
    first = verb.i
    while first > start and verb.i - first < _LONGEST_SOURCE and _nominal(doc[first - 1]):
        first -= 1
    if first == verb.i or first == start or doc[first - 1].text not in _STOPS:
        return None
    if not _closes(verb, verb.i + 1) and not _ends(verb, start):
        return None
    return (first, verb.i) if doc[first].lower_ not in _SELF | _RELATIVE else None


def _after(verb: Token, end: int) -> Range | None:
    """The source of ", said SOURCE,": a short noun phrase between the verb and a stop."""
    doc = verb.doc
    if verb.lemma_.lower() in cues().words["addressing"]:
        return None
    last = verb.i + 1
    while last < end and last - verb.i <= _LONGEST_SOURCE and _nominal(doc[last]):
        last += 1
    if last == verb.i + 1 or verb.i == 0 or doc[verb.i - 1].text not in _STOPS or not _closes(verb, last):
        return None
    return (verb.i + 1, last) if doc[verb.i + 1].lower_ not in _SELF | _RELATIVE else None


def _ends(verb: Token, start: int) -> bool:
    """Whether the cue ends its sentence, with nothing but when and where behind it: "…, the clerk said on Monday."."""
    doc, end = verb.doc, verb.sent.end
    if doc[start].dep_ == "mark" or doc[start].pos_ == "SCONJ" or doc[end - 1].text not in {".", "!"}:
        return False
    tail = doc[verb.i + 1 : end - 1]
    if len(tail) > _LONGEST_TAIL or any(t.tag_ in _FINITE or t.tag_ == "MD" or t.text == ":" for t in tail):
        return False
    if any(t.dep_ in {"ccomp", "dobj", "xcomp"} and t.i > verb.i for t in verb.children):
        return False
    return not tail or tail[0].pos_ in {"ADP", "PROPN", "ADV"} or tail[0].ent_type_ == "DATE"


def _closes(verb: Token, index: int) -> bool:
    """Whether the insertion ends at ``index``: a stop within the sentence, and more sentence after it."""
    doc = verb.doc
    return index + 1 < len(doc) and doc[index].text in _STOPS and doc[index + 1].sent.start == verb.sent.start


def _nominal(token: Token) -> bool:
    return token.pos_ in _NOMINAL and token.lower_ not in {"not", "to"}
