"""A case written out and brought into another: nothing is lost, nothing kept is touched, nothing broken stops more."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tests import audited, cast, weighed
from tests.factories import TEXT
from whosays.case import Case
from whosays.cli import main
from whosays.export.analysis_json import schema
from whosays.export.formats import FORMATS, write_on
from whosays.records import ReadOptions
from whosays.store import connect

WHO, WHY = "A. Reader", "it is known"
SHEET = b"""
question: gate
text: Who left the gate open?
hypotheses: {H1: Pell did., H2: Nobody did.}
evidence:
  E1: {words: gate was not open, ratings: {H1: II, H2: C}}
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[ModuleType], Case]]:
    """Opens a case about one of the invented worlds, read and not yet decided on."""
    opened: list[Case] = []
    monkeypatch.chdir(tmp_path)

    def open_one(world: ModuleType) -> Case:
        world.prepare(monkeypatch)
        world.write()
        case = Case.open("first.whosays", create=True)
        opened.append(case)
        case.read(["brief.txt"])
        case.read(["sources"], ReadOptions(role="source"))
        return case

    yield open_one
    for case in opened:
        case.close()


def as_json(case: Case) -> bytes:
    stream = io.BytesIO()
    assert write_on(FORMATS.find("json"), case.exported(), stream) == ()
    return stream.getvalue()


def test_what_is_written_is_as_the_schema_says(made: Callable[[ModuleType], Case]) -> None:
    case = made(audited)
    case.audit()
    case.overrule("2", "supported", WHO, WHY)
    validator = jsonschema.Draft202012Validator(schema())
    found = json.loads(as_json(case))
    validator.validate(found)
    assert found["readings"]
    assert found["decisions"]
    found["decisions"][0].pop("who")
    assert not validator.is_valid(found)


def brought(data: bytes, path: str = "second.whosays") -> Case:
    """A new case with what an analysis document holds."""
    Path("whole.json").write_bytes(data)
    case = Case.open(path, create=True)
    summary = case.bring(["whole.json"], WHO)
    assert summary.unread == ()
    return case


def same(case: Case) -> None:
    """Write, bring and write again."""
    written = as_json(case)
    with closing(brought(written)) as second:
        assert as_json(second) == written
        assert second.decisions() == case.decisions()


def test_an_audited_case_comes_back_whole_with_what_was_decided(made: Callable[[ModuleType], Case]) -> None:
    case = made(audited)
    case.audit()
    same(case)
    Path("second.whosays").unlink()
    case.overrule("2", "supported", WHO, WHY)
    mistaken = case.overrule("1", "not_found", WHO, WHY)
    case.undo_ruling(mistaken.ruling.id, WHO, "a slip")
    same(case)


def test_a_stale_audit_comes_back_stale(made: Callable[[ModuleType], Case]) -> None:
    case = made(audited)
    case.audit()
    report = Path("sources/report.txt")
    report.write_text(report.read_text() + "\nIt was signed.\n")
    case.read(["sources"], ReadOptions(role="source"))
    found = case.analysis()
    assert found.audit is not None
    assert any(entry.stale for entry in found.audit.entries)
    same(case)


def test_a_weighed_case_comes_back_whole_with_grades_and_hypotheses(made: Callable[[ModuleType], Case]) -> None:
    case = made(weighed)
    case.weigh()
    same(case)
    Path("second.whosays").unlink()
    case.grade("Courier", "B", WHO, WHY)
    case.load_hypotheses("gate.yaml", WHO, WHY, SHEET)
    case.judge_independence("Courier", "Warden Pell", True, WHO, WHY)
    assert case.analysis().balance_stale
    same(case)
    Path("second.whosays").unlink()
    case.weigh()
    same(case)


