"""The choice among drafts: few from each document, near-duplicates once, neighbours together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from whosays.audit.omissions.drafts import Draft
from whosays.text.words import Rarity

#: Two sentences with so much in common, by rarity, are one.
_SAME = 0.75
#: Longest passage, in code points, that is made of sentences which stand together.
_LONGEST = 400
#: What is less likely an omission is not shown: too few of these are.
_LEAST = 0.02


def choose(drafts: Sequence[Draft], rarity: Rarity, most: int, most_each: int) -> list[Draft]:
    """Take drafts from the front until there are ``most``; a neighbour of one that was taken goes with it.

    Args:
        drafts: The weightiest first.
        rarity: Of terms in the case.
        most: How many at most.
        most_each: How many at most from one document.
    """
    chosen: list[Draft] = []
    taken: Counter[str] = Counter()
    for draft in drafts:
        if len(chosen) >= most or draft.weight < _LEAST:
            break
        if any(_same(draft, other, rarity) for other in chosen):
            continue
        beside = next((at for at, other in enumerate(chosen) if _adjoin(draft, other)), None)
        document_id = draft.sentence.document.id
        if beside is not None:
            chosen[beside] = _together(chosen[beside], draft)
        elif taken[document_id] < most_each:
            taken[document_id] += 1
            chosen.append(draft)
    return chosen


def _same(one: Draft, other: Draft, rarity: Rarity) -> bool:
    if one.sentence.document.id == other.sentence.document.id and one.sentence.span.overlaps(other.sentence.span):
        return True
    return rarity.likeness(one.sentence.terms, other.sentence.terms) >= _SAME


def _adjoin(one: Draft, other: Draft) -> bool:
    """Whether nothing but a blank parts two in one paragraph, and they are short enough to be read as one."""
    first, second = sorted((one.sentence, other.sentence), key=lambda sentence: sentence.start)
    return (
        first.document.id == second.document.id
        and first.block == second.block
        and second.end - first.start <= _LONGEST
        and not first.document.text[first.end : second.start].strip()
    )


def _together(draft: Draft, neighbour: Draft) -> Draft:
    """``draft`` over both; what the neighbour bears on comes last."""
    one, other = draft.sentence, neighbour.sentence
    both = replace(one, start=min(one.start, other.start), end=max(one.end, other.end), terms=one.terms | other.terms)
    ids = tuple(dict.fromkeys([*draft.bears_on, *neighbour.bears_on]))
    return replace(draft, sentence=both, bears_on=ids)
