"""A statement with its names spelled as the source spells them, for a reader that knows letters and no names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from whosays.audit.compare.names import core_sounds
from whosays.audit.compare.side import Side
from whosays.audit.shelf import Named
from whosays.language.pairs import PairReading


@dataclass(frozen=True, slots=True)
class Respelled:
    """A wording with some names exchanged.

    Attributes:
        text: What is read.
        edits: For each exchange, where it stands in ``text`` and where the name stood before, in order.
    """

    text: str
    edits: tuple[tuple[int, int, int, int], ...]

    def moved(self, reading: PairReading) -> PairReading:
        """The reading of ``text`` with its places in the claim as they were before the exchange."""
        if not self.edits:
            return reading
        places = tuple(
            (in_claim, *self._back(start, end)) if in_claim else (in_claim, start, end)
            for in_claim, start, end in reading.places
        )
        tagged = tuple(
            replace(tag, start=start, end=end) if tag.in_claim else tag
            for tag in reading.tagged
            for start, end in (self._back(tag.start, tag.end),)
        )
        return replace(reading, places=places, tagged=tagged)

    def _back(self, start: int, end: int) -> tuple[int, int]:
        return self._old(start, closes=False), self._old(end, closes=True)

    def _old(self, offset: int, *, closes: bool) -> int:
        shift = 0
        for new_start, new_end, old_start, old_end in self.edits:
            if offset <= new_start:
                break
            if offset < new_end or (closes and offset == new_end):
                return old_end if closes else old_start
            shift = old_end - new_end
        return offset + shift


def respelled(wording: str, lead: int, side: Side, around: Side) -> Respelled:
    """``wording``, whose part from ``lead`` is that of ``side``, with the names of ``around``.

    A name is exchanged where the source has another spelling of it: a mention of the same entity by a name, or one that
    sounds alike word for word. Names that the source has letter for letter stay.
    """
    theirs = [one for one in around.named if one.mention.kind == "name"]
    text, edits, place = wording[:lead], [], lead
    for one in side.named:
        span = one.mention.span
        start, end = lead + span.start - side.start, lead + span.end - side.start
        if one.mention.kind != "name" or start < place or end > len(wording) or span.exact in around.text:
            continue
        other = next((their for their in theirs if _is_same(one, their)), None)
        if other is None:
            continue
        text += wording[place:start]
        edits.append((len(text), len(text) + len(other.mention.span.exact), start, end))
        text += other.mention.span.exact
        place = end
    return Respelled(text + wording[place:], tuple(edits))


def _is_same(one: Named, other: Named) -> bool:
    if one.entity.id == other.entity.id:
        return True
    ours, theirs = core_sounds(one.mention.span.exact), core_sounds(other.mention.span.exact)
    return bool(ours) and ours == theirs
