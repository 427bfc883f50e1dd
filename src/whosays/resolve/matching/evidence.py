"""Evidence beside the names: when and where born, of which country, in what role, with whom.

Each comparison puts two parties into one of a few classes; the class has a weight, log2 of how much oftener it comes
about between two records of one bearer than between two bearers whose names are alike (Fellegi and Sunter 1969).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from whosays.records import Party
from whosays.text.edtf import bounds
from whosays.text.names import name_key

#: A class and what was compared, or None where one side says nothing.
Classed = tuple[str, str] | None

_DAY, _YEAR = 1, 366
_NEAR_DAYS = 2 * 366
_FAR_DAYS = 10 * 366
_COMMON_WORDS = frozenset({"of", "the", "and", "for", "in", "a", "an", "to", "former", "ex", "deputy", "senior"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison beside the names.

    Attributes:
        name: Under which its weights are kept and shown.
        classes: What it may find, in words, by the key under which each class's weight is kept.
        classify: Two parties to a class.
    """

    name: str
    classes: dict[str, str]
    classify: Callable[[Party, Party], Classed]


@functools.lru_cache(maxsize=65_536)
def _interval(edtf: str) -> tuple[date, date] | None:
    earliest, latest = bounds(edtf)
    if earliest is None or latest is None:
        return None
    return date.fromisoformat(earliest), date.fromisoformat(latest)


def _intervals(births: Sequence[str]) -> list[tuple[str, date, date]]:
    return [(edtf, *both) for edtf in births if (both := _interval(edtf)) is not None]


def birth(left: Party, right: Party) -> Classed:
    """How two dates of birth go together; where there are several, those that go best."""
    options = []
    for one, first, last in _intervals(left.births):
        for other, begin, end in _intervals(right.births):
            gap = max((begin - last).days, (first - end).days)
            width = max((last - first).days, (end - begin).days)
            options.append((_birth_class(gap, width), f"{one} and {other}"))
    return min(options, key=lambda option: list(BIRTH.classes).index(option[0])) if options else None


def _birth_class(gap: int, width: int) -> str:
    if gap <= 0:
        return "same day" if width < _DAY else "same year" if width <= _YEAR else "fits"
    return "near" if gap <= _NEAR_DAYS else "far" if gap <= _FAR_DAYS else "apart"


def birth_place(left: Party, right: Party) -> Classed:
    """Whether any two places of birth name the same town, or the same country or region.

    Where one only names the region of the other, that says nothing.
    """
    options = [
        (_place_class(_place_parts(one), _place_parts(other)), f"“{one}” and “{other}”")
        for one in left.birth_places
        for other in right.birth_places
    ]
    for wanted in ("same place", "vague", "same region", "other place"):
        for found, written in options:
            if found == wanted:
                return (found, written) if found != "vague" else None
    return None


def _place_parts(place: str) -> list[str]:
    return [name_key(part) for part in place.split(",") if part.strip()]


def _place_class(one: list[str], other: list[str]) -> str:
    if not one or not other:
        return "vague"
    if one[0] == other[0]:
        return "same place"
    if set(one) <= set(other) or set(other) <= set(one):
        return "vague"
    return "same region" if set(one) & set(other) else "other place"


def nationality(left: Party, right: Party) -> Classed:
    """Whether two parties have a country in common."""
    countries = [{_country(country) for country in party.nationalities} for party in (left, right)]
    if not all(countries):
        return None
    shared = countries[0] & countries[1]
    written = f"{', '.join(sorted(left.nationalities))} and {', '.join(sorted(right.nationalities))}"
    return ("same country" if shared else "other country"), written


def _country(written: str) -> str:
    """The same for "Korea, North" and "North Korea"."""
    return " ".join(sorted(name_key(written).split()))


def role(left: Party, right: Party) -> Classed:
    """Whether two parties are given roles that have a word in common."""
    words = [
        {word for text in party.roles for word in name_key(text).split()} - _COMMON_WORDS for party in (left, right)
    ]
    if not all(words):
        return None
    shared = words[0] & words[1]
    written = f"“{left.roles[0]}” and “{right.roles[0]}”"
    return ("shared words" if shared else "other words"), written


def company(left: Party, right: Party) -> Classed:
    """Whether two parties are mentioned together with the same others; says nothing of two in one document."""
    if not left.with_whom or not right.with_whom or left.documents & right.documents:
        return None
    shared = sorted(left.with_whom & right.with_whom)
    return ("shared", f"both beside {', '.join(shared[:3])}") if shared else ("none", "in other company")


BIRTH = Evidence(
    "birth",
    {
        "same day": "the same day",
        "same year": "within the same year",
        "fits": "may be the same, one is vague",
        "near": "no more than two years apart",
        "far": "no more than ten years apart",
        "apart": "more than ten years apart",
    },
    birth,
)
EVIDENCE: tuple[Evidence, ...] = (
    BIRTH,
    Evidence(
        "birth place",
        {"same place": "the same place", "same region": "the same region", "other place": "different"},
        birth_place,
    ),
    Evidence("nationality", {"same country": "the same country", "other country": "different"}, nationality),
    Evidence("role", {"shared words": "roles alike", "other words": "other roles"}, role),
    Evidence("company", {"shared": "company in common", "none": "nobody in common"}, company),
)
