"""What the finders of attributions hand on: token ranges in one passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from whosays.records import QuoteType, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Half-open range of token indices into a passage's ``doc``.
Range = tuple[int, int]
#: ``both``: rules and the encoder. A language model takes the encoder's place where one is asked.
Finders = Literal["rules", "encoder", "both", "llm", "llm and rules"]

_TRIMMED = frozenset(",;:-–—.")


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as found in a passage.

    Attributes:
        cue: The words that attribute.
        source: The words that name the source; None where the text names none.
        content: What is attributed; several ranges where the cue interrupts it.
        cue_class: As in the cue lexicon.
        stance: What the source does with the content.
        quote_type: How the content is set.
        rule: The rule that found it, in words.
        relays: Sources that this one hands the same content back to, each with its cue
            ("the newspaper, citing officials"), nearest first.
        by: Whether rules, a model or both found it.
        probability: The encoder's own probability that it is read rightly; None where it did not find it.
    """

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    cue_class: str
    stance: Stance
    quote_type: QuoteType
    rule: str
    relays: tuple[tuple[Range, Range], ...] = ()
    by: Finders = "rules"
    probability: float | None = None

    @property
    def extent(self) -> Range:
        """From the first to the last token of the content."""
        return self.content[0][0], self.content[-1][1]

    def covers(self, token: int) -> bool:
        """Whether the token is part of the content."""
        return any(start <= token < end for start, end in self.content)


def ranges(tokens: Iterable[int]) -> tuple[Range, ...]:
    """Turn token indices into maximal ranges, in order."""
    found: list[Range] = []
    for token in sorted(set(tokens)):
        if found and found[-1][1] == token:
            found[-1] = (found[-1][0], token + 1)
        else:
            found.append((token, token + 1))
    return tuple(found)


def subtree(token: Token) -> Range:
    """The stretch from the leftmost to the rightmost descendant."""
    return token.left_edge.i, token.right_edge.i + 1


def minus(whole: Iterable[Range], *holes: Range | None) -> tuple[Range, ...]:
    """``whole`` without the tokens of ``holes``."""
    cut = {token for hole in holes if hole for token in range(*hole)}
    return ranges(token for part in whole for token in range(*part) if token not in cut)


def trimmed(doc: Doc, parts: Iterable[Range]) -> tuple[Range, ...]:
    """``parts`` without blanks and stops at their ends; parts that hold no word are dropped."""
    return tuple(_trim(doc, parts))


def _trim(doc: Doc, parts: Iterable[Range]) -> Iterator[Range]:
    for first, last in parts:
        start, end = first, last
        while start < end and (doc[start].text in _TRIMMED or doc[start].is_space):
            start += 1
        while end > start and (doc[end - 1].text in _TRIMMED or doc[end - 1].is_space):
            end -= 1
        if any(doc[token].is_alpha or doc[token].is_digit or doc[token].like_num for token in range(start, end)):
            yield start, end
