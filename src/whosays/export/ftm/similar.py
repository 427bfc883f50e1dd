"""Names that may be one as links with a number, never as a merge; and what people decided on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whosays.export.exported import Exported
from whosays.export.ftm.record import OVERALL, Record
from whosays.export.ftm.taken_in import TakenIn
from whosays.export.inventory import Unexpressed
from whosays.records import Feature, content_id

_COMPARED, _ARGUED = "whosays, by names and what is said of them", "whosays, because a text argues it"
#: Digits of a probability; the same that the analysis document's readers are shown are fewer.
_DIGITS = 6


def similar(case: Exported, taken_in: TakenIn, unexpressed: Unexpressed) -> Iterator[Record]:
    """Every open pair of names, and every pair that a text argues to be one.

    A pair that somebody judged to be two has no place: a link called Similar would say the contrary.
    """
    for identity in case.analysis.identities:
        left, right = taken_in.entity(identity.left), taken_in.entity(identity.right)
        if identity.joined or left == right:
            continue
        if identity.judgement == "negative":
            unexpressed.add("pair of names judged to be two", "pairs of names judged to be two")
        elif left not in case.entities or right not in case.entities:
            unexpressed.add("pair of which one is no entity", "pairs of which one is no entity")
        else:
            key = content_id("sim", identity.left, identity.right)
            link = _link(key, left, right, identity.match_probability)
            link.add("matcher", _COMPARED)
            link.add("criteria", f"judged: {identity.judgement}" if identity.judgement else None)
            _explain(link, identity.features)
            yield link
    yield from _argued(case, taken_in, unexpressed)


def _argued(case: Exported, taken_in: TakenIn, unexpressed: Unexpressed) -> Iterator[Record]:
    for hypothesis in case.analysis.identity_hypotheses:
        left, right = taken_in.entity(hypothesis.left), taken_in.entity(hypothesis.right)
        if left == right or hypothesis.joined:
            unexpressed.add("argument about names that are joined", "arguments about names that are joined")
        elif hypothesis.judgement == "negative":
            unexpressed.add("argument about names judged to be two", "arguments about names judged to be two")
        elif left not in case.entities or right not in case.entities:
            unexpressed.add("argument about somebody without a name", "arguments about somebody without a name")
        else:
            extra = {"argued_by": list(hypothesis.argued_by), "denied_by": list(hypothesis.denied_by)}
            link = _link(hypothesis.id, left, right, hypothesis.match_probability, extra)
            link.add("matcher", _ARGUED)
            link.add("criteria", f"argued in {len(hypothesis.argued_by)} claims, denied in {len(hypothesis.denied_by)}")
            for item in hypothesis.items:
                link.add("criteria", f"{item.kind}, speaks {_WAYS[item.bearing]}: {item.detail}")
            _explain(link, hypothesis.features)
            yield link


_WAYS = {"for": "for one", "against": "against", "neither": "neither way"}


def _link(
    identity: str, left: str, right: str, probability: float | None, extra: dict[str, Any] | None = None
) -> Record:
    link = Record(identity, "Similar", OVERALL, extra=extra or {})
    link.add("candidate", left)
    link.add("match", right)
    if probability is not None:
        link.add("confidenceScore", f"{probability:.{_DIGITS}f}")
    return link


def _explain(link: Record, features: Iterable[Feature]) -> None:
    for feature in features:
        link.add("criteria", f"{feature.name} {feature.weight:+.2f} bits: {feature.detail}")
