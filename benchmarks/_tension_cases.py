"""Cases made of invented claims, of which it is known which cannot all hold."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from whosays.records import (
    Analysis,
    Attribution,
    Certainty,
    Claim,
    Document,
    Entity,
    Mention,
    Participant,
    Polarity,
    Proposition,
    Schema,
    Source,
    Span,
    TensionKind,
    TimeExpression,
    content_id,
)
from whosays.text.edtf import bounds

#: Words of a date and its EDTF reading.
Dated = tuple[str, str]
#: A name and what sort of thing has it.
Who = tuple[str, Schema]
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One claim to be made. What stands in ``about``, ``whom`` and ``place`` is in its words as well.

    Attributes:
        subject: Of the verb, in words.
        predicate: The verb.
        object: What follows, with the date.
        about: Name and schema of the subject, where it is an entity.
        whom: Name and schema of an entity in the object.
        place: Name of a place in the object.
        when: Words and EDTF of a date in the object.
        lasting: Words and ISO 8601 form of a duration in the object.
        polarity: Of the claim.
    """

    subject: str
    predicate: str
    object: str
    about: Who | None = None
    whom: Who | None = None
    place: str = ""
    when: Dated | None = None
    lasting: tuple[str, str] | None = None
    polarity: Polarity = "positive"

    @property
    def text(self) -> str:
        """The claim."""
        return " ".join(filter(None, (self.subject, self.predicate, self.object)))


@dataclass
class Maker:
    """Makes an analysis claim by claim; each goes into a document of its own unless told otherwise."""

    claims: list[Claim] = field(default_factory=list)
    _texts: dict[str, str] = field(default_factory=dict)
    _mentions: dict[Who, list[Mention]] = field(default_factory=dict)
    _times: list[tuple[str, TimeExpression]] = field(default_factory=list)

    def say(self, said: Said, document: str = "") -> str:
        """Add a claim, at the end of a document; returns its id."""
        key = document or f"document {len(self._texts)}"
        text = self._texts.get(key, "")
        start = len(text)
        self._texts[key] = f"{text}{said.text}.\n\n"
        document_id = content_id("doc", key)
        named = [who for who in (said.about, said.whom) if who is not None]
        named += [(said.place, "Address")] if said.place else []
        for name, schema in named:
            span = self._span(key, start, name)
            self._mentions.setdefault((name, schema), []).append(Mention(document_id, span, "name", schema))
        times = [self._time(key, start, said.when)] if said.when is not None else []
        self._times += [(document_id, time) for time in times]
        if said.lasting is not None:
            span = self._span(key, start, said.lasting[0])
            duration = TimeExpression(span, None, None, None, kind="duration", duration=said.lasting[1])
            self._times.append((document_id, duration))
        claim = Claim(
            content_id("clm", key, start),
            document_id,
            (Span.of(self._texts[key], start, start + len(said.text)),),
            Attribution(),
            Certainty(polarity=said.polarity),
            Proposition(said.subject, said.predicate, said.object, said.text),
            tuple(Participant(_entity_id(*who), "subject" if who == said.about else "oblique") for who in named),
            tuple(times),
            (_entity_id(said.place, "Address"),) if said.place else (),
        )
        self.claims.append(claim)
        return claim.id

    def analysis(self) -> Analysis:
        """All that was said."""
        documents = tuple(
            Document(content_id("doc", key), key, f"{key}.txt", "text/plain", "", "source", None, text)
            for key, text in self._texts.items()
        )
        entities = tuple(
            Entity(_entity_id(name, schema), schema, name, (), tuple(mentions))
            for (name, schema), mentions in self._mentions.items()
        )
        sources = tuple(Source(content_id("src", one.id), one.title, "document", False) for one in documents)
        return Analysis(documents, sources, entities, tuple(self.claims), tuple(self._times))

    def _span(self, key: str, start: int, words: str) -> Span:
        at = self._texts[key].index(words, start)
        return Span.of(self._texts[key], at, at + len(words))

    def _time(self, key: str, start: int, when: Dated) -> TimeExpression:
        words, edtf = when
        return TimeExpression(self._span(key, start, words), edtf, *bounds(edtf))


def _entity_id(name: str, schema: Schema) -> str:
    return content_id("ent", name, schema)


