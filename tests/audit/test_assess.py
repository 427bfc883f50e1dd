"""From a citation to an entry: parts, passages, verdicts; by the rules alone, with weights written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.audit.cannery import is_of, read_case
from tests.audit.weighing import weigh_plainly
from tests.factories import span

from whosays.audit.assess import assess
from whosays.audit.citations import Citation
from whosays.audit.evidence import Library
from whosays.audit.shelf import shelves
from whosays.records import Analysis, AuditEntry, Candidate, Claim

BRIEF = """The Osk Cannery

The Cannery Inspectorate found that the first fire broke out in the smoke house and that the pumps delivered 480 \
litres of water a minute.

The Cannery Inspectorate found that the cooks had stolen the silver spoons of the mayor.

The Cannery Inspectorate found that the guards slept soundly at the northern gate.

The Cannery Inspectorate found that the owner had hidden the keys.

The Cannery Inspectorate found that the boilers were “cleaned in autumn and passed every test”.
"""
PUMPS = "the pumps delivered 480 litres of water a minute"
GUARDS = "the guards slept soundly at the northern gate"
SPOONS = "the cooks had stolen the silver spoons of the mayor"
KEYS = "the owner had hidden the keys"
BOILERS = "the boilers were “cleaned in autumn and passed every test"
REPORT = """Report of the Cannery Inspectorate

Osk, 9 October 2014

The first fire broke out in the smoke house. The pumps delivered 180 litres of water a minute. Nobody had counted the \
buckets.

The guards slept soundly at the northern gate. The boilers were cleaned in spring and passed every test.

Tove Lind said that the owner had hidden the keys.
"""
NOTES = """Notes of a neighbour

