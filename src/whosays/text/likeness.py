"""Where does a text hold words that are nearly those of a quotation?

Pieces of the quotation that stand in the text as they are say where to look, since of words with few changes some piece
is unchanged; only there are words compared letter by letter. So a long text costs little more than a short one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

#: Characters of a quotation below which nothing counts as nearly the same: too much would be.
_SHORTEST: Final = 12
#: Likeness from which words count as nearly the same: 100 is equality, each letter too many or too few costs its share
#: of both lengths together (normalised indel distance).
_LEAST: Final = 80.0
#: Characters of a piece, how many are looked up, and how often one may stand in a text and still tell something.
_PIECE: Final = 8
_MOST_PIECES: Final = 128
_MOST_PLACES: Final = 64
#: Places that are compared letter by letter.
_MOST_COMPARED: Final = 8
#: Letters of a quotation that are compared as a whole; of a longer one, so many of its beginning and of its end are.
_LONGEST: Final = 1_000
_END: Final = 400
#: How far, in letters, a place is moved at either end to see whether it fits better.
_SLACK: Final = 48


def nearly(text: str, words: str, before: str, behind: str, hint: int | None) -> tuple[int, int, bool] | None:
    """Find words that are nearly the same.

    Args:
        text: Where to look; folded.
        words: What to look for, folded likewise.
        before: The words before them.
        behind: The words behind them.
        hint: Offset near which they are likelier, or None.

    Returns:
        Start, end, and whether no other place is as good; None where nothing is like them.
    """
    if len(words) < _SHORTEST:
        return None
    if len(words) > _LONGEST:
        return _by_its_ends(text, words, before, behind, hint)
    found: dict[tuple[int, int], float] = {}
    for place in _candidates(text, words, before, behind, hint):
        compared = _compared(text, words, place)
        if compared is not None:
            start, end, likeness = compared
            found[start, end] = likeness
    if not found:
        return None
    best = max(found.values())
    places = sorted(place for place, likeness in found.items() if likeness > best - 1)
    if hint is not None:
        places.sort(key=lambda place: abs(place[0] - hint))
    apart = [place for place in places if place[0] >= places[0][1] or place[1] <= places[0][0]]
    start, end = places[0]
    return start, end, not apart


def _by_its_ends(text: str, words: str, before: str, behind: str, hint: int | None) -> tuple[int, int, bool] | None:
    """A long quotation, by its beginning and by its end, where they stand about as far apart as they should."""
    head = nearly(text, words[:_END], before, words[_END : _END + 4 * _PIECE], hint)
    if head is None:
        return None
    there = head[0] + len(words) - _END
    tail = nearly(text, words[-_END:], words[-_END - 4 * _PIECE : -_END], behind, there)
    if tail is None or not 0.75 * len(words) <= tail[1] - head[0] <= 1.25 * len(words):
        return None
    return head[0], tail[1], head[2]


def _candidates(text: str, words: str, before: str, behind: str, hint: int | None) -> Iterator[int]:
    """Where the quotation would begin by most of the pieces, the likeliest first; each once."""
    votes: Counter[int] = Counter()
    context = before[-4 * _PIECE :] + words + behind[: 4 * _PIECE]
    lead = len(before[-4 * _PIECE :])
    step = max(_PIECE // 2, len(context) // _MOST_PIECES)
    for offset in range(0, len(context) - _PIECE + 1, step):
        for place in _places(text, context[offset : offset + _PIECE]):
            votes[(place - offset + lead) // _PIECE] += 1
    width = {bucket: votes[bucket] + votes.get(bucket + 1, 0) for bucket in votes}

    def order(bucket: int) -> tuple[int, int]:
        return -width[bucket], abs(bucket * _PIECE - hint) if hint is not None else bucket

    for bucket in sorted(width, key=order)[:_MOST_COMPARED]:
        yield bucket * _PIECE


def _places(text: str, piece: str) -> list[int]:
    """Where a piece stands; nothing for one that stands in too many places."""
    found: list[int] = []
    at = text.find(piece)
    while at >= 0:
        found.append(at)
        if len(found) > _MOST_PLACES:
            return []
        at = text.find(piece, at + 1)
    return found


def _compared(text: str, words: str, place: int) -> tuple[int, int, float] | None:
    """The stretch around a place that is most like the words, if it is like enough: start, end and likeness."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    slack = min(len(words) // 4, _SLACK) + _PIECE
    low = max(0, place - slack)
    window = text[low : place + len(words) + slack + _PIECE]
    if not window:
        return None
    rough = fuzz.partial_ratio_alignment(words, window, score_cutoff=_LEAST - 15)
    if rough is None or rough.dest_end <= rough.dest_start:
        return None
    start, end = rough.dest_start, rough.dest_end
    ends = range(max(start + 1, end - slack), min(len(window), end + slack) + 1)
    end = max(ends, key=lambda it: (Indel.normalized_similarity(words, window[start:it]), -abs(it - end)))
    starts = range(max(0, start - slack), min(end - 1, start + slack) + 1)
    start = max(starts, key=lambda it: (Indel.normalized_similarity(words, window[it:end]), -abs(it - start)))
    likeness = 100 * Indel.normalized_similarity(words, window[start:end])
    return (low + start, low + end, likeness) if likeness >= _LEAST else None