def test_names_that_were_joined_and_parted_come_back_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cast.prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name, text in cast.LETTERS.items():
        Path(name).write_text(text)
    with Case.open("first.whosays", create=True) as case:
        case.read(sorted(cast.LETTERS), ReadOptions(role="source"))
        same(case)
        for number, pair in enumerate(case.waiting()):
            Path("second.whosays").unlink()
            verdict = ("positive", "negative", "unsure")[number % 3]
            case.judge(pair.left, pair.right, verdict, WHO, WHY)  # type: ignore[arg-type]
            same(case)
        assert case.judgements()
        Path("second.whosays").unlink()
        case.type_entity("Brackwater", "infrastructure", WHO, WHY)
        mistaken = case.type_entity("Brackwater", "tool", WHO, WHY)
        case.undo_decision(mistaken.decided.id, WHO, "a slip")
        assert [one.type for one in case.analysis().typings] == ["infrastructure"]
        same(case)


def test_it_can_be_brought_twice_and_changes_nothing(made: Callable[[ModuleType], Case]) -> None:
    case = made(weighed)
    case.weigh()
    case.grade("Courier", "B", WHO, WHY)
    written = as_json(case)
    with closing(brought(written)) as second:
        again = second.bring(["whole.json"], WHO)
        assert [file.brought for file in again.files] == [{}]
        assert as_json(second) == written


def test_what_the_case_holds_already_stays(made: Callable[[ModuleType], Case]) -> None:
    case = made(weighed)
    case.weigh()
    written = as_json(case)
    with closing(Case.open("second.whosays", create=True)) as second:
        second.read(["sources/letter.txt"], ReadOptions(role="source"))
        second.grade("letter.txt", "C", "B. Other", "theirs")
        Path("whole.json").write_bytes(written)
        summary = second.bring(["whole.json"], WHO)
        assert summary.notes == ("the case held something before: audit and weigh it again to take in what was added",)
        assert [read.outcome for read in summary.documents].count("unchanged") == 1
        assert len(second.analysis().documents) == 4
        assert [grade.decided.who for grade in second.analysis().grades] == ["B. Other"]
        assert second.weighed() is None


def test_a_document_that_is_broken_brings_nothing(made: Callable[[ModuleType], Case]) -> None:
    found = json.loads(as_json(made(weighed)))
    found["claims"][0]["content"][0]["exact"] = "other words"
    with Case.open("second.whosays", create=True) as second:
        Path("broken.json").write_text(json.dumps(found))
        summary = second.bring(["broken.json"], WHO)
        assert [unread.path for unread in summary.unread] == ["broken.json"]
        assert "are not “other words”" in summary.unread[0].reason
        assert second.analysis().documents == ()


