"""Cases of versions 1 to 3: shown as they are, brought up to date when written to, and nothing in them lost."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.factories import TEXT, make_document, make_reading

from whosays.records import Audit, AuditEntry, Balance, CaseNotWritable, DamagedCase, Document, Reading, Voice
from whosays.store import (
    SCHEMA_VERSION,
    Activity,
    ClaimTrace,
    KeptBalance,
    Place,
    Question,
    View,
    Writer,
    connect,
    connection,
)
from whosays.store.formats import statements

READ = Activity.of("read", "0.1.0", {"model": "en_core_web_sm 3.8.0", "rules": "1"})
LATER = Activity.of("read", "0.2.0", {"model": "en_core_web_sm 3.8.0", "encoder": "1", "rules": "2"})
AT = Place("lantern.txt", "lantern.txt")
NEXT = Place("next.txt", "next.txt")
#: The one table that was otherwise in version 1.
CLAIM_IN_VERSION_1 = """
CREATE TABLE claim (
  key        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  document   INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  quote_type TEXT NOT NULL,
  stance     TEXT NOT NULL,
  level      TEXT NOT NULL,
  polarity   TEXT NOT NULL,
  subject    TEXT NOT NULL,
  predicate  TEXT NOT NULL,
  object     TEXT NOT NULL,
  clause     TEXT NOT NULL,
  rule       TEXT NOT NULL,
  activity   INTEGER NOT NULL REFERENCES activity (key),
  UNIQUE (document, position)
) STRICT"""
COLUMNS_IN_VERSION_1 = 14


def made_by(script: str) -> list[tuple[str, str]]:
    """Kind and name of each table and view that a script makes, owners last."""
    made = [re.search(r"^CREATE (TABLE|VIEW) (\w+)", statement, re.MULTILINE) for statement in statements(script)]
    return [(found[1], found[2]) for found in reversed(made) if found]


#: What versions 1 and 2 did not have, and what versions 1 to 3 did not.
FOR_AUDITS = made_by("audit.sql")
FOR_BALANCES = [*made_by("weigh.sql"), *made_by("relations.sql")]
NEW_TABLES = {name for kind, name in (*FOR_AUDITS, *FOR_BALANCES) if kind == "TABLE"}


def read_by_rules(document: Document, version: str = "1") -> Reading:
    """The reading of a whosays that had rules and no model."""
    reading = make_reading(document)
    claims = tuple(replace(c, activity=f"rules {version}", model_probability=None) for c in reading.claims)
    return replace(reading, claims=claims)


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table; of a claim, what version 1 kept."""
    opened = sqlite3.connect(path)
    names = [name for (name,) in opened.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {name: opened.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608
    opened.close()
    kept = found | {"claim": [row[:COLUMNS_IN_VERSION_1] for row in found["claim"]]}
    assert not any(kept.pop(name, None) for name in NEW_TABLES), "nothing was audited or weighed here"
    return kept


def version_of(path: Path) -> int:
    opened = sqlite3.connect(path)
    (version,) = opened.execute("PRAGMA user_version").fetchone()
    opened.close()
    return int(version)


def columns(path: Path) -> list[tuple[object, ...]]:
    opened = sqlite3.connect(path)
    found = opened.execute("PRAGMA table_xinfo (claim)").fetchall()
    opened.close()
    return found


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A case of this version: a document that was superseded, the one that did so, and a decision undone."""
    path = tmp_path / "new.whosays"
    opened = connect(str(path), create=True)
    writer = Writer(opened, str(path))
    for document in (make_document(), make_document(TEXT + " They say.")):
        writer.keep(document, read_by_rules(document), READ, AT)
    decision = writer.decide("A. Reader", "two known errors", "grade", "src-1", {"reliability": "D"})
    writer.undo(decision.id, "B. Reader", "a misprint")
    opened.close()
    return path


def without(opened: sqlite3.Connection, made: Iterable[tuple[str, str]]) -> None:
    for kind, name in made:
        opened.execute(f"DROP {kind} {name}")


def as_version(version: int, new: Path, made: Iterable[tuple[str, str]]) -> Path:
    """A copy of a case without what a version could not keep yet."""
    path = new.with_name(f"version-{version}.whosays")
    path.write_bytes(new.read_bytes())
    opened = sqlite3.connect(path)
    without(opened, made)
    opened.execute(f"PRAGMA user_version = {version}")
    opened.commit()
    opened.close()
    return path


@pytest.fixture
def second(new: Path) -> Path:
    """The same case as version 2 kept it."""
    return as_version(2, new, (*FOR_BALANCES, *FOR_AUDITS))


@pytest.fixture
def third(new: Path) -> Path:
    """The same case as version 3 kept it."""
    return as_version(3, new, FOR_BALANCES)


@pytest.fixture
def old(tmp_path: Path, new: Path) -> Path:
    """The same case as version 1 kept it."""
    path = tmp_path / "old.whosays"
    path.write_bytes(new.read_bytes())
    opened = sqlite3.connect(path)
    without(opened, (*FOR_BALANCES, *FOR_AUDITS))
    claims = [row[:COLUMNS_IN_VERSION_1] for row in opened.execute("SELECT * FROM claim")]
    opened.execute("DROP TABLE claim")
    opened.execute(CLAIM_IN_VERSION_1)
    opened.executemany(f"INSERT INTO claim VALUES ({', '.join('?' * COLUMNS_IN_VERSION_1)})", claims)  # noqa: S608
    opened.execute("PRAGMA user_version = 1")
    opened.commit()
    opened.close()
    return path


class Opened:
    """A case with what writes to it and what reads it."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(str(path))
        self.writer = Writer(self.connection, str(path))
        self.view = View(self.connection, str(path))

    def everything(self) -> tuple[object, ...]:
        question = Question.parse("who says that Vant sold the lighthouse?")
        return (
            *([*self.view.current()], [*self.view.superseded()], self.view.decisions(), self.view.failed()),
            *(self.view.claims_about(question, 10), [self.view.tally(d.id) for d, _ in self.view.current()]),
        )


def everything_in(path: Path) -> tuple[object, ...]:
    opened = Opened(path)
    found = opened.everything()
    opened.connection.close()
    return found


@pytest.fixture
def case(old: Path) -> Iterator[Opened]:
    opened = Opened(old)
    yield opened
    opened.connection.close()


def test_a_case_of_version_1_shows_what_it_holds_and_is_left_as_it_was(old: Path, new: Path, case: Opened) -> None:
    before = old.read_bytes()
    assert case.everything() == everything_in(new)
    ((_, reading),) = case.view.current()
    assert {(claim.activity, claim.model_probability) for claim in reading.claims} == {("rules 1", None)}
    case.connection.close()
    assert old.read_bytes() == before
    assert version_of(old) == 1


def test_writing_brings_it_up_to_date_and_keeps_every_row(old: Path, new: Path, case: Opened) -> None:
    shown, kept = case.everything(), rows(old)
    case.writer.check()
    assert version_of(old) == SCHEMA_VERSION
    assert rows(old) == kept
    assert case.everything() == everything_in(old) == shown
    assert columns(old) == columns(new), "a case brought up to date is like a new one"
    assert case.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert case.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def tables(path: Path) -> dict[str, str]:
    """How each table of a later version and each view was made."""
    opened = sqlite3.connect(path)
    found = dict(opened.execute("SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'view')"))
    views = {name for (name,) in opened.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    opened.close()
    return {name: sql for name, sql in found.items() if name in NEW_TABLES | views}


@pytest.mark.parametrize("version", ["old", "second"])
def test_a_case_without_a_place_for_an_audit_has_none_and_gets_one(
    version: str, new: Path, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(version)
    case = Opened(path)
    before, shown = path.read_bytes(), case.everything()
    assert case.view.audit() is None
    assert shown == everything_in(new)
    assert path.read_bytes() == before
    ((document, reading),) = case.view.current()
    claim = reading.claims[0]
    entry = AuditEntry(claim.id, None, "the Courier", None, None, None, "source_unavailable", (), "it is not there")
    case.writer.keep_audit(
        Audit((entry,)), {claim.id: ClaimTrace.of(claim, document.path)}, case.view.basis(), Activity("audit", "1")
    )
    kept = case.view.audit()
    assert kept is not None
    assert kept.audit.entries == (entry,)
    assert case.everything() == shown
    assert tables(path) == tables(new), "a case brought up to date is like a new one"
    assert version_of(path) == SCHEMA_VERSION
    case.connection.close()


@pytest.mark.parametrize("version", ["old", "second", "third"])
def test_a_case_without_a_place_for_a_balance_has_none_and_gets_one(
    version: str, new: Path, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(version)
    case = Opened(path)
    before, shown, kept = path.read_bytes(), case.everything(), rows(path)
    assert case.view.balance() is case.view.balance_footing() is None
    assert (case.view.footing().decisions, case.view.footing().audit) == (frozenset(), "")
    assert shown == everything_in(new)
    assert path.read_bytes() == before
    balance = Balance(
        (Voice("voc-1", "The Lantern File", "document", False, (), ("doc-1",), True),), activity="weigh 1"
    )
    case.writer.keep_balance(KeptBalance(balance, case.view.footing()), READ)
    assert case.view.balance() == KeptBalance(balance, case.view.footing())
    case.connection.execute("DELETE FROM balance")
    assert rows(path) == kept, "nothing that was there is lost"
    assert case.everything() == shown
    assert tables(path) == tables(new), "a case brought up to date is like a new one"
    assert version_of(path) == SCHEMA_VERSION
    case.connection.close()


def test_it_can_be_read_into_at_once(old: Path, case: Opened) -> None:
    document = make_document("THE NEXT FILE\n\n" + TEXT, path=NEXT.path)
    case.writer.keep(document, make_reading(document), LATER, NEXT)
    assert (document, make_reading(document)) in [*case.view.current()]
    assert len([*case.view.current()]) == 2
    assert version_of(old) == SCHEMA_VERSION


def test_a_new_reading_says_what_found_each_claim(case: Opened) -> None:
    document = make_document(TEXT + " They say.")
    case.writer.keep(document, make_reading(document), LATER, AT)
    ((_, reading),) = case.view.current()
    assert [(c.activity, c.model_probability) for c in reading.claims] == [
        ("model 1 and rules 2", 0.875),
        ("rules 2", None),
    ]


def test_decisions_can_be_taken_first(case: Opened) -> None:
    before = case.view.decisions()
    decision = case.writer.decide("A. Reader", "", "grade", "src-1", {"reliability": "B"})
    assert case.view.decisions() == (*before, decision)


def test_a_write_that_fails_leaves_it_in_version_1(old: Path, case: Opened) -> None:
    shown, kept = case.everything(), rows(old)
    document = make_document("THE NEXT FILE\n\n" + TEXT, path=NEXT.path)
    twice = make_reading(document)
    twice = replace(twice, claims=(twice.claims[0], twice.claims[0]))
    with pytest.raises(sqlite3.IntegrityError):
        case.writer.keep(document, twice, LATER, NEXT)
    assert version_of(old) == 1
    assert rows(old) == kept
    assert case.everything() == shown
    case.writer.keep(document, make_reading(document), LATER, NEXT)
    assert version_of(old) == SCHEMA_VERSION


def test_two_processes_may_have_it_open_while_one_brings_it_up_to_date(old: Path, case: Opened) -> None:
    other, shown = Opened(old), case.everything()
    document = make_document("THE NEXT FILE\n\n" + TEXT, path=NEXT.path)
    other.writer.check()
    assert case.everything() == shown
    other.writer.keep(document, make_reading(document), LATER, NEXT)
    assert (document, make_reading(document)) in [*case.view.current()], "what the new columns hold is seen"
    case.writer.keep(document, make_reading(document), READ, NEXT)
    assert case.everything() == other.everything()
    other.connection.close()


def test_where_it_cannot_be_written_to_it_is_shown_all_the_same(
    old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sqlite3.connect

    def read_only(address: str, **options: object) -> sqlite3.Connection:
        return real(address.replace("mode=rw", "mode=ro"), **options)  # type: ignore[call-overload,no-any-return]

    before = old.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(connection.sqlite3, "connect", read_only)
        case = Opened(old)
    shown = case.everything()
    assert shown == everything_in(new)
    with pytest.raises(CaseNotWritable, match="read-only: change the permissions, or copy the case to another folder"):
        case.writer.check()
    assert case.everything() == shown
    case.connection.close()
    assert old.read_bytes() == before


def test_a_reading_that_does_not_name_its_rules(old: Path) -> None:
    opened = sqlite3.connect(old)
    opened.execute("UPDATE activity SET detail = '{}'")
    opened.commit()
    opened.close()
    case = Opened(old)
    for _ in range(2):
        ((_, reading),) = case.view.current()
        assert {claim.activity for claim in reading.claims} == {""}
        case.writer.check()
    case.connection.close()


def test_a_damaged_one_is_told(old: Path) -> None:
    opened = sqlite3.connect(old)
    opened.execute("DROP TABLE claim")
    opened.close()
    case = Opened(old)
    with pytest.raises(DamagedCase, match="no such table"):
        [*case.view.current()]
    with pytest.raises(DamagedCase, match="no such table"):
        case.writer.check()
    case.connection.close()
