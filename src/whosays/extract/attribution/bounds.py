"""Mends the bounds that the encoder proposes by the parse: phrases are whole, and no word is between two chairs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Range
from whosays.extract.attribution.lexicon import cues
from whosays.extract.attribution.syntax import addressee, agent, child, is_addressed, is_passive, noun_phrase
from whosays.language.passages import Passage
from whosays.language.reading import Bounds, Proposed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Relations in which a word belongs to the noun that it stands before.
_BEFORE_NOUNS = frozenset({"det", "amod", "compound", "nummod", "poss", "predet", "quantmod", "nmod", "case"})
#: Clauses and additions that hang on a noun behind it.
_BEHIND_NOUNS = frozenset({"relcl", "acl", "appos", "prep"})
_RELATIVES = frozenset({"WDT", "WP"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
#: What a verb is not told without.
_OBJECTS = frozenset({"dobj", "dative", "attr", "acomp", "oprd"})
#: Relations of words that open what they belong to: a cue does not end in one, a content does not begin behind one.
_OPENING = _BEFORE_NOUNS | {"nsubj", "nsubjpass", "expl", "mark", "aux", "auxpass", "neg", "csubj"}


def bounded(passage: Passage, proposed: Proposed) -> Proposed:
    """``proposed`` with source, cue and content ending where phrases end, where it lies in the passage altogether.

    - A cue gives up the words behind it that open a phrase of the content ("said *he*", "wrote *that*").
    - A content takes the words before it that belong to its first phrase, and the object of the verb that it ends in,
      unless they are the source's or the cue's.
    - A source is a whole noun phrase, with a clause or an addition behind it where it has a part of that.
    - Who is told something is not who says it: in "was told by the pilot" the pilot is, and nobody without him.
    - Who speaks inside what somebody says is the verb's own subject, where it has one: the encoder easily takes the
      outer speaker.
    """
    cue = tokens_in(passage, proposed.cue) if _whole(passage, proposed) else None
    if cue is None:
        return proposed
    content = [part for bounds in proposed.content if (part := tokens_in(passage, bounds)) is not None]
    sources = [part for bounds in proposed.source if (part := tokens_in(passage, bounds)) is not None]
    cue = _cue(passage.doc, cue)
    content = [_content(passage.doc, part, [cue, *sources, *(c for c in content if c != part)]) for part in content]
    speaker = _own_subject(passage.doc, cue) if proposed.nested else None
    if speaker is not None and not _meets(*speaker, [*sources, *content]):
        sources = [speaker]
    sources = [_source(passage.doc, part, [cue, *content]) for part in _speaking(passage.doc, cue, sources)]
    return replace(
        proposed,
        cue=offsets_of(passage, cue),
        content=tuple(offsets_of(passage, part) for part in content),
        source=tuple(offsets_of(passage, part) for part in sources),
    )


def tokens_in(passage: Passage, bounds: Bounds) -> Range | None:
    """Offsets into the kept text as tokens, cut at the ends of the passage; None where they lie outside."""
    start, end = bounds[0] - passage.start, bounds[1] - passage.start
    if end <= 0 or start >= len(passage.doc.text):
        return None
    span = passage.doc.char_span(max(start, 0), min(end, len(passage.doc.text)), alignment_mode="expand")
    return None if span is None else (span.start, span.end)


def offsets_of(passage: Passage, part: Range) -> Bounds:
    """Tokens of a passage as offsets into the kept text."""
    tokens = passage.doc[part[0] : part[1]]
    return passage.start + tokens.start_char, passage.start + tokens.end_char


def _whole(passage: Passage, proposed: Proposed) -> bool:
    """Whether a proposal lies in the passage altogether."""
    end = passage.start + len(passage.doc.text)
    return all(passage.start <= a and b <= end for a, b in (proposed.cue, *proposed.source, *proposed.content))


def _cue(doc: Doc, cue: Range) -> Range:
    start, end = cue
    while end - start > 1 and doc[end - 1].dep_ in _OPENING and doc[end - 1].head.i >= end:
        end -= 1
    return start, end


def _content(doc: Doc, content: Range, others: list[Range]) -> Range:
    start, end = content
    while start > 0 and not _within(start - 1, others) and _opens(doc[start - 1], start, end):
        start -= 1
    behind = max((child.right_edge.i + 1 for child in doc[end - 1].rights if child.dep_ in _OBJECTS), default=end)
    return start, end if _meets(end, behind, others) else behind


def _opens(word: Token, start: int, end: int) -> bool:
    return word.dep_ in _OPENING and start <= word.head.i < end and not word.is_punct


def _own_subject(doc: Doc, cue: Range) -> Range | None:
    """The subject that stands with the verb of a cue, if it has one and is not passive."""
    verb = doc[cue[0] : cue[1]].root
    subject = child(verb, "nsubj")
    if verb.pos_ not in {"VERB", "AUX"} or subject is None or is_passive(verb) or subject.tag_ in _RELATIVES:
        return None
    phrase = noun_phrase(subject)
    return None if _meets(*phrase, [cue]) else phrase


def _speaking(doc: Doc, cue: Range, sources: list[Range]) -> list[Range]:
    """Sources without the one who is only spoken to, and with the one who speaks; "it emerged that" has none."""
    verb = doc[cue[0] : cue[1]].root
    if verb.lemma_.lower() in cues().words["impersonal"]:
        return [part for part in sources if doc[part[0] : part[1]].text.lower() != "it"]
    if not is_addressed(verb):
        return sources
    speaker, addressed = agent(verb), addressee(verb)
    if speaker is not None and not _meets(*speaker, [cue]):
        return [speaker]
    return sources if addressed is None else [part for part in sources if not _within(addressed.i, [part])]


def _source(doc: Doc, source: Range, others: list[Range]) -> Range:
    head = doc[source[0] : source[1]].root
    while head.dep_ in _BEFORE_NOUNS and head.head.pos_ in _NOUNS and not _within(head.head.i, others):
        head = head.head
    if head.pos_ not in _NOUNS:
        return source
    phrase = noun_phrase(head)
    start, end = min(source[0], phrase[0]), max(source[1], phrase[1])
    for addition in head.subtree:
        if addition.dep_ in _BEHIND_NOUNS and addition.left_edge.i < source[1] <= addition.right_edge.i:
            end = max(end, addition.right_edge.i + 1)
    while start < source[0] and _meets(start, source[0], others):
        start += 1
    while end > source[1] and _meets(source[1], end, others):
        end -= 1
    return start, end


def _within(token: int, parts: list[Range]) -> bool:
    return any(start <= token < end for start, end in parts)


def _meets(start: int, end: int, parts: list[Range]) -> bool:
    return any(first < end and start < last for first, last in parts)
