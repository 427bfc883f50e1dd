"""What an entity is made of: bearers, what joined them, whom it may be, and what was judged of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cast import LETTERS, prepare

from whosays.case import Case
from whosays.records import UsageError
from whosays.resolve import Makeup

WHO = "A. Reader"


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Case]:
    prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name, text in LETTERS.items():
        Path(name).write_text(text, encoding="utf-8")
    with Case.open(tmp_path / "x.whosays", create=True) as opened:
        opened.read([*LETTERS])
        yield opened


def makeup(case: Case, name: str) -> Makeup:
    return case.made_of(next(entity.id for entity in case.entities_of(case.named(name))))


def test_equal_names_are_parts_each_of_which_can_be_told_from_the_others(case: Case) -> None:
    orin = makeup(case, "Orin Sael")
    assert len(orin.parts) == 2
    assert {part.against for part in orin.parts} == {orin.reference}
    assert len({part.reference for part in orin.parts}) == 2
    assert (orin.joined, orin.judged) == ((), ())
    assert [pair.match_probability for pair in orin.beside] == [0.9, 0.62]


def test_a_lone_bearer_has_nothing_to_be_told_from(case: Case) -> None:
    (part,) = makeup(case, "O. Sael").parts
    assert (part.name, part.mentions, part.against) == ("O. Sael", 1, "")


def test_what_was_judged_to_be_one_is_told_apart_by_either_name(case: Case) -> None:
    judgement = case.judge("O. Sael", "Orin Sael", "positive", WHO)
    orin = makeup(case, "Orin Sael")
    assert [part.name for part in orin.parts] == ["Orin Sael", "Orin Sael", "O. Sael"]
    assert {part.against for part in orin.parts} == {orin.reference}
    (joined,) = orin.joined
    assert (joined.judgement, joined.by) == ("positive", "judgement")
    case.undo(judgement.id, WHO)
    assert [(one.judgement.id, one.state) for one in makeup(case, "Orin Sael").judged] == [(judgement.id, "undone")]


def test_where_others_bear_the_name_too_the_rest_is_one_bearer(case: Case) -> None:
    case.judge("Orin Sael@anchor.txt", "Orin Sael@berth.txt", "negative", WHO)
    case.judge("Orin Sael@anchor.txt", "O. Sael", "positive", WHO)
    sailor = makeup(case, "O. Sael")
    assert len(sailor.parts) == 2
    against = {part.name: part.against for part in sailor.parts}
    assert "@" not in against["Orin Sael"]
    assert "@" in against["O. Sael"]
    assert any(pair.by == "judgement" for pair in sailor.beside)


def test_nobody_of_that_id(case: Case) -> None:
    with pytest.raises(UsageError, match="no entity ent-none"):
        case.made_of("ent-none")
