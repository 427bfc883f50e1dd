"""An audit comes back as it was kept, replaces the one before as a whole, and damage to its rows is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import TEXT, make_document, make_reading

from whosays.records import (
    Audit,
    AuditedPart,
    AuditEntry,
    AuditVerdict,
    Candidate,
    Cited,
    DamagedCase,
    Difference,
    Drift,
    Omission,
    Ruling,
    Span,
    TwiceTold,
    TwiceToldKind,
)
from whosays.store import Activity, Basis, ClaimTrace, KeptRuling, Place, ReadAs, View, Writer, connect

READ = Activity.of("read", "1", {"rules": "1"})
MADE = Activity.of("audit", "1", {"made_by": "audit 1"})
AT = Place("lantern.txt", "lantern.txt")
TRACES = {f"clm-{n}": ClaimTrace(f"clm-{n}", "doc-1", "b.txt", 9 * n, 9 * n + 4, f"says {n}") for n in range(4)}
BASIS = Basis(
    {"doc-1": ReadAs("brief", "b.txt", "act-1", None), "doc-2": ReadAs("source", "s.txt", "act-1", "2019-05")},
    frozenset({"dec-1", "dec-2"}),
)

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
spans = st.builds(
    lambda start, exact: Span(start, start + len(exact), exact), st.integers(0, 10**9), words.filter(bool)
)
verdicts = st.sampled_from(get_args(AuditVerdict))
drifts = st.sampled_from(get_args(Drift))
weights = st.floats(0.001, 1e6)
claims = st.sampled_from([*TRACES])


def several(one: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, max_size=3).map(tuple)


differences = st.builds(
    Difference, drifts, st.none() | spans, st.none() | spans, st.none() | st.booleans(), words, words
)  # fmt: skip
parts = st.builds(
    AuditedPart,
    spans,
    verdicts,
    several(st.builds(Cited, words, spans, spans, words)),
    several(differences),
    st.none() | st.floats(0, 1),
)
entries = st.builds(
    AuditEntry,
    *(claims, st.none() | words, words, st.none() | spans, st.none() | words, st.none() | spans, verdicts),
    *(several(drifts), words, several(parts)),
    several(st.builds(Candidate, several(words), words, weights, words, st.booleans())),
)
audits = st.builds(
    Audit,
    several(entries),
    several(st.builds(Omission, words, spans, several(claims), words, weights)),
    several(
        st.builds(
            TwiceTold,
            *(several(claims), st.sampled_from(get_args(TwiceToldKind)), words, st.none() | words, st.none() | spans),
        )
    ),
    several(words),
    words,
)
FULL = Audit(
    (
        AuditEntry(
            *("clm-0", "src-1", "the Board", Span(3, 6, "the"), "doc-2", Span(1, 3, "no"), "overstated"),
            *(("certainty", "number"), "“did” against “may have”"),
            (
                AuditedPart(
                    Span(5, 8, "did"),
                    "overstated",
                    (Cited("doc-2", Span(1, 3, "no"), Span(0, 4, " no "), "a clerk"),),
                    (Difference("certainty", Span(5, 8, "did"), None, True, "“did” against “may have”", "by hand"),),
                    0.25,
                ),
            ),
            (Candidate(("doc-2", "doc-3"), "The Board", 2.0, "issuer", via=True),),
        ),
        AuditEntry("clm-1", None, "a log", None, None, None, "source_unavailable", (), "it is not there"),
    ),
    (Omission("doc-2", Span(1, 3, "no"), ("clm-0", "clm-1"), "a denial", 2.5),),
    (TwiceTold(("clm-0", "clm-1"), "same_passage", "both rest on it", "doc-2", Span(1, 3, "no")),),
    ("a log",),
    "audit 1",
)


class Store:
    """One case file, with what writes to it and what reads it."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(str(path), create=True)
        self.writer = Writer(self.connection, str(path))
        self.view = View(self.connection, str(path))

    def rows(self) -> dict[str, int]:
        tables = self.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {name: self.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables}  # noqa: S608


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "case.whosays")
    yield opened
    opened.connection.close()


def test_a_case_that_was_never_audited_keeps_none(store: Store) -> None:
    assert store.view.audit() is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(audits)
