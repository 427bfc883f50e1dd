"""What stands of the judgements on two names, so that nobody judges past somebody else unawares."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from whosays.case import Decision
from whosays.web.decided import overtaken

#: What is seen where nothing stands.
NOTHING = "none"
_Pair = tuple[str, str]


def standing_on(decisions: Iterable[Decision]) -> Mapping[_Pair, str]:
    """The ids of the judgements that stand on each pair, by its two references, the lesser first."""
    found: dict[_Pair, str] = {}
    for decision in decisions:
        if decision.kind == "identity" and decision.undone_by is None:
            pair = _pair_of(decision)
            found[pair] = f"{found[pair]} {decision.id}" if pair in found else decision.id
    return found


def check(decisions: Iterable[Decision], left: str, right: str, seen: str) -> None:
    """Refuse a judgement by somebody who had something else before them than what stands on the two.

    Raises:
        Conflict: If somebody has judged them, or taken a judgement back, since.
    """
    pair = (min(left, right), max(left, right))
    known = [*decisions]
    if standing_on(known).get(pair, NOTHING) == seen:
        return
    mine = {one.id: one for one in known if one.kind == "identity" and _pair_of(one) == pair}
    undoings = {one.undone_by for one in mine.values()}
    raise overtaken(next((one for one in reversed(known) if one.id in mine or one.id in undoings), None))


def _pair_of(decision: Decision) -> _Pair:
    payload = json.loads(decision.payload)
    return payload["left"], payload["right"]
