"""A case about an invented lighthouse: what its documents claim, and what an audit finds, are listed by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.factories import make_claim, make_link, make_source
from whosays.audit import run
from whosays.intake import inputs
from whosays.records import (
    Analysis,
    Audit,
    AuditedPart,
    AuditEntry,
    AuditVerdict,
    Candidate,
    Cited,
    Claim,
    Difference,
    Document,
    Drift,
    Entity,
    Mention,
    Omission,
    Reading,
    ReadOptions,
    Span,
    TwiceTold,
    content_id,
)

BRIEF = """The Dark Lamp

The Board of Lights found that the keeper sold the lamp oil to Tarn Fisheries in May 2009.

The inspector wrote that the tower was unsafe. The Board added that forty ships had been warned.

According to the harbour log, the lamp was dark for three nights. The same log says that the keeper was absent.
"""
REPORT = """Report of the Board of Lights

The keeper may have sold some lamp oil to Tarn Fisheries. The Board could not establish when. No money was found.

Fourteen ships were warned by wireless before the storm.
"""
LETTER = """A letter of the inspector

I found the tower sound in every part, and said so to the keeper.
"""
FILES = {"brief.txt": BRIEF, "sources/letter.txt": LETTER, "sources/report.txt": REPORT}
OIL = "the keeper sold the lamp oil to Tarn Fisheries in May 2009"
TOWER = "the tower was unsafe"
SHIPS = "forty ships had been warned"
DARK = "the lamp was dark for three nights"
ABSENT = "the keeper was absent"
#: Who is said to say what, in the brief: the words of the source, and its cue.
HOLDERS = {
    OIL: ("The Board of Lights", "found"),
    TOWER: ("The inspector", "wrote"),
    SHIPS: ("The Board", "added"),
    DARK: ("the harbour log", "According to"),
    ABSENT: ("The same log", "says"),
}
CLAIMS = {"sources/report.txt": ["Fourteen ships were warned by wireless"], "sources/letter.txt": ["the tower sound"]}


def read(document: Document, _: ReadOptions) -> Reading:
    """The claims and the names that stand in one of the files, whatever its text has become."""
    text = document.text
    claims, sources = [], []
    for words, (holder, cue) in HOLDERS.items() if document.role == "brief" else ():
        if words in text:
            sources.append(make_source(holder, document))
            claims.append(make_claim(document, words, chain=(make_link(sources[-1], text, holder, cue),)))
    claims += [make_claim(document, words) for words in CLAIMS.get(document.path, ()) if words in text]
    entities = []
    for name in ("Tarn Fisheries", "harbour log", "Nobody Else"):
        if name in text:
            mention = Mention(document.id, place(text, name), "name", "Company")
            entities.append(Entity(content_id("ent", name), "Company", name, (), (mention,)))
    return Reading(document.id, tuple(entities), (), tuple(sources), tuple(claims), 6, len(claims))


def place(text: str, words: str) -> Span:
    """The first place of ``words``."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def audit(analysis: Analysis, progress: Callable[[str, int, int], None] | None = None) -> Audit:
    """What a careful reader finds; of claims and documents that are not there it says nothing."""
    at = {document.path: document for document in analysis.documents}
    claims = {claim.content[0].exact: claim for claim in analysis.claims}
    if progress:
        progress("comparing", 0, 2)
        progress("comparing", 2, 2)
    entries = [entry for words in HOLDERS if words in claims for entry in [_entry(claims[words], at)]]
    twice = [claims[words].id for words in (DARK, ABSENT) if words in claims]
    money = at.get("sources/report.txt")
    return Audit(
        tuple(entries),
        (
            Omission(money.id, place(money.text, "No money was found."), (claims[OIL].id,), "a negative finding", 2.5),
        ) if money and OIL in claims else (),
        (TwiceTold(tuple(twice), "same_testimony", "both rest on the harbour log"),) if len(twice) > 1 else (),
        ("harbour log",),
        "audit 0",
    )  # fmt: skip


def _entry(claim: Claim, at: dict[str, Document]) -> AuditEntry:
    words, brief = claim.content[0].exact, at["brief.txt"].text
    source = claim.attribution.chain[0]
    report, letter = at.get("sources/report.txt"), at.get("sources/letter.txt")
    cited: dict[str, tuple[Document | None, str, AuditVerdict, str]] = {
        OIL: (report, "The keeper may have sold some lamp oil to Tarn Fisheries.", "overstated", "report"),
        TOWER: (letter, "I found the tower sound in every part", "contradicted", "letter"),
        SHIPS: (report, "Fourteen ships were warned by wireless", "distorted", "report"),
    }
    document, passage, verdict, title = cited.get(words, (None, "", "source_unavailable", ""))
    if document is None or passage not in document.text:
        return AuditEntry(
            claim.id, source.source_id, source.name, source.source, None, None, "source_unavailable", (),
            "the harbour log is not in the case",
        )  # fmt: skip
    span = place(document.text, passage)
    pairs: dict[str, list[tuple[Drift, str, str, bool | None]]] = {
        OIL: [("certainty", "sold", "may have sold", True), ("time", "in May 2009", "", None)],
        TOWER: [("polarity", "unsafe", "sound in every part", None)],
        SHIPS: [("number", "forty", "Fourteen", None)],
    }
    differences = tuple(
        Difference(
            drift,
            _within(claim.content[0], mine),
            _within(span, theirs) if theirs else None,
            stronger,
            f"“{mine}” against “{theirs}”" if theirs else f"“{mine}” is not in the source",
            "by hand",
        )
        for drift, mine, theirs, stronger in pairs[words]
    )
    assert brief[claim.content[0].start : claim.content[0].end] == words
    context = Span.of(document.text, 0, span.end)
    part = AuditedPart(claim.content[0], verdict, (Cited(document.id, span, context),), differences, 0.25)
    return AuditEntry(
        claim.id, source.source_id, source.name, source.source, document.id, span, verdict,
        tuple(it.drift for it in differences), differences[0].why, (part,),
        (Candidate((document.id,), document.title, 3.0, f"it is the {title}"),),
    )  # fmt: skip


def _within(span: Span, words: str) -> Span:
    found = place(span.exact, words)
    return Span(span.start + found.start, span.start + found.end, words)


def prepare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let documents be read, and audits made, as above."""
    monkeypatch.setattr(inputs, "read_document", read)
    monkeypatch.setattr(inputs, "has_weights", lambda: True)
    monkeypatch.setattr(inputs, "model_version", lambda: "1")
    monkeypatch.setattr(run, "audit_case", audit)


def write() -> None:
    """Write the files into the current folder."""
    for name, text in FILES.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text)
