"""Generated cases that are nothing but names and relations: few names in many relations, most in one."""

from __future__ import annotations

import hashlib
import random
from concurrent.futures import Future
from dataclasses import dataclass

from whosays.export.balance import RELATIONS
from whosays.records import (
    Analysis,
    Attribution,
    Balance,
    Block,
    Certainty,
    Claim,
    Document,
    Entity,
    Page,
    Participant,
    Proposition,
    Relation,
    Schema,
    Span,
    Support,
    Weakness,
    content_id,
)
from whosays.web.book import Book

_SCHEMAS: tuple[Schema, ...] = ("Person", "Person", "Organization", "Company", "PublicBody", "Country", "Address")
_SYLLABLES = ("bar", "den", "fol", "gim", "hest", "kel", "lund", "mor", "ost", "pell", "rin", "sael", "tarn", "vel")
_WEAK: tuple[tuple[Weakness, ...], ...] = ((), (), (), ("single_origin",), ("hedged_only",), ("disputed",))


@dataclass(frozen=True, slots=True)
class Stand:
    """Stands for the desk of a case that is no file: one book, and nothing to write to."""

    one: Book

    def book(self) -> Book:
        """The book."""
        return self.one

    def coming(self) -> Future[Book]:
        """The same, which is there at once."""
        there: Future[Book] = Future()
        there.set_result(self.one)
        return there

    def close(self) -> None:
        """Nothing is held."""


def generated(names: int, seed: int = 7) -> Book:
    """A book with this many names, and 1.6 times as many relations, each of one claim.

    Ends are drawn by preferential attachment (Barabási & Albert 1999); a tenth of the names starts a part of its own.
    """
    draw = random.Random(seed)
    called = [_name(draw) for _ in range(names)]
    pairs = _pairs(names, draw)
    text, spans = "", []
    for one, other in pairs:
        words = f"{called[one]} met {called[other]}."
        spans.append((len(text), len(text) + len(words) - 1))
        text += f"{words}\n"
    document = _document(text)
    entities = tuple(
        Entity(content_id("ent", rank, name), draw.choice(_SCHEMAS), name, (), ()) for rank, name in enumerate(called)
    )
    ids = [entity.id for entity in entities]
    claims = tuple(
        _claim(document, Span.of(text, *place), ids[one], ids[other])
        for place, (one, other) in zip(spans, pairs, strict=True)
    )
    relations = tuple(
        _relation(draw, claim, ids[one], ids[other]) for claim, (one, other) in zip(claims, pairs, strict=True)
    )
    analysis = Analysis(documents=(document,), entities=entities, claims=claims, balance=Balance(relations=relations))
    return Book("Generated", analysis, ())


def _name(draw: random.Random) -> str:
    return " ".join("".join(draw.choices(_SYLLABLES, k=2)).capitalize() for _ in range(2))


def _pairs(names: int, draw: random.Random) -> list[tuple[int, int]]:
    ends = [0, 1]
    pairs = {(0, 1)}
    for name in range(2, names):
        other = draw.choice(ends) if draw.random() < 0.9 else name - 1
        pairs.add((name, other))
        ends += (name, other)
    while len(pairs) < 1.6 * names:
        one, other = draw.choice(ends), draw.randrange(names)
        if one != other:
            pairs.add((one, other))
    return sorted(pairs)


def _document(text: str) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    made = ("doc-generated", "Generated", "generated.txt", "text/plain", sha256, "source")
    return Document(*made, None, text, (Page(1, 0, len(text)),), (Block("paragraph", 0, len(text)),))  # type: ignore[arg-type]


def _claim(document: Document, place: Span, one: str, other: str) -> Claim:
    return Claim(
        id=content_id("clm", document.id, place.start),
        document_id=document.id,
        content=(place,),
        attribution=Attribution(),
        certainty=Certainty(),
        proposition=Proposition("", "met", "", place.exact),
        participants=(Participant(one, "subject"), Participant(other, "object")),
    )


def _relation(draw: random.Random, claim: Claim, one: str, other: str) -> Relation:
    least = draw.choice((1, 1, 1, 2, 3))
    support = Support((), least, least + draw.choice((0, 0, 1, 2)), draw.choice(_WEAK))
    sort = draw.choice([*RELATIONS])
    first = draw.randrange(1980, 2020)
    days = (f"{first}-01-01", f"{first + draw.randrange(6)}-12-31") if draw.random() < 0.6 else (None, None)
    return Relation(content_id("rel", claim.id), one, sort, other, (claim.id,), (), (), days[0], days[1], support)
