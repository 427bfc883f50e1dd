"""What a case knows beyond its analysis that weighing needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whosays.records import ClaimBond, Independence


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of who relies on whom before any words are compared.

    Attributes:
        cited: By claim id, the ids of the documents of the case that it cites.
        works: By document id, the id of the first document of the work that it is a part of; absent for works of one.
        independence: What analysts decided on voices, as far as it stands.
        bonds: Between claims of briefs and what they were found to rest on; they count before those found by words.
    """

    cited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    works: Mapping[str, str] = field(default_factory=dict)
    independence: tuple[Independence, ...] = ()
    bonds: tuple[ClaimBond, ...] = ()