The guards slept soundly at the northern gate. I heard no alarm.
"""


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return read_case(tmp_path_factory.mktemp("osk"), BRIEF, {"report.txt": REPORT, "notes.txt": NOTES})


@pytest.fixture(scope="module")
def library(analysis: Analysis) -> Library:
    return Library.of(analysis, shelves(analysis), None)


@pytest.fixture(autouse=True)
def _plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    weigh_plainly(monkeypatch)


def document(analysis: Analysis, name: str) -> str:
    return next(document.id for document in analysis.documents if document.path.endswith(name))


def claim_of(analysis: Analysis, words: str) -> Claim:
    """A claim of the brief with exactly these words, by whoever the reader has heard them from."""
    brief = document(analysis, "brief.txt")
    content = span(next(one.text for one in analysis.documents if one.id == brief), words)
    read = next(c for c in analysis.claims if c.document_id == brief and any(content.overlaps(s) for s in c.content))
    return replace(read, content=(content,))


def entry(
    analysis: Analysis, library: Library, words: str, cited: Sequence[tuple[str, float]] = (("report.txt", 2.0),)
) -> AuditEntry:
    """The entry of a claim against documents that fit its citation so well."""
    claim = claim_of(analysis, words)
    candidates = tuple(Candidate((document(analysis, name),), name, weight, "") for name, weight in cited)
    link = claim.attribution.chain[0]
    citation = Citation(claim.id, link.source_id, link.name, link.source, candidates)
    return assess(citation, claim, library, "model 9")


def test_what_no_document_is_at_hand_for_is_compared_with_nothing(analysis: Analysis, library: Library) -> None:
    found = entry(analysis, library, GUARDS, cited=())
    assert (found.verdict, found.document_id, found.passage, found.parts) == ("source_unavailable", None, None, ())
    assert (found.cited, found.drift, found.candidates) == ("Cannery Inspectorate", (), ())
    assert found.citation is not None
    assert is_of(found.citation, BRIEF)


def test_the_passage_that_says_it(analysis: Analysis, library: Library) -> None:
    found = entry(analysis, library, GUARDS)
    assert (found.verdict, found.drift, found.why) == ("supported", (), "the passage says it")
    assert found.document_id == document(analysis, "report.txt")
    assert found.passage is not None
    assert found.passage.exact == "The guards slept soundly at the northern gate."
    (part,) = found.parts
    assert part.content.exact == GUARDS
    assert part.support_probability is not None
    assert part.support_probability > 0.5


def test_each_part_of_a_claim_has_a_passage_and_the_worst_decides(analysis: Analysis, library: Library) -> None:
    found = entry(analysis, library, f"the first fire broke out in the smoke house and that {PUMPS}")
    assert [part.content.exact for part in found.parts] == [
        "the first fire broke out in the smoke house", PUMPS,
    ]  # fmt: skip
    assert [part.verdict for part in found.parts] == ["supported", "distorted"]
    assert (found.verdict, found.drift) == ("distorted", ("number",))
    assert found.passage is not None
    assert found.passage.exact == "The pumps delivered 180 litres of water a minute."
    assert "480 litres" in found.why
    assert "180 litres" in found.why


def test_what_the_document_does_not_speak_of_is_not_found(analysis: Analysis, library: Library) -> None:
    found = entry(analysis, library, SPOONS)
    assert (found.verdict, found.drift, found.passage) == ("not_found", (), None)
    assert found.document_id == document(analysis, "report.txt")
    assert "silver spoons of the mayor" in found.why
    assert [part.passages for part in found.parts] == [()]


def test_a_speaker_whom_the_brief_leaves_out(analysis: Analysis, library: Library) -> None:
    found = entry(analysis, library, KEYS)
    assert (found.verdict, found.drift) == ("overstated", ("attribution",))
    (part,) = found.parts
    assert part.passages[0].speaker == "Tove Lind"


def test_quoted_words_are_compared_word_by_word(analysis: Analysis, library: Library) -> None:
    found = entry(analysis, library, BOILERS)
    assert found.verdict == "distorted"
    assert "wording" in found.drift
    assert "“autumn”" in found.why
    assert "“spring”" in found.why


def test_the_same_passage_elsewhere_is_kept_behind_the_one_that_counts(analysis: Analysis, library: Library) -> None:
    found = entry(analysis, library, GUARDS, [("report.txt", 2.0), ("notes.txt", 1.9)])
    (part,) = found.parts
    assert [one.span.exact for one in part.passages[:2]] == ["The guards slept soundly at the northern gate."] * 2
    assert {one.document_id for one in part.passages[:2]} == {
        document(analysis, "report.txt"), document(analysis, "notes.txt"),
    }  # fmt: skip
    assert part.passages[0].document_id == found.document_id


def test_candidates_near_the_best_are_searched_with_it_and_the_one_compared_comes_first(
    analysis: Analysis, library: Library
) -> None:
    found = entry(analysis, library, PUMPS, [("notes.txt", 2.0), ("report.txt", 1.9)])
    assert [candidate.title for candidate in found.candidates] == ["report.txt", "notes.txt"]
    assert found.verdict == "distorted"
    far = entry(analysis, library, PUMPS, [("notes.txt", 2.0), ("report.txt", 0.2)])
    assert [candidate.title for candidate in far.candidates] == ["notes.txt", "report.txt"]
    assert far.verdict == "not_found"


def test_every_span_is_of_the_document_that_it_is_said_to_be_of(analysis: Analysis, library: Library) -> None:
    texts = {one.id: one.text for one in analysis.documents}
    for words in (PUMPS, GUARDS, KEYS, BOILERS):
        found = entry(analysis, library, words)
        for part in found.parts:
            assert is_of(part.content, BRIEF.rstrip())
            for cited in part.passages:
                assert is_of(cited.span, texts[cited.document_id])
                assert is_of(cited.context, texts[cited.document_id])
                assert cited.context.covers(cited.span)
            for one in part.differences:
                assert one.claim is None or is_of(one.claim, BRIEF)
                assert one.passage is None or is_of(one.passage, texts[part.passages[0].document_id])
