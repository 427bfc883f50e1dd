"""The harbour case weighed by hand: a relation on each ground, a circle, tensions, a question, grades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.export.report.audits import claim_of
from tests.export.report.factory import harbour_case

from whosays.records import (
    Analysis,
    Assertion,
    Balance,
    Circle,
    ClaimBond,
    Critical,
    Decided,
    Evidence,
    Grade,
    Hypothesis,
    HypothesisReading,
    Line,
    Matrix,
    Question,
    Relation,
    RelationType,
    Reliance,
    RelianceBasis,
    SourceKind,
    Support,
    Tension,
    TensionKind,
    Voice,
    Weakness,
    content_id,
)

CONTAINERS = "forty containers left"
SIXTY = "the number was closer to sixty"
OFF = "the scales had been switched off"
INQUIRY_OFF = "the scales were off for most"
LETTER_OFF = '<a href="javascript:alert(2)">'
OFFICE = "Corran Freight and Aster"
OLDER = "the arrangement may have been older"
TOUCHED = "“We never touched"
PRIEST = "the agreement had been written"
ACCIDENT = "that this was an accident"
THIRTY = "At least thirty containers"


def voice_id(name: str) -> str:
    return content_id("voi", name)


def support(origins: Sequence[str], least: int, most: int, *weaknesses: Weakness) -> Support:
    return Support(tuple(map(voice_id, origins)), least, most, weaknesses)


def _voices(case: Analysis) -> tuple[Voice, ...]:
    brief, inquiry, letter = (document.id for document in case.documents)
    named: dict[str, tuple[SourceKind, bool, tuple[str, ...]]] = {
        "Forty containers at Velm": ("document", False, (brief,)),
        "Report of the Velm port inquiry": ("document", False, (inquiry,)),
        "<b>Letter</b> \u202egnirts": ("document", False, (letter,)),
        "New Courier": ("organization", False, ()),
        "Ilse Maron": ("person", False, ()),
        "Tomas Reik": ("person", False, ()),
        "two customs officers": ("anonymous_group", True, ()),
        "some reports": ("anonymous_group", True, ()),
        "a priest": ("anonymous_group", True, ()),
        "a weighbridge clerk": ("anonymous_group", True, ()),
        "a clerk": ("anonymous_group", True, ()),
    }
    sources = {source.name: source.id for source in case.sources}
    return tuple(
        Voice(voice_id(name), name, kind, anonymous, (sources[name],) if name in sources else (), documents,
              brief=documents == (brief,))
        for name, (kind, anonymous, documents) in sorted(named.items())
    )  # fmt: skip


def _lines(case: Analysis) -> tuple[Line, ...]:
    """Every claim by its chain, from its document on; that of the letter goes on to the inquiry, by likeness."""
    titles = {document.id: document.title for document in case.documents}
    found = []
    for claim in case.claims:
        names = [titles[claim.document_id], *(link.name for link in claim.attribution.chain)]
        own = {"Velm port inquiry": "Report of the Velm port inquiry"}
        ids = tuple(dict.fromkeys(voice_id(own.get(name, name)) for name in names))
        found.append(Line(claim.id, ids, hedged=claim.certainty.level != "certain"))
    return tuple(found)


def _relations(case: Analysis) -> tuple[Relation, ...]:
    ids = {entity.name: entity.id for entity in case.entities}

    def relation(  # a row of a table
        subject: str, kind: RelationType, thing: str, claims: Sequence[str], found: Support, **more: object
    ) -> Relation:
        subject_id, object_id = ids[subject], ids[thing]
        made = Relation(
            content_id("rel", subject_id, kind, object_id), subject_id, kind, object_id,
            tuple(claim_of(case, words).id for words in claims), found.origins, support=found,
        )  # fmt: skip
        return replace(made, **more)  # type: ignore[arg-type]

    denial = (claim_of(case, ACCIDENT).id,)
    courier = ("two customs officers", "a weighbridge clerk", "a clerk")
    return (
        relation("Corran Freight", "associate", "Velm port inquiry", [OFFICE],
                 support(["Report of the Velm port inquiry"], 1, 1, "single_origin"), earliest="2011-01-01"),
        relation("Corran Freight", "employment", "Ilse Maron", [OLDER],
                 support(["Ilse Maron"], 1, 1, "single_origin", "hedged_only")),
        relation("Ilse Maron", "met", "Tomas Reik", [CONTAINERS, SIXTY],
                 support(["two customs officers", "some reports"], 1, 2, "anonymous_only", "hedged_only"),
                 earliest="2014-03-01", latest="2014-06-30"),
        relation("Tomas Reik", "directorship", "Corran Freight", [OFF, INQUIRY_OFF, LETTER_OFF, TOUCHED],
                 support([*courier, "Tomas Reik"], 2, 4), earliest="2014-04-06", latest="2014-04-12"),
        relation("Tomas Reik", "payment", "Ilse Maron", [OFF, INQUIRY_OFF],
                 support(courier[:2], 1, 2, "disputed"), denied_by=denial),
        relation("Tomas Reik", "denied", "Velm port inquiry", ["the harbour authority protected"],
                 support([], 0, 0, "brief_only")),
        relation("Velm port inquiry", "detained", "Tomas Reik", [], support([], 0, 0), denied_by=denial),
        relation("Velm port inquiry", "released", "Tomas Reik", [PRIEST, OFFICE],
                 support(["a priest", "Report of the Velm port inquiry"], 1, 2), latest="1993-12-31"),
    )  # fmt: skip


def _assertions(case: Analysis) -> tuple[Assertion, ...]:
    off = [claim_of(case, words) for words in (OFF, INQUIRY_OFF, LETTER_OFF)]
    number = [claim_of(case, words) for words in (CONTAINERS, THIRTY)]
    first = content_id("asr", *(claim.id for claim in off))
    second = content_id("asr", *(claim.id for claim in number))
    return (
        Assertion(
            second, number[0].content[0].exact, tuple(claim.id for claim in number), (claim_of(case, SIXTY).id,),
            support=support(["two customs officers", "Report of the Velm port inquiry"], 1, 2, "disputed"),
        ),
        Assertion(
            first, off[1].content[0].exact, tuple(claim.id for claim in off), broader=(second,),
            support=support(["two customs officers", "a weighbridge clerk", "a clerk"], 2, 3, "circular"),
        ),
    )  # fmt: skip


def _tension(case: Analysis, kind: TensionKind, why: str, *sides: Sequence[str]) -> Tension:
    parted = tuple(tuple(claim_of(case, words).id for words in side) for side in sides)
    claims = tuple(dict.fromkeys(claim for side in parted for claim in side))
    velm = next(entity.id for entity in case.entities if entity.name == "Velm")
    return Tension(content_id("ten", kind, *claims), kind, claims, parted, (velm,), why)


def _reliances(case: Analysis) -> tuple[Reliance, ...]:
    def reliance(relier: str, relied_on: str, basis: RelianceBasis, claims: Sequence[str], why: str) -> Reliance:
        ids = tuple(claim_of(case, words).id for words in claims)
        return Reliance(voice_id(relier), voice_id(relied_on), basis, basis == "copies", ids, why)

    courier, letter, inquiry = "New Courier", "<b>Letter</b> \u202egnirts", "Report of the Velm port inquiry"
    return (
        reliance("Forty containers at Velm", courier, "attributes", [CONTAINERS, OFF], "“According to”"),
        reliance("Forty containers at Velm", inquiry, "cites", [OFFICE], "“found”"),
        reliance(courier, "two customs officers", "attributes", [CONTAINERS, OFF], "“cited”"),
        reliance(inquiry, "a weighbridge clerk", "attributes", [INQUIRY_OFF], "“heard from”"),
        reliance(inquiry, courier, "copies", [INQUIRY_OFF], "seven words in a row are alike"),
        reliance(letter, inquiry, "copies", [LETTER_OFF], "the scales were off"),
        reliance(courier, letter, "testimony", [OFF], "both name one clerk"),
    )


def _matrix(case: Analysis) -> Matrix:
    def evidence(key: str, words: str, **ratings: str) -> Evidence:
        claim = claim_of(case, words)
        return Evidence(key, claim.id, claim.content[0].exact, ratings)  # type: ignore[arg-type]

    question = Question(
        "Q1", "Why were the scales off?",
        (Hypothesis("H1", "They were switched off to hide freight", (0.2, 0.6)), Hypothesis("H2", "They failed")),
        (
            evidence("E1", OFF, H1="CC", H2="II"),
            evidence("E2", ACCIDENT, H1="C", H2="I"),
            replace(evidence("E3", TOUCHED, H1="N"), claim_id=None),
        ),
        {"CC": (4.0, 10.0)},
    )  # fmt: skip
    return Matrix(
        question,
        (
            HypothesisReading("H1", 0, (0.0, 0.0), (0.41, 0.93), "roughly even chance to very likely"),
            HypothesisReading("H2", 3, (1.5, 3.0)),
        ),
        {"E1": 1.0, "E2": 0.5, "E3": 0.0},
        ("E3 is orphaned: the case has no such claim any more.", "Nobody has graded two customs officers."),
    )


def weighed_case() -> Analysis:
    """Build it."""
    case = harbour_case()
    clerk = claim_of(case, INQUIRY_OFF)
    ring = ("New Courier", "<b>Letter</b> \u202egnirts", "Report of the Velm port inquiry")
    circle = Circle(
        tuple(map(voice_id, ring)), (claim_of(case, OFF).id, clerk.id), "each gives the scales on from the next"
    )
    bonds = (
        ClaimBond(claim_of(case, OFF).id, clerk.id, "broader", 0.8, "both: the scales, off"),
        ClaimBond(claim_of(case, CONTAINERS).id, claim_of(case, SIXTY).id, "contradicting", 0.7, "forty against sixty"),
    )
    relations = _relations(case)
    balance = Balance(
        _voices(case), _lines(case), _reliances(case), (circle,), bonds, _assertions(case), relations,
        (
            _tension(case, "number", "“forty containers” against “closer to sixty”", [CONTAINERS, THIRTY], [SIXTY]),
            _tension(case, "time", "“about 9 April” against “most of spring”", [OFF], [INQUIRY_OFF], [LETTER_OFF]),
        ),
        "weigh 1, model 3",
    )  # fmt: skip
    courier = next(source.id for source in case.sources if source.name == "New Courier")
    decided = Decided(
        "dec-0123456789abcdef", "2024-03-01T10:00:00.000+00:00", "A. Reader", "they <i>printed</i> a letter"
    )
    return replace(
        case,
        balance=balance,
        critical=(
            Critical(voice_id("Report of the Velm port inquiry"), (relations[0].id,), (), 3),
            Critical(voice_id("Ilse Maron"), (relations[1].id,)),
            Critical(voice_id("two customs officers"), (), (), 4),
        ),
        matrices=(_matrix(case),),
        grades=(
            Grade(courier, "New Courier", "C", None, decided),
            Grade(claim_of(case, OFF).id, "the scales had been switched off", None, "2", decided),
        ),
    )
