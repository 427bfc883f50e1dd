"""Who holds which words of a passage: attributions nested into chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.extract.attribution.found import Found, Range
from whosays.extract.attribution.lexicon import source_words
from whosays.extract.drafts import DraftLink
from whosays.extract.sources import describe
from whosays.language.passages import Passage
from whosays.records import Mention

#: Whoever says "I" holds the words already: the author, or the source of the words around.
_OWN = frozenset({"i", "we"})
#: The rule of words that a paragraph above introduced.
SPEECH = "speech introduced above"


@dataclass(frozen=True, slots=True)
class Holder:
    """An attribution with the chain of links that leads to it, outermost first."""

    found: Found
    chain: tuple[DraftLink, ...]

    def implicit(self) -> tuple[DraftLink, ...]:
        """The chain for content that goes on without a new cue."""
        return tuple(DraftLink(link.description, None, implicit=True) for link in self.chain)


def nest(
    passage: Passage, found: Sequence[Found], mentions: Sequence[Mention], speech: tuple[DraftLink, ...] = ()
) -> tuple[Holder, ...]:
    """Give each attribution its chain: one whose cue stands in another's content comes after that other.

    Where several contents hold the cue, the smallest is the parent. The result is in the order of ``found``; where
    the whole passage is part of a ``speech``, a holder of all of it comes last.
    """
    if speech:
        whole = Found((0, 0), None, ((0, len(passage.doc)),), "speech", "asserts", "direct", SPEECH)
        inner = [Holder(h.found, speech + h.chain) for h in nest(passage, found, mentions)]
        return (*inner, Holder(whole, speech))
    chains: dict[int, tuple[DraftLink, ...]] = {}

    def chain(index: int) -> tuple[DraftLink, ...]:
        if index not in chains:
            chains[index] = ()  # two attributions that hold each other's cue do not nest
            parent = _parent(found, index)
            outer = chain(parent) if parent is not None else ()
            chains[index] = outer + _links(passage, found[index], mentions)
        return chains[index]

    return tuple(Holder(found[index], chain(index)) for index in range(len(found)))


def _parent(found: Sequence[Found], index: int) -> int | None:
    inner = found[index]
    outer = [
        (sum(end - start for start, end in other.content), position)
        for position, other in enumerate(found)
        if position != index and other.covers(inner.cue[0]) and not _covers_source(inner, other)
        if not (other.source == inner.source and inner.source is not None)  # "said …, adding …" stand side by side
    ]
    return min(outer)[1] if outer else None


def _covers_source(inner: Found, outer: Found) -> bool:
    """Whether ``inner`` also holds the cue of ``outer``; then the one that begins the sentence is the outer."""
    return inner.covers(outer.cue[0]) and inner.cue[0] < outer.cue[0]


def _is_self(passage: Passage, source: Range) -> bool:
    """Whether a source is whoever holds the words already: "I", "we", "this report"."""
    words = passage.doc[source[0] : source[1]]
    own_text = words[0].lower_ == "this" and words.root.lemma_.lower() in source_words("writing")
    return words[0].lower_ in _OWN or own_text


def _links(passage: Passage, found: Found, mentions: Sequence[Mention]) -> tuple[DraftLink, ...]:
    if found.source is not None and _is_self(passage, found.source):
        return ()
    steps = [(found.source, found.cue, found.cue_class), *((source, cue, "speech") for source, cue in found.relays)]
    return tuple(
        DraftLink(
            describe(passage, source, mentions, cue_class) if source is not None else None,
            passage.tokens_span(passage.doc[cue[0] : cue[1]]),
        )
        for source, cue, cue_class in steps
    )
