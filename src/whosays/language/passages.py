"""Documents as parsed passages, one at a time, with offsets into the kept text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from whosays.language.names import name_in
from whosays.language.parser import load_parser
from whosays.language.reading import Labelled, Proposed, Read
from whosays.records import Block, Document, Span
from whosays.text.view import analysis_view

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

#: Longest stretch given to the parser at once, in code points; bounds its memory.
LONGEST = 12_000
#: What the parser works on together: at most so many stretches, and so many code points; the second bounds memory.
_BATCH, _BATCH_LENGTH = 32, 40_000
#: What a release puts before its first sentence: "WASHINGTON, May 4 (Reuters) – The …".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’]+[ ,]+){1,5}(?:[A-Z][a-z]+\.?,? ?)?(?:\d{1,2},? )?(?:\d{4} ?)?"
    r"(?:\([A-Z][\w. ]{1,20}\) ?)?[-–—]{1,2}\s+(?=[A-Z“\"])"
)
_SKIPPED = frozenset({"furniture", "foreign"})
#: The analysis view of a stretch, the block it is of, and its offset in the kept text.
_Stretch: TypeAlias = tuple[str, tuple[Block, int]]


@dataclass(frozen=True, slots=True)
class Passage:
    """One parsed stretch of a block.

    Attributes:
        text: The whole kept text of the document.
        block: The block it is (a part of).
        start: Offset in ``text`` of the first code point of ``doc``.
        doc: spaCy's parse of the analysis view; ``doc.text`` and ``text[start:start + len(doc.text)]``
            have the same length. Its entities are the encoder's, and the parser's where that has none.
        proposed: Attributions that the encoder proposes, those whose cue begins in the passage; offsets are of the
            kept text. None where the encoder did not read.
    """

    text: str
    block: Block
    start: int
    doc: Doc
    proposed: tuple[Proposed, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The span of the kept text at ``[start, end)`` code points of this passage."""
        return Span.of(self.text, self.start + start, self.start + end)

    def tokens_span(self, tokens: Tokens) -> Span:
        """The span of the kept text that ``tokens``, a slice of ``doc``, stands on."""
        return self.span(tokens.start_char, tokens.end_char)


def analysed(document: Document) -> list[tuple[int, int]]:
    """The ranges of ``document.text`` that are to be analysed, in order: its blocks, without a dateline in front."""
    return [(start, end) for _, start, end in _parts(document)]


def passages(document: Document, read: Read | None = None) -> Iterator[Passage]:
    """Parse the blocks of ``document`` in order, skipping what is not to be analysed.

    Args:
        document: What to read.
        read: What the encoder read in it: its names enter the parse, its attributions come along.
    """
    told = _Told(read) if read is not None else None
    stretches = ((analysis_view(document.text[start:end]), (block, start)) for block, start, end in _parts(document))
    parser = load_parser()
    for batch in _batches(stretches):
        for doc, (block, start) in parser.pipe(batch, as_tuples=True, batch_size=_BATCH):
            if told is None:
                yield Passage(document.text, block, start, doc)
            else:
                name_in(doc, start, told.names(start, start + len(doc.text)))
                yield Passage(document.text, block, start, doc, told.attributions(start, start + len(doc.text)))


def _parts(document: Document) -> Iterator[tuple[Block, int, int]]:
    """Each stretch that is parsed by itself, with the block that it is (a part of)."""
    for block in document.blocks:
        if block.kind not in _SKIPPED:
            for start, end in _stretches(document.text, block):
                yield block, start, end


class _Told:
    """What the encoder read in a document, by place."""

    def __init__(self, read: Read) -> None:
        self._attributions = read.attributions
        self._cues = [one.cue[0] for one in read.attributions]
        self._names = sorted(read.names, key=lambda name: name.start)
        self._starts = [name.start for name in self._names]

    def attributions(self, start: int, end: int) -> tuple[Proposed, ...]:
        """The attributions whose cue begins in ``[start, end)``."""
        return tuple(self._attributions[bisect_left(self._cues, start) : bisect_left(self._cues, end)])

    def names(self, start: int, end: int) -> list[Labelled]:
        """The names that begin in ``[start, end)``."""
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _batches(stretches: Iterable[_Stretch]) -> Iterator[list[_Stretch]]:
    """Group stretches: a single long one, or as many short ones as go together."""
    batch: list[_Stretch] = []
    length = 0
    for stretch in stretches:
        if batch and (len(batch) == _BATCH or length + len(stretch[0]) > _BATCH_LENGTH):
            yield batch
            batch, length = [], 0
        batch.append(stretch)
        length += len(stretch[0])
    if batch:
        yield batch


def _stretches(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Cut a block into stretches of at most ``LONGEST``, after a sentence end where there is one; no dateline."""
    dateline = _DATELINE.match(text, block.start, block.end)
    start = dateline.end() if dateline else block.start
    while block.end - start > LONGEST:
        end = _cut(text, start, start + LONGEST)
        yield start, end
        start = end
    yield start, block.end


def _cut(text: str, start: int, limit: int) -> int:
    """The best place to cut ``text[start:limit]``: after a sentence end, else a blank, else the limit."""
    window = text[start:limit]
    for pattern in (r"[.!?][\"'”’)\]]*\s", r"\s"):
        ends = [match.end() for match in re.finditer(pattern, window)]
        if ends:
            return start + ends[-1]
    return limit
