"""Lines: from each claim, voice by voice, to where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whosays.records import Claim, Line
from whosays.text.words import telling, words_of
from whosays.weigh.origins.graphs import components
from whosays.weigh.origins.steps import Step
from whosays.weigh.origins.voices import Voices

#: Lines of one claim that are kept, and voices in one: of a longer line the middle is left out.
MOST_LINES, _LONGEST = 8, 12
#: Claims through which one line is followed within a circle.
_DEEPEST = 8


def draw_lines(
    claims: Sequence[Claim],
    steps: Mapping[str, Sequence[Step]],
    voices: Voices,
    handed: Mapping[str, frozenset[str]],
) -> dict[str, tuple[Line, ...]]:
    """The lines of every claim, at least one and at most eight each, in order of the claims.

    A line begins with the voice of the claim's document and goes on along the claim's chain. Where the claim has a step
    to a voice of the case, the line goes on with the lines of that voice's claims on the matter. A line that comes
    back to a claim or document that it has passed ends before it, and is kept only where the claim says nothing else.

    Claims are taken in an order in which those that are gone on to come first, so that no line is followed twice;
    time grows with claims, steps and the bound on lines.

    Args:
        claims: All of the case.
        steps: By claim id.
        voices: Of the case.
        handed: By voice, those that its documents cite or attribute anything to.
    """
    drawing = _Drawing(claims, steps, voices, handed)
    graph = {claim.id: [one for step in steps.get(claim.id, ()) for one in step.claims] for claim in claims}
    for component in components(graph):
        drawing.draw(component)
    return {claim.id: drawing.done[claim.id] for claim in claims}


class _Drawing:
    """Lines drawn so far."""

    def __init__(
        self,
        claims: Sequence[Claim],
        steps: Mapping[str, Sequence[Step]],
        voices: Voices,
        handed: Mapping[str, frozenset[str]],
    ) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._steps = steps
        self._voices = voices
        self._handed = handed
        self._called: dict[str, frozenset[str]] = {}
        self.done: dict[str, tuple[Line, ...]] = {}

    def draw(self, component: Sequence[str]) -> None:
        """Draw the lines of claims that lead to each other; all others that they lead to are drawn."""
        self.done.update({claim_id: self._lines(claim_id, (claim_id,)) for claim_id in component})

    def _lines(self, claim_id: str, path: tuple[str, ...]) -> tuple[Line, ...]:
        claim = self._claims[claim_id]
        own = self._chain(claim)
        found: dict[tuple[str, ...], Line] = {}
        rounds: dict[tuple[str, ...], Line] = {}
        for step in self._steps.get(claim_id, ()):
            tails = self._tails(step, path)
            for tail in tails or [Line("", (step.voice,))]:
                line = self._joined(claim, step, tail)
                comes_back = own[0] in tail.voices or bool(step.claims and not tails)
                (rounds if comes_back else found).setdefault(line.voices, line)
            if len(found) >= MOST_LINES:
                break
        if found or (rounds and len(own) == 1):
            return tuple((found or rounds).values())[:MOST_LINES]
        return (Line(claim_id, own, hedged=claim.certainty.level != "certain"),)

    def _tails(self, step: Step, path: tuple[str, ...]) -> list[Line]:
        tails: list[Line] = []
        for onward in step.claims:
            if onward in path or len(path) >= _DEEPEST:
                continue
            tails += self.done[onward] if onward in self.done else self._lines(onward, (*path, onward))
            if len(tails) >= MOST_LINES:
                break
        return tails

    def _chain(self, claim: Claim) -> tuple[str, ...]:
        names = (link.source_id for link in claim.attribution.chain)
        return tuple(dict.fromkeys(self._voices.of[one] for one in (claim.document_id, *names)))

    def _joined(self, claim: Claim, step: Step, tail: Line) -> Line:
        """One line of a claim, of what the claim itself says and of what the step leads to."""
        own, *chain = self._chain(claim)
        before, behind = self._around(chain, step, tail.voices)
        if len(tail.voices) > 1:
            before = [one for one in before if not self._voices.by_id[one].anonymous]
            behind = []
        ways = tuple(dict.fromkeys((own, *before, *tail.voices, *behind)))
        return Line(
            claim_id=claim.id,
            voices=ways if len(ways) <= _LONGEST else (*ways[: _LONGEST - 1], ways[-1]),
            assumed=step.assumed or tail.assumed,
            hedged=claim.certainty.level != "certain" or tail.hedged,
            via=(tail.claim_id, *tail.via)[:_LONGEST] if tail.claim_id else (),
        )

    def _around(self, chain: list[str], step: Step, tail: tuple[str, ...]) -> tuple[list[str], list[str]]:
        """Which of the sources that a claim names come before the voice that it goes on to, and which behind it.

        What lies behind is given up where that voice itself says from whom it has it. Sources that the claim names and
        not as the cited document come before it, as its authors do; behind it where it is seen to hand on their words.
        """
        if step.voice in chain:
            at = chain.index(step.voice)
            return chain[:at], chain[at + 1 :]
        if step.basis == "copies" and self._voices.by_id[step.voice].document_ids:
            named = [one for one in chain if not self._voices.by_id[one].anonymous]
            return named, [one for one in chain if one not in named]
        met = {one: self._met(one, step.voice) for one in chain if one not in tail}
        return [one for one, there in met.items() if there is None], [one for one in met.values() if one is not None]

    def _met(self, one: str, voice: str) -> str | None:
        """A source that a claim names, as the cited voice knows it; None where that hands on nothing of it.

        Who is named is the same there. Who is not is whoever stands there without a name and is called much the same.
        """
        handed = self._handed.get(voice, frozenset())
        if one in handed or not self._voices.by_id[one].anonymous:
            return one if one in handed else None
        called = self._terms(one)
        alike = [(-len(called & self._terms(other)), other) for other in handed if self._voices.by_id[other].anonymous]
        return min((other for other in alike if other[0]), default=(0, None))[1]

    def _terms(self, voice: str) -> frozenset[str]:
        known = self._called.get(voice)
        if known is None:
            known = self._called[voice] = telling(words_of(self._voices.by_id[voice].name))
        return known
