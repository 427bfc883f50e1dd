"""Seconds and memory for the bonds between generated claims: ``python -m benchmarks.bond_speed [CLAIMS...]``.

1,000 and 10,000 claims where no numbers are given, ten to a document. Each claim has who, what, whom, where and when
from a stock that grows with the case; one in five documents copies another, one claim in twenty retells one that came
before it, one in twenty denies it. By the rules alone, and with the encoder where it is installed, which reads as many
pairs at most whatever the size. Every size runs in a process of its own; memory is its peak. Seconds of the processors
do not grow with what else the machine does, as those by the clock do.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from unittest import mock

from whosays.language.encoder import has_weights
from whosays.language.pairs import shipped_pairs
from whosays.records import (
    Analysis,
    Attribution,
    Certainty,
    Claim,
    Document,
    Entity,
    Participant,
    Proposition,
    Span,
    TimeExpression,
    content_id,
)
from whosays.weigh.same import bonds

_SIZES = (1_000, 10_000)
_EACH = 10
_VERBS = ("visited", "paid", "warned", "trained", "sheltered", "accused", "arrested", "married", "sued", "hired")
_THINGS = ("harbour", "ledger", "convoy", "orchard", "barracks", "warehouse", "lighthouse", "choir", "granary")
_SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "xi",
)


@dataclass(frozen=True, slots=True)
class _Told:
    who: str
    verb: str
    whom: str
    thing: str
    place: str
    year: int
    negative: bool = False

    @property
    def text(self) -> str:
        said = f"never {self.verb}" if self.negative else self.verb
        return f"{self.who} {said} {self.whom} over the {self.thing} at {self.place} in {self.year}"


def generated(count: int) -> Analysis:
    """A case of so many claims; the same for the same number."""
    draw = random.Random(count)
    names = [_name(draw) for _ in range(max(20, count // 20))]
    told: list[list[_Told]] = []
    for _ in range(count // _EACH):
        if told and draw.random() < 0.2:
            told.append(draw.choice(told))
        else:
            told.append([_one(draw, names, told) for _ in range(_EACH)])
    entities = {name: Entity(content_id("ent", name), "Person", name, (), ()) for name in names}
    documents: list[Document] = []
    claims: list[Claim] = []
    for number, page in enumerate(told):
        text = "\n\n".join(f"{one.text}." for one in page)
        document = Document(
            content_id("doc", number), f"Page {number}", f"{number}.txt", "text/plain", "", "source", None, text
        )
        documents.append(document)
        claims += _claims(document, page, entities)
    return Analysis(documents=tuple(documents), entities=tuple(entities.values()), claims=tuple(claims))


def _name(draw: random.Random) -> str:
    return " ".join("".join(draw.choices(_SYLLABLES, k=3)).title() for _ in range(2))


def _one(draw: random.Random, names: list[str], told: list[list[_Told]]) -> _Told:
    if told and draw.random() < 0.1:
        old = draw.choice(draw.choice(told))
        return _Told(old.who, old.verb, old.whom, old.thing, old.place, old.year, negative=draw.random() < 0.5)
    who, whom, place = draw.sample(names, 3)
    return _Told(who, draw.choice(_VERBS), whom, draw.choice(_THINGS), place, draw.randrange(1950, 2020))


def _claims(document: Document, page: list[_Told], entities: dict[str, Entity]) -> Iterator[Claim]:
    place = 0
    for one in page:
        place = document.text.index(one.text, place)
        end = place + len(one.text)
        year = TimeExpression(
            Span.of(document.text, end - 4, end), str(one.year), f"{one.year}-01-01", f"{one.year}-12-31"
        )
        yield Claim(
            id=content_id("clm", document.id, place),
            document_id=document.id,
            content=(Span.of(document.text, place, end),),
            attribution=Attribution(),
            certainty=Certainty("certain", "negative" if one.negative else "positive"),
            proposition=Proposition(one.who, one.verb, one.whom, one.text),
            participants=(Participant(entities[one.who].id, "subject"), Participant(entities[one.whom].id, "object")),
            times=(year,),
            places=(entities[one.place].id,),
        )
        place = end


def measured(count: int, encoder: bool) -> tuple[float, float, float, int]:
    """Seconds by the clock and of the processors, MB at the peak, and bonds."""
    analysis = generated(count)
    with mock.patch.object(bonds, "shipped_pairs", shipped_pairs if encoder else lambda: None):
        begin, worked = time.perf_counter(), time.process_time()
        found = bonds.find_bonds(analysis)
        seconds, worked = time.perf_counter() - begin, time.process_time() - worked
    return seconds, worked, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(found)


def main(arguments: list[str]) -> None:
    """Measure and print."""
    sizes = [int(argument) for argument in arguments] or [*_SIZES]
    print(
        "| claims | by | seconds | of processors | ms a claim | peak MB | bonds |\n|---:|---|---:|---:|---:|---:|---:|"
    )
    for count in sizes:
        for encoder in (False, True) if has_weights() else (False,):
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                seconds, worked, memory, found = pool.apply(measured, (count, encoder))
            by = "rules and encoder" if encoder else "rules"
            cells = f"{seconds:.1f} | {worked:.1f} | {1000 * worked / count:.2f} | {memory:,.0f} | {found:,}"
            print(f"| {count:,} | {by} | {cells} |")


if __name__ == "__main__":
    main(sys.argv[1:])
