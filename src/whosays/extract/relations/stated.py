"""Which claim states a relation, and what it commits to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from whosays.extract.attribution.found import Range
from whosays.extract.certainty import Modifier, commitment
from whosays.extract.relations.drafts import DraftRelation, StatedDraft
from whosays.extract.stances import as_held
from whosays.language.passages import Passage
from whosays.records import Certainty

if TYPE_CHECKING:
    from spacy.tokens import Token

    from whosays.extract.stretches import Held

#: Between a word and the head of its clause: what lies behind them is taken for granted, not claimed.
_GRANTED = frozenset({"relcl", "acl", "appos", "poss", "compound", "nmod", "advcl"})
#: Words after which something would be, and is not said to be.
_SUPPOSED = frozenset({"would", "'d", "’d"})


def shared_out(
    passage: Passage, helds: Sequence[Held], relations: Sequence[DraftRelation], modifiers: Sequence[Modifier]
) -> list[list[StatedDraft]]:
    """The relations by the stretch of content that states them, in the order of ``helds``.

    Each goes to the stretch that holds its cue; to the one with the longest chain, then the shortest, where several do.
    One whose cue is that of an attribution ("denied Lind's charges") goes to what that attributes.
    What is only wished, asked, promised or supposed, and what "would" be, is stated by nobody.
    """
    shared: list[list[StatedDraft]] = [[] for _ in helds]
    for relation in relations:
        at = _holder(helds, relation)
        if at is None:
            continue
        held = helds[at]
        certainty = _committed(passage, held, passage.doc[relation.judged], modifiers)
        if not _left_open(passage.doc[relation.cue], certainty):
            cue = passage.tokens_span(passage.doc[relation.cue : relation.cue + 1])
            shared[at].append(StatedDraft(relation, cue, certainty.level, certainty.polarity))
    return shared


def _holder(helds: Sequence[Held], relation: DraftRelation) -> int | None:
    cue = relation.cue
    holding = [
        (-len(held.chain), sum(end - start for start, end in held.content), at)
        for at, held in enumerate(helds)
        if _covers(held.content, cue)
    ]
    if not holding:
        holding = [
            (len(held.chain), 0, at)
            for at, held in enumerate(helds)
            if held.found is not None and _covers([held.found.cue], cue)
        ]
    return min(holding)[2] if holding else None


def _covers(parts: Sequence[Range], token: int) -> bool:
    return any(start <= token < end for start, end in parts)


def _committed(passage: Passage, held: Held, word: Token, modifiers: Sequence[Modifier]) -> Certainty:
    """What the holder commits to of a relation; what is taken for granted is not what a cue denies or doubts."""
    words = tuple(passage.tokens_span(passage.doc[start:end]) for start, end in held.content)
    inside = _covers(held.content, word.i)
    whole = commitment(passage, word, (), modifiers)
    if not inside or (whole.level == "unknown" and _is_aim(word, held)):
        return whole
    certainty = commitment(passage, word, words, modifiers)
    if held.found is None or _granted(word, held):
        return certainty
    return as_held(passage, held.found, certainty)


def _is_aim(word: Token, held: Held) -> bool:
    """Whether the word before a content governs its verb: "agreed *to meet Lind*" tells of no meeting."""
    return word.dep_ == "xcomp" and not _covers(held.content, word.head.i)


def _left_open(cue: Token, certainty: Certainty) -> bool:
    """Whether a relation is only wished, asked or supposed: nobody says that it came about, or that it did not."""
    if certainty.polarity == "positive" and any(t.dep_ == "det" and t.lower_ == "any" for t in cue.lefts):
        return True
    return certainty.level == "unknown" or any(hedge.exact.lower() in _SUPPOSED for hedge in certainty.hedges)


def _granted(word: Token, held: Held) -> bool:
    token = word
    while token.i != held.head.i and _covers(held.content, token.head.i) and token.head.i != token.i:
        if token.dep_ in _GRANTED:
            return True
        token = token.head
    return False
