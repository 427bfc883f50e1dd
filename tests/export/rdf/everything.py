"""A case with everything in it that a case can hold: the harbour case, audited, weighed and judged, in one."""

from __future__ import annotations

import importlib.resources
import io
from dataclasses import replace

import rdflib
from tests.export.report.audits import audited_case, claim_of
from tests.export.report.balances import CONTAINERS, OFF, weighed_case
from tests.export.report.factory import find

from whosays.export.exported import Exported
from whosays.export.formats import Format, write_on
from whosays.records import (
    Analysis,
    Argument,
    ArgumentSide,
    Decided,
    Feature,
    Identity,
    IdentityHypothesis,
    IdentityItem,
    Judgement,
    Participant,
    Quote,
    StatedRelation,
    TimeExpression,
    Typing,
)

AT = "2024-03-02T08:30:00Z"


def everything() -> Analysis:
    """Build it."""
    case, audit = weighed_case(), audited_case().audit
    assert audit is not None
    brief, _, letter = case.documents
    first, second, *_ = (entity.id for entity in case.entities)
    quote = Quote(brief.id, find(brief, "Velm"))
    argument = Argument(
        brief.id, "agrees", find(brief, "forty containers left"), find(brief, "left"),
        ArgumentSide(first, find(brief, "forty")), ArgumentSide(None, find(brief, "containers")),
        claim_of(case, CONTAINERS).id,
    )  # fmt: skip
    features = (Feature("prior", -2.5, "names alike"), Feature("role", 1e-7, "“clerk” ↔ “scribe”"))
    hypothesis = IdentityHypothesis(
        "hyp-1", first, f"{letter.id}:3-9", "Velm", "the \u202equay", (argument,), (argument.claim_id or "",), (),
        (IdentityItem("names", "not alike", "against", (quote,), (), -3.0, 0.5),), 0.25, features, "unsure",
    )  # fmt: skip
    identities = (
        Identity(first, second, None, 0.61, features, left_name="Velm", right_name="north quay"),
        Identity(first, f"{second}@{brief.id}", "positive", 0.2, joined=True, by="judgement", why="an alias"),
        Identity(second, "ent-9 9", "negative", None),
    )
    stated = StatedRelation("met", first, second, find(brief, "left"), "negative", "possible")
    lasted = TimeExpression(find(brief, "2014"), None, None, None, kind="duration", duration="P3Y")
    odd = TimeExpression(find(brief, "2014"), "Y-20000", "-20000-01-01", "12014-01-01", anchor="year from the title")
    claims = tuple(
        replace(claim, relations=(stated,), times=(*claim.times, lasted, odd), places=(first,),
                participants=(Participant(second, "object"),))
        if claim.id == claim_of(case, CONTAINERS).id else claim
        for claim in case.claims
    )  # fmt: skip
    entries = tuple(
        entry if entry.ruling is None else replace(entry, ruling=replace(entry.ruling, id="dec-2"))
        for entry in audit.entries
    )
    grades = tuple(
        replace(grade, decided=replace(grade.decided, id=f"dec-1{place}")) for place, grade in enumerate(case.grades)
    )
    assert case.balance is not None
    voices = {voice.id for voice in case.balance.voices}
    lines = tuple(line for line in case.balance.lines if voices.issuperset(line.voices))
    return replace(
        case,
        balance=replace(case.balance, lines=(*lines, replace(lines[0], via=(claims[1].id,)))),
        claims=claims,
        times=tuple((claim.document_id, time) for claim in claims for time in claim.times),
        identities=identities,
        identity_hypotheses=(hypothesis,),
        assumptions=(Judgement("", first, second, "Velm", "north quay", "positive", "", "", ""),),
        audit=replace(audit, entries=entries),
        balance_stale=True,
        grades=grades,
        typings=(Typing(first, "Velm", "infrastructure", Decided("dec-30", AT, "C. Typer", "it “holds” all")),),
    )


def exported(analysis: Analysis | None = None) -> Exported:
    """The case as formats see it."""
    return Exported("harbour", analysis or everything(), AT)


def written(form: Format, case: Exported | None = None) -> tuple[str, tuple[str, ...]]:
    """What a format writes of a case, and what it says that it has no place for."""
    stream = io.BytesIO()
    left_out = write_on(form, case or exported(), stream)
    return stream.getvalue().decode(), left_out


def packaged(name: str) -> rdflib.Graph:
    """A graph that comes with the package: the vocabulary, or the shapes."""
    text = importlib.resources.files("whosays.export.rdf").joinpath(name).read_text("utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


__all__ = ["AT", "CONTAINERS", "OFF", "claim_of", "everything", "exported", "packaged", "written"]
