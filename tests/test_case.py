"""Reading into a case: again, changed, moved, failing, killed. What reads is a stand-in that needs no model."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import whosays
from tests.factories import make_claim
from whosays.case import Case
from whosays.export.analysis_json import dumps
from whosays.intake import inputs, session
from whosays.records import CaseNotWritable, Document, Reading, ReadOptions, Source, Unread, content_id
from whosays.store import Activity

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ReadOptions(role="source")


def first_line_is_a_claim(document: Document, options: ReadOptions) -> Reading:
    """One claim, one source and one entity of the case per document, from its first line."""
    line = document.text.split("\n", 1)[0]
    source = Source(content_id("src", "gazette"), f"Gazette {options.published or ''}".strip(), "organization", False)
    return Reading(document.id, sources=(source,), claims=(make_claim(document, line),), sentences=1)


@pytest.fixture(autouse=True)
def quick_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(inputs, "read_document", first_line_is_a_claim)
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return name


def outcomes(case: Case, *paths: str, options: ReadOptions | None = None) -> dict[str, str]:
    return {read.path: read.outcome for read in case.read(paths, options).read}


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case.open(tmp_path / "x.whosays", create=True)


def content(case: Case) -> list[tuple[object, ...]]:
    """Every row of every table of records."""
    opened = sqlite3.connect(case.path)
    tables = [row[0] for row in opened.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    rows = [row for table in tables for row in opened.execute(f"SELECT * FROM {table}")]  # noqa: S608
    opened.close()
    return rows


def test_the_same_bytes_again_add_nothing(case: Case) -> None:
    paths = [write("a.txt", "The mill closed in May."), write("b.txt", "The river ran red.")]
    assert outcomes(case, *paths) == dict.fromkeys(paths, "new")
    before = content(case)
    assert outcomes(case, *paths) == dict.fromkeys(paths, "unchanged")
    assert outcomes(case, *map(os.path.abspath, paths)) == dict.fromkeys(map(os.path.abspath, paths), "unchanged")
    assert content(case) == before


def test_a_changed_file_supersedes_and_the_earlier_reading_stays(case: Case) -> None:
    outcomes(case, write("a.txt", "The mill closed in May."))
    assert outcomes(case, write("a.txt", "The mill closed in June.")) == {"a.txt": "changed"}
    assert [document.text for document in case.analysis().documents] == ["The mill closed in June."]
    assert len(case.analysis().claims) == 1
    assert any("The mill closed in May." in map(str, row) for row in content(case))


def test_a_file_in_another_role_takes_the_last_one_given(case: Case) -> None:
    path = write("a.txt", "The mill closed in May.")
    outcomes(case, path)
    assert outcomes(case, path, options=SOURCE) == {"a.txt": "changed"}
    assert [document.role for document in case.analysis().documents] == ["source"]


def test_a_copy_adds_no_document(case: Case) -> None:
    text = "The mill closed in May."
    assert outcomes(case, write("b.txt", text), write("a.txt", text)) == {"b.txt": "unchanged", "a.txt": "new"}
    assert [document.path for document in case.analysis().documents] == ["a.txt"]


def test_a_copy_of_a_file_that_fails_is_tried_by_itself(case: Case) -> None:
    text = "The mill closed in May."
    summary = case.read([write("a.pdf", text), write("b.txt", text)])
    assert [read.path for read in summary.read] == ["b.txt"]
    assert [unread.path for unread in summary.unread] == ["a.pdf"]


def test_a_newer_reader_reads_again_and_an_older_text_is_replaced(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.txt", "The mill closed in May.")
    outcomes(case, path)
    monkeypatch.setattr(session, "current_activity", lambda _: Activity.of("read", "99", {}))
    assert outcomes(case, path) == {"a.txt": "again"}
    assert outcomes(case, path) == {"a.txt": "unchanged"}
    assert len(case.analysis().claims) == 1


def test_a_reference_date_is_kept_until_another_is_given(case: Case) -> None:
    path = write("a.txt", "The mill closed in May.")
    outcomes(case, path)
    assert outcomes(case, path, options=ReadOptions(published="2019-05")) == {"a.txt": "again"}
    assert outcomes(case, path) == {"a.txt": "unchanged"}
    assert case.analysis().sources[0].name == "Gazette 2019-05"
    assert outcomes(case, path, options=ReadOptions(published="2020")) == {"a.txt": "again"}


def test_one_bad_input_does_not_stop_the_others(case: Case) -> None:
    paths = [write("a.txt", "The mill closed in May."), write("empty.txt", ""), "nowhere.txt"]
    summary = case.read(paths)
    assert [read.path for read in summary.read] == ["a.txt"]
    assert [unread.path for unread in summary.unread] == ["empty.txt", "nowhere.txt"]
    assert {unread.path for unread in case.analysis().coverage.unread} == {"empty.txt", "nowhere.txt"}
    outcomes(case, write("empty.txt", "No longer empty."))
    assert [unread.path for unread in case.analysis().coverage.unread] == ["nowhere.txt"]


def test_too_little_memory_is_the_fault_of_one_input(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(document: Document, options: ReadOptions) -> Reading:
        if document.path == "big.txt":
            raise MemoryError
        return first_line_is_a_claim(document, options)

    monkeypatch.setattr(inputs, "read_document", read)
    summary = case.read([write("big.txt", "All of it."), write("small.txt", "A part.")])
    assert [unread.path for unread in summary.unread] == ["big.txt"]
    assert "memory" in summary.unread[0].reason
    assert [read.path for read in summary.read] == ["small.txt"]


def test_a_path_given_twice_is_read_once(case: Case) -> None:
    path = write("folder/a.txt", "The mill closed in May.")
    summary = case.read([path, "folder/../folder/a.txt", "folder"])
    assert [read.path for read in summary.read] == [path]
    assert summary.repeated == ("folder/../folder/a.txt",)


def test_standard_input_is_a_document_of_its_own(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for text, outcome in (("One.", "new"), ("Two.", "new"), ("One.", "unchanged")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert outcomes(case, "-") == {"-": outcome}
    assert sorted(document.text for document in case.analysis().documents) == ["One.", "Two."]


def test_a_name_that_is_not_text_can_be_kept_and_shown(case: Case) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        write(name, "The mill closed in May.")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert outcomes(case, name) == {"caf\ufffd.txt": "new"}
    assert '"caf\ufffd.txt"' in dumps(case.analysis())
    assert outcomes(case, name) == {"caf\ufffd.txt": "unchanged"}


def test_the_order_of_reading_changes_no_byte(tmp_path: Path) -> None:
    paths = [write("a.txt", "A."), write("b.txt", "B."), write("c.txt", "C."), write("copy.txt", "B.")]
    given = [[paths], [paths[::-1]], [[path] for path in paths[::-1]]]
    exports = set()
    for number, calls in enumerate(given):
        with Case.open(tmp_path / f"{number}.whosays", create=True) as case:
            for call in calls:
                case.read(call)
            exports.add(dumps(case.analysis()))
    assert len(exports) == 1


def test_progress_is_told_of_every_input(case: Case) -> None:
    told: list[tuple[int, int, str]] = []
    case.read([write("a.txt", "A."), write("b.txt", "B.")], progress=lambda *step: told.append(step))
    assert told == [(0, 2, "a.txt"), (1, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "b.txt")]


def test_an_interrupt_keeps_what_was_read(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(document: Document, options: ReadOptions) -> Reading:
        if document.path == "b.txt":
            raise KeyboardInterrupt
        return first_line_is_a_claim(document, options)

    monkeypatch.setattr(inputs, "read_document", read)
    with pytest.raises(KeyboardInterrupt):
        case.read([write("a.txt", "A."), write("b.txt", "B.")])
    assert [document.path for document in case.analysis().documents] == ["a.txt"]


def test_a_disk_that_fills_up_keeps_what_was_read(case: Case) -> None:
    outcomes(case, write("a.txt", "A."))
    (pages,) = case._connection.execute("PRAGMA page_count").fetchone()
    case._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CaseNotWritable, match="disk is full"):
        case.read([write("b.txt", "B. " + "x" * 200_000)])
    assert [document.path for document in case.analysis().documents] == ["a.txt"]


def test_the_parts_passed_over_are_in_the_coverage(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    part = Unread("a.txt", "2 passages are not in English", "translate them first", "doc-1")

    def read(document: Document, options: ReadOptions) -> Reading:
        reading = first_line_is_a_claim(document, options)
        return replace(reading, unread=(replace(part, document_id=document.id),))

    monkeypatch.setattr(inputs, "read_document", read)
    (read_one,) = case.read([write("a.txt", "A.")]).read
    assert [unread.reason for unread in read_one.passed_over] == [part.reason]
    assert case.analysis().coverage.unread == read_one.passed_over


@pytest.mark.parametrize("done", [0, 1, 9, 20])
def test_a_kill_at_any_moment_leaves_a_case_that_goes_on(tmp_path: Path, done: int) -> None:
    for number in range(30):
        write(f"in/{number:02}.txt", f"Statement {number}.")
    script = (
        "import time\n"
        "from tests.test_case import first_line_is_a_claim as read\nfrom whosays.case import Case\n"
        "from whosays.intake import inputs\n"
        "inputs.read_document = lambda document, options: time.sleep(0.02) or read(document, options)\n"
        "tell = lambda *step: print(step[0], flush=True)\n"
        "with Case.open('x.whosays', create=True) as case: case.read(['in'], progress=tell)\n"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(whosays.__file__).parents[1])])}
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=tmp_path, env=env)
    assert process.stdout is not None
    while int(process.stdout.readline()) < done:
        pass
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with Case.open("x.whosays") as case:
        kept = len(case.analysis().documents)
        assert done <= kept < 30
        assert kept == len(case.analysis().claims)
        assert [*outcomes(case, "in").values()].count("unchanged") == kept
        after = dumps(case.analysis())
        assert case._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Case.open("whole.whosays", create=True) as whole:
        whole.read(["in"])
        assert dumps(whole.analysis()) == after


def test_a_kill_while_the_case_is_made_leaves_one_that_can_be_made(tmp_path: Path) -> None:
    script = (
        "import os\nfrom whosays.store import connection\n"
        "real = connection.statements\n"
        "def half(script):\n"
        "    for number, statement in enumerate(real(script)):\n"
        "        if number == 9: os.kill(os.getpid(), 9)\n"
        "        yield statement\n"
        "connection.statements = half\n"
        "connection.connect('x.whosays', create=True)\n"
    )
    env = os.environ | {"PYTHONPATH": str(Path(whosays.__file__).parents[1])}
    process = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=env, check=False)
    assert process.returncode == -signal.SIGKILL
    with Case.open("x.whosays", create=True) as case:
        assert outcomes(case, write("a.txt", "A.")) == {"a.txt": "new"}


def test_a_process_that_dies_costs_one_input(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def through(_: object, tasks: Iterable[inputs.Task], __: int) -> Iterator[tuple[inputs.Task, object]]:
        for task in tasks:
            yield task, None if task.source.path == "a.txt" else inputs.read_one(task)

    monkeypatch.setattr(session, "work_through", through)
    summary = case.read([write("a.txt", "A."), write("b.txt", "B.")])
    assert [(unread.path, unread.reason) for unread in summary.unread] == [
        ("a.txt", "the process that read it died, probably for want of memory")
    ]
    assert [read.path for read in summary.read] == ["b.txt"]
