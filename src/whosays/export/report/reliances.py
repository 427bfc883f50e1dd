"""Who relies on whom? An arc diagram (Wattenberg 2002): voices in a column, an arc from each to whom it relies on.

The column is ordered so that as few arcs as may be lead up (Eades, Lin & Smyth 1993), which leaves the origins at the
foot. All measures are in pixels.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from whosays.export.report.plain import flat
from whosays.export.report.said import Voices, VoiceShown
from whosays.export.words import clipped, counted
from whosays.records import Balance, Reliance

#: Voices that are drawn: those in circles, then those with most claims; and arcs that are listed at once.
DRAWN, FIRST_ARCS = 40, 20
_WIDTH, _AXIS, _ROW = 354, 206, 22
#: Of a name: room for it, and what a character takes of that, a capital or wide one, and any other.
_ROOM, _BROAD, _NARROW = 190, 9.2, 6.9
_BASES = {
    "attributes": "attributes to it",
    "cites": "cites it",
    "copies": "has its words",
    "testimony": "has the same testimony",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A voice at the height ``y``."""

    voice: VoiceShown
    label: str
    y: int


@dataclass(frozen=True, slots=True)
class Arc:
    """From whoever relies down, or up, to whom it relies on.

    Attributes:
        path: SVG path of the arc.
        head: Of its arrow.
        assumed: Whether no text says so.
        circular: Whether it is a part of a circle.
        weight: Width of the stroke.
        relier: Who relies.
        relied_on: On whom.
        words: By what, in how many claims.
    """

    path: str
    head: str
    assumed: bool
    circular: bool
    weight: float
    relier: VoiceShown
    relied_on: VoiceShown
    words: str


@dataclass(frozen=True, slots=True)
class Graph:
    """What is drawn, arcs from the heaviest, voices along ``axis``; ``left_out`` counts the voices that are not."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    height: int
    left_out: int
    width: int = _WIDTH
    axis: int = _AXIS


def graph(balance: Balance, voices: Voices) -> Graph | None:
    """Draw who relies on whom; None where nobody relies on anybody."""
    pairs = joined(balance)
    if not pairs:
        return None
    rings = circular(balance)
    ranked = _ranked(pairs, {voice for pair in rings for voice in pair})
    chosen = frozenset(ranked[:DRAWN])
    drawn = sorted(filter(chosen.issuperset, pairs), key=lambda pair: -_claims(pairs[pair]))
    order = {voice: rank for rank, voice in enumerate(arranged(chosen, drawn))}
    shown = {voice: voices.voice(voice) for voice in order}
    return Graph(
        tuple(Node(shown[voice], _label(shown[voice].name), _height(rank)) for voice, rank in order.items()),
        tuple(_arc(pair, pairs[pair], order, shown, pair in rings) for pair in drawn),
        _ROW * len(order) + 6,
        len(ranked) - len(order),
    )


def joined(balance: Balance) -> dict[tuple[str, str], list[Reliance]]:
    """All that shows that one voice relies on another, by both of them."""
    found: dict[tuple[str, str], list[Reliance]] = {}
    for reliance in balance.reliances:
        found.setdefault((reliance.relier, reliance.relied_on), []).append(reliance)
    return found


def circular(balance: Balance) -> set[tuple[str, str]]:
    """The pairs that are steps of a circle."""
    return {pair for circle in balance.circles for pair in pairwise((*circle.voices, *circle.voices[:1]))}


def basis_in_words(reliances: Sequence[Reliance]) -> str:
    """By what it shows that one voice relies on another, read on from its name."""
    return ", ".join(dict.fromkeys(_BASES[reliance.basis] for reliance in reliances))


def _ranked(pairs: Mapping[tuple[str, str], Sequence[Reliance]], in_circles: Collection[str]) -> list[str]:
    """Voices in the order in which they are chosen to be drawn."""
    weights: Counter[str] = Counter()
    for pair, reliances in pairs.items():
        for voice in pair:
            weights[voice] += _claims(reliances)
    return sorted(weights, key=lambda voice: (voice not in in_circles, -weights[voice], voice))


def arranged(voices: Collection[str], arcs: Collection[tuple[str, str]]) -> list[str]:
    """Order voices so that few arcs lead back: sinks go to the end, sources to the front, else whoever relies most."""
    left = sorted(voices)
    front: list[str] = []
    back: list[str] = []
    while left:
        held = frozenset(left)
        inside = [(relier, on) for relier, on in arcs if relier in held and on in held and relier != on]
        out, into = Counter(relier for relier, _ in inside), Counter(on for _, on in inside)
        if sinks := [voice for voice in left if not out[voice]]:
            back = sinks + back
            gone = frozenset(sinks)
        else:
            first = max(left, key=lambda voice: (not into[voice], out[voice] - into[voice]))
            front.append(first)
            gone = frozenset({first})
        left = [voice for voice in left if voice not in gone]
    return front + back


def _label(name: str) -> str:
    """As much of a name as there is room for."""
    widths = accumulate(_BROAD if character.isupper() or character > "\u2e80" else _NARROW for character in flat(name))
    return clipped(flat(name), sum(width <= _ROOM for width in widths))


def _height(rank: int) -> int:
    return _ROW * rank + 14


def _claims(reliances: Sequence[Reliance]) -> int:
    return len({claim for reliance in reliances for claim in reliance.claim_ids})


def _arc(
    pair: tuple[str, str],
    reliances: Sequence[Reliance],
    order: Mapping[str, int],
    shown: Mapping[str, VoiceShown],
    circular: bool,
) -> Arc:
    start, end = (_height(order[voice]) for voice in pair)
    reach = _AXIS + 14 + min(1.0, abs(end - start) / (_ROW * 20)) ** 0.6 * 160
    return Arc(
        f"M{_AXIS + 8} {start}C{reach:.0f} {start} {reach:.0f} {end} {_AXIS + 9} {end}",
        f"M{_AXIS + 14} {end - 3}L{_AXIS + 8} {end}L{_AXIS + 14} {end + 3}",
        all(reliance.assumed for reliance in reliances),
        circular,
        round(1 + math.log10(max(1, _claims(reliances))), 1),
        shown[pair[0]],
        shown[pair[1]],
        f"{basis_in_words(reliances)} in {counted(_claims(reliances), 'claim')}",
    )
