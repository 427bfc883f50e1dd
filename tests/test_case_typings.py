"""A case in which an analyst says what entities are: kept, found again after merges and new readings, undone."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cast import LETTERS, prepare
from whosays.case import Case
from whosays.export.analysis_json import dumps, schema
from whosays.export.formats import FORMATS, write_on
from whosays.records import Typing, UsageError

WHO, WHY = "A. Reader", "the Board found so"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name, text in LETTERS.items():
        Path(name).write_text(text)
    with Case.open("x.whosays", create=True) as opened:
        opened.read([*LETTERS])
        yield opened


def standing(case: Case, *assume: str) -> dict[str, str]:
    """What entities are taken to be, by the name that each has now."""
    analysis = case.analysis(assume)
    names = {entity.id: entity.name for entity in analysis.entities}
    return {names[one.subject]: one.type for one in analysis.typings}


def objects(case: Case) -> list[dict[str, Any]]:
    """The case as STIX."""
    stream = io.BytesIO()
    write_on(FORMATS.find("stix"), case.exported(), stream)
    found: list[dict[str, Any]] = json.loads(stream.getvalue())["objects"]
    return found


def actors(case: Case) -> list[str]:
    """The names of the threat actors that the case has in STIX."""
    return [made["name"] for made in objects(case) if made["type"] == "threat-actor"]


def test_nobody_is_typed_until_somebody_is(case: Case) -> None:
    assert standing(case) == {}
    assert actors(case) == []
    kept = case.type_entity("O. Sael", "threat-actor", WHO, f" {WHY} ")
    assert (kept.name, kept.type, kept.decided.who, kept.decided.why) == ("O. Sael", "threat-actor", WHO, WHY)
    assert standing(case) == {"O. Sael": "threat-actor"}
    assert actors(case) == ["O. Sael"]
    with Case.open(case.path) as again:
        assert again.typings() == case.typings() == (kept,)
        assert again.analysis() == case.analysis()
    jsonschema.Draft202012Validator(schema()).validate(json.loads(dumps(case.analysis())))


def test_a_later_decision_stands_and_undoing_it_brings_back_the_earlier(case: Case) -> None:
    before = dumps(case.analysis())
    first = case.type_entity("Oryn Sahl", "threat-actor", WHO, WHY)
    second = case.type_entity(first.subject, "Intrusion set", "B. Other", "a group, not a man")
    assert standing(case) == {"Oryn Sahl": "intrusion-set"}
    taken = case.undo_decision(second.decided.id, WHO)
    assert isinstance(taken, Typing)
    assert taken.decided.undone_by
    assert standing(case) == {"Oryn Sahl": "threat-actor"}
    case.undo_decision(first.decided.id, WHO)
    assert [bool(one.decided.undone_by) for one in case.typings()] == [True, True]
    assert dumps(case.analysis()) == before


def test_it_goes_with_the_name_through_merges(case: Case) -> None:
    case.type_entity("O. Sael", "threat-actor", WHO, WHY)
    merge = case.judge("O. Sael", "Orin Sael", "positive", WHO)
    assert standing(case) == {"Orin Sael": "threat-actor"}
    case.type_entity("Orin Sael", "tool", "B. Other", "a mere tool")
    assert standing(case) == {"Orin Sael": "tool"}, "one entity, and the later decision"
    case.undo(merge.id, WHO)
    assert standing(case) == {"O. Sael": "threat-actor", "Orin Sael": "tool"}
    assert standing(case, "O. Sael = Oryn Sahl") == {"Oryn Sahl": "threat-actor", "Orin Sael": "tool"}


def test_whom_it_is_on_is_not_guessed_where_one_has_become_two(case: Case) -> None:
    case.type_entity("Orin Sael", "threat-actor", WHO, WHY)
    parting = case.judge("Orin Sael@anchor.txt", "Orin Sael@berth.txt", "negative", WHO)
    (typing,) = case.typings()
    assert (typing.subject, standing(case)) == ("", {})
    case.type_entity("Orin Sael@berth.txt", "campaign", WHO, WHY)
    assert standing(case) == {"Orin Sael": "campaign"}
    reference = next(one.left.partition("@")[0] for one in case.analysis().identities if one.judgement == "negative")
    with pytest.raises(UsageError, match=r"is 2 entities: ent-.*: name one by its id, or as NAME@DOCUMENT"):
        case.type_entity(reference, "tool", WHO, WHY)
    case.undo(parting.id, WHO)
    assert standing(case) == {"Orin Sael": "campaign"}


def test_it_counts_for_nothing_while_nobody_has_the_name(case: Case) -> None:
    case.type_entity("Oryn Sahl", "threat-actor", WHO, WHY)
    Path("dock.txt").write_text("Nobody signed.")
    case.read(["dock.txt"])
    assert [one.subject for one in case.typings()] == [""]
    assert standing(case) == {}
    Path("dock.txt").write_text(LETTERS["dock.txt"])
    case.read(["dock.txt"])
    assert standing(case) == {"Oryn Sahl": "threat-actor"}


@pytest.mark.parametrize(
    ("name", "kind", "why", "told"),
    [
        (
            "O. Sael",
            "villain",
            WHY,
            "“villain” is no type that a named thing can have: it is threat-actor, .* or infra",
        ),
        ("O. Sael", "threat-actor", " ", "an entity is typed for a reason, and none is given: give one with --why"),
        ("Nobody", "threat-actor", WHY, "nothing in this case is named “Nobody”"),
    ],
)
def test_what_makes_no_sense_is_refused(case: Case, name: str, kind: str, why: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        case.type_entity(name, kind, WHO, why)
    assert case.decisions() == ()


def test_it_travels_with_the_case(case: Case) -> None:
    case.type_entity("O. Sael", "threat-actor", WHO, WHY)
    case.undo_decision(case.type_entity("Brackwater", "infrastructure", WHO, WHY).decided.id, WHO)
    stream = io.BytesIO()
    assert write_on(FORMATS.find("json"), case.exported(), stream) == ()
    Path("whole.json").write_bytes(stream.getvalue())
    with closing(Case.open("second.whosays", create=True)) as second:
        assert second.bring(["whole.json"], "B. Other").unread == ()
        assert second.typings() == case.typings()
        assert standing(second) == {"O. Sael": "threat-actor"}
        again = io.BytesIO()
        write_on(FORMATS.find("json"), second.exported(), again)
        assert again.getvalue() == stream.getvalue()
