"""Quotations as tokens, and which of them belong to a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Range, minus, ranges
from whosays.extract.attribution.lexicon import cues
from whosays.extract.attribution.quotations import Quotation
from whosays.records import QuoteType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GAP = frozenset({",", ":", ";", "-", "--", "–", "—", "...", "…", "that", ".", "'", '"'})
#: Relations whose words may stand between a verb and the quotation it introduces.
_BETWEEN = frozenset(
    {
        "nsubj",
        "dative",
        "npadvmod",
        "advmod",
        "prep",
        "prt",
        "dobj",
        "aux",
        "neg",
        "agent",
        "auxpass",
        "nsubjpass",
        "advcl",
    }
)
_DIRECT_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotations of one passage as token ranges, marks included, in order.

    Attributes:
        doc: The passage's parse.
        parts: One range for each quotation.
        open_ended: Whether the last quotation runs on beyond the passage.
    """

    doc: Doc
    parts: tuple[Range, ...]
    open_ended: bool = False

    @classmethod
    def of(cls, doc: Doc, quotations: Sequence[Quotation]) -> Quoted:
        """Align quotations with the tokens of their passage."""
        parts = []
        for quotation in quotations:
            span = doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
            if span is not None and len(span) > 1:
                parts.append((span.start, span.end))
        return cls(doc, tuple(parts), any(not q.closed for q in quotations))

    def around(self, token: int) -> Range | None:
        """The quotation that holds the token."""
        return next((part for part in self.parts if part[0] <= token < part[1]), None)

    def speaks(self, part: Range) -> bool:
        """Whether a quotation is speech rather than a title or a scare quote: it has a verb, or a stop within."""
        tokens = self.doc[part[0] : part[1]]
        return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD", "VB"} for t in tokens) or any(t.text in ".!?" for t in tokens)

    def quote_type(self, content: Sequence[Range]) -> QuoteType:
        """How much of ``content`` stands in quotes: all, a part, or nothing."""
        words = [t for part in content for t in range(*part) if self.doc[t].is_alpha or self.doc[t].like_num]
        inside = sum(self.around(t) is not None for t in words)
        if not inside:
            return "indirect"
        return "direct" if inside >= _DIRECT_SHARE * len(words) else "mixed"


def direct_content(verb: Token, source: Range | None, quoted: Quoted) -> tuple[Range, ...]:
    """The quotations that a verb outside them introduces, closes or interrupts.

    A quotation belongs to the verb when nothing but stops and the verb's own small words stand between.
    ``"A," she said. "B."`` gives both: the second goes on without a new cue.
    """
    if quoted.around(verb.i) is not None:
        return ()
    first, last = _cue_extent(verb, source)
    before = next((q for q in reversed(quoted.parts) if q[1] <= first and quoted.speaks(q)), None)
    after = next((q for q in quoted.parts if q[0] >= last and quoted.speaks(q)), None)
    joined_before = (
        before is not None and _only_gap(quoted.doc, before[1], first) and _hands_over(quoted.doc, before, first)
    )
    joined_after = after is not None and _only_gap(quoted.doc, last, after[0])
    if joined_before and before is not None:
        if joined_after and after is not None and not _introduced_again(quoted, after):
            return before, after
        return (before,)
    if joined_after and after is not None and (quoted.doc[after[0] - 1].text != "." or _says_nothing_else(verb)):
        return (after,)
    return ()


def _says_nothing_else(verb: Token) -> bool:
    """Whether the verb has no content of its own, so that a quotation after its full stop is meant: "she said. “…”"."""
    return not any(t.dep_ in {"ccomp", "dobj", "xcomp", "parataxis"} for t in verb.children) and verb.dep_ == "ROOT"


def _cue_extent(verb: Token, source: Range | None) -> Range:
    """From the first to the last word of the clause that attributes, its content left out."""
    words = {verb.i}
    if source is not None and _near(verb, source):
        words.update(range(*source))
    for token in verb.children:
        if token.dep_ in _BETWEEN and not (token.dep_ == "advcl" and (token.i < verb.i or _attributes(token))):
            words.update(t.i for t in token.subtree if not t.is_quote)
    quotes_inside = {t for t in words if verb.doc[t].is_quote}
    words -= quotes_inside
    return next(part for part in ranges(_bridged(verb.doc, words)) if part[0] <= verb.i < part[1])


def _attributes(clause: Token) -> bool:
    """Whether a clause has a cue of its own, so that a quotation in it is its own: "…, adding that …"."""
    return clause.lemma_.lower() in cues().verbs


def _bridged(doc: Doc, words: set[int]) -> set[int]:
    """``words`` with commas between two of them filled in."""
    return words | {t + 1 for t in words if t + 2 in words and doc[t + 1].text == ","}


def _near(verb: Token, source: Range) -> bool:
    """Whether the source stands in the verb's own clause rather than being looked up from afar."""
    return verb.sent.start <= source[0] and not any(
        t.pos_ == "VERB" for t in verb.doc[min(source[1], verb.i + 1) : max(source[0], verb.i)]
    )


def _only_gap(doc: Doc, start: int, end: int) -> bool:
    return all(doc[t].text in _GAP or doc[t].is_space for t in range(start, end))


def _hands_over(doc: Doc, quotation: Range, cue: int) -> bool:
    """Whether a quotation before the cue leads over to it: by comma, question or dash, not by a full stop."""
    between = [doc[t].text for t in range(max(quotation[1] - 2, 0), cue)]
    return "." not in between or doc[cue].is_lower


def _introduced_again(quoted: Quoted, quotation: Range) -> bool:
    """Whether the quotation is followed by a cue of its own (``"B," he added``)."""
    end = quotation[1]
    doc = quoted.doc
    return doc[end - 2].text == "," or (end < len(doc) and doc[end].text == ",")


def with_quotations(content: Sequence[Range], quoted: Quoted, verb: Token) -> tuple[Range, ...]:
    """``content`` widened to the whole of each quotation that it begins or enters, but never over the verb."""
    widened = {t for part in content for t in range(*part)}
    for start, end in quoted.parts:
        if start <= verb.i < end:
            continue
        overlap = sum(t in widened for t in range(start, end))
        starts_inside = any(part[0] <= start < part[1] for part in content)
        if overlap and (starts_inside or overlap * 2 > end - start):
            widened.update(range(start, end))
    holder = quoted.around(verb.i)
    if holder is not None:
        widened &= set(range(*holder))
    return minus(ranges(widened))