def drawn(rng: random.Random, first: int = 1990, last: int = 2009) -> Dated:
    """A date of some kind: words and EDTF."""
    year, month, day = rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)
    name = _MONTHS[month - 1]
    return rng.choice(
        (
            (f"{year}", f"{year}"),
            (f"{name} {year}", f"{year}-{month:02d}"),
            (f"{day} {name} {year}", f"{year}-{month:02d}-{day:02d}"),
            (f"the spring of {year}", f"{year}-21"),
            (f"late {year}", f"{year}-39"),
            (f"the {year // 10 * 10}s", f"{year // 10}X"),
            (f"around {year}", f"{year}~"),
            (f"{year} or {year + 1}", f"[{year},{year + 1}]"),
            (f"between {year} and {year + 3}", f"{year}/{year + 3}"),
            (f"by {year}", f"../{year}"),
        )
    )


def ordinals(edtf: str, first: int = 1960, last: int = 2040) -> range:
    """The days that an EDTF string can mean, as ordinals, cut to some years."""
    earliest, latest = bounds(edtf)
    return range(
        date.fromisoformat(earliest).toordinal() if earliest else date(first, 1, 1).toordinal(),
        (date.fromisoformat(latest).toordinal() if latest else date(last, 12, 31).toordinal()) + 1,
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Claims in a case of their own.

    Attributes:
        kind: Of the tension between them that a finder should name.
        said: The claims.
        clash: Whether they cannot all hold, by going through all days or numbers one by one.
    """

    kind: TensionKind
    said: tuple[Said, ...]
    clash: bool


def _on(when: Dated) -> str:
    return when[0] if when[0].startswith(("by", "between", "around", "from")) else f"in {when[0]}"


def _deaths(rng: random.Random, who: Who) -> Pair:
    dates = drawn(rng), drawn(rng)
    said = tuple(Said(who[0], "died", _on(when), who, when=when) for when in dates)
    return Pair("time", said, not set(ordinals(dates[0][1])) & set(ordinals(dates[1][1])))


def _deeds(rng: random.Random, who: Who) -> Pair:
    death, deed = drawn(rng), drawn(rng)
    said = (
        Said(who[0], "was killed", _on(death), who, when=death),
        Said(who[0], "met", f"the mayor {_on(deed)}", who, when=deed),
    )
    return Pair("time", said, min(ordinals(deed[1])) > max(ordinals(death[1])))


def _custody(rng: random.Random, who: Who) -> Pair:
    year = rng.randint(1992, 2000)
    begins, ends = f"{year}-{rng.randint(1, 12):02d}", f"{year + rng.randint(0, 4)}-{rng.randint(1, 12):02d}"
    begins, ends = sorted((begins, ends))
    deed = drawn(rng, year - 1, year + 5)
    words = f"from {_month(begins)} to {_month(ends)}"
    said = (
        Said(who[0], "was held", f"in custody {words}", who, when=(words, f"{begins}/{ends}")),
        Said(who[0], "travelled", f"to the coast {_on(deed)}", who, when=deed),
    )
    first, last = max(ordinals(begins)), min(ordinals(ends))
    return Pair("state", said, all(first < day < last for day in ordinals(deed[1])))


def _spells(rng: random.Random, who: Who) -> Pair:
    """An arrest, a duration and a release; they fit where some day of each and some length between them do."""
    year, years = rng.randint(1992, 2000), rng.randint(1, 4)
    begins, ends = f"{year}-{rng.randint(1, 12):02d}", f"{year + rng.randint(1, 5)}-{rng.randint(1, 12):02d}"
    lasting = f"{years} years", f"P{years}Y"
    taken, freed = (_month(begins), begins), (_month(ends), ends)
    said = (
        Said(who[0], "was arrested", f"in {taken[0]} and held for {lasting[0]}", who, when=taken, lasting=lasting),
        Said(who[0], "was released", f"in {freed[0]}", who, when=freed),
    )
    lengths = range(int(years * 330), int(years * 400) + 1)
    possible = any(end - begin in lengths for begin in ordinals(begins) for end in ordinals(ends))
    return Pair("time", said, not possible)


def _month(edtf: str) -> str:
    year, month = edtf.split("-")
    return f"{_MONTHS[int(month) - 1]} {year}"


_ROUGH = ("", "about ", "some ", "nearly ", "at least ", "more than ", "up to ", "fewer than ")
_THINGS = ("ships", "witnesses", "crates", "houses", "soldiers", "tonnes", "kilometres")


def _numbers(rng: random.Random, who: Who) -> Pair:
    thing, one = rng.choice(_THINGS), rng.randint(10, 90)
    two = rng.choice((one, one + rng.randint(1, 3), rng.randint(10, 90)))
    rough = rng.choice(_ROUGH), rng.choice(_ROUGH)
    said = tuple(
        Said("The storm", "destroyed", f"{word}{number} {thing} near the northern harbour of {who[0]}")
        for word, number in zip(rough, (one, two), strict=True)
    )
    return Pair("number", said, not _one_number((rough[0], one), (rough[1], two)))


def _one_number(one: tuple[str, int], other: tuple[str, int]) -> bool:
    """Whether two numbers with the words before them can be one, as the documentation says it."""
    (low_words, low), (high_words, high) = sorted((one, other), key=lambda number: number[1])
    rough = {"about ", "some ", "nearly "} & {low_words, high_words}
    within = (high - low) * 10 <= high if rough else high == low
    return within or low_words in {"at least ", "more than "} or high_words in {"up to ", "fewer than "}


def _ages(rng: random.Random, who: Who) -> Pair:
    birth, year = drawn(rng, 1950, 1970), rng.randint(1990, 2005)
    while birth[0].startswith("by"):
        birth = drawn(rng, 1950, 1970)
    age = year - int(birth[1].strip("[").split("-")[0].split("/")[0].split(",")[0].replace("X", "5").rstrip("~"))
    age += rng.choice((0, 0, 1, -1, 4, -4, 9, -12))
    said = (
        Said(who[0], "was born", _on(birth), who, when=birth),
        Said(who[0], "was", f"{age} years old in {year}", who, when=(str(year), str(year))),
    )
    born = range(date(year - age - 1, 1, 2).toordinal(), date(year - age, 12, 31).toordinal() + 1)
    return Pair("age", said, not set(born) & set(ordinals(birth[1])))


def _places(rng: random.Random, who: Who) -> Pair:
    days = [(f"{day} June 2004", f"2004-06-{day:02d}") for day in (rng.randint(1, 3), rng.randint(1, 3))]
    places = [rng.choice(("Vessin", "Corvane", "Lindmar")) for _ in days]
    said = tuple(
        Said(who[0], "stayed", f"in {place} on {day[0]}", who, place=place, when=day)
        for place, day in zip(places, days, strict=True)
    )
    return Pair("place", said, places[0] != places[1] and days[0] == days[1])


def _accounts(rng: random.Random, who: Who) -> Pair:
    doers = [rng.choice(("Radek Holm", "Stefan Orlo", "Hugo Palle")) for _ in range(2)]
    verb = rng.choice(("killed", "shot", "met", "paid"))
    said = tuple(Said(doer, verb, who[0], (doer, "Person"), who) for doer in doers)
    return Pair("account", said, doers[0] != doers[1] and verb in {"killed", "shot"})


MAKERS: dict[str, Callable[[random.Random, Who], Pair]] = {
    "two deaths": _deaths,
    "deeds and a death": _deeds,
    "custody and journeys": _custody,
    "arrest, duration, release": _spells,
    "numbers": _numbers,
    "birth and age": _ages,
    "two places": _places,
    "two doers": _accounts,
}
_SYLLABLES = ("ba", "ko", "ri", "ten", "lu", "mar", "sho", "vel", "dan", "ir", "os", "ka")


def name_of(index: int) -> str:
    """An invented full name, another for each number."""
    parts = []
    for _ in range(6):
        index, part = divmod(index, len(_SYLLABLES))
        parts.append(_SYLLABLES[part])
    return f"{''.join(parts[:3]).title()} {''.join(parts[3:]).title()}o"


def pairs_of(kind: str, number: int, seed: int) -> Iterator[Pair]:
    """So many pairs of a kind, as they are drawn."""
    rng = random.Random(f"{seed} {kind}")
    for index in range(number):
        yield MAKERS[kind](rng, (name_of(index), "Person"))


def case_of(claims: int, seed: int = 7) -> Analysis:
    """A case of many claims, in documents of ten, with the pairs of all kinds in it in turn."""
    maker, rng = Maker(), random.Random(seed)
    kinds = list(MAKERS)
    index = 0
    while len(maker.claims) < claims:
        # Few entities have many claims, and many have few, as in any case.
        who = name_of(int(rng.paretovariate(0.6)) % max(1, claims // 5))
        pair = MAKERS[kinds[index % len(kinds)]](rng, (who, "Person"))
        for said in pair.said:
            maker.say(said, f"document {len(maker.claims) // 10}")
        index += 1
    return maker.analysis()


def analysis_of(said: Sequence[Said]) -> Analysis:
    """A case of a few claims, each in a document of its own."""
    maker = Maker()
    for one in said:
        maker.say(one)
    return maker.analysis()
