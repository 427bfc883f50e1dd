"""A case that is audited: kept, overruled, gone stale, read anew. What audits is a stand-in (see ``tests.audited``)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import pytest

from tests import audited
from tests.audited import BRIEF, DARK, LETTER, OIL, REPORT, SHIPS, TOWER
from whosays.audit import run
from whosays.case import Case
from whosays.export.analysis_json import dumps, schema
from whosays.export.report import render
from whosays.intake import session
from whosays.records import Analysis, Audit, AuditEntry, CaseNotWritable, DamagedCase, ReadOptions, UsageError
from whosays.store import Activity, connection

WHO = "A. Reader"
SOURCE = ReadOptions(role="source")


@pytest.fixture(autouse=True)
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    audited.prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    audited.write()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "x.whosays", create=True) as opened:
        opened.read(["brief.txt"])
        opened.read(["sources"], SOURCE)
        yield opened


def words(case: Case, entry: AuditEntry) -> str:
    (claim,) = (claim for claim in case.analysis().claims if claim.id == entry.claim_id)
    return claim.content[0].exact


def stale(case: Case) -> set[str]:
    """The claims whose verdicts are stale; every entry that is shown has its words where it says."""
    found = case.audited()
    assert found is not None
    texts = {document.id: document.text for document in case.analysis().documents}
    for entry in found.entries:
        brief = next(claim for claim in case.analysis().claims if claim.id == entry.claim_id).document_id
        for span in (entry.citation, *(part.content for part in entry.parts)):
            assert span is None or texts[brief][span.start : span.end] == span.exact
    return {words(case, entry) for entry in found.entries if entry.stale}


def change(case: Case, path: str, text: str, role: str = "source") -> None:
    Path(path).write_text(text)
    case.read([path], SOURCE if role == "source" else None)


def test_an_audit_is_kept_and_shown(case: Case) -> None:
    assert case.audited() is None
    assert case.analysis().audit is None
    told: list[tuple[str, int, int]] = []
    made = case.audit(lambda *step: told.append(step))
    assert told == [("comparing", 0, 2), ("comparing", 2, 2)]
    assert [entry.verdict for entry in made.entries] == [
        *("overstated", "contradicted", "distorted", "source_unavailable", "source_unavailable"),
    ]
    assert not any(entry.stale or entry.ruling for entry in made.entries)
    assert case.audited() == made
    analysis = case.analysis()
    assert (analysis.audit, analysis.coverage.unavailable_sources) == (made, ("harbour log",))
    with Case.open(case.path) as again:
        assert again.audited() == made
    exported = json.loads(dumps(analysis))
    jsonschema.validate(exported, schema(), jsonschema.Draft202012Validator)
    assert len(exported["audit"]) == 5
    assert "may have sold" in render(analysis, "x")


def test_the_same_case_audited_twice_gives_the_same_bytes(case: Case) -> None:
    case.audit()
    before = dumps(case.analysis())
    case.audit()
    assert dumps(case.analysis()) == before


def test_what_audits_sees_the_case_without_the_audit_before(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Analysis] = []
    real = run.audit_case
    monkeypatch.setattr(run, "audit_case", lambda analysis, progress: seen.append(analysis) or real(analysis, progress))
    case.audit()
    case.audit()
    assert [analysis.audit for analysis in seen] == [None, None]
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    ("paths", "role", "message"),
    [
        (["brief.txt"], "brief", "x.whosays: this case holds no source: read the documents that it cites with: "),
        (["sources"], "source", "x.whosays: this case holds no brief: read a brief that is to be audited with: "),
    ],
)
def test_a_case_without_briefs_or_sources_is_refused(
    paths: list[str], role: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "audit_case", lambda *_: pytest.fail("nothing is to be compared"))
    with Case.open("x.whosays", create=True) as case:
        case.read(paths, SOURCE if role == "source" else None)
        with pytest.raises(UsageError, match=message):
            case.audit()


def test_an_audit_that_fails_leaves_the_one_before(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    made = case.audit()
    monkeypatch.setattr(run, "audit_case", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        case.audit()
    assert case.audited() == made


def test_of_a_source_that_has_changed_the_verdicts_are_stale_and_no_others(case: Case) -> None:
    case.audit()
    assert stale(case) == set()
    change(case, "sources/letter.txt", LETTER + "Written in haste.\n")
    assert stale(case) == {TOWER}
    change(case, "sources/letter.txt", LETTER)
    assert stale(case) == set(), "the very text that was compared is back"
    change(case, "sources/report.txt", REPORT + "An annex.\n")
    assert stale(case) == {OIL, SHIPS}
    case.audit()
    assert stale(case) == set()


def test_what_was_left_out_of_a_source_that_is_gone_is_not_shown(case: Case) -> None:
    case.audit()
    change(case, "sources/report.txt", REPORT.replace("No money was found.", ""))
    found = case.audited()
    assert found is not None
    assert found.omissions == ()
    assert [twice.why for twice in found.twice_told] == ["both rest on the harbour log"]


def test_a_new_source_may_have_what_was_not_found(case: Case) -> None:
    case.audit()
    change(case, "sources/log.txt", "Log of the harbour.")
    assert stale(case) == {DARK, audited.ABSENT}


def test_a_new_brief_makes_nothing_stale(case: Case) -> None:
    case.audit()
    change(case, "other.txt", "Another brief.", "brief")
    assert stale(case) == set()


def test_a_newer_reader_makes_all_stale_that_it_has_read_again(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    case.audit()
    monkeypatch.setattr(session, "current_activity", lambda _: Activity.of("read", "99", {}))
    case.read(["sources/letter.txt"], SOURCE)
    assert stale(case) == {TOWER}
    case.read(["brief.txt"])
    assert len(stale(case)) == 5


def test_another_reference_date_is_another_reading(case: Case) -> None:
    case.audit()
    case.read(["sources/letter.txt"], ReadOptions(role="source", published="2019-05"))
    assert stale(case) == {TOWER}


def test_a_file_that_only_moved_is_the_same(case: Case) -> None:
    case.audit()
    Path("sources/letter.txt").rename("sources/a_letter.txt")
    case.read(["sources/a_letter.txt"], SOURCE)
    assert stale(case) == set()


def test_verdicts_move_with_a_brief_that_has_changed(case: Case) -> None:
    made = case.audit()
    change(case, "brief.txt", f"A longer beginning.\n\n{BRIEF}", "brief")
    found = case.audited()
    assert found is not None
    assert len(stale(case)) == len(found.entries) == 5
    assert [entry.claim_id for entry in found.entries] != [entry.claim_id for entry in made.entries]
    assert found.entries[0].parts[0].differences[0].claim is not None
    assert found.omissions[0].bears_on == (found.entries[0].claim_id,)
    assert case.standing().gone == 0


def test_verdicts_on_claims_that_are_gone_are_left_out_and_counted(case: Case) -> None:
    case.audit()
    change(case, "brief.txt", BRIEF.replace(OIL, "nothing was sold").replace(DARK, "it was lit"), "brief")
    found = case.audited()
    assert found is not None
    assert {words(case, entry) for entry in found.entries} == {TOWER, SHIPS, audited.ABSENT}
    assert (case.standing().gone, found.omissions, found.twice_told) == (2, (), ())
    jsonschema.validate(json.loads(dumps(case.analysis())), schema(), jsonschema.Draft202012Validator)
    assert "no longer in the case" not in render(case.analysis(), "x")


def test_a_judgement_makes_stale_what_names_those_it_is_on(case: Case) -> None:
    case.audit()
    kept = case.judge(case.named("Tarn Fisheries"), case.named("harbour log"), "negative", WHO)
    assert stale(case) == {OIL, DARK, SHIPS}, "the passage of the third is told in a context that names the fishery"
    case.undo(kept.id, WHO)
    assert stale(case) == set()
    case.judge(case.named("Tarn Fisheries@sources/report.txt"), case.named("harbour log"), "unsure", WHO)
    case.audit()
    assert stale(case) == set()


def test_reading_says_that_verdicts_are_stale(case: Case) -> None:
    assert case.read(["sources"], SOURCE).notes == ()
    case.audit()
    assert case.read(["sources"], SOURCE).notes == ()
    Path("sources/letter.txt").write_text(LETTER + "P.S.\n")
    (note,) = case.read(["sources"], SOURCE).notes
    assert note.startswith("1 verdict of the audit is stale, because ")
    assert note.endswith("x.whosays again")
    Path("brief.txt").write_text(BRIEF.replace(OIL, "nothing was sold"))
    (note,) = case.read(["brief.txt"]).notes
    assert note.startswith("5 verdicts of the audit are stale, because ")


def verdicts(case: Case) -> dict[str, str]:
    """The rulings that stand, by the words of the claims."""
    found = case.audited()
    assert found is not None
    return {words(case, entry): entry.ruling.verdict for entry in found.entries if entry.ruling}


def test_a_ruling_stands_beside_the_verdict_and_is_undone_without_a_trace(case: Case) -> None:
    made = case.audit()
    ruled = case.overrule("2", "supported", WHO, " another letter ")
    assert (ruled.ruling.verdict, ruled.machine, ruled.state, ruled.number) == (
        "supported",
        "contradicted",
        "stands",
        2,
    )
    assert (ruled.claim, ruled.path, ruled.ruling.why) == (TOWER, "brief.txt", "another letter")
    found = case.audited()
    assert found is not None
    assert (found.entries[1].verdict, found.entries[1].ruling) == ("contradicted", ruled.ruling)
    assert case.rulings() == (ruled,)
    undone = case.undo_ruling(ruled.ruling.id, "B. Reader", "a slip")
    assert (undone.state, undone.ruling.undone_by is None) == ("undone", False)
    assert case.audited() == made
    assert [it.state for it in case.rulings()] == ["undone"]


def test_a_later_ruling_replaces_an_earlier_one_while_it_stands(case: Case) -> None:
    case.audit()
    case.overrule(TOWER, "supported", WHO, "first")
    later = case.overrule("tower", "distorted", WHO, "second")
    assert verdicts(case) == {TOWER: "distorted"}
    assert [it.state for it in case.rulings()] == ["replaced", "stands"]
    case.undo_ruling(later.ruling.id, WHO)
    assert verdicts(case) == {TOWER: "supported"}
    assert [it.state for it in case.rulings()] == ["stands", "undone"]


def test_a_ruling_outlives_an_audit_and_a_new_text_of_its_brief(case: Case) -> None:
    case.audit()
    case.overrule(TOWER, "supported", WHO, "another letter")
    case.audit()
    assert verdicts(case) == {TOWER: "supported"}
    change(case, "brief.txt", f"A longer beginning.\n\n{BRIEF}", "brief")
    assert verdicts(case) == {TOWER: "supported"}
    case.audit()
    assert verdicts(case) == {TOWER: "supported"}


def test_a_ruling_whose_claim_is_gone_is_kept_and_counts_again_when_it_is_back(case: Case) -> None:
    case.audit()
    case.overrule(TOWER, "supported", WHO, "another letter")
    change(case, "brief.txt", BRIEF.replace(TOWER, "the tower leaned"), "brief")
    assert [(it.state, it.number, it.claim) for it in case.rulings()] == [("orphaned", None, TOWER)]
    case.audit()
    assert [it.state for it in case.rulings()] == ["orphaned"]
    change(case, "brief.txt", BRIEF, "brief")
    case.audit()
    assert verdicts(case) == {TOWER: "supported"}


def test_of_two_verdicts_on_one_claim_a_ruling_is_on_the_one_with_its_citation(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice(analysis: Analysis, _: object) -> Audit:
        (claim,) = (claim for claim in analysis.claims if claim.content[0].exact == TOWER)
        entries = [
            AuditEntry(claim.id, None, cited, None, None, None, "not_found", (), "")
            for cited in ("letter one", "letter two")
        ]
        return Audit((*entries,), activity="audit 0")

    monkeypatch.setattr(run, "audit_case", twice)
    case.audit()
    with pytest.raises(
        UsageError, match=r"may be any of 2: 1 “the tower was unsafe” \(cites letter one\); 2 “the tower"
    ):
        case.overrule(TOWER, "supported", WHO, "so")
    case.overrule("2", "supported", WHO, "so")
    found = case.audited()
    assert found is not None
    assert [entry.ruling is not None for entry in found.entries] == [False, True]
    monkeypatch.setattr(run, "audit_case", audited.audit)
    case.audit()
    assert verdicts(case) == {TOWER: "supported"}, "the one verdict that there is now, whatever it calls the citation"


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("0", "the audit has no verdict 0: they are numbered 1 to 5: list them with"),
        ("6", "the audit has no verdict 6"),
        ("the", "“the” may be any of 4: 1 “the keeper sold .* give its number"),
        ("clm-0123456789abcdef", "no claim that was audited is or has “clm-0123456789abcdef”"),
        (
            "the tower was unsound",
            "has “the tower was unsound”: there is 2 “the tower was unsafe” .cites The inspector.",
        ),
        ("zeppelin", "has “zeppelin”$"),
        ("", "has “”$"),
    ],
)
def test_what_means_no_claim_or_several_is_refused_with_those_that_may_be_meant(
    case: Case, reference: str, message: str
) -> None:
    case.audit()
    with pytest.raises(UsageError, match=message):
        case.overrule(reference, "supported", WHO, "so")
    assert case.rulings() == ()


def test_a_claim_is_meant_by_its_number_its_id_and_its_words(case: Case) -> None:
    made = case.audit()
    for reference in ("3", made.entries[2].claim_id, SHIPS, "FORTY  ships"):
        assert case.overrule(reference, "supported", WHO, "so").number == 3


def test_ruling_on_what_was_not_audited_or_without_a_reason_is_refused(case: Case) -> None:
    for refused, message in (
        (lambda: case.overrule("1", "supported", WHO, "so"), "has not been audited: audit it with: whosays audit"),
        (case.standing, "has not been audited"),
        (lambda: case.undo_ruling("dec-none", WHO), "there is no ruling dec-none in this case: list them with"),
    ):
        with pytest.raises(UsageError, match=message):
            refused()
    case.audit()
    for blank in ("", " \n"):
        with pytest.raises(UsageError, match="overruled for a reason, and none is given: give one with --why"):
            case.overrule("1", "supported", WHO, blank)
    ruled = case.overrule("1", "supported", WHO, "so")
    case.undo_ruling(ruled.ruling.id, WHO)
    with pytest.raises(UsageError, match="is undone already"):
        case.undo_ruling(ruled.ruling.id, WHO)
    judged = case.judge(case.named("Tarn Fisheries"), case.named("harbour log"), "negative", WHO)
    with pytest.raises(UsageError, match="there is no ruling"):
        case.undo_ruling(judged.id, WHO)


def test_a_brief_is_meant_by_its_path_and_its_title(case: Case) -> None:
    (brief,) = (document for document in case.analysis().documents if document.role == "brief")
    for reference in ("brief.txt", "The Dark Lamp", brief.id):
        assert case.brief(reference) == brief
    with pytest.raises(UsageError, match=r"no brief of this case is at “letter.txt” or .*: there is brief.txt"):
        case.brief("letter.txt")
    Path("more").mkdir()
    change(case, "more/brief.txt", BRIEF + "More.", "brief")
    with pytest.raises(UsageError, match=r"may be any of 2 briefs: brief.txt, more/brief.txt: name one by its path"):
        case.brief("The Dark Lamp")
    assert case.brief("more/brief.txt") != brief


def test_what_another_process_has_audited_is_seen(case: Case) -> None:
    with Case.open(case.path) as other:
        made = other.audit()
        other.overrule("1", "supported", WHO, "so")
    found = case.audited()
    assert found is not None
    assert [entry.verdict for entry in found.entries] == [entry.verdict for entry in made.entries]
    assert verdicts(case) == {OIL: "supported"}


def test_a_case_that_cannot_be_written_to_is_shown_and_not_audited(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    case.audit()
    ruled = case.overrule("1", "supported", WHO, "so")
    expected = case.analysis()
    case.close()
    real = connection.sqlite3.connect

    def read_only(address: str, **options: object) -> object:
        return real(address.replace("mode=rw", "mode=ro"), **options)

    with monkeypatch.context() as patched:
        patched.setattr(connection.sqlite3, "connect", read_only)
        opened = Case.open(case.path)
    with opened:
        assert opened.analysis() == expected
        attempts: list[Callable[[], object]] = [
            opened.audit,
            lambda: opened.overrule("1", "supported", WHO, "so"),
            lambda: opened.undo_ruling(ruled.ruling.id, WHO),
        ]
        monkeypatch.setattr(run, "audit_case", lambda *_: pytest.fail("an audit that cannot be kept is not made"))
        for attempt in attempts:
            with pytest.raises(CaseNotWritable, match="read-only"):
                attempt()


def test_a_damaged_audit_is_told_and_can_be_made_again(case: Case) -> None:
    case.audit()
    case._connection.execute("UPDATE audit_entry SET verdict = 'true'")
    with pytest.raises(DamagedCase, match=r"the audit that it keeps is damaged: “true” where .* whosays audit CASE"):
        case.analysis()
    assert len(case.audit().entries) == 5
