"""Why two claims are bonded, in words."""

from __future__ import annotations

from collections.abc import Iterable

from whosays.records import Analysis, BondKind, ClaimBond
from whosays.text.words import words_of
from whosays.weigh.same.compared import Compared
from whosays.weigh.same.denials import differs
from whosays.weigh.same.facets import Facets
from whosays.weigh.same.measures import times_met
from whosays.weigh.same.roots import telling_roots

#: So many names, and so many words, are shown at most.
_NAMES, _WORDS = 3, 5
_TURNED: dict[BondKind, BondKind] = {"broader": "narrower", "narrower": "broader"}
_SURE = 0.5


class Explainer:
    """Tells by what two claims were seen to be bonded.

    Args:
        analysis: The case.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._names = {entity.id: entity.name for entity in analysis.entities}
        self._order = {claim.id: place for place, claim in enumerate(analysis.claims)}

    def bond(self, one: Facets, other: Facets, kind: BondKind, probability: float, why: str) -> ClaimBond:
        """The bond, its left the claim that comes first in the case; ``kind`` is what ``one`` is to ``other``."""
        if self._order[one.id] <= self._order[other.id]:
            return ClaimBond(one.id, other.id, kind, probability, why)
        return ClaimBond(other.id, one.id, _TURNED.get(kind, kind), probability, why)

    def why(self, one: Facets, other: Facets, kind: BondKind, compared: Compared) -> str:
        """By what they share, and by what one denies or leaves out."""
        names = [self._names[who] for who in sorted(one.people & other.people) if who in self._names]
        words = _words(one, one.terms & other.terms, names)
        parts = [f"Both speak of {_listed(names[:_NAMES])}" if names else "Both say it in like words"]
        parts += [f"with {_listed(f'“{word}”' for word in words[:_WORDS])}"] if words else []
        told = [" ".join(parts)]
        if kind == "contradicting":
            told.append(_denial(one, other))
        elif kind in _TURNED:
            told.append(f"the {'first' if kind == 'narrower' else 'second'} says it more exactly")
        elif times_met(one.times, other.times):
            told.append("their times meet")
        if compared.read is not None and kind == "same" and min(compared.read.forward, compared.read.backward) >= _SURE:
            told.append("each bears the other out")
        return "; ".join(told) + "."


def _denial(one: Facets, other: Facets) -> str:
    if one.negative != other.negative:
        return "one says that it is not so"
    parting = {"number": "their numbers do not agree", "time": "no day satisfies both"}
    return parting.get(differs(one, other) or "", "what they say of it does not go together")


def _words(one: Facets, terms: frozenset[str], names: Iterable[str]) -> list[str]:
    """Words of a claim as written, that are among ``terms`` and in none of ``names``."""
    named = {word.plain for name in names for word in words_of(name)}
    found = [word.plain for word in words_of(one.words) if word.plain not in named and telling_roots([word]) & terms]
    return list(dict.fromkeys(found))


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
