"""What is kept comes back, and only what changed is kept anew."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.factories import TEXT, make_document, make_reading

from whosays.records import Unread, UsageError
from whosays.store import Activity, Place, View, Writer, connect

FTS_OWN = ("_config", "_content", "_docsize")
READ = Activity.of("read", "1", {"rules": "1"})
AT = Place("lantern.txt", "./lantern.txt")


class Store:
    """One case file, with what writes to it and what reads it."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(str(path), create=True)
        self.writer = Writer(self.connection, str(path))
        self.view = View(self.connection, str(path))

    def rows(self) -> dict[str, int]:
        """How many rows each table has; how the full-text index packs its words is its own affair."""
        tables = self.connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_data' AND name NOT LIKE '%_idx'"
        ).fetchall()
        return {name: self.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables}  # noqa: S608


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "case.whosays")
    yield opened
    opened.connection.close()


def test_a_document_and_its_reading_come_back_as_they_were(store: Store) -> None:
    document = make_document(path=AT.path)
    reading = make_reading(document)
    reading = replace(reading, unread=(Unread(AT.path, "3 passages", "translate them", document.id),))
    store.writer.keep(document, reading, READ, AT)
    assert [*store.view.current()] == [(document, reading)]
    assert store.view.passed_over(document.id) == reading.unread


def test_a_time_that_only_a_claim_carries_comes_back_with_the_claim_alone(store: Store) -> None:
    document = make_document(path=AT.path)
    reading = make_reading(document)
    reading = replace(reading, times=())
    store.writer.keep(document, reading, READ, AT)
    ((_, kept),) = store.view.current()
    assert kept.times == ()
    assert kept.claims[0].times == reading.claims[0].times != ()


def test_a_reading_of_another_document_is_refused(store: Store) -> None:
    other = make_reading(make_document(TEXT + " "))
    with pytest.raises(ValueError, match="is not one of"):
        store.writer.keep(make_document(), other, READ, AT)
    assert [*store.view.current()] == []


def test_the_same_document_again_replaces_its_rows_and_adds_none(store: Store) -> None:
    document = make_document(path=AT.path)
    store.writer.keep(document, make_reading(document), READ, AT)
    before = store.rows()
    newer = Activity.of("read", "2", {"rules": "1"})
    store.writer.keep(document, make_reading(document), newer, AT)
    after = store.rows()
    assert {table for table in before if before[table] != after[table]} == {"activity", "attempt"}
    known = store.view.known(document.sha256, "brief")
    assert known is not None
    assert known.activity_id == newer.id


def test_a_document_found_where_it_was_adds_no_row(store: Store) -> None:
    document = make_document(path=AT.path)
    store.writer.keep(document, make_reading(document), READ, AT)
    before = store.rows()
    store.writer.found(document.id, READ, AT)
    assert store.rows() == before


def test_a_changed_document_supersedes_what_was_at_its_place(store: Store) -> None:
    old, new = make_document(path=AT.path), make_document(TEXT + " They say.", path=AT.path)
    store.writer.keep(old, make_reading(old), READ, AT)
    store.writer.keep(new, make_reading(new), READ, AT)
    assert [document for document, _ in store.view.current()] == [new]
    assert [*store.view.superseded()] == [(old, make_reading(old))]


def test_a_document_that_is_still_found_elsewhere_is_not_superseded(store: Store) -> None:
    old, new = make_document(path=AT.path), make_document(TEXT + " They say.", path=AT.path)
    store.writer.keep(old, make_reading(old), READ, AT)
    store.writer.found(old.id, READ, Place("copy.txt", "copy.txt"))
    store.writer.keep(new, make_reading(new), READ, AT)
    assert {document.path for document, _ in store.view.current()} == {"copy.txt", AT.path}


def test_a_superseded_document_that_is_back_counts_again(store: Store) -> None:
    old, new = make_document(path=AT.path), make_document(TEXT + " They say.", path=AT.path)
    store.writer.keep(old, make_reading(old), READ, AT)
    store.writer.keep(new, make_reading(new), READ, AT)
    store.writer.found(old.id, READ, AT)
    assert [document for document, _ in store.view.current()] == [old]
    assert [document for document, _ in store.view.superseded()] == [new]


def test_of_several_paths_the_first_in_the_alphabet_stands_for_a_document(store: Store) -> None:
    document = make_document(path="b.txt")
    store.writer.keep(document, make_reading(document), READ, Place("b.txt", "b.txt"))
    store.writer.found(document.id, READ, Place("a.txt", "a.txt"))
    assert [document.path for document, _ in store.view.current()] == ["a.txt"]


