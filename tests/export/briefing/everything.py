"""A case with everything a report shows, and one document whose words would be markup anywhere."""

from __future__ import annotations

from dataclasses import replace

from tests.export.report.audits import audited_case
from tests.export.report.balances import weighed_case

from whosays.export.exported import Exported
from whosays.records import (
    Analysis,
    Decided,
    Evidence,
    Feature,
    Grade,
    Hypothesis,
    HypothesisReading,
    Identity,
    Matrix,
    Question,
)

AT = "2026-01-02T03:04:05Z"
NASTY = (
    "# *h* **b** _i_ [a](http://x.example) ![p](y) <b>x</b> &amp; `c` ~~s~~ $m$ | cell \\ [^1]: n ^up^ {x} "
    "www.x.example @me a@b.example :smile: #12 \x00\x08\x1b \u202egnirts\u2028 1. \ufffe\ud800"
)


def everything(*, nasty: str = NASTY) -> Exported:
    """The harbour case, audited, weighed, judged and graded."""
    weighed, audited = weighed_case(), audited_case()
    analysis = replace(weighed, audit=audited.audit)
    entities = analysis.entities
    claim = analysis.claims[0]
    rivals = (Hypothesis("H1", f"Somebody {nasty}", (0.1, 0.6)), Hypothesis("H2", "Nobody"))
    question = Question(
        "q", f"Who? {nasty}", rivals,
        (Evidence("E1", claim.id, "words", {"H1": "II"}), Evidence("E2", None, f"gone {nasty}", {"H2": "C"})),
    )  # fmt: skip
    readings = (
        HypothesisReading("H1", 2, (1.0, 2.0), (0.05, 0.4), "very unlikely to unlikely"),
        HypothesisReading("H2", 0, (0.0, 0.0)),
    )
    decided = Decided("dec-1", AT, f"Ann {nasty}", f"because {nasty}")
    identity = Identity(
        entities[0].id, f"{entities[1].id}@{entities[1].mentions[0].document_id}", None, 0.42,
        (Feature("family name", 3.5, "alike"),), left_name=f"{nasty} one", right_name="other",
    )  # fmt: skip
    return Exported(
        f"Case {nasty}",
        replace(
            analysis,
            identities=(identity,),
            matrices=(Matrix(question, readings, {"E1": 0.5}, (f"Note {nasty}",)),),
            grades=(Grade(claim.id, f"words {nasty}", None, "3", decided),
                    Grade(analysis.sources[0].id, analysis.sources[0].name, "B", None, decided)),
        ),
        AT,
    )  # fmt: skip


def many(number: int) -> Exported:
    """A case with as many of everything that is listed, out of one claim."""
    case = everything(nasty="")
    analysis: Analysis = case.analysis
    first = next(one for one in analysis.claims if one.attribution.chain)
    claims = tuple(
        replace(first, id=f"clm-{n:016x}", attribution=replace(first.attribution, chain=(
            replace(first.attribution.chain[-1], source_id=f"src-{n}", name=f"Source {n}"),))) for n in range(number)
    )  # fmt: skip
    balance, audit = analysis.balance, analysis.audit
    assert balance
    assert audit
    relations = tuple(replace(balance.relations[0], id=f"rel-{n}") for n in range(number))
    tensions = tuple(replace(balance.tensions[0], id=f"ten-{n}") for n in range(number))
    entries = tuple(replace(audit.entries[0], claim_id=claims[n].id, ruling=None) for n in range(number))
    matrix = analysis.matrices[0]
    evidence = tuple(replace(matrix.question.evidence[0], key=f"E{n}") for n in range(number))
    return Exported(
        "Many",
        replace(
            analysis,
            claims=claims,
            balance=replace(balance, relations=relations, tensions=tensions),
            audit=replace(audit, entries=entries),
            identities=analysis.identities * number,
            matrices=(replace(matrix, question=replace(matrix.question, evidence=evidence)),),
            grades=analysis.grades * number,
        ),
        AT,
    )
