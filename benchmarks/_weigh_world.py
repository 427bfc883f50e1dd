"""Invented people and what passed between them, for cases of any size: nobody and no place in it exists.

Names and nouns are put together of syllables. What happened is drawn so that few events, people and sources are told
of very often and most hardly ever (Zipf's law), as in real collections.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from whosays.records import Entity, RelationType, Schema, Source, SourceKind, content_id

_ONSETS = (*"bdfghjklmnprstvwz", "br", "dr", "gr", "kl", "st", "tr")
_VOWELS = (*"aeiou", "ai", "au", "ei")
_CODAS = ("", *"lnrstx", "lm", "nd", "rk")
_GIVEN = (
    "Anko",
    "Bela",
    "Dario",
    "Elka",
    "Fenna",
    "Goran",
    "Hanne",
    "Ilja",
    "Joost",
    "Katla",
    "Lorin",
    "Mirek",
    "Runa",
)
_BODIES = ("{} League", "{} Harbour Board", "{} Trading House", "Bank of {}", "{} Brigade")
_OUTLETS = ("{} Courier", "{} Gazette", "Radio {}", "{} Herald")
_FIRST, _DAYS = date(1980, 1, 1), 14_000
#: One in so many events has a number of things in it.
_COUNTED = 4
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in three forms and the relation that it states."""

    type: RelationType
    base: str
    past: str
    participle: str


VERBS = (
    Verb("met", "meet", "met", "met"),
    Verb("trained", "train", "trained", "trained"),
    Verb("funded", "finance", "financed", "financed"),
    Verb("supplied", "supply", "supplied", "supplied"),
    Verb("sheltered", "shelter", "sheltered", "sheltered"),
    Verb("detained", "arrest", "arrested", "arrested"),
    Verb("released", "free", "freed", "freed"),
    Verb("attacked", "attack", "attacked", "attacked"),
    Verb("payment", "pay", "paid", "paid"),
    Verb("employment", "hire", "hired", "hired"),
    Verb("designated", "blacklist", "blacklisted", "blacklisted"),
)


@dataclass(frozen=True, slots=True)
class Event:
    """What texts tell of: who did what to whom, where and when, with what.

    Attributes:
        subject: Entity.
        verb: What was done.
        object: Entity.
        place: Entity.
        day: When.
        things: Such as ``"velmar and kostin"``.
        count: How many of them; 0 where no number is told.
    """

    subject: Entity
    verb: Verb
    object: Entity
    place: Entity
    day: date
    things: str
    count: int


@dataclass(frozen=True, slots=True)
class World:
    """What there is to tell, and who tells it.

    Attributes:
        entities: All of them.
        events: The most told of first.
        sources: Named ones, the most quoted first; some are entities.
        nouns: Words for things, the commonest first.
    """

    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    nouns: tuple[str, ...]


def zipf(things: Sequence[_Thing], dice: random.Random, power: float = 1.0) -> Callable[[], _Thing]:
    """Draws from ``things``, the first far more often than the last: by its rank to the minus ``power``."""
    sums = list(itertools.accumulate((rank + 1) ** -power for rank in range(len(things))))
    return lambda: dice.choices(things, cum_weights=sums)[0]


def make_world(claims: int, dice: random.Random) -> World:
    """A world for a case of so many claims: an entity for ten of them, an event for two, a named source for thirty."""
    words = _words(dice)
    nouns = tuple(itertools.islice(words, 4_000))
    people = [_entity("Person", f"{dice.choice(_GIVEN)} {next(words).title()}") for _ in range(1 + claims // 16)]
    bodies = [
        _entity("Organization", dice.choice(_BODIES).format(next(words).title())) for _ in range(1 + claims // 40)
    ]
    places = [_entity("Address", next(words).title()) for _ in range(1 + claims // 80)]
    actors = [*people, *bodies]
    dice.shuffle(actors)
    actor, place, noun = zipf(actors, dice, 0.8), zipf(places, dice), zipf(nouns, dice)
    events = tuple(_event(actor, place, noun, dice) for _ in range(1 + claims // 2))
    sources = [_source(entity.name, "person", entity.id) for entity in dice.sample(people, 1 + claims // 60)]
    sources += [
        _source(dice.choice(_OUTLETS).format(next(words).title()), "organization") for _ in range(1 + claims // 60)
    ]
    dice.shuffle(sources)
    return World((*people, *bodies, *places), events, tuple(sources), nouns)


def _event(
    actor: Callable[[], Entity], place: Callable[[], Entity], noun: Callable[[], str], dice: random.Random
) -> Event:
    subject = actor()
    other = next(one for one in iter(actor, None) if one.id != subject.id)
    count = dice.randrange(3, 400) if dice.randrange(_COUNTED) == 0 else 0
    day = _FIRST + timedelta(days=dice.randrange(_DAYS))
    return Event(subject, dice.choice(VERBS), other, place(), day, f"{noun()} and {noun()}", count)


def _entity(schema: Schema, name: str) -> Entity:
    return Entity(content_id("ent", schema, name), schema, name, (), ())


def _source(name: str, kind: SourceKind, entity_id: str | None = None) -> Source:
    return Source(content_id("src", name), name, kind, False, entity_id)


def _words(dice: random.Random) -> Iterator[str]:
    """Words of two or three syllables, none twice."""
    seen: set[str] = set()
    while True:
        syllables = (dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(dice.choice((2, 2, 3))))
        word = "".join(syllables) + dice.choice(_CODAS)
        if word not in seen:
            seen.add(word)
            yield word
