"""A claim's words together with those that hand them on, where both stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whosays.audit.compare.certainty import is_weak
from whosays.audit.compare.side import Side
from whosays.records import Claim, Link, Span
from whosays.text.sentences import sentences

#: How far, in code points, what hands words on may stand from them.
_BESIDE = 60
#: How far to either side the sentence of the words is looked for.
_SENTENCE = 600


def spoken(claim: Claim, part: Side, cited: int) -> Side:
    """``part``, or the stretch of the brief that holds it and who says it within the cited source, and how.

    A claim's words alone leave out what stands outside the innermost content: in "the panel found that some of the
    survivors described the armbands" the survivors are no part of the words. They are compared as well, since the
    source may have had all of them. Of the cited source's own link what denies or weakens counts ("thought it possible
    that"). A stretch that would take in a link further out is not formed.

    Args:
        claim: The claim.
        part: Its words, or those of a part of it.
        cited: Index of the cited source in the claim's chain; -1 where it is not in it.
    """
    chain = claim.attribution.chain
    inner = list(chain[cited + 1 :])
    if 0 <= cited < len(chain) and _turns(claim, chain[cited]):
        inner.append(chain[cited])
    outer = [link for link in chain if link not in inner]
    text = part.document.text
    low, high = max(0, part.start - _SENTENCE), min(len(text), part.end + _SENTENCE)
    within = [(a, b) for a, b in sentences(text, low, high) if a < part.end and part.start < b]
    first, last = min((a for a, _ in within), default=part.start), max((b for _, b in within), default=part.end)
    start, end = part.start, part.end
    # The nearest first: each brings the next one within reach.
    for span in sorted(_words(inner), key=lambda span: _gap(span, part.start, part.end)):
        if first <= span.start and span.end <= last and _gap(span, start, end) <= _BESIDE:
            start, end = min(start, span.start), max(end, span.end)
    if (start, end) == (part.start, part.end) or any(span.start < end and start < span.end for span in _words(outer)):
        return part
    return Side.of(part.shelf, start, end)


def _turns(claim: Claim, link: Link) -> bool:
    """Whether the cue of a link makes something else of the words than that they are said."""
    last = link is claim.attribution.chain[-1]
    return link.cue is not None and (is_weak(link.cue) or (last and claim.attribution.stance == "denies"))


def _words(links: Sequence[Link]) -> Iterator[Span]:
    return (span for link in links for span in (link.source, link.cue) if span is not None)


def _gap(span: Span, start: int, end: int) -> int:
    return max(0, start - span.end, span.start - end)