def test_any_audit_comes_back_as_it_was(store: Store, audit: Audit) -> None:
    store.writer.keep_audit(audit, TRACES, BASIS, MADE)
    kept = store.view.audit()
    assert kept is not None
    assert kept.audit == audit
    assert kept.basis == BASIS
    spoken_of = {entry.claim_id for entry in audit.entries}
    assert spoken_of <= kept.traces.keys() <= TRACES.keys()
    assert all(kept.traces[claim] == TRACES[claim] for claim in kept.traces)


def test_the_next_one_replaces_it_as_a_whole(store: Store) -> None:
    before = store.rows()
    store.writer.keep_audit(FULL, TRACES, BASIS, MADE)
    assert {table for table, count in store.rows().items() if count != before[table]} >= {
        *("audit", "audit_document", "audit_judgement", "audit_claim", "audit_entry", "audit_part", "audit_passage"),
        *("audit_difference", "audit_candidate", "omission", "omission_claim", "twice_told", "twice_told_claim"),
        "unavailable_source",
    }
    store.writer.keep_audit(Audit(activity="audit 2"), TRACES, Basis({}, frozenset()), MADE)
    after = store.rows()
    assert {table: count for table, count in after.items() if count != before[table]} == {"audit": 1, "activity": 1}
    assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_one_that_speaks_of_an_unknown_claim_is_refused_and_the_one_before_stays(store: Store) -> None:
    store.writer.keep_audit(FULL, TRACES, BASIS, MADE)
    with pytest.raises(ValueError, match="an audit speaks of clm-1, which is not a claim of the case"):
        store.writer.keep_audit(FULL, {"clm-0": TRACES["clm-0"]}, BASIS, MADE)
    wrong = replace(FULL, omissions=(replace(FULL.omissions[0], why=None),))  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError):
        store.writer.keep_audit(wrong, TRACES, BASIS, MADE)
    kept = store.view.audit()
    assert kept is not None
    assert kept.audit == FULL


def test_rulings_and_stale_marks_are_not_kept_with_it(store: Store) -> None:
    ruling = Ruling("dec-1", "supported", "2024-03-01", "A. Reader", "so")
    shown = replace(FULL, entries=(replace(FULL.entries[0], ruling=ruling, stale=True), FULL.entries[1]))
    store.writer.keep_audit(shown, TRACES, BASIS, MADE)
    kept = store.view.audit()
    assert kept is not None
    assert kept.audit == FULL


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE audit_entry SET verdict = 'true'", "“true” where one of supported, .* belongs"),
        ("UPDATE audit_entry SET drift = '[\"mood\"]'", "“mood” where one of certainty, .* belongs"),
        ("UPDATE audit_entry SET drift = '7'", "7 where a list of names belongs"),
        ("UPDATE audit_entry SET passage_stop = 9", "the words “no” do not reach from 1 to 9"),
        ("UPDATE audit_entry SET citation_words = NULL", "a place from 3 to 6 with the words “None”"),
        ("UPDATE audit_part SET start = -5", "do not reach from -5 to 8"),
        ("UPDATE audit_part SET support_probability = 1.5", "a probability of 1.5 of support"),
        ("UPDATE audit_part SET verdict = ''", "“” where one of"),
        ("UPDATE audit_passage SET context_words = 'x'", "do not reach from 0 to 4"),
        ("UPDATE audit_difference SET drift = 'x'", "“x” where one of"),
        ("UPDATE audit_candidate SET document_ids = '[1]'", "a list of names"),
        ("UPDATE audit_claim SET stop = 0", "a claim from 0 to 0 with the words “says 0”"),
        ("UPDATE omission SET stop = 0", "do not reach from 1 to 0"),
        ("UPDATE twice_told SET kind = 'x'", "“x” where one of same_passage"),
        ("DROP TABLE audit_part", "no such table"),
        ("ALTER TABLE omission DROP COLUMN why", "no such column"),
    ],
)
def test_damage_to_its_rows_is_told(store: Store, statement: str, message: str) -> None:
    store.writer.keep_audit(FULL, TRACES, BASIS, MADE)
    store.connection.execute(statement)
    with pytest.raises(DamagedCase, match=message) as told:
        store.view.audit()
    assert str(told.value).startswith(f"{store.view._path}: the ")


