"""A small case from its files to its audit, as it is shipped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.audit.cannery import BRIEF, SOURCES, entry_with, is_of, read_case

from whosays.audit.citations import Citation
from whosays.audit.run import audit_case, is_kept
from whosays.language import pairs
from whosays.language.encoder import model_version
from whosays.records import Analysis, Attribution, Audit, AuditEntry, AuditVerdict, Block, Document

GERMAN = (
    "Bericht des Feuerwehrhauptmanns\n\nDas erste Feuer brach in der Räucherei aus. Die Pumpen lieferten "
    "hundertachtzig Liter Wasser in der Minute, und niemand hatte die Eimer gezählt.\n"
)
QUOTED, MISQUOTED = "boilers were cleaned in spring", "guards slept soundly"
DATED, COUNTED, ASKED, SOLD = "first fire broke out", "pumps delivered", "asked the owner", "sold his shares"


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return read_case(tmp_path_factory.mktemp("osk"), BRIEF, SOURCES)


@pytest.fixture(scope="module")
def audit(analysis: Analysis) -> Audit:
    return audit_case(analysis)


def document(analysis: Analysis, name: str) -> Document:
    return next(document for document in analysis.documents if document.path.endswith(name))


def with_document(analysis: Analysis, changed: Document) -> Analysis:
    """The case with one document in another state, of which nothing was read."""
    return replace(
        analysis,
        documents=tuple(changed if one.id == changed.id else one for one in analysis.documents),
        claims=tuple(claim for claim in analysis.claims if claim.document_id != changed.id),
        times=tuple(time for time in analysis.times if time[0] != changed.id),
        entities=tuple(
            replace(entity, mentions=tuple(m for m in entity.mentions if m.document_id != changed.id))
            for entity in analysis.entities
        ),
    )


def the_plain_ones_hold(analysis: Analysis, audit: Audit) -> None:
    """What no audit may miss."""
    expected = {QUOTED: "supported", MISQUOTED: "distorted", DATED: "distorted", COUNTED: "distorted",
                SOLD: "source_unavailable"}  # fmt: skip
    assert {words: entry_with(audit, analysis, words).verdict for words in expected} == expected


def test_an_exact_quotation_is_supported(analysis: Analysis, audit: Audit) -> None:
    found = entry_with(audit, analysis, QUOTED)
    assert (found.verdict, found.drift) == ("supported", ())
    assert found.document_id == document(analysis, "report.txt").id
    assert found.passage is not None
    assert "The boilers were cleaned in spring and passed every test." in found.passage.exact


@pytest.mark.parametrize(
    ("words", "drift", "ours", "theirs"),
    [
        (MISQUOTED, "wording", "southern", "northern"),
        (DATED, "time", "3 May 2015", "3 May 2014"),
        (COUNTED, "number", "480 litres", "180 litres"),
    ],
)
def test_one_changed_element_of_a_copy_is_distortion_and_both_phrases_are_named(
    words: str, drift: str, ours: str, theirs: str, analysis: Analysis, audit: Audit
) -> None:
    found = entry_with(audit, analysis, words)
    assert found.verdict == "distorted"
    assert drift in found.drift
    assert f"“{ours}”" in found.why
    assert f"“{theirs}”" in found.why
    (change,) = (one for part in found.parts for one in part.differences if one.drift == drift)
    assert change.claim is not None
    assert change.passage is not None
    assert (change.claim.exact, change.passage.exact) == (ours, theirs)


def test_a_document_that_is_not_in_the_case_is_listed_once(analysis: Analysis, audit: Audit) -> None:
    found = entry_with(audit, analysis, SOLD)
    assert (found.verdict, found.document_id, found.parts, found.candidates) == ("source_unavailable", None, (), ())
    assert audit.unavailable == ("Sundvik Gazette",)


def test_a_letter_is_found_by_who_wrote_it(analysis: Analysis, audit: Audit) -> None:
    found = entry_with(audit, analysis, ASKED)
    assert found.document_id == document(analysis, "letter.txt").id
    assert found.passage is not None
    assert found.passage.exact == "I asked the owner for a second pump."


def test_entries_are_in_order_of_the_brief_and_every_span_is_of_its_document(analysis: Analysis, audit: Audit) -> None:
    texts = {one.id: one.text for one in analysis.documents}
    text = document(analysis, "brief.txt").text
    claims = {claim.id: claim for claim in analysis.claims}
    starts = [claims[entry.claim_id].content[0].start for entry in audit.entries]
    assert starts == sorted(starts)
    assert len(starts) >= 6
    for entry in audit.entries:
        assert entry.citation is None or is_of(entry.citation, text)
        for part in entry.parts:
            assert is_of(part.content, text)
            assert part.support_probability is None or 0.0 <= part.support_probability <= 1.0
            for cited in part.passages:
                assert is_of(cited.span, texts[cited.document_id])
                assert is_of(cited.context, texts[cited.document_id])
            for one in part.differences:
                assert one.claim is None or is_of(one.claim, text)
                assert one.passage is None or is_of(one.passage, texts[part.passages[0].document_id])
    for omission in audit.omissions:
        assert is_of(omission.passage, texts[omission.document_id])


def test_the_same_case_has_the_same_audit(analysis: Analysis, audit: Audit) -> None:
    assert audit_case(analysis) == audit
    assert audit.activity.endswith(f", model {model_version()}")


def test_progress_is_told_to_its_end(analysis: Analysis) -> None:
    told: list[tuple[str, int, int]] = []
    found = audit_case(analysis, lambda step, done, whole: told.append((step, done, whole)))
    assert all(0 <= done < whole for _, done, whole in told)
    assert len(dict.fromkeys(step for step, _, _ in told)) >= 3
    assert [step for step, _, _ in told].count("comparing") >= len(found.entries)


def test_without_the_encoder_the_rules_audit_alone(analysis: Analysis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "has_weights", lambda: False)
    found = audit_case(analysis)
    assert "model" not in found.activity
    the_plain_ones_hold(analysis, found)
    assert audit_case(analysis) == found


def test_a_copy_of_the_brief_and_files_that_cannot_be_read_change_nothing(tmp_path: Path) -> None:
    odd = {"copy.txt": BRIEF, "blank.txt": " \n\n", "brand.txt": GERMAN}
    analysis = read_case(tmp_path, BRIEF, {**SOURCES, **odd})
    assert [one.path.rsplit("/", 1)[-1] for one in analysis.coverage.unread] == ["blank.txt", "brand.txt"]
    found = audit_case(analysis)
    the_plain_ones_hold(analysis, found)
    copy = document(analysis, "copy.txt").id
    assert copy not in {one for entry in found.entries for c in entry.candidates for one in c.document_ids}
    assert copy not in {omission.document_id for omission in found.omissions}


def emptied(one: Document) -> Document:
    return replace(one, text="", blocks=())


def in_another_language(one: Document) -> Document:
    return replace(one, blocks=tuple(Block("foreign", block.start, block.end) for block in one.blocks))


@pytest.mark.parametrize("change", [emptied, in_another_language])
def test_in_a_cited_document_without_text_that_can_be_read_nothing_is_found(
    change: Callable[[Document], Document], analysis: Analysis
) -> None:
    changed = with_document(analysis, change(document(analysis, "letter.txt")))
    found = audit_case(changed)
    the_plain_ones_hold(changed, found)
    asked: AuditEntry = entry_with(found, changed, ASKED)
    assert asked.verdict in {"not_found", "source_unavailable"}
    assert asked.passage is None


@pytest.mark.parametrize("role", ["brief", "source"])
def test_a_case_with_nothing_to_compare_has_an_empty_audit(role: str, analysis: Analysis) -> None:
    kept = {one.id for one in analysis.documents if one.role == role}
    lone = replace(
        analysis,
        documents=tuple(one for one in analysis.documents if one.id in kept),
        claims=tuple(one for one in analysis.claims if one.document_id in kept),
        times=tuple(one for one in analysis.times if one[0] in kept),
    )
    found = audit_case(lone)
    assert {entry.verdict for entry in found.entries} <= {"source_unavailable"}
    assert bool(found.entries) is (role == "brief")
    assert (found.omissions, found.twice_told) == ((), ())
    assert audit_case(Analysis()).entries == ()


@pytest.mark.parametrize(
    ("named", "chance", "verdict", "kept"),
    [
        (True, 0.4, "distorted", True),
        (False, 0.9, "distorted", True),
        (False, 0.4, "supported", True),
        (False, 0.4, "distorted", False),
        (False, 0.4, "contradicted", False),
    ],
)
def test_what_only_the_context_hangs_on_a_document_is_kept_where_that_is_likely_or_the_document_says_it(
    *, named: bool, chance: float, verdict: AuditVerdict, kept: bool, analysis: Analysis, audit: Audit
) -> None:
    entry = replace(next(one for one in audit.entries if one.candidates), verdict=verdict)
    claim = next(one for one in analysis.claims if one.id == entry.claim_id)
    said = claim if named else replace(claim, attribution=Attribution())
    candidate = replace(entry.candidates[0], weight=chance)
    citation = Citation(claim.id, entry.cited_source_id, entry.cited, entry.citation, (candidate,))
    assert is_kept(citation, said, entry) is kept
