"""A few voices and lines, built by hand, and a balance of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from whosays.records import Assertion, Balance, Line, Relation, Support, Voice
from whosays.weigh.origins.independence import Ties
from whosays.weigh.origins.provenance import Provenance
from whosays.weigh.origins.voices import Voices


def provenance(said: Mapping[str, Sequence[str]], brief: str = "", dependent: Iterable[str] = ()) -> Provenance:
    """A provenance whose voices have their names as ids.

    Args:
        said: By claim, its lines, each as its voices parted by blanks.
        brief: The voice that is one.
        dependent: Pairs of voices, parted by a blank, that an analyst holds to depend on each other.
    """
    lines = {claim: tuple(Line(claim, tuple(path.split())) for path in paths) for claim, paths in said.items()}
    names = sorted({voice for of_claim in lines.values() for line in of_claim for voice in line.voices})
    voices = {name: Voice(name, name, "document", False, (), (name,), name == brief) for name in names}
    ties = Ties({frozenset(pair.split()): False for pair in dependent}, frozenset(), {})
    return Provenance(Voices(voices, {name: name for name in names}, {}), lines, (), (), ties)


def balance(
    counted: Provenance,
    relations: Mapping[str, tuple[str, str]] | None = None,
    assertions: Mapping[str, tuple[str, str]] | None = None,
    narrower: Mapping[str, tuple[str, ...]] | None = None,
) -> Balance:
    """A balance whose relations and assertions are given by the claims for them and against them, parted by blanks."""

    def weighed(claims: tuple[str, str]) -> tuple[tuple[str, ...], tuple[str, ...], Support]:
        said, denied = tuple(claims[0].split()), tuple(claims[1].split())
        return said, denied, counted.support(said, denied)

    made = []
    for name, claims in (relations or {}).items():
        said, denied, support = weighed(claims)
        made.append(Relation(name, "ann", "met", "bert", said, support.origins, denied, support=support))
    told = []
    for name, claims in (assertions or {}).items():
        said, denied, support = weighed(claims)
        told.append(Assertion(name, name, said, denied, (), (narrower or {}).get(name, ()), support))
    return Balance(counted.voices, counted.lines, relations=tuple(made), assertions=tuple(told))
