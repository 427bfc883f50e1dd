"""A case as a library gives it: records one by one, the same until the case changes, and as tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import audited, weighed

from whosays.case import Case
from whosays.records import Assertion, AuditEntry, Claim, NotFound, ReadOptions, Relation, Span, Tension


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    """The flooded mill, weighed."""
    monkeypatch.chdir(tmp_path)
    weighed.prepare(monkeypatch)
    weighed.write()
    with Case.open("mill.whosays", create=True) as opened:
        opened.read(["brief.txt"])
        opened.read(["sources"], ReadOptions(role="source"))
        opened.weigh()
        yield opened


def test_everything_that_the_analysis_holds_is_listed(case: Case) -> None:
    analysis = case.analysis()
    assert analysis.balance is not None
    assert tuple(case.documents()) == analysis.documents
    assert sorted(case.claims(), key=lambda it: it.id) == sorted(analysis.claims, key=lambda it: it.id)
    assert tuple(case.entities()) == analysis.entities
    assert tuple(case.sources()) == analysis.sources
    assert tuple(case.identities()) == analysis.identities
    assert tuple(case.relations()) == analysis.balance.relations
    assert tuple(case.assertions()) == analysis.balance.assertions
    assert tuple(case.tensions()) == analysis.balance.tensions
    for found, kind in ((case.relations(), Relation), (case.assertions(), Assertion), (case.tensions(), Tension)):
        assert isinstance(next(found), kind)


def test_claims_of_one_document_in_order_of_its_text(case: Case) -> None:
    herald = next(it for it in case.documents() if it.path == "sources/herald.txt")
    claims = [*case.claims(herald.id)]
    assert [case.text_of(it) for it in claims] == [weighed.FLOOD, weighed.OPEN]
    assert all(isinstance(it, Claim) and it.document_id == herald.id for it in claims)


def test_what_was_not_done_yet_lists_nothing(tmp_path: Path) -> None:
    with Case.open(tmp_path / "empty.whosays", create=True) as empty:
        for listed in (empty.documents, empty.claims, empty.verdicts, empty.omissions, empty.relations,
                       empty.assertions, empty.tensions, empty.entities, empty.sources, empty.identities):  # fmt: skip
            assert [*listed()] == []


def test_verdicts_and_omissions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    audited.prepare(monkeypatch)
    audited.write()
    with Case.open("lamp.whosays", create=True) as case:
        case.read(["brief.txt"])
        case.read(["sources"], ReadOptions(role="source"))
        audit = case.audit()
        assert tuple(case.verdicts()) == audit.entries
        assert tuple(case.omissions()) == audit.omissions
        assert isinstance(next(case.verdicts()), AuditEntry)


def test_records_are_looked_up_by_id(case: Case) -> None:
    claim = next(case.claims())
    assert case.claim(claim.id) is claim
    assert case.document(claim.document_id).id == claim.document_id
    entity, source = next(case.entities()), next(case.sources())
    assert (case.entity(entity.id), case.source(source.id)) == (entity, source)
    for look_up in (case.claim, case.document, case.entity, case.source):
        with pytest.raises(NotFound, match="nothing-of-it"):
            look_up("nothing-of-it")


def test_words_with_what_stands_around_them(case: Case) -> None:
    claim = next(it for it in case.claims() if it.attribution.chain and case.text_of(it) == weighed.OPEN)
    assert case.text_of(claim, around=10) == " that the gate was open."
    place = Span(claim.content[0].start, claim.content[0].start + 4, "gate")
    assert case.text_of(place, claim.document_id) == "gate"
    assert case.text_of(place, claim.document_id, around=4) == "the gate was"
    assert case.text_of(claim, around=10_000) == case.document(claim.document_id).text


def test_the_case_is_worked_out_once_until_it_changes(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    worked_out = Case.exported
    monkeypatch.setattr(Case, "exported", lambda self, assume=(): (made.append(1), worked_out(self, assume))[1])
    for _ in range(3):
        assert [*case.claims()]
        assert [*case.documents()]
    assert len(made) == 1
    case.grade("Warden Pell", "B", "pk", "was there")  # by this connection
    assert case.listed().analysis.grades[0].reliability == "B"
    assert len(made) == 2
    with Case.open(case.path) as other:  # by another
        other.grade("Warden Pell", "C", "pk", "was not")
    assert case.listed().analysis.grades[0].reliability == "C"
    assert [*case.claims()]
    assert len(made) == 3


def test_an_iterator_goes_on_over_what_it_began_with(case: Case) -> None:
    count = len([*case.claims()])
    claims = case.claims()
    next(claims)
    case.grade("Warden Pell", "B", "pk", "was there")
    assert len([*claims]) == count - 1


def test_arrow_tables_hold_the_same(case: Case) -> None:
    tables = case.to_arrow()
    assert tables["claims"].num_rows == len([*case.claims()])
    assert {*tables["documents"].column("id").to_pylist()} == {it.id for it in case.documents()}


def test_a_data_frame(case: Case) -> None:
    frame = case.to_pandas("claims")
    assert [*frame["id"]] == [it.id for it in case.claims()]
    assert [*case.to_pandas()["id"]] == [*frame["id"]]
