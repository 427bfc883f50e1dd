"""Provenance: the voices of a case, the lines from its claims to their origins, and how much stands behind claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whosays.records import Circle, Line, Reliance, Support, Voice, Weakness
from whosays.weigh.origins.graphs import components
from whosays.weigh.origins.independence import Pair, Ties, first_hand, most_apart
from whosays.weigh.origins.sets import Sets
from whosays.weigh.origins.voices import Voices

_NOBODY: frozenset[str] = frozenset()


class Provenance:
    """Where the claims of a case come from.

    Args:
        voices: Of the case.
        lines: By claim, in order of the case.
        reliances: Between voices.
        circles: Among claims.
        ties: What is known of the independence of voices.

    Attributes:
        voices: In order of name.
        lines: By claim in order of the case; every claim has at least one.
        reliances: In order of relier and relied on.
        circles: In order of their first voice.
    """

    def __init__(
        self,
        voices: Voices,
        lines: Mapping[str, tuple[Line, ...]],
        reliances: tuple[Reliance, ...],
        circles: tuple[Circle, ...],
        ties: Ties,
    ) -> None:
        self.voices: tuple[Voice, ...] = tuple(voices.by_id.values())
        self.lines: tuple[Line, ...] = tuple(line for of_claim in lines.values() for line in of_claim)
        self.reliances = reliances
        self.circles = circles
        self._voices = voices
        self._lines = lines
        self._ties = ties
        self._known = _by_voice({**dict.fromkeys(ties.opposed, True), **ties.decided})
        self._sources = frozenset(voice.id for voice in self.voices if voice.document_ids and not voice.brief)
        self._circular = frozenset(claim_id for circle in circles for claim_id in circle.claim_ids)

    def of_source(self, source_or_document_id: str) -> str | None:
        """The id of the voice of a source or a document; None where the case has neither."""
        return self._voices.of.get(source_or_document_id)

    def lines_of(self, claim_ids: Iterable[str]) -> tuple[Line, ...]:
        """The lines of claims, in the order given; claims that the case does not have are passed over."""
        return tuple(line for claim_id in claim_ids for line in self._lines.get(claim_id, ()))

    def independent(self, left: str, right: str) -> bool | None:
        """Whether two voices are known to be independent (True) or dependent (False); None where neither is known."""
        return self._ties.between(left, right)

    def support(
        self, claim_ids: Iterable[str], denied_by: Iterable[str] = (), dropped: frozenset[str] = _NOBODY
    ) -> Support:
        """How many independent origins stand behind claims on one matter.

        An origin from which another line goes on to a further origin is that one's relay and does not count beside it;
        of origins that rest on each other in a circle, and of those that an analyst holds to be dependent, one counts.
        ``most`` is how many are left. ``least`` is how many of these are known to be independent of each other.

        Args:
            claim_ids: The claims.
            denied_by: Claims that say the contrary.
            dropped: Ids of voices that are not to be heard: a line through one does not count.

        Returns:
            The support, whose ``origins`` are those that count in ``most``.
        """
        claim_ids = tuple(claim_ids)
        lines = self.lines_of(claim_ids)
        if dropped:
            lines = tuple(line for line in lines if dropped.isdisjoint(line.voices))
        by_id = self._voices.by_id
        sound = [line for line in lines if not by_id[line.origin].brief]
        ends = list(dict.fromkeys(line.origin for line in sound))
        last, turning = self._last(ends, sound)
        origins = self._apart(last)
        least = most_apart(origins, self._independent(origins, sound)) if len(origins) > 1 else len(origins)
        checks: dict[Weakness, bool] = {
            "brief_only": bool(lines) and not any(self._sources.intersection(line.voices) for line in lines),
            "single_origin": len(origins) == 1,
            "anonymous_only": bool(origins) and all(by_id[one].anonymous for one in origins),
            "hedged_only": bool(sound) and all(line.hedged for line in sound),
            "disputed": any(dropped.isdisjoint(line.voices) for line in self.lines_of(denied_by)),
            "circular": turning or any(not self._circular.isdisjoint((line.claim_id, *line.via)) for line in lines),
        }
        return Support(tuple(origins), least, len(origins), tuple(name for name, holds in checks.items() if holds))

    def _last(self, ends: list[str], lines: Iterable[Line]) -> tuple[list[str], bool]:
        """The ends from which no line leads to another end, and whether some ends lead to each other.

        Of a circle of ends that leads nowhere else the first counts.
        """
        if len(ends) < 2:
            return ends, False
        among = set(ends)
        onward: dict[str, list[str]] = {end: [] for end in ends}
        for line in lines:
            for voice in line.voices[:-1]:
                if voice in among and self._ties.decided.get(frozenset((voice, line.origin))) is not True:
                    onward[voice].append(line.origin)
        if not any(onward.values()):
            return ends, False
        last: set[str] = set()
        groups = components(onward)
        for component in groups:
            inside = set(component)
            if all(target in inside for end in component for target in onward[end]):
                last.add(next(end for end in ends if end in inside))
        return [end for end in ends if end in last], len(groups) < len(ends)

    def _apart(self, origins: Sequence[str]) -> list[str]:
        """The origins without those that an analyst holds to rest on another of them, or it on them."""
        sets = Sets()
        for origin, other, independent in self._pairs(origins):
            if not independent:
                sets.join(origin, other)
        return [group[0] for group in sets.of(origins)]

    def _independent(self, origins: Sequence[str], lines: Iterable[Line]) -> set[Pair]:
        """The pairs of origins that are known to be independent: decided, opposed, or both at first hand."""
        seen = {pair for pair in first_hand(lines, self._ties) if self._ties.decided.get(pair) is not False}
        return seen | {frozenset((one, other)) for one, other, independent in self._pairs(origins) if independent}

    def _pairs(self, origins: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
        """The pairs of ``origins`` of which something is known, and whether they are independent."""
        among = set(origins)
        for origin in among & self._known.keys():
            for other, independent in self._known[origin].items():
                if other in among:
                    yield origin, other, independent


def _by_voice(known: Mapping[Pair, bool]) -> dict[str, dict[str, bool]]:
    found: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for pair, independent in known.items():
        one, other = sorted(pair)
        found[one][other] = found[other][one] = independent
    return dict(found)