def test_a_failure_is_listed_until_the_input_can_be_read(store: Store) -> None:
    unread = Unread(AT.path, "it is encrypted", "remove the password")
    store.writer.failed(unread, READ, AT)
    before = store.rows()
    store.writer.failed(unread, READ, AT)
    assert store.rows() == before
    assert store.view.failed() == (unread,)
    document = make_document(path=AT.path)
    store.writer.keep(document, make_reading(document), READ, AT)
    assert store.view.failed() == ()
    store.writer.failed(unread, READ, AT)
    assert store.view.failed() == (unread,)
    assert [*store.view.current()], "the earlier reading stands"
    store.writer.found(document.id, READ, AT)
    assert store.view.failed() == ()


def test_a_tally_counts_attributed_claims_and_anonymous_origins(store: Store) -> None:
    document = make_document(path=AT.path)
    store.writer.keep(document, make_reading(document), READ, AT)
    tally = store.view.tally(document.id)
    assert (tally.sentences, tally.claims, tally.attributed, tally.anonymous) == (2, 2, 1, 1)


def test_a_write_that_fails_midway_leaves_nothing(store: Store) -> None:
    document = make_document(path=AT.path)
    twice = make_reading(document)
    twice = replace(twice, claims=(twice.claims[0], twice.claims[0]))
    with pytest.raises(sqlite3.IntegrityError):
        store.writer.keep(document, twice, READ, AT)
    assert store.rows()["document"] == store.rows()["claim_search"] == 0


def test_a_decision_can_be_undone_once_and_nothing_is_overwritten(store: Store) -> None:
    grade = store.writer.decide("A. Reader", "two known errors", "grade", "src-1", {"reliability": "D"})
    undoing = store.writer.undo(grade.id, "B. Reader", "one was a misprint")
    assert store.view.decisions() == (replace(grade, undone_by=undoing.id), undoing)
    assert undoing.kind == "undo"
    for again in (grade.id, undoing.id, "dec-none"):
        with pytest.raises(UsageError):
            store.writer.undo(again, "B. Reader", "")
    for statement in ("UPDATE decision SET why = ''", "DELETE FROM decision"):
        with pytest.raises(sqlite3.IntegrityError, match="appended"):
            store.connection.execute(statement)


def test_decisions_outlive_a_new_reading(store: Store) -> None:
    document = make_document(path=AT.path)
    store.writer.keep(document, make_reading(document), READ, AT)
    grade = store.writer.decide("A. Reader", "", "grade", make_reading(document).sources[0].id, {"reliability": "B"})
    store.writer.keep(document, make_reading(document), Activity.of("read", "2", {}), AT)
    assert store.view.decisions() == (grade,)


def test_the_claims_can_be_read_with_plain_sql(store: Store) -> None:
    document = make_document(path=AT.path)
    store.writer.keep(document, make_reading(document), READ, AT)
    rows = store.connection.execute("SELECT held_by, wording, level FROM claim_in_words").fetchall()
    assert rows[0] == ("Daily Courier ← two officials", "Orsolya Vant might have sold the lighthouse", "possible")
    words = store.connection.execute(
        "SELECT substr(document.text, start + 1, stop - start) FROM hedge "
        "JOIN claim ON claim.key = hedge.claim JOIN document ON document.key = claim.document"
    ).fetchall()
    assert words == [("might",)]


def test_every_table_is_described(store: Store) -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "case-file.md"
    described = set(re.findall(r"`(\w+)`", page.read_text(encoding="utf-8")))
    own = {table for table in store.rows() if not table.startswith("sqlite_") and not table.endswith(FTS_OWN)}
    views = {name for (name,) in store.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    assert own | views <= described
    assert {"claim", "decision", "claim_search", "decision_log"} <= own | views


def test_the_queries_in_the_documentation_run(store: Store) -> None:
    document = make_document(path=AT.path)
    store.writer.keep(document, make_reading(document), READ, AT)
    page = (Path(__file__).resolve().parents[2] / "docs" / "case-file.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```sql\n(.*?)^```$", page, flags=re.DOTALL | re.MULTILINE)
    queries = [query for query in block.split(";") if query.strip()]
    answers = [store.connection.execute(query).fetchall() for query in queries]
    assert answers[0] == [("two officials", 1, 1)]
    assert answers[1] == [("might", 1)]
    assert len(answers) == 5