def test_a_kill_in_the_middle_is_made_good_by_the_same_call(
    made: Callable[[ModuleType], Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = made(weighed)
    case.grade("Courier", "B", WHO, WHY)
    written = as_json(case)
    Path("whole.json").write_bytes(written)
    with Case.open("second.whosays", create=True) as second:
        with monkeypatch.context() as patched:
            patched.setattr(type(second._writer), "append", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                second.bring(["whole.json"], WHO)
        second.bring(["whole.json"], WHO)
        assert as_json(second) == written


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture
def lantern(made: Callable[[ModuleType], Case]) -> bytes:
    made(weighed).weigh()
    assert run("export", "first.whosays", "-o", "whole.json").exit_code == 0
    return Path("whole.json").read_bytes()


@pytest.mark.usefixtures("lantern")
def test_the_command_says_what_each_file_brought_and_what_it_could_not_use() -> None:
    Path("bad.json").write_text('{"whosays": 1}')
    Path("notes.txt").write_text(TEXT)
    done = run("import", "whole.json", "bad.json", "notes.txt", "gone.json", "--case", "second.whosays", "--who", WHO)
    assert done.exit_code == 1
    assert done.stdout == "whole.json (json): 4 documents\n"
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["bad.json", "notes.txt", "gone.json"]
    assert "importable are" in done.stderr
    assert "it has no “documents”" in done.stderr
    again = run("import", "whole.json", "--case", "second.whosays")
    assert (again.exit_code, again.stdout) == (0, "whole.json (json): nothing that was not there\n")


@pytest.mark.usefixtures("lantern")
def test_the_command_refuses_what_makes_no_sense() -> None:
    for words, reason in (
        (("import",), "no file is named"),
        (("import", "whole.json", "--from", "clay"), "there is no format to import called “clay”: choose from: "),
    ):
        done = run(*words)
        assert done.exit_code == 2
        assert reason in done.stderr
    listed = run("import", "--list")
    assert (listed.exit_code, "the analysis document" in listed.stdout) == (0, True)


def test_a_file_that_may_be_in_several_formats_has_to_be_named(
    made: Callable[[ModuleType], Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = made(weighed)
    Path("whole.json").write_bytes(as_json(case))
    monkeypatch.setattr("whosays.intake.importing.recognised", lambda *_: ("json", "other"))
    summary = case.bring(["whole.json"], WHO)
    assert summary.files == ()
    (unread,) = summary.unread
    assert (unread.path, unread.reason) == ("whole.json", "this may be json or other")
    assert unread.remedy.endswith("--from json")


def test_decisions_of_another_kind_than_are_known_are_kept_too(made: Callable[[ModuleType], Case]) -> None:
    case = made(weighed)
    found = json.loads(as_json(case))
    found["decisions"] = [
        {"id": "dec-1", "at": "2024-05-06T07:08:09+00:00", "who": WHO, "why": WHY, "kind": "future", "subject": "x",
         "payload": {"a": 1}, "undoes": None},
        {"id": "dec-2", "at": "2024-05-07T07:08:09+00:00", "who": WHO, "why": WHY, "kind": "undo", "subject": "x",
         "payload": {}, "undoes": "dec-1"},
    ]  # fmt: skip
    with closing(brought(json.dumps(found).encode())) as second:
        assert [(it.id, it.undone_by) for it in second.decisions()] == [("dec-1", "dec-2"), ("dec-2", None)]
    with closing(connect("second.whosays")) as connection:
        assert connection.execute("SELECT payload FROM decision").fetchone() == ('{"a": 1}',)


def test_a_file_beyond_the_limit_is_passed_over_and_the_others_are_used(made: Callable[[ModuleType], Case]) -> None:
    written = as_json(made(weighed))
    Path("whole.json").write_bytes(written)
    Path("huge.json").write_bytes(written + b" " * 1_000_000)
    with Case.open("second.whosays", create=True) as second:
        done = second.bring(["huge.json", "whole.json"], WHO, options=ReadOptions("source", max_megabytes=1))
        assert [(it.path, it.reason) for it in done.unread] == [("huge.json", "the file is larger than 1 MB")]
        assert [it.path for it in done.files] == ["whole.json"]


def test_an_undo_of_nothing_is_refused(made: Callable[[ModuleType], Case]) -> None:
    found = json.loads(as_json(made(weighed)))
    undo = {"id": "dec-2", "at": "2024", "who": WHO, "why": "", "kind": "undo", "subject": "x", "payload": {}}
    found["decisions"] = [{**undo, "undoes": None}]
    Path("whole.json").write_text(json.dumps(found))
    with Case.open("second.whosays", create=True) as second:
        (unread,) = second.bring(["whole.json"], WHO).unread
        assert "takes back a decision that is not there" in unread.reason


def test_an_annotation_is_taken_back_like_any_decision(made: Callable[[ModuleType], Case]) -> None:
    case = made(weighed)
    target = {"source": "letter.txt", "selector": {"type": "TextQuoteSelector", "exact": "the mill flooded in May"}}
    note = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:x:1", "type": "Annotation", "target": target}
    Path("notes.jsonld").write_text(json.dumps(note))
    assert case.bring(["notes.jsonld"], WHO).unread == ()
    (kept,) = case.analysis().annotations
    assert case.undo_decision(kept.decided.id, WHO, "a slip") is None
    assert case.analysis().annotations == ()