def test_a_damaged_one_can_be_replaced(store: Store) -> None:
    store.writer.keep_audit(FULL, TRACES, BASIS, MADE)
    store.connection.execute("UPDATE audit_entry SET verdict = 'true'")
    with pytest.raises(DamagedCase, match="replace it with: whosays audit CASE"):
        store.view.audit()
    store.writer.keep_audit(FULL, TRACES, BASIS, MADE)
    assert store.view.audit() is not None


def test_a_basis_names_the_documents_that_count_and_the_judgements_that_stand(store: Store) -> None:
    old, new = make_document(path=AT.path), make_document(TEXT + " They say.", path=AT.path)
    store.writer.keep(old, make_reading(old), READ, AT)
    store.writer.keep(new, make_reading(new), READ, AT, "2020")
    source = make_document(TEXT, path="s.txt", role="source")
    store.writer.keep(source, make_reading(source), READ, Place("s.txt", "s.txt"))
    first, second = (store.writer.decide("A", "", "identity", f"ent-{n}", {}) for n in range(2))
    store.writer.undo(second.id, "A", "")
    store.writer.decide("A", "", "grade", "src-1", {})
    assert store.view.basis() == Basis(
        {
            new.id: ReadAs("brief", "lantern.txt", READ.id, "2020"),
            source.id: ReadAs("source", "s.txt", READ.id, None),
        },
        frozenset({first.id}),
    )
    assert [(brief, len(claims)) for brief, claims in store.view.briefs()] == [(new, 2)]
    assert store.view.document(old.id) == old
    assert store.view.document("doc-none") is None
    person = make_reading(new).entities[0]
    start = new.text.index("Orsolya")
    assert store.view.mentions_of(person.id) == [(new.id, start, start + 12), (source.id, start, start + 12)]


def test_verdicts_can_be_read_with_plain_sql(store: Store) -> None:
    store.writer.keep_audit(FULL, TRACES, BASIS, MADE)
    given_ruling = KeptRuling(Ruling("", "supported", "", "A", "so"), TRACES["clm-0"], "the Board", "overstated")
    kept = store.writer.rule(given_ruling)
    query = "SELECT number, verdict, ruling, brief, claim, cited, passage FROM audit_in_words"
    assert store.connection.execute(query).fetchall() == [
        (1, "overstated", "supported", "b.txt", "says 0", "the Board", "no"),
        (2, "source_unavailable", None, "b.txt", "says 1", "a log", None),
    ]
    store.writer.undo(kept.ruling.id, "A", "")
    assert [row[2] for row in store.connection.execute(query)] == [None, None]


GIVEN = KeptRuling(Ruling("", "supported", "", "A. Reader", "the annex says so"), TRACES["clm-0"], "it", "overstated")


def test_a_ruling_comes_back_with_id_and_time_and_others_are_no_rulings(store: Store) -> None:
    store.writer.decide("A. Reader", "", "grade", "src-1", {"reliability": "D"})
    kept = store.writer.rule(GIVEN)
    assert kept == replace(GIVEN, ruling=replace(GIVEN.ruling, id=kept.ruling.id, at=kept.ruling.at))
    assert kept.ruling.id.startswith("dec-")
    assert store.view.rulings() == (kept,)
    assert [(it.kind, it.subject) for it in store.view.decisions()] == [("grade", "src-1"), ("verdict", "clm-0")]
    undoing = store.writer.undo(kept.ruling.id, "B. Reader", "")
    assert store.view.rulings()[0].ruling.undone_by == undoing.id
    assert store.view.judgements() == ()


WHOLE = {"claim": "c", "document": "d", "path": "p", "start": 1, "end": 2, "words": "w", "cited": "x"}


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ({}, "does not say what claim it is on"),
        (WHOLE | {"start": "1", "verdict": "supported", "machine": "supported"}, "does not say what claim it is on"),
        (WHOLE | {"verdict": "true", "machine": "supported"}, "has no verdict that there is"),
        (WHOLE | {"verdict": "supported"}, "has no verdict that there is"),
    ],
)
def test_a_ruling_that_was_tampered_with_is_told(store: Store, payload: dict[str, object], message: str) -> None:
    store.writer.decide("A. Reader", "", "verdict", "c", payload)
    with pytest.raises(DamagedCase, match=f"case.whosays: decision dec-[0-9a-f]+ {message}"):
        store.view.rulings()
