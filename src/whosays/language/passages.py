"""Documents as parsed passages, one at a time, with offsets into the kept text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.language.parser import load_parser
from whosays.records import Block, Document, Span
from whosays.text.view import analysis_view

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

#: Longest stretch given to the parser at once, in code points; bounds its memory.
LONGEST = 12_000
_BATCH = 32
#: What a release puts before its first sentence: "WASHINGTON, May 4 (Reuters) – The …".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’]+[ ,]+){1,5}(?:[A-Z][a-z]+\.?,? ?)?(?:\d{1,2},? )?(?:\d{4} ?)?"
    r"(?:\([A-Z][\w. ]{1,20}\) ?)?[-–—]{1,2}\s+(?=[A-Z“\"])"
)
_SKIPPED = frozenset({"furniture", "foreign"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One parsed stretch of a block.

    Attributes:
        text: The whole kept text of the document.
        block: The block it is (a part of).
        start: Offset in ``text`` of the first code point of ``doc``.
        doc: spaCy's parse of the analysis view; ``doc.text`` and ``text[start:start + len(doc.text)]``
            have the same length.
    """

    text: str
    block: Block
    start: int
    doc: Doc

    def span(self, start: int, end: int) -> Span:
        """The span of the kept text at ``[start, end)`` code points of this passage."""
        return Span.of(self.text, self.start + start, self.start + end)

    def tokens_span(self, tokens: Tokens) -> Span:
        """The span of the kept text that ``tokens``, a slice of ``doc``, stands on."""
        return self.span(tokens.start_char, tokens.end_char)


def passages(document: Document) -> Iterator[Passage]:
    """Parse the blocks of ``document`` in order, skipping what is not to be analysed."""
    stretches = (
        (analysis_view(document.text[start:end]), (block, start))
        for block in document.blocks
        if block.kind not in _SKIPPED
        for start, end in _stretches(document.text, block)
    )
    for doc, (block, start) in load_parser().pipe(stretches, as_tuples=True, batch_size=_BATCH):
        yield Passage(document.text, block, start, doc)


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
