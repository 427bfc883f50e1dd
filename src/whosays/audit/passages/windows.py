"""The sentences of source documents, each with what it stands under, and windows of one to three of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whosays.records import Block, Claim, Document
from whosays.text.sentences import sentences

#: Sentences that a window holds at most.
MOST_SENTENCES = 3
#: In code points: a longer sentence is cut, a shorter one goes with the next.
LONGEST, SHORTEST = 700, 16
_SKIPPED = frozenset({"furniture", "foreign"})
_WORD = re.compile(r"[^\W_]+")
#: Where an overlong sentence is best cut, the best first.
_CUTS = tuple(re.compile(pattern) for pattern in (r";\s|\n", r"[:,–—]\s", r"\s"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, or a part of one that is overlong.

    Attributes:
        document_id: The document.
        start: Offset of its first code point in the document's text.
        end: Offset behind its last.
        about: Title and date of the document, the headings above it, and who says it by the document's own
            attributions.
        speaker: Who says it, nobody or one: of several, whoever is nearest the document's author.
        heading: Whether it is (a part of) a heading.
        goes_on: Whether it may belong to one window with the sentence before it.
    """

    document_id: str
    start: int
    end: int
    about: str
    speaker: tuple[str, ...]
    heading: bool
    goes_on: bool


def sentences_of(document: Document, claims: Iterable[Claim] = ()) -> list[Sentence]:
    """The sentences of ``document`` in order; furniture and what is not English is left out.

    Args:
        document: The document.
        claims: Its claims, for who says what in it; those of other documents are passed over.
    """
    speakers = _Speakers(claim for claim in claims if claim.document_id == document.id)
    named = tuple(part for part in (document.title, document.published) if part)
    found: list[Sentence] = []
    headings: tuple[str, ...] = ()
    after_heading = True
    for block in document.blocks:
        if block.kind in _SKIPPED:
            continue
        is_heading = block.kind == "heading"
        if is_heading:
            above = headings[-1:] if after_heading else ()
            headings = (*above, document.text[block.start : block.end])
        else:
            above = headings
        for start, end in bounds(document.text, block):
            names = speakers.at(start, end)
            goes_on = not (is_heading or after_heading)
            after_heading = False
            about = " ".join((*named, *above, *names))
            found.append(Sentence(document.id, start, end, about, names[:1], is_heading, goes_on))
        after_heading = is_heading
    return found


def bounds(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences of a block: overlong ones cut, tiny ones joined with a neighbour."""
    waiting: tuple[int, int] | None = None
    held: int | None = None
    tiny_end = block.start
    for start, end in sentences(text, block.start, block.end):
        opens = start if held is None else held
        if end - opens < SHORTEST or len(_WORD.findall(text, opens, end)) < 2:
            held, tiny_end = opens, end
            continue
        held = None
        if waiting is not None:
            yield from _cut(text, *waiting)
        waiting = opens, end
    if held is not None:
        # Nothing follows for it to go with.
        waiting = (waiting[0] if waiting else held), tiny_end
    if waiting is not None:
        yield from _cut(text, *waiting)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        half, most = start + LONGEST // 3, start + LONGEST
        for pattern in _CUTS:
            places = [match.end() for match in pattern.finditer(text, half, most)]
            if places:
                cut = places[-1]
                break
        else:
            cut = most
        trimmed = start + len(text[start:cut].rstrip())
        if trimmed > start:
            yield start, trimmed
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    if start < end:
        yield start, end


class _Speakers:
    """Who says what in a document, by place."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        held: dict[tuple[int, int], list[str]] = defaultdict(list)
        for claim in claims:
            names = [link.name for link in claim.attribution.chain]
            for span in claim.content if names else ():
                held[span.start, span.end] += (name for name in names if name not in held[span.start, span.end])
        self._spans: Sequence[tuple[int, int]] = sorted(held)
        self._names = [tuple(held[span]) for span in self._spans]
        self._starts = [start for start, _ in self._spans]
        self._longest = max((end - start for start, end in self._spans), default=0)

    def at(self, start: int, end: int) -> tuple[str, ...]:
        """The speakers whose words a range holds, those of the widest words first."""
        first = bisect_right(self._starts, start - self._longest - 1)
        last = bisect_left(self._starts, end)
        meeting = [i for i in range(first, last) if self._spans[i][1] > start]
        meeting.sort(key=lambda i: self._spans[i][0] - self._spans[i][1])
        return tuple(dict.fromkeys(name for i in meeting for name in self._names[i]))
