"""How much of a thing's support each source bears: its Shapley value (Shapley 1953; Livshits et al. 2021)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from whosays.records import Share
from whosays.weigh.sensitivity.exact import exact_shares
from whosays.weigh.sensitivity.formula import Formula
from whosays.weigh.sensitivity.sampled import ORDERS, sampled_shares


def find_shares(formula: Formula, orders: int = ORDERS, seed: int = 0) -> tuple[Share, ...]:
    """The shares in whether anything stands behind a thing at all; they sum to 1, the largest first.

    Exact where the formula falls apart soon enough, and else from a sample of orders, with its error.

    Args:
        formula: What stands behind it.
        orders: So many, where a sample is drawn.
        seed: Of the sample.
    """
    exact = exact_shares(formula)
    if exact is not None:
        return _sorted([Share(voice, share) for voice, share in exact.items()])
    sampled = sampled_shares(formula, orders, seed)
    return _sorted([Share(voice, share, error) for voice, (share, error) in sampled.items()])


def find_origin_shares(formulas: Sequence[Formula], orders: int = ORDERS) -> tuple[Share, ...]:
    """The shares in the number of origins behind a thing; they sum to that number, the largest first.

    The number is the sum of one game for each origin, and Shapley values of a sum are the sums of the values.

    Args:
        formulas: One for each origin, as from ``Formulas.by_origin``.
        orders: So many, where a sample is drawn.
    """
    parts: defaultdict[str, list[Share]] = defaultdict(list)
    for seed, formula in enumerate(formulas):
        for share in find_shares(formula, orders, seed):
            parts[share.voice].append(share)
    return _sorted([_sum(voice, shares) for voice, shares in parts.items()])


def _sum(voice: str, shares: Sequence[Share]) -> Share:
    errors = [share.error for share in shares if share.error is not None]
    error = sum(one**2 for one in errors) ** 0.5 if errors else None
    return Share(voice, sum(share.share for share in shares), error)


def _sorted(shares: Sequence[Share]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda share: (-share.share, share.voice)))
