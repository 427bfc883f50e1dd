"""What verbs say of those whom they are about."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whosays.text.words import stem

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Verbs:
    """Stems of verbs that say one thing: of whoever does it, and of whom or what it is done to."""

    agent: frozenset[str]
    patient: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Iterable[str]]) -> Verbs:
        """From a table of the lexicon."""
        return cls(*(frozenset(_stems(table.get(role, ()))) for role in ("agent", "patient")))


def _stems(verbs: Iterable[str]) -> Iterator[str]:
    """Of the verbs as given, and as they are spelled with the last letter doubled: "travelled", "stabbed"."""
    for verb in verbs:
        yield stem(verb)
        yield stem(f"{verb}{verb[-1]}ed")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that happens once.

    Attributes:
        name: As orders name it.
        says: It in words, of its bearer.
        verbs: The verbs that say it.
        pair: Whether it happens once between two, not once to one.
        of: The schemata of those to whom it happens; empty where any may be.
    """

    name: str
    says: str
    verbs: Verbs
    pair: bool
    of: frozenset[str]

    def may_befall(self, schema: str | None) -> bool:
        """Whether it happens to such things; what is only described may be any."""
        return schema is None or not self.of or schema in self.of


@dataclass(frozen=True, slots=True)
class State:
    """Something lasting.

    Attributes:
        name: Its name.
        says: It in words, of its bearer.
        holds: The phrases that say that it goes on.
        begins: The verbs that say that it begins.
        ends: Those that say that it ends.
        contrary: The phrases that say that it does not, or None.
        of_another: Whether it is a state towards another, such as membership.
    """

    name: str
    says: str
    holds: re.Pattern[str]
    begins: Verbs
    ends: Verbs
    contrary: re.Pattern[str] | None
    of_another: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it.

    Attributes:
        happenings: Events that happen once, by name.
        told_by: The same by the stems of the verbs that tell of them.
        orders: Pairs of them of which the first comes no later.
        states: In order of the lexicon.
        acts: What only the living do.
        at_large: What one in custody does not do.
        going: Verbs of going from place to place.
        sole: What only one, or one group, did.
    """

    happenings: Mapping[str, Happening]
    told_by: Mapping[str, tuple[Happening, ...]]
    orders: tuple[tuple[str, str], ...]
    states: tuple[State, ...]
    acts: Verbs
    at_large: Verbs
    going: Verbs
    sole: Verbs


def _opening(phrases: Iterable[str]) -> re.Pattern[str]:
    """One of several phrases, with which a predicate begins."""
    return re.compile(rf"(?:(?:had|has|have|also|still|then|later|\w+ly) )*(?:{'|'.join(phrases)})")


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon that is shipped."""
    events: dict[str, Any] = tomllib.loads((_HERE / "events.toml").read_text("utf-8"))
    states: dict[str, Any] = tomllib.loads((_HERE / "states.toml").read_text("utf-8"))
    happenings = {
        name: Happening(name, table["says"], Verbs.of(table), pair, frozenset(table.get("of", ())))
        for kind, pair in (("once", False), ("pair", True))
        for name, table in events[kind].items()
    }
    orders = tuple((order["first"], order["then"]) for order in events["order"])
    lasting = tuple(
        State(
            name,
            table["says"],
            _opening(table["holds"]),
            Verbs.of(table["begins"]),
            Verbs.of(table["ends"]),
            _opening(table["contrary"]) if "contrary" in table else None,
            table.get("of", False),
        )
        for name, table in states.items()
    )
    others = (Verbs.of(events[name]) for name in ("acts", "at_large", "going", "sole"))
    told_by = {
        verb: tuple(one for one in happenings.values() if verb in one.verbs.agent | one.verbs.patient)
        for happening in happenings.values()
        for verb in happening.verbs.agent | happening.verbs.patient
    }
    return Lexicon(happenings, told_by, orders, lasting, *others)
