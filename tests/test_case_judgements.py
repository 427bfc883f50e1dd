"""A case in which people judge who is who: kept at once, undone without a trace in what is shown, read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import LETTERS, NAMES, prepare
from whosays.case import Case
from whosays.export.analysis_json import dumps
from whosays.intake import proposals, session
from whosays.records import Analysis, CaseNotWritable, ContradictoryJudgement, UsageError, Verdict
from whosays.store import Activity, connection

WHO = "A. Reader"
SIDES = [*NAMES, "Orin Sael@anchor.txt", "Orin Sael@berth.txt", "O. Sael@chart.txt"]


@pytest.fixture(autouse=True)
def letters(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name, text in LETTERS.items():
        Path(name).write_text(text)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "x.whosays", create=True) as opened:
        opened.read([*LETTERS])
        yield opened


def people(case: Case) -> list[tuple[str, int]]:
    """The persons of a case, each with the number of documents that name it."""
    persons = [entity for entity in case.analysis().entities if entity.schema == "Person"]
    return sorted((person.name, len({mention.document_id for mention in person.mentions})) for person in persons)


def test_a_judgement_is_kept_and_shown_in_the_analysis(case: Case) -> None:
    assert people(case) == [("O. Sael", 1), ("Orin Sael", 2), ("Oryn Sahl", 1), ("王小明", 1)]
    kept = case.judge("O. Sael", "Orin Sael", "positive", WHO, "one chart")
    assert (kept.who, kept.why, kept.verdict) == (WHO, "one chart", "positive")
    assert people(case) == [("Orin Sael", 3), ("Oryn Sahl", 1), ("王小明", 1)]
    (pair,) = (it for it in case.analysis().identities if it.judgement)
    assert {pair.left_name, pair.right_name} == {"O. Sael", "Orin Sael"}
    assert (pair.judgement, pair.match_probability, pair.joined, pair.by) == ("positive", 0.9, True, "judgement")
    assert len(pair.features) == 2
    with Case.open(case.path) as again:
        assert again.analysis() == case.analysis()
        assert [judged.judgement for judged in again.judgements()] == [kept]


def test_undoing_gives_back_the_very_bytes(case: Case) -> None:
    before = dumps(case.analysis())
    first = case.judge("Orin Sael@anchor.txt", "Orin Sael@berth.txt", "negative", WHO)
    assert people(case)[1:3] == [("Orin Sael", 1), ("Orin Sael", 1)]
    between = dumps(case.analysis())
    second = case.judge("Orin Sael@anchor.txt", "O. Sael", "positive", WHO)
    assert case.undo(second.id, WHO).undone_by
    assert dumps(case.analysis()) == between
    case.undo(first.id, "B. Reader", "a slip")
    assert dumps(case.analysis()) == before
    assert [judged.state for judged in case.judgements()] == ["undone", "undone"]


STEPS = st.lists(
    st.tuples(st.sampled_from(SIDES), st.sampled_from(SIDES), st.sampled_from(["positive", "negative", "unsure"])),
    max_size=6,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, st.randoms(use_true_random=False))
def test_whatever_is_judged_and_undone_in_the_end_all_is_as_before(
    case: Case, steps: list[tuple[str, str, Verdict]], order: st.DataObject
) -> None:
    before = case.analysis()
    made = []
    for left, right, verdict in steps:
        try:
            made.append(case.judge(left, right, verdict, WHO).id)
        except UsageError:
            continue
        if order.random() < 0.3:  # type: ignore[attr-defined]
            case.undo(made.pop(), WHO)
    order.shuffle(made)  # type: ignore[attr-defined]
    for judgement in made:
        case.undo(judgement, WHO)
    assert case.analysis() == before


def test_a_contradiction_is_refused_and_nothing_is_kept(case: Case) -> None:
    case.judge("O. Sael", "Orin Sael", "positive", WHO)
    before, judged = case.analysis(), case.judgements()
    with pytest.raises(ContradictoryJudgement, match=r"cannot be judged different, because “Orin Sael” is “O. Sael”"):
        case.judge("Orin Sael", "O. Sael", "negative", "B. Reader")
    assert (case.analysis(), case.judgements()) == (before, judged)


def test_an_unknown_judgement_and_another_decision_cannot_be_undone_here(case: Case) -> None:
    grade = case._writer.decide(WHO, "", "grade", "src-1", {"reliability": "D"})
    kept = case.judge("O. Sael", "Orin Sael", "unsure", WHO)
    undone = case.undo(kept.id, WHO)
    for identity, words in (
        (grade.id, "there is no judgement"),
        ("dec-none", "list them with"),
        (undone.id, "already"),
    ):
        with pytest.raises(UsageError, match=words):
            case.undo(identity, WHO)


def test_a_new_reading_keeps_the_judgements_and_shows_what_lies_dormant(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.judge("O. Sael", "Orin Sael", "positive", WHO)
    monkeypatch.setattr(session, "current_activity", lambda _: Activity.of("read", "99", {}))
    case.read([*LETTERS])
    assert people(case)[0] == ("Orin Sael", 3)
    Path("chart.txt").write_text("The mate drew the chart.")
    case.read(["chart.txt"])
    (judged,) = case.judgements()
    assert (judged.state, judged.note) == ("dormant", "no document names “O. Sael” now")
    Path("chart.txt").write_text(LETTERS["chart.txt"])
    case.read(["chart.txt"])
    assert people(case)[0] == ("Orin Sael", 3)


def test_what_another_process_has_written_is_seen(case: Case) -> None:
    assert len(people(case)) == 4
    with Case.open(case.path) as other:
        other.judge("O. Sael", "Orin Sael", "positive", WHO)
        Path("echo.txt").write_text("Oryn Sahl rowed.")
        other.read(["echo.txt"])
    assert people(case) == [("Orin Sael", 3), ("Oryn Sahl", 2), ("王小明", 1)]


def test_the_model_is_asked_again_only_when_there_is_something_else_to_compare(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Analysis] = []
    real = proposals.propose

    def count(entities: object, read: object) -> object:
        asked.append(entities)  # type: ignore[arg-type]
        return real(entities, read)  # type: ignore[arg-type]

    monkeypatch.setattr(proposals, "propose", count)
    case.analysis()
    case.waiting()
    case.judge("O. Sael", "Orin Sael", "positive", WHO)
    case.judge("Oryn Sahl", "Orin Sael", "negative", WHO)
    case.review_queue()
    assert len(asked) == 1
    case.judge("Orin Sael@anchor.txt", "Orin Sael", "unsure", WHO)
    case.analysis()
    assert len(asked) == 2


def test_a_model_that_proposes_what_is_not_in_the_case_is_told(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    (first, *_) = case.analysis().identities
    monkeypatch.setattr(proposals, "propose", lambda _, __: [type(first)("ent-1", "ent-2", None, 0.5)])
    with Case.open(case.path) as again, pytest.raises(ValueError, match="between ent-1 and ent-2 is not one"):
        again.analysis()


def test_the_queue_holds_what_is_open_with_its_contexts(case: Case) -> None:
    queue = case.review_queue()
    assert [pair.identity.match_probability for pair in queue] == [0.9, 0.8, 0.62]
    shown = {side.name: side for side in (queue[0].left, queue[0].right)}
    assert [context.path for context in shown["Orin Sael"].contexts] == ["anchor.txt", "berth.txt"]
    assert shown["O. Sael"].contexts[0].before == "The mate was called "
    case.judge("O. Sael", "Orin Sael", "negative", WHO)
    case.judge("Oryn Sahl", "Orin Sael", "positive", WHO)
    assert case.waiting() == ()


def test_a_case_that_cannot_be_written_to_is_shown_and_not_judged(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    case.judge("O. Sael", "Orin Sael", "positive", WHO)
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
        assert len(opened.judgements()) == 1
        for attempt in (
            lambda: opened.judge("Oryn Sahl", "Orin Sael", "positive", WHO),
            lambda: opened.undo(opened.judgements()[0].judgement.id, WHO),
            opened.check,
        ):
            with pytest.raises(CaseNotWritable, match="read-only"):
                attempt()
        assert opened.analysis() == expected


def test_the_entities_that_references_mean(case: Case) -> None:
    both = (case.named("Orin Sael@anchor.txt"), case.named("O. Sael"))
    assert [entity.name for entity in case.entities_of(*both)] == ["O. Sael", "Orin Sael"]
    assert case.entities_of("ent-none") == ()
