"""Documents as sentences with what is compared in each: cues, terms, entities, voices."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from whosays.audit.omissions.cues import Cue, cues_in
from whosays.audit.shelf import Shelf
from whosays.records import Block, Document, Span
from whosays.text.sentences import sentences
from whosays.text.words import telling, words_of

_SKIPPED = frozenset({"furniture", "foreign", "heading"})
#: Fewest words of what is read as a sentence.
_FEWEST = 3
#: What a heading says over what a document itself finds, and how long a line without a stop may be to be one.
_CONCLUSIONS = re.compile(
    r"\b(?:conclu(?:sions?|ding)|findings?|verdict|decision|ruling|disposition|summary|assessment|results)\b",
    re.IGNORECASE,
)
_HEADING = 90
#: Schemata too wide to tell what a sentence is about.
_WIDE = frozenset({"Country", "Address"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, or a clause of one.

    Attributes:
        document: The document.
        index: Which of its sentences, from 0.
        block: Which of its blocks, from 0.
        start: First code point in the document's text.
        end: Code point after the last.
        cues: Offsets are of the document's text.
        terms: Stems of its telling words outside the cues, and the ids of the entities that it names.
        concludes: Whether it stands under a heading that announces findings or conclusions.
    """

    document: Document
    index: int
    block: int
    start: int
    end: int
    cues: tuple[Cue, ...]
    terms: frozenset[str]
    concludes: bool = False

    @property
    def text(self) -> str:
        """Its words, as the document has them."""
        return self.document.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span.of(self.document.text, self.start, self.end)


def read_document(shelf: Shelf) -> list[Sentence]:
    """The sentences of what is to be analysed of a document, in order; headings are left out."""
    found: list[Sentence] = []
    text = shelf.document.text
    concludes = False
    for number, block in enumerate(shelf.document.blocks):
        if _heads(block, text) and block.kind != "furniture":
            concludes = _CONCLUSIONS.search(text, block.start, block.end) is not None
        if block.kind not in _SKIPPED:
            for start, end in sentences(text, block.start, block.end):
                sentence = read_stretch(shelf, start, end, (len(found), number))
                if sentence is not None:
                    found.append(replace(sentence, concludes=concludes))
    return found


def _heads(block: Block, text: str) -> bool:
    return block.kind == "heading" or (block.end - block.start <= _HEADING and text[block.end - 1] not in '.!?:;”"’')


def read_stretch(shelf: Shelf, start: int, end: int, place: tuple[int, int]) -> Sentence | None:
    """What stands in ``[start, end)`` code points, as one sentence; None where it has too few words.

    Args:
        shelf: What was read in the document.
        start: First code point.
        end: Code point after the last.
        place: ``index`` and ``block`` of the sentence.
    """
    words = [
        word._replace(start=word.start + start, end=word.end + start)
        for word in words_of(shelf.document.text[start:end])
    ]
    if len(words) < _FEWEST:
        return None
    named = (one.entity.id for one in shelf.named(start, end) if one.entity.schema not in _WIDE)
    cues = cues_in(words, shelf.document.text)
    matter = [word for word in words if not any(cue.start <= word.start < cue.end for cue in cues)]
    return Sentence(shelf.document, *place, start, end, cues, telling(matter).union(named))


def voices(shelf: Shelf, sentence: Sentence) -> frozenset[str]:
    """Ids of the sources to whom the document attributes what stands in a sentence: the last of each chain."""
    return frozenset(
        claim.attribution.chain[-1].source_id
        for claim in shelf.claims_at(sentence.start, sentence.end)
        if claim.attribution.chain
    )


def said_before(shelf: Shelf, sentence: Sentence, offset: int) -> bool:
    """Whether what stands at ``offset`` is attributed to somebody by words of the same sentence before it."""
    cues = (
        link.cue
        for claim in shelf.claims_at(offset, offset + 1)
        for link in claim.attribution.chain
        if link.cue is not None
    )
    return any(sentence.start <= cue.start and cue.end <= offset for cue in cues)
