"""A pair that is argued about, with all evidence for and against, and the match probability with and without each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from whosays.records import ArgumentKind, Bearing, Claim, IdentityHypothesis, IdentityItem, Quote, content_id
from whosays.resolve.argued.collect import Draft
from whosays.resolve.argued.compared import unweighed
from whosays.resolve.argued.dossier import Dossier
from whosays.resolve.argued.weighed import other_births, weigh

_SAYS: Mapping[ArgumentKind, tuple[Bearing, str]] = {
    "identifies": ("for", "says that they are one"),
    "agrees": ("for", "says that something of the two agrees"),
    "differs": ("against", "says that something of the two does not agree"),
    "denies": ("against", "says that they are not one"),
    "raises": ("neither", "asks whether they are one"),
}
_ORDER: Mapping[Bearing, int] = {"for": 0, "against": 1, "neither": 2}
_AUTHOR = "the document’s author"


def hypothesis_of(draft: Draft, sides: tuple[Dossier, Dossier], claims: Mapping[str, Claim]) -> IdentityHypothesis:
    """Weigh a pair.

    Args:
        draft: The pair with the arguments about it.
        sides: All that is said of its left and of its right.
        claims: Those that carry the arguments, by id.
    """
    left, right = sides
    weighed = weigh(left, right)
    rest = [*other_births(left, right, weighed.items), *unweighed(left, right), *_said(draft, claims)]
    rest.sort(key=lambda item: _ORDER[item.bearing])
    names = [side.names[0] if side.names else _described(draft, side.reference) for side in sides]
    carried = [(argument.kind, argument.claim_id) for argument in draft.arguments if argument.claim_id is not None]
    return IdentityHypothesis(
        id=content_id("hyp", *sorted((left.reference, right.reference))),
        left=left.reference,
        right=right.reference,
        left_name=names[0],
        right_name=names[1],
        arguments=draft.arguments,
        argued_by=_once(identity for kind, identity in carried if _SAYS[kind][0] == "for"),
        denied_by=_once(identity for kind, identity in carried if _SAYS[kind][0] == "against"),
        items=(*weighed.items, *rest),
        match_probability=weighed.match_probability,
        features=weighed.features,
    )


def _once(ids: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _said(draft: Draft, claims: Mapping[str, Claim]) -> Iterator[IdentityItem]:
    """What the texts say of the identity itself: who says so, and how surely."""
    for argument in draft.arguments:
        claim = claims.get(argument.claim_id or "")
        bearing, says = _SAYS[argument.kind]
        detail = f"{_who(claim)} {says}{_how(claim)}"
        yield IdentityItem("said", detail, bearing, (Quote(argument.document_id, argument.sentence),))


def _who(claim: Claim | None) -> str:
    chain = claim.attribution.chain if claim is not None else ()
    return " ← ".join(link.name for link in chain) or _AUTHOR


def _how(claim: Claim | None) -> str:
    return f" ({claim.certainty.level})" if claim is not None and claim.certainty.level != "certain" else ""


def _described(draft: Draft, reference: str) -> str:
    """The words that describe a side."""
    for argument in draft.arguments:
        for side in (argument.left, argument.right):
            if side.entity_id is None and reference == f"{argument.document_id}:{side.span.start}-{side.span.end}":
                return " ".join(side.span.exact.split())
    return reference
