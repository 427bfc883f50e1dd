"""A case about an invented harbour in which there is something of everything that FollowTheMoney has a place for."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import make_claim, make_document, make_link, make_source, span

from whosays.export.exported import Exported
from whosays.records import (
    Analysis,
    Argument,
    ArgumentSide,
    Balance,
    Certainty,
    Claim,
    Coverage,
    Decided,
    Entity,
    Feature,
    Grade,
    Identity,
    IdentityHypothesis,
    IdentityItem,
    Mention,
    Page,
    Participant,
    Relation,
    Schema,
    StatedRelation,
    Support,
    TimeExpression,
    content_id,
)

LEDGER = (
    "The Ostrel Ledger\n\n"
    "Captain Maren Holt has led the Pilots’ Guild of Ostrel since 2011. Warden Pell said that she might own the Tern, "
    "a barge built in Sweden.\n\n"
    "Mara Holt never met Pell at Quay Lane, the Guild wrote."
)
BRIEF = "On the harbour\n\nMaren Holt met Pell on 3 May 2014."
AT = "2026-03-01T10:00:00Z"

ledger = replace(
    make_document(LEDGER, "papers/ledger.pdf", "source"), media_type="application/pdf", pages=(Page(1, 0, len(LEDGER)),)
)
brief = replace(make_document(BRIEF, "=brief.txt"), published="[2015,2016]")


def entity(schema: Schema, name: str, *spelled: tuple[object, str], title: str | None = None) -> Entity:
    """An entity with a mention for each pair of a document and words of it."""
    mentions = tuple(
        Mention(document.id, span(document.text, words), "name", schema, title)  # type: ignore[attr-defined]
        for document, words in spelled
    )
    aliases = tuple(sorted({mention.span.exact for mention in mentions} - {name}))
    return Entity(content_id("ent", name), schema, name, aliases, mentions)


HOLT = entity("Person", "Maren Holt", (ledger, "Maren Holt"), (brief, "Maren Holt"), title="Captain")
MARA = entity("Person", "Mara Holt", (ledger, "Mara Holt"))
PELL = entity("Person", "Pell", (ledger, "Pell"), (brief, "Pell"))
GUILD = entity("Organization", "Pilots’ Guild of Ostrel", (ledger, "Pilots’ Guild of Ostrel"), (ledger, "Guild wrote"))
TERN = entity("Vessel", "Tern", (ledger, "Tern"))
SWEDEN = entity("Country", "Sweden", (ledger, "Sweden"))
QUAY = entity("Address", "Quay Lane", (ledger, "Quay Lane"))
ENTITIES = (HOLT, MARA, PELL, GUILD, TERN, SWEDEN, QUAY)
GONE = "ent-0000000000000000"

_warden = replace(make_source("Warden Pell", ledger), kind="person", entity_id=PELL.id)
_ledger = replace(make_source("Ostrel Ledger", ledger), document_id=ledger.id)
_papers = replace(make_source("the harbour papers", brief), kind="document")
_clerks = make_source("two clerks", brief, anonymous=True)

_since = TimeExpression(span(LEDGER, "since 2011"), "2011/..", "2011-01-01", None)
_day = TimeExpression(span(BRIEF, "3 May 2014"), "2014-05-03", "2014-05-03", "2014-05-03")


def _stating(claim: Claim, kind: str, left: Entity, right: Entity, cue: str, polarity: str = "positive") -> Claim:
    text = LEDGER if claim.document_id == ledger.id else BRIEF
    stated = StatedRelation(kind, left.id, right.id, span(text, cue), polarity)  # type: ignore[arg-type]
    parts = (Participant(left.id, "subject"), Participant(right.id, "object"))
    return replace(claim, relations=(stated,), participants=parts)


LEADS = replace(
    _stating(make_claim(ledger, "Maren Holt has led the Pilots’ Guild of Ostrel since 2011"), "directorship",
             HOLT, GUILD, "led"), times=(_since,),
)  # fmt: skip
OWNS = _stating(
    make_claim(ledger, "she might own the Tern", chain=(make_link(_warden, LEDGER, "Warden Pell", "said"),),
               certainty=Certainty("possible", "positive", (span(LEDGER, "might"),))),
    "ownership", HOLT, TERN, "own",
)  # fmt: skip
BUILT = _stating(make_claim(ledger, "a barge built in Sweden"), "employment", TERN, SWEDEN, "built")
NEVER = replace(
    _stating(make_claim(ledger, "Mara Holt never met Pell at Quay Lane", certainty=Certainty("certain", "negative"),
                        chain=(make_link(_ledger, LEDGER, "the Guild", "wrote"),)), "met", PELL, MARA, "met",
             "negative"), places=(QUAY.id,),
)  # fmt: skip
MET = replace(
    _stating(make_claim(brief, "Maren Holt met Pell on 3 May 2014", chain=(
        make_link(_papers, BRIEF, None, None), make_link(_clerks, BRIEF, None, None))), "met", HOLT, PELL, "met"),
    times=(_day,),
)  # fmt: skip
CLAIMS = (LEADS, OWNS, BUILT, NEVER, MET)


def _relation(claim: Claim, denied: tuple[Claim, ...] = (), saying: bool = True) -> Relation:
    (stated,) = claim.relations
    time = claim.times[0] if claim.times else None
    return Relation(
        content_id("rel", stated.subject_id, stated.type, stated.object_id),
        stated.subject_id,
        stated.type,
        stated.object_id,
        (claim.id,) if saying else (),
        denied_by=tuple(one.id for one in denied),
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        support=Support(("voi-1",), 1, 1, ("single_origin",)),
    )


RELATIONS = (
    _relation(LEADS), _relation(OWNS), _relation(BUILT), _relation(MET, (NEVER,)),
    _relation(NEVER, (NEVER,), saying=False),
)  # fmt: skip
OPEN = Identity(
    *sorted((HOLT.id, MARA.id)),
    None,
    0.875,
    (Feature("given name", 2.5, "“Mara” for “Maren”"),),  # type: ignore[misc]
)
JOINED = Identity(*sorted((PELL.id, GONE)), None, None, joined=True, by="machine")  # type: ignore[misc]
APART = Identity(*sorted((PELL.id, HOLT.id)), "negative", 0.25)  # type: ignore[misc]
_argument = Argument(
    ledger.id, "denies", span(LEDGER, "Mara Holt never met"), span(LEDGER, "never"),
    ArgumentSide(MARA.id, span(LEDGER, "Mara Holt")), ArgumentSide(PELL.id, span(LEDGER, "Pell at")),
)  # fmt: skip
ARGUED = IdentityHypothesis(
    "hyp-1", MARA.id, GONE, "Mara Holt", "Pell", (_argument,), (), (NEVER.id,),
    (IdentityItem("birth", "born in 1961 and in 1970", "against"),), 0.125,
)  # fmt: skip
DESCRIBED = replace(ARGUED, id="hyp-2", right=f"{ledger.id}:4-9")
GRADES = (
    Grade(_warden.id, "Warden Pell", "B", None, Decided("dec-1", AT, "A. Reader", "was there")),
    Grade(ledger.id, "The Ostrel Ledger", "D", None, Decided("dec-2", AT, "A. Reader", "")),
    Grade(OWNS.id, "she might own the Tern", None, "3", Decided("dec-3", AT, "A. Reader", "seen once")),
)


def harbour(**changed: object) -> Exported:
    """The case; ``changed`` are other fields of its analysis."""
    fields: dict[str, object] = {
        "documents": (brief, ledger),
        "sources": (_warden, _ledger, _papers, _clerks),
        "entities": ENTITIES,
        "claims": CLAIMS,
        "coverage": Coverage(sentences=4, sentences_with_claims=4),
        "identities": (APART, JOINED, OPEN),
        "identity_hypotheses": (ARGUED, DESCRIBED),
        "balance": Balance(relations=RELATIONS),
        "grades": GRADES,
    }
    return Exported("The harbour", Analysis(**{**fields, **changed}), AT)  # type: ignore[arg-type]
