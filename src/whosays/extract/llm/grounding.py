"""Quotations of a language model found in the text again: only what the text has counts, at offsets of ours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from whosays.extract.llm.answers import Answer, Quoted
from whosays.extract.llm.places import Places, around, gap, overlap
from whosays.extract.llm.windows import Window
from whosays.language.reading import Bounds, Proposed

#: A content that begins or ends farther from its cue, in code points, does not belong to it.
_NEAR: Final = 500
#: What it costs, in code points, to take a cue that is taken, and a cue or a source inside a content.
_TAKEN, _INSIDE = 200, 100
#: How many places on each side of a cue are tried.
_TRIED: Final = 3
#: How many places of a cue are weighed in full: an answer with many words in many places shall not take long.
_LIKELY: Final = 8


@dataclass(frozen=True, slots=True)
class Dropped:
    """Attributions of a language model that do not count, by the reason.

    Attributes:
        absent: Words that it quotes are not in the text, or stand in so many places that none is meant.
        apart: Cue and content are both there, far from each other.
        repeated: Its cue has been given for somebody else, or it was given twice.
        malformed: It lacks a cue or a content, or has another shape than was asked for.
    """

    absent: int = 0
    apart: int = 0
    repeated: int = 0
    malformed: int = 0

    def __add__(self, other: Dropped) -> Dropped:
        return Dropped(
            self.absent + other.absent,
            self.apart + other.apart,
            self.repeated + other.repeated,
            self.malformed + other.malformed,
        )

    @property
    def total(self) -> int:
        """All of them."""
        return self.absent + self.apart + self.repeated + self.malformed


@dataclass(frozen=True, slots=True)
class Grounded:
    """What counts of an answer.

    Attributes:
        proposed: In order of the cues, at offsets of the document's text.
        dropped: What does not count. Attributions whose cue stands in the context are not among them: they are read in
            the window that has it in its core.
    """

    proposed: tuple[Proposed, ...] = ()
    dropped: Dropped = Dropped()


@dataclass(frozen=True, slots=True)
class _Placed:
    """An attribution at places in a window, as in ``Places``."""

    source: tuple[Bounds, ...]
    cue: Bounds
    content: tuple[Bounds, ...]


def ground(text: str, window: Window, answer: Answer) -> Grounded:
    """Find every quotation of an answer in its window.

    All or nothing: an attribution counts when its cue and every piece of source and content stand in the window word
    for word. Of words that stand there more than once those are meant that lie closest together, and of these the
    first that no attribution before has taken.

    Args:
        text: The whole text of the document.
        window: What the model was given of it.
        answer: What it gave back.
    """
    places = Places(text, window)
    placed: dict[Bounds, _Placed] = {}
    dropped = Dropped(malformed=answer.malformed)
    for quoted in answer.quoted:
        found = _placed(places, quoted, placed)
        if found is None:
            dropped += Dropped(absent=1)
        elif min(gap(found.cue, part) for part in found.content) > _NEAR:
            dropped += Dropped(apart=1)
        elif found.cue in placed:
            held = placed[found.cue]
            added = tuple(part for part in found.content if not any(overlap(part, own) for own in held.content))
            if held.source == found.source and added:  # one attribution in two items
                placed[found.cue] = replace(held, content=tuple(sorted((*held.content, *added))))
            else:
                dropped += Dropped(repeated=1)
        else:
            placed[found.cue] = found
    proposed = (_proposed(places, placed[cue]) for cue in sorted(placed))
    return Grounded(tuple(one for one in proposed if one is not None and window.reads(one.cue[0])), dropped)


def nested(proposed: Iterable[Proposed]) -> list[Proposed]:
    """``proposed`` in order of the cues, each with whether its cue stands in the content of another."""
    ordered = sorted(proposed, key=lambda one: one.cue)
    held = [one for one in ordered for _ in one.content]
    parts = [part for one in ordered for part in one.content]
    order = sorted(range(len(parts)), key=lambda index: parts[index])
    found: list[Proposed] = []
    open_: list[int] = []
    upcoming = 0
    for one in ordered:
        while upcoming < len(order) and parts[order[upcoming]][0] <= one.cue[0]:
            open_.append(order[upcoming])
            upcoming += 1
        open_ = [index for index in open_ if parts[index][1] > one.cue[0]]
        found.append(replace(one, nested=any(held[index] is not one for index in open_)))
    return found


def _placed(places: Places, quoted: Quoted, taken: Iterable[Bounds]) -> _Placed | None:
    """Where an attribution stands; None where a piece of it is nowhere."""
    cues = [place for place in places.find(quoted.cue) if len(places.bounds(place)) == 1]
    pieces = [places.find(piece) for piece in quoted.content]
    sources = [places.find(piece) for piece in quoted.source]
    if not cues or not all(pieces) or not all(sources):
        return None
    known = frozenset(taken)
    costs = {cue: _TAKEN * (cue in known) + sum(_least(cue, each) for each in (*pieces, *sources)) for cue in cues}
    likely = sorted(cues, key=lambda cue: (costs[cue], cue))[:_LIKELY]
    tried = (_at(cue, pieces, sources, _TAKEN * (cue in known)) for cue in likely)
    _, _, found = min(tried, key=lambda one: one[:2])
    return found


def _least(cue: Bounds, places: Sequence[Bounds]) -> int:
    """What the nearest of ``places`` costs by itself."""
    return min(_price(place, cue, ()) for place in around(places, cue, 1))


def _at(
    cue: Bounds, pieces: Sequence[Sequence[Bounds]], sources: Sequence[Sequence[Bounds]], cost: int
) -> tuple[int, Bounds, _Placed]:
    """The best places for content and source with this cue, and what all of it costs, ``cost`` included."""
    content: list[Bounds] = []
    for piece in pieces:
        price, place = min((_price(place, cue, content), place) for place in around(piece, cue, _TRIED))
        cost += price
        content.append(place)
    source: list[Bounds] = []
    for piece in sources:
        price, place = min((_price(place, cue, (*content, *source)), place) for place in around(piece, cue, _TRIED))
        cost += price
        source.append(place)
    return cost, cue, _Placed(tuple(sorted(source)), cue, tuple(sorted(content)))


def _price(place: Bounds, cue: Bounds, others: Iterable[Bounds]) -> int:
    """How far a place is from the cue, and more where it lies over the cue or over what has a place already."""
    return gap(place, cue) + _INSIDE * sum(bool(overlap(place, other)) for other in (cue, *others))


def _proposed(places: Places, placed: _Placed) -> Proposed | None:
    """An attribution at offsets of the document's text; a content given across its cue is parted there."""
    content: list[Bounds] = []
    for part in placed.content:
        if part[0] < placed.cue[0] and placed.cue[1] < part[1]:
            content += filter(places.has_words, _parted(part, (placed.cue, *placed.source)))
        else:
            content.append(part)
    (cue,) = places.bounds(placed.cue)
    bounds = tuple(bound for part in content for bound in places.bounds(part))
    source = tuple(bound for part in placed.source for bound in places.bounds(part))
    return Proposed(source, cue, bounds, "speech", None, by="llm") if bounds else None


def _parted(whole: Bounds, holes: Iterable[Bounds]) -> list[Bounds]:
    """``whole`` without the ``holes``."""
    left = [whole]
    for start, end in holes:
        cut = [((a, min(b, start)), (max(a, end), b)) for a, b in left]
        left = [part for pair in cut for part in pair if part[0] < part[1]]
    return left
