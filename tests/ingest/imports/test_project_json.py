"""The analysis document read back: whole, or refused with the place that makes no sense."""

from __future__ import annotations

import copy
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.everything import everything

from whosays.export import analysis_json
from whosays.ingest.imports import HEAD, Snapshot
from whosays.ingest.imports.project_json import FORMAT
from whosays.records import ReadOptions, UnreadableInput

PATH = "alba.json"
DOCUMENT: dict[str, Any] = json.loads(analysis_json.dumps(everything().analysis))


def read(found: object) -> Snapshot:
    (item,) = FORMAT.read(json.dumps(found).encode(), PATH, ReadOptions())
    assert isinstance(item, Snapshot)
    return item


def test_the_format_is_recognised_by_its_first_key() -> None:
    assert FORMAT.recognises(analysis_json.dumps(everything().analysis).encode()[:HEAD], PATH)
    assert FORMAT.recognises(b'\xef\xbb\xbf {"whosays": 1}', PATH)
    assert not FORMAT.recognises(b'{"schema": "Person", "whosays": 1}', PATH)


def test_documents_claims_and_decisions_on_them_come_back_as_they_were() -> None:
    case = everything().analysis
    found = read(DOCUMENT)
    assert tuple(document for document, _ in found.read) == case.documents
    assert {claim for _, reading in found.read for claim in reading.claims} == set(case.claims)
    assert found.failed == case.coverage.unread[:1]
    assert case.audit is not None
    assert found.audit is not None
    assert found.audit.omissions == case.audit.omissions
    assert [entry.ruling for entry in found.audit.entries] == [None, None]  # a ruling is a decision, kept as such
    assert found.balance is not None
    assert found.balance.balance == case.balance
    assert found.balance.critical == case.critical


def test_without_its_own_readings_a_document_has_the_names_that_stand_in_it() -> None:
    found = read(DOCUMENT)
    names = {document.path: [entity.name for entity in reading.entities] for document, reading in found.read}
    assert names == {
        "brief.txt": ["Ilse Dorn", "I. Dorne", "Norlund Lines", "Vessby"],
        "sources/gazette.txt": ["Ilse Dorn", "I. Dorne", "Norlund Lines"],
    }
    sources = {document.path: [source.name for source in reading.sources] for document, reading in found.read}
    assert sources["brief.txt"] == ["Gazette", "pilots' union", "a harbour pilot"]


def broken(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    found = copy.deepcopy(DOCUMENT)
    change(found)
    return found


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda it: it.pop("claims"), "it has no “claims”"),
        (lambda it: it.update(claims={}), "claims: not a list of JSON objects"),
        (lambda it: it["claims"][2].update(document_id="doc-0"), r"claims\[2\]: there is no document doc-0"),
        (lambda it: it["claims"][1]["content"][0].update(start=0), r"claims\[1\]: the words of doc-\S+ from 0 to"),
        (lambda it: it["claims"][0]["attribution"].update(stance="shouts"), r"claims\[0\]\.attribution\.stance"),
        (lambda it: it["documents"][1].pop("sha256"), r"documents\[1\]\.sha256"),
        (lambda it: it["entities"][0]["mentions"][1].update(end=9_999), r"entities\[0\]\.mentions\[0\]: no span"),
        (lambda it: it["times"][0].update(start="first"), r"times\[0\]"),
        (lambda it: it["relations"][0].update(type="adores"), r"relations\[0\]\.type"),
        (lambda it: it["audit"][0].update(verdict="fine"), r"audit\[0\]\.verdict"),
        (lambda it: it.update(coverage=[]), "not a JSON object"),
    ],
)
def test_what_makes_no_sense_is_named_by_its_place(change: Callable[[dict[str, Any]], object], reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as caught:
        read(broken(change))
    assert str(caught.value).startswith(f"{PATH}: a broken analysis document")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"whosays": 1', "malformed JSON"),
        (b'{"whosays": 2}', "of format 2, and this whosays knows 1: install a newer whosays"),
        (b'{"whosays": 1, "title": "\xff"}', "bytes that are not UTF-8"),
        (b'{"whosays": ' + b"[" * 100_000, "malformed JSON"),
        (b"[]", "not a JSON object"),
    ],
)
def test_what_is_no_analysis_document_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        [*FORMAT.read(data, PATH, ReadOptions())]


def test_a_decision_that_takes_back_another_says_which() -> None:
    decision = {
        "id": "dec-1",
        "at": "2024-01-01",
        "who": "R",
        "why": "",
        "kind": "grade",
        "subject": "s",
        "payload": {},
    }
    undo = {**decision, "id": "dec-2", "kind": "undo", "undoes": "dec-1"}
    found = read({**DOCUMENT, "decisions": [decision, undo]})
    assert [(it.id, it.undone_by) for it in found.decisions] == [("dec-1", "dec-2"), ("dec-2", None)]


def test_nothing_but_the_given_bytes_is_needed() -> None:
    stream = io.BytesIO(json.dumps(DOCUMENT, ensure_ascii=False).encode("utf-8-sig"))
    (item,) = FORMAT.read(stream.read(), PATH, ReadOptions())
    assert isinstance(item, Snapshot)
