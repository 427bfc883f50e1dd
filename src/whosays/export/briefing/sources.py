"""The sources, what rests on each, and what analysts think of them."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.export.balance import grade_in_words
from whosays.export.briefing.content import Block, Heading, Item, Paragraph, Run, Table, said, strong
from whosays.export.briefing.desk import NAME, Desk, line
from whosays.export.report.sources import table
from whosays.export.words import number

_SOURCES, _GRADES = 60, 100


def sources(desk: Desk) -> Iterator[Block]:
    """Every source with its claims, then the grades with who gave them and why."""
    found = table(desk.index)
    if found.rows:
        yield Heading(1, "Sources")
        yield Paragraph(said(found.summary))
        rows = tuple(
            (
                said(f"{line(row.name, NAME)}{' (not named)' if row.anonymous else ''}"),
                said(row.kind),
                said(number(row.origin)),
                said(number(row.passed)),
                said(f"{number(row.hedged)} ({row.hedged_share})" if row.hedged else "–"),
                said(f"{number(row.negative)} ({row.negative_share})" if row.negative else "–"),
            )
            for row in found.rows[:_SOURCES]
        )
        header = ("Source", "Kind", "Claims end in it", "Pass through it", "Less than certain", "Negative")
        yield Table(header, rows, (36, 16, 12, 12, 12, 12))
        yield from desk.more(len(found.rows) - _SOURCES, "source")
    grades = desk.analysis.grades
    yield Heading(1, "Grades")
    if not grades:
        yield Paragraph(said("Nobody has graded a source or a claim, and whosays grades nobody by itself."))
    else:
        yield Paragraph(said(
            "By the Admiralty code, in two axes that are never one number: reliability of a source A–F, credibility "
            "of a claim 1–6; F and 6 say that it cannot be judged. They are the analysts’."
        ))  # fmt: skip
    for grade in grades[:_GRADES]:
        decided = grade.decided
        signed = " on ".join(filter(None, (line(decided.who, NAME), decided.at[:10])))
        claim = desk.case.claims.get(grade.subject)
        notes = (desk.claim(claim),) if claim else ()
        yield Item((strong(line(grade.name, NAME)), Run(f": {grade_in_words(grade)}", "plain", notes),
                    Run(f" ({signed}). {line(decided.why)}" if signed else "")))  # fmt: skip
    yield from desk.more(len(grades) - _GRADES, "grade")
