"""Matchers of names by others: nomenklatura where it is installed, and what rapidfuzz has of its own."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from importlib.util import find_spec


def load_logic_v2() -> Callable[[str, str, bool], float] | None:
    """The logic-v2 of nomenklatura on two names, the third argument telling persons; None where it is not installed."""
    if not find_spec("nomenklatura"):
        return None
    from followthemoney import model
    from nomenklatura.matching.logic_v2.model import LogicV2

    config = LogicV2.default_config()
    number = itertools.count()

    def entity(name: str, person: bool) -> object:
        # What it remembers of an entity, it remembers by its id.
        schema = "Person" if person else "Organization"
        return model.get_proxy({"id": f"e{next(number)}", "schema": schema, "properties": {"name": [name]}})

    def weigh(left: str, right: str, person: bool) -> float:
        return float(LogicV2.compare(entity(left, person), entity(right, person), config).score)

    return weigh


def load_token_set_ratio() -> Callable[[str, str], float]:
    """The ``token_set_ratio`` of rapidfuzz on lower-case names."""
    from rapidfuzz import fuzz, utils

    return lambda left, right: float(fuzz.token_set_ratio(left, right, processor=utils.default_process))
