"""The case as it would be if something were so: judgements that nobody made, for one view alone, and never kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from whosays.records import Identity, Judgement, UsageError, Verdict, content_id
from whosays.resolve.judging import ASSUMED, draft
from whosays.resolve.resolver import Resolved, Resolver

_SIGNS = re.compile(r"\s*(!=|≠|==|=)\s*")
_VERDICTS: dict[str, Verdict] = {"=": "positive", "==": "positive", "!=": "negative", "≠": "negative"}
#: After every judgement that somebody made.
_LAST = "9999-12-31T23:59:59Z"


def parse_assumption(words: str) -> tuple[str, Verdict, str]:
    """Left, verdict and right of ``LEFT = RIGHT`` or ``LEFT != RIGHT``.

    Raises:
        UsageError: If it is neither.
    """
    parts = _SIGNS.split(words.strip())
    if len(parts) != 3 or not (parts[0] and parts[2]):
        reason = f"“{words}” assumes nothing that can be understood"
        raise UsageError(reason, 'such as: --assume "Ann Rowe = A. Rowe", or != for two who are not one')
    return parts[0], _VERDICTS[parts[1]], parts[2]


def under_assumptions(
    resolver: Resolver, judgements: Sequence[Judgement], assumptions: Iterable[str]
) -> tuple[Resolved, tuple[Judgement, ...]]:
    """A case under the judgements that stand and under assumptions, and these as judgements that nobody made.

    Args:
        resolver: Of the case.
        judgements: All that were made, also those that were undone.
        assumptions: Each as for ``parse_assumption``; sides are as for ``Case.named``.

    Raises:
        UsageError: If one makes no sense; ContradictoryJudgement if it cannot hold together with the judgements that
            stand, or with the assumptions before it.
    """
    resolved = resolver.resolved(judgements)
    assumed: tuple[Judgement, ...] = ()
    for words in assumptions:
        left, verdict, right = parse_assumption(words)
        drafted = draft(left, right, verdict, resolved.clusters, resolved.lookup)
        identity = content_id(ASSUMED, drafted.left, drafted.right, verdict)
        assumed = (*assumed, replace(drafted, id=identity, at=_LAST, who="assumed"))
        resolved = resolver.resolved((*judgements, *assumed))
    if assumed:
        marked = tuple(_marked(it, judgements, assumed) for it in resolved.clusters.identities)
        resolved = replace(resolved, clusters=replace(resolved.clusters, identities=marked))
    return resolved, assumed


def _marked(pair: Identity, judgements: Iterable[Judgement], assumed: Iterable[Judgement]) -> Identity:
    """A pair that nobody judged, and that is only assumed to be one or two, said to be that."""
    sides = {pair.left, pair.right}
    if not any({it.left, it.right} == sides for it in assumed):
        return pair
    standing = [it for it in judgements if {it.left, it.right} == sides and it.undone_by is None]
    return pair if standing else replace(pair, judgement=None, by="assumption")
