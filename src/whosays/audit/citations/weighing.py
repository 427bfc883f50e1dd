"""Which work a claim hangs on, all that speaks for each being weighed together.

A brief names a document plainly once, and then goes on: "she adds", "by the board's reckoning". What the words that
cite point to is one voice among others: who is heard in the sentence, in the heading and before, what was cited last,
and how like the words of the claim are to those of each work. A document that is named plainly outweighs likeness, so
that a missing document stays missing and a drifted claim stays with what it cites. The weights are those of a
conditional logistic regression, in ``weights.toml``.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from whosays.audit.citations.choice import Chooser
from whosays.audit.citations.discourse import Discourse, Referent
from whosays.audit.citations.index import Fit
from whosays.audit.citations.likeness import Likeness
from whosays.audit.citations.naming import name_words
from whosays.audit.citations.reference import Reference
from whosays.audit.citations.signals import signals_of, signals_of_none
from whosays.audit.citations.situation import Situation

#: Works that are weighed: those cited last, those most like the claim, and those of one speaker.
_RECENT, _LIKEST, _SPEAKING = 6, 3, 12
#: The least chance of a further candidate, and of a work that no words point to: below, none is at hand. Real briefs
#: miss more of what they cite than those that the weights were learnt from.
_LEAST, _LIKELY = 0.05, 0.6


#: What is weighed: the works by their places, and None for no document of the case.
Signals = Mapping[int | None, Mapping[str, float]]


@cache
def shipped_weights() -> Mapping[str, float]:
    """The weight of each signal."""
    table: dict[str, float] = tomllib.loads(files(__package__).joinpath("weights.toml").read_text("utf-8"))
    return table


@dataclass(slots=True)
class Weigher:
    """Weighs the works of a case for claims."""

    chooser: Chooser
    likeness: Likeness
    weights: Mapping[str, float] = field(default_factory=shipped_weights)

    def weighed(self, situation: Situation, discourse: Discourse) -> Referent | None:
        """What a claim hangs on; None for nothing, a referent without fits for what is not at hand."""
        signals = self.signals(situation, discourse)
        sums = {place: self._sum(found) for place, found in signals.items()}
        order = sorted(sums, key=lambda place: -sums[place])
        if order[0] is None:
            return _without(situation.referent)
        most = sums[order[0]]
        total = sum(math.exp(value - most) for value in sums.values())
        chances = {place: math.exp(sums[place] - most) / total for place in order if place is not None}
        pointed = {fit.place for fit in situation.referent.fits} if situation.referent is not None else set()
        if order[0] not in pointed and chances[order[0]] < _LIKELY:
            return _without(situation.referent)
        return self._with(situation, chances)

    def signals(self, situation: Situation, discourse: Discourse) -> Signals:
        """What speaks for no document, and for each work that a claim may hang on."""
        likeness = self.likeness.of(situation.claim)
        found: dict[int | None, Mapping[str, float]] = {None: signals_of_none(situation, likeness)}
        for place in self._candidates(situation, discourse, likeness):
            found[place] = signals_of(place, situation, likeness, self.chooser)
        return found

    def _sum(self, signals: Mapping[str, float]) -> float:
        return sum(self.weights.get(name, 0.0) * value for name, value in signals.items())

    def _with(self, situation: Situation, chances: Mapping[int, float]) -> Referent | None:
        referent, link = situation.referent, situation.link
        whys = {fit.place: fit.why for fit in referent.fits} if referent is not None else {}
        fits = tuple(
            Fit(place, chance, whys.get(place, ("what speaks, stands by and is said there",)))
            for place, chance in chances.items()
            if chance >= _LEAST or place in whys or chance == max(chances.values())
        )
        if referent is not None:
            via = referent.via and referent.fits[:1] != () and referent.fits[0].place == fits[0].place
            return replace(referent, fits=fits, via=via or not referent.at_hand)
        if link is not None and link.source is not None:
            noun = (name_words(link.name) or ("",))[-1]
            reference = Reference(link.source, "person", "bare", noun, head=link.source.start)
            return Referent(reference, fits, False, situation.cites.paragraph)
        if situation.before is not None:
            return replace(situation.before, fits=fits)
        span = situation.claim.content[0]
        return Referent(Reference(span, "person", "bare", "", head=span.start), fits, False, situation.cites.paragraph)

    def _candidates(self, situation: Situation, discourse: Discourse, likeness: Mapping[int, float]) -> list[int]:
        """Places of the works that a claim may hang on."""
        found: dict[int, None] = {}
        if situation.referent is not None:
            found.update(dict.fromkeys(fit.place for fit in situation.referent.fits[:5]))
        for one in (situation.before, discourse.focus, *discourse.referents[: -_RECENT - 1 : -1]):
            if one is not None:
                found.update(dict.fromkeys(fit.place for fit in one.fits[:1]))
        found.update(dict.fromkeys(sorted(likeness, key=lambda place: -likeness[place])[:_LIKEST]))
        for other in situation.cites.referents:
            found.update(dict.fromkeys(fit.place for fit in (other.fits[:1] if other is not None else ())))
        for voices in (situation.voices.said, situation.voices.heard, situation.voices.headed):
            found.update(dict.fromkeys(sorted(voices, key=lambda place: -voices[place])[:_SPEAKING]))
        return list(found)


def _without(referent: Referent | None) -> Referent | None:
    return replace(referent, fits=(), via=False) if referent is not None else None
