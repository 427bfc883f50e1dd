"""A case that is weighed: kept, gone stale, graded, read anew, asked what falls. What weighs is ``tests.weighed``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import weighed
from tests.weighed import COURIER, FLOOD, HERALD, LETTER, OPEN, SHUT
from whosays.case import Case
from whosays.records import (
    Analysis,
    Audit,
    Balance,
    CaseNotWritable,
    DamagedCase,
    Evidence,
    InputError,
    Matrix,
    MissingExtra,
    ReadOptions,
    UsageError,
)
from whosays.store import Activity, connection, words_of
from whosays.weigh import hypotheses
from whosays.weigh.hypotheses import edits

WHO, WHY = "A. Reader", "it is known"
SOURCE = ReadOptions(role="source")
SHEET = """
question: gate
text: Who left the gate open?
hypotheses: {H1: Pell did., H2: Nobody did.}
evidence:
  E1: {words: gate was not open, ratings: {H1: II, H2: C}}
  E2: {words: "GATE  was open@herald.txt", ratings: {H1: C}}
"""


@pytest.fixture(autouse=True)
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    weighed.prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    weighed.write()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "x.whosays", create=True) as opened:
        opened.read(["brief.txt"])
        opened.read(["sources"], SOURCE)
        yield opened


def change(case: Case, path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8")
    case.read([path], SOURCE)


def claim(case: Case, words: str, path: str) -> str:
    analysis = case.analysis()
    (document,) = (it.id for it in analysis.documents if it.path == path)
    (found,) = (it.id for it in analysis.claims if it.document_id == document and words_of(it) == words)
    return found


def source(case: Case, name: str) -> str:
    (found,) = (it.id for it in case.analysis().sources if it.name == name)
    return found


def names(case: Case, ids: tuple[str, ...]) -> set[str]:
    balance = case.weigh()
    return {voice.name for voice in balance.voices if voice.id in ids}


def test_everybody_who_speaks_is_known_before_weighing_and_the_same_after(case: Case) -> None:
    voices = case.voices()
    assert {voice.name for voice in voices} >= {"Courier", "Harbour officials", "Warden Pell"}
    assert case.weigh().voices == voices


def test_a_balance_is_kept_and_shown(case: Case) -> None:
    assert case.weighed() is None
    assert case.analysis().balance is None
    told: list[tuple[str, int, int]] = []
    balance = case.weigh(lambda *step: told.append(step))
    assert told == [("finding citations", 0, 1), ("comparing claims", 0, 1)]
    flood, _ = balance.assertions
    assert (flood.text, flood.support.least, flood.support.most) == (FLOOD, 1, 2)
    assert names(case, flood.support.origins) == {"Harbour officials", "A letter of the miller"}
    shown = case.weighed()
    assert shown is not None
    assert (shown.balance, shown.stale, shown.since) == (balance, False, ())
    analysis = case.analysis()
    assert (analysis.balance, analysis.balance_stale) == (balance, False)
    assert {"Warden Pell"} <= names(case, tuple(it.voice for it in analysis.critical if it.relations))
    with Case.open(case.path) as again:
        assert again.weighed() == shown


def test_it_is_computed_on_change_and_not_on_every_read(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[int] = []
    run = sys.modules["whosays.weigh.run"]
    real: Callable[..., Balance] = run.weigh_case

    def counted(*arguments: object) -> Balance:
        computed.append(1)
        return real(*arguments)

    monkeypatch.setattr(run, "weigh_case", counted)
    first = case.weigh()
    assert case.weigh(lambda *_: pytest.fail("nothing is computed")) == first
    case.analysis()
    case.matrices()
    case.rests("Warden Pell")
    case.sensitivity(drop=["anonymous"])
    case.grade("Warden Pell", "B", WHO, WHY)
    case.weigh()
    assert len(computed) == 1
    assert case.weigh(again=True) == first
    change(case, "sources/letter.txt", LETTER + "\nThat is all.\n")
    case.weigh()
    assert len(computed) == 3
    monkeypatch.setattr(run, "made_by", lambda: "weigh 1")
    case.weigh()
    assert len(computed) == 4, "other rules weigh otherwise"


def _add_source(case: Case) -> None:
    change(case, "sources/diary.txt", "A diary\n\nthe mill flooded in May\n")


def _change_source(case: Case) -> None:
    change(case, "sources/letter.txt", LETTER + "\nThat is all.\n")


def _read_otherwise(case: Case) -> None:
    case.read(["sources/letter.txt"], ReadOptions(role="source", published="2019"))


def _judge(case: Case) -> None:
    case.judge(case.named("Pell"), case.named("Ostrel"), "negative", WHO)


def _decide(case: Case) -> None:
    case.judge_independence("letter.txt", "Courier", True, WHO, WHY)


def _undo(case: Case) -> None:
    (decision,) = case.independences()
    case.undo_decision(decision.decided.id, WHO)


def _audit(case: Case) -> None:
    case._writer.keep_audit(Audit(), {}, case._view.basis(), Activity("audit", "1"))


@pytest.mark.parametrize(
    ("changing", "said"),
    [
        (_add_source, "1 document was added"),
        (_change_source, "1 document was added"),
        (_read_otherwise, "1 document was read anew"),
        (_judge, "1 decision was made or undone"),
        (_decide, "1 decision was made or undone"),
        (_undo, "1 decision was made or undone"),
        (_audit, "the case was audited anew"),
    ],
)
def test_what_makes_it_stale(case: Case, changing: Callable[[Case], None], said: str) -> None:
    load(case)
    if changing is _undo:
        _decide(case)
    case.weigh()
    changing(case)
    shown = case.weighed()
    assert shown is not None
    assert shown.stale
    assert shown.since[0] == said
    analysis = case.analysis()
    assert analysis.balance_stale
    assert analysis.matrices[0].notes[-1].startswith("The case has changed since it was weighed")
    with pytest.raises(UsageError, match="weigh it again with"):
        case.sensitivity(drop=["anonymous"])
    case.weigh()
    shown = case.weighed()
    assert shown is not None
    assert not shown.stale


def test_what_is_decided_otherwise_and_undone_again_leaves_it_fresh(case: Case) -> None:
    case.weigh()
    _decide(case)
    _undo(case)
    shown = case.weighed()
    assert shown is not None
    assert not shown.stale


def test_a_stale_one_is_shown_without_what_is_gone(case: Case) -> None:
    before = case.weigh()
    assert len(before.tensions) == len(before.relations) == 1
    gone = {claim(case, words, "sources/letter.txt") for words in (FLOOD, SHUT)}
    change(case, "sources/letter.txt", "A letter of the miller\n\nI saw nothing.\n")
    analysis = case.analysis()
    balance = analysis.balance
    assert balance is not None
    known = {it.id for it in analysis.claims}
    assert gone.isdisjoint(known)
    assert {it.claim_id for it in balance.lines} == known
    assert {it for each in (*balance.assertions, *balance.relations) for it in each.claim_ids} <= known
    assert [it.text for it in balance.assertions] == [FLOOD, OPEN]
    assert [it.denied_by for it in balance.relations] == [()]
    assert balance.tensions == ()
    assert analysis.critical == ()


def test_one_that_was_not_weighed_or_holds_nothing(case: Case, tmp_path: Path) -> None:
    for asked in (lambda: case.rests("Courier"), lambda: case.sensitivity(drop=["anonymous"])):
        with pytest.raises(UsageError, match="has not been weighed: weigh it with: whosays weigh"):
            asked()
    with (
        Case.open(tmp_path / "empty.whosays", create=True) as empty,
        pytest.raises(UsageError, match="holds no claim: read documents into it with: whosays read"),
    ):
        empty.weigh()


def test_a_case_that_cannot_be_written_to_is_shown(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    balance = case.weigh()
    case.close()
    real = connection.sqlite3.connect

    def read_only(address: str, **options: object) -> object:
        return real(address.replace("mode=rw", "mode=ro"), **options)  # type: ignore[call-overload]

    with monkeypatch.context() as patched:
        patched.setattr(connection.sqlite3, "connect", read_only)
        opened = Case.open(case.path)
    assert opened.weigh() == balance
    assert opened.sensitivity(drop=["Warden Pell"]).changes
    for write in (
        lambda: opened.weigh(again=True),
        lambda: opened.grade("Courier", "A", WHO, WHY),
        lambda: opened.judge_independence("Courier", "letter.txt", True, WHO, WHY),
    ):
        with pytest.raises(CaseNotWritable):
            write()
    opened.close()


def test_what_was_stopped_leaves_the_one_before(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    balance = case.weigh()
    _change_source(case)

    def stopped(_: Analysis, *__: object) -> Balance:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["whosays.weigh.run"], "weigh_case", stopped)
    with pytest.raises(KeyboardInterrupt):
        case.weigh()
    shown = case.weighed()
    assert shown is not None
    assert shown.stale
    assert shown.balance.voices == balance.voices


def test_it_does_not_hold_under_assumptions(case: Case) -> None:
    case.weigh()
    analysis = case.analysis(["Pell != Ostrel"])
    assert analysis.assumptions
    assert (analysis.balance, analysis.matrices, analysis.critical) == (None, (), ())


@pytest.mark.parametrize("reference", ["Warden Pell", "warden pell", "source id"])
def test_a_source_is_graded_by_name_and_by_id(case: Case, reference: str) -> None:
    pell = source(case, "Warden Pell")
    grade = case.grade(pell if reference == "source id" else reference, "b", WHO, f" {WHY} ")
    assert (grade.subject, grade.name, grade.reliability, grade.credibility) == (pell, "Warden Pell", "B", None)
    assert (grade.decided.who, grade.decided.why) == (WHO, WHY)
    assert case.grades() == (grade,)
    assert case.analysis().grades == (grade,)


def test_a_document_that_speaks_itself_is_graded_by_its_path(case: Case) -> None:
    grade = case.grade("sources/letter.txt", "A", WHO, WHY)
    assert grade.name == "A letter of the miller"
    assert grade.subject.startswith("doc-")
    assert case.grade("letter.txt", "C", WHO, WHY).subject == grade.subject


@pytest.mark.parametrize(
    ("source", "reliability", "why", "told"),
    [
        ("Courier", "G", WHY, "“G” is no reliability of a source: it is A, B, C, D, E or F"),
        ("Courier", "2", WHY, "“2” is no reliability of a source"),
        ("Courier", "A", " ", "a source is graded for a reason, and none is given"),
        ("Nobody", "A", WHY, "no source of this case is called “Nobody”"),
    ],
)
def test_a_grade_that_makes_no_sense(case: Case, source: str, reliability: str, why: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        case.grade(source, reliability, WHO, why)
    assert case.grades() == ()


def test_a_name_that_two_have_lists_them(case: Case) -> None:
    change(case, "sources/courier.txt", COURIER.replace("Water at the mill", "Courier"))
    with pytest.raises(UsageError, match=r"“Courier” may be any of 2: Courier.*; Courier"):
        case.grade("Courier", "A", WHO, WHY)


def test_a_claim_is_graded_by_its_words_and_by_its_id(case: Case) -> None:
    grade = case.grade_claim("Gate was NOT open", "6", WHO, WHY)
    letter = claim(case, SHUT, "sources/letter.txt")
    assert (grade.subject, grade.name, grade.credibility, grade.reliability) == (letter, SHUT, "6", None)
    assert case.grade_claim(letter, "2", WHO, WHY).subject == letter
    assert [it.credibility for it in case.analysis().grades] == ["2"], "the later one stands"
    for words, told in (
        (OPEN, "may be any of 2 claims: “gate was open”"),
        ("the moon", "no claim of this case is or has “the moon”"),
        ("clm-0123456789abcdef", "no claim of this case is or has"),
        (" ", "no claim of this case is or has"),
    ):
        with pytest.raises(UsageError, match=told):
            case.grade_claim(words, "1", WHO, WHY)
    with pytest.raises(UsageError, match="“7” is no credibility of a claim"):
        case.grade_claim(letter, "7", WHO, WHY)


def test_a_grade_is_undone_and_stays_on_record(case: Case) -> None:
    first, second = case.grade("Courier", "A", WHO, WHY), case.grade("Courier", "D", WHO, "errors")
    assert case.analysis().grades == (second,)
    undone = case.undo_decision(second.decided.id, WHO, "a misprint")
    assert undone is not None
    assert undone.decided.undone_by
    assert case.grades() == (first, undone)
    assert case.analysis().grades == (first,)
    for decision, told in ((second.decided.id, "is undone already"), ("dec-0", "there is no decision dec-0")):
        with pytest.raises(UsageError, match=told):
            case.undo_decision(decision, WHO)
    judgement = case.judge(case.named("Pell"), case.named("Ostrel"), "negative", WHO)
    with pytest.raises(UsageError, match="is a decision of another kind: undo it with: whosays judgements CASE --undo"):
        case.undo_decision(judgement.id, WHO)


def test_grades_outlive_a_new_reading_and_are_orphaned_where_nothing_is_left(case: Case) -> None:
    case.grade_claim(SHUT, "2", WHO, WHY)
    case.grade("Warden Pell", "C", WHO, WHY)
    case.grade("letter.txt", "B", WHO, WHY)
    before = [it.subject for it in case.grades()]
    change(case, "sources/letter.txt", "\n" + LETTER + "\nThat is all.\n")
    shut, pell, letter = (it.subject for it in case.grades())
    assert shut == claim(case, SHUT, "sources/letter.txt") != before[0]
    assert pell == before[1]
    assert letter.startswith("doc-")
    assert letter != before[2], "a document that is gone is found by its title"
    change(case, "sources/letter.txt", "Another text\n\nI saw nothing.\n")
    change(case, "sources/herald.txt", "Another text\n\nNobody saw anything.\n")
    assert [(it.subject, it.name) for it in case.grades()] == [
        ("", SHUT), ("", "Warden Pell"), ("", "A letter of the miller")
    ]  # fmt: skip
    assert case.analysis().grades == ()
    change(case, "sources/letter.txt", LETTER)
    change(case, "sources/herald.txt", HERALD)
    assert [it.subject for it in case.grades()] == before


def test_independence_narrows_support_and_the_later_decision_stands(case: Case) -> None:
    def range_of() -> tuple[int, int]:
        support = case.weigh().assertions[0].support
        return support.least, support.most

    assert range_of() == (1, 2)
    apart = case.judge_independence("letter.txt", "Harbour officials", True, WHO, WHY)
    assert range_of() == (2, 2)
    other = case.judge_independence("Harbour officials", "letter.txt", False, WHO, "the letter was shown round")
    assert (apart.left, apart.right, apart.left_name) == (other.left, other.right, other.left_name)
    assert range_of() == (1, 1)
    asked = case.sensitivity(without=[other.decided.id])
    assert [(it.kind, it.effect, it.after.most) for it in asked.changes] == [("assertion", "strengthens", 2)]
    assert asked.words == ("without what was decided on “A letter of the miller” and “Harbour officials”",)
    case.undo_decision(other.decided.id, WHO)
    assert range_of() == (2, 2)
    assert [it.decided.undone_by is None for it in case.independences()] == [True, False]


def test_independence_that_makes_no_sense(case: Case) -> None:
    for left, right, why, told in (
        ("Courier", source(case, "Courier"), WHY, "are one source"),
        ("Courier", "letter.txt", "", "for a reason, and none is given"),
        ("Courier", "Nobody", WHY, "no source of this case is called “Nobody”"),
    ):
        with pytest.raises(UsageError, match=told):
            case.judge_independence(left, right, True, WHO, why)
    assert case.independences() == ()


def test_what_falls_with_whom(case: Case) -> None:
    case.weigh()
    asked = case.sensitivity(drop=["Warden Pell", "anonymous"])
    assert {(it.kind, it.effect) for it in asked.changes} == {
        ("relation", "falls"), ("assertion", "falls"), ("assertion", "weakens")
    }  # fmt: skip
    assert asked.before == asked.after == case.weigh()
    assert {asked.names[asked.before.relations[0].subject_id], *asked.words} >= {"Pell"}
    rests = case.rests("Warden Pell")
    assert rests.voice.name == "Warden Pell"
    assert [(it.kind, it.falls) for it in rests.resting] == [("relation", True), ("assertion", True)]
    with pytest.raises(UsageError, match="no grade and no decision on independence that stands is dec-0"):
        case.sensitivity(without=["dec-0"])
    with pytest.raises(UsageError, match="no source of this case is called “Nobody”"):
        case.rests("Nobody")


def test_what_would_be_under_an_assumption(case: Case) -> None:
    case.weigh()
    asked = case.sensitivity(assume=["Pell = Ostrel"])
    assert asked.words == ("Pell = Ostrel",)
    assert [(it.kind, it.effect) for it in asked.changes] == [("relation", "falls")]
    assert asked.after.relations == ()
    assert case.weighed() is not None
    both = case.sensitivity(drop=["Warden Pell"], assume=["Pell = Ostrel"])
    assert {(it.kind, it.effect) for it in both.changes} == {("relation", "falls"), ("assertion", "falls")}


def load(case: Case, text: str = SHEET, name: str = "gate.yaml") -> None:
    Path(name).write_text(text, encoding="utf-8")
    case.load_hypotheses(name, WHO, WHY)


def test_hypotheses_are_loaded_rated_and_read_against_the_balance(case: Case) -> None:
    assert case.questions() == case.matrices() == ()
    load(case)
    (question,) = case.questions()
    assert [it.claim_id for it in question.evidence if it.key == "E1"] == [claim(case, SHUT, "sources/letter.txt")]
    (matrix,) = case.matrices()
    assert (matrix.readings, len(matrix.notes)) == ((), 1), "a case that was not weighed says so"
    case.weigh()
    (matrix,) = case.analysis().matrices
    assert [(it.key, it.inconsistency) for it in matrix.readings] == [("H1", 2), ("H2", 0)]
    assert case.rate("gate", "H1", "E1", "I", WHO).evidence[0].ratings == {"H1": "I", "H2": "C"}
    assert [it.inconsistency for it in case.matrices()[0].readings] == [1, 0]
    assert case.rate("gate", "H1", "E1", None, WHO).evidence[0].ratings == {"H2": "C"}
    case.rate("gate", "H1", "E1", "II", WHO)
    asked = case.sensitivity(drop=["letter.txt"])
    assert ("gate", "H1") in {(it.question, it.key) for it in asked.shifts}


def test_questions_are_edited_one_operation_after_the_other(case: Case) -> None:
    stated = (
        edits.StateQuestion("gate", "Who left it?"),
        edits.StateHypothesis("gate", "H1", "Pell did."),
        edits.StateHypothesis("gate", "H2", "Nobody did."),
        edits.AddEvidence("gate", "E1", None, SHUT),
        edits.Rate("gate", "H1", "E1", "II"),
    )
    (question,) = case.edit_questions(stated, WHO, WHY)
    assert question.evidence[0].claim_id == claim(case, SHUT, "sources/letter.txt")
    assert question.evidence[0].ratings == {"H1": "II"}
    assert len(case.decisions()) == 1, "operations on one question are one decision"
    nonsense = (edits.DropHypothesis("gate", "H1"), edits.Rate("gate", "H1", "E1", "C"))
    with pytest.raises(UsageError, match="there is no hypothesis “H1”"):
        case.edit_questions(nonsense, WHO)
    assert case.questions() == (question,), "all of them or none"
    with pytest.raises(UsageError, match="is E1 already"):
        case.edit_questions([edits.AddEvidence("gate", "E2", question.evidence[0].claim_id, "")], WHO)
    assert case.edit_questions([edits.DropQuestion("gate")], WHO) == ()
    assert case.questions() == ()


def test_without_the_library_for_networks_a_matrix_has_no_probabilities_and_says_so(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: object, __: object) -> Matrix:
        reason = "a Bayesian reading needs pyAgrum"
        raise MissingExtra(reason, "bayes")

    monkeypatch.setattr(hypotheses, "read_probabilities", missing)
    load(case)
    case.weigh()
    (matrix,) = case.matrices()
    assert [it.probability for it in matrix.readings] == [None, None]
    assert "pip install 'whosays[bayes]'" in matrix.notes[-1]


def test_a_sheet_is_a_difference_and_undone_as_one(case: Case) -> None:
    load(case)
    before = case.questions()
    load(case)
    assert len(case._view.edits()) == 1, "what changes nothing is no decision"
    load(case, case.hypotheses_sheet("gate"), "again.yaml")
    assert len(case._view.edits()) == 1
    load(case, SHEET.replace("Nobody did.", "The wind did."))
    assert case.questions() != before
    assert case.undo_decision(case._view.edits()[-1].decided.id, WHO) is None
    assert case.questions() == before


def test_evidence_whose_claim_is_gone_is_orphaned_and_comes_back(case: Case) -> None:
    load(case)
    case.weigh()
    change(case, "sources/letter.txt", LETTER + "\nThat is all.\n")
    assert case.questions()[0].evidence[0].claim_id == claim(case, SHUT, "sources/letter.txt")
    change(case, "sources/letter.txt", "Another text\n\nI saw nothing.\n")
    assert case.questions()[0].evidence[0] == Evidence("E1", None, SHUT, {"H1": "II", "H2": "C"})
    (matrix,) = case.analysis().matrices
    assert matrix.readings[0].inconsistency == 0
    case.rate("gate", "H2", "E1", "CC", WHO)
    change(case, "sources/letter.txt", LETTER)
    assert case.questions()[0].evidence[0].claim_id == claim(case, SHUT, "sources/letter.txt")
    assert case.questions()[0].evidence[0].ratings == {"H1": "II", "H2": "CC"}


@pytest.mark.parametrize(
    ("at", "rating", "told"),
    [
        (("door", "H1", "E1"), "C", "there is no question “door”: there is gate"),
        (("gate", "H3", "E1"), "C", "there is no hypothesis “H3”: there is H1, H2"),
        (("gate", "H1", "E3"), "C", "there is no evidence “E3”: there is E1, E2"),
        (("gate", "H1", "E1"), "X", "there is no consistency “X”: there is CC, C, N, I, II"),
    ],
)
def test_a_rating_that_makes_no_sense(case: Case, at: tuple[str, str, str], rating: str, told: str) -> None:
    load(case)
    before = case.questions()
    with pytest.raises(UsageError, match=told):
        case.rate(*at, rating, WHO)  # type: ignore[arg-type]
    assert case.questions() == before


def test_a_sheet_that_makes_no_sense_changes_nothing(case: Case) -> None:
    for text, told in (
        (SHEET.replace("gate was not open", "the moon was full"), "no claim of this case is or has"),
        (SHEET.replace("@herald.txt", ""), "may be any of 2 claims"),
        ("- 1", "gate.yaml"),
    ):
        with pytest.raises(InputError, match=told):
            load(case, text)
    with pytest.raises(InputError, match="no such file"):
        case.load_hypotheses("missing.yaml", WHO)
    assert case.questions() == ()
    with pytest.raises(UsageError, match="there is no question “gate”: state some with"):
        case.hypotheses_sheet("gate")


def test_a_damaged_edit_is_told(case: Case) -> None:
    case._writer.decide(WHO, "", "hypotheses", "gate", {"operations": [{"operation": "Guess"}]})
    with pytest.raises(DamagedCase, match="an edit of a question is damaged"):
        case.questions()


def test_reading_says_that_a_balance_is_stale(case: Case) -> None:
    case.weigh()
    Path("sources/letter.txt").write_text(LETTER + "\nThat is all.\n", encoding="utf-8")
    summary = case.read(["sources"], SOURCE)
    assert summary.notes == (
        f"what rests on what has changed since the case was weighed: run whosays weigh {case.path} again",
    )
