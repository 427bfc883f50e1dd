"""Other names that a text gives: which are taken, whose they are, and what they do to the entity table."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.parsing import document_of
from whosays.extract.mentions import find_mentions, with_aliases
from whosays.extract.reader import read_document
from whosays.language.passages import passages
from whosays.records import Document, Entity, Mention, ReadOptions, Span


def names_in(document: Document) -> list[Mention]:
    return [mention for passage in passages(document) for mention in find_mentions(passage, document.id)]


def aliases(text: str) -> list[tuple[str, str]]:
    document = document_of(text)
    return [(a.name.exact, a.other.exact) for a in with_aliases(document, names_in(document)).aliases]


def table(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in read_document(document_of(text), ReadOptions()).entities}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orin Sael, also known as Abu Talha, was arrested.", [("Orin Sael", "Abu Talha")]),
        (
            "Thomas Dorn (a.k.a. Abu Hafs; a.k.a. Hafs Maren) fled.",
            [("Thomas Dorn", "Abu Hafs"), ("Thomas Dorn", "Hafs Maren")],
        ),
        ("Orin Sael (alias “the Baker”) left.", [("Orin Sael", "Baker")]),
        ("Abu Hafs, whose real name is Orin Marek, led the group.", [("Orin Marek", "Abu Hafs")]),
        ("Ivan Doll, real name Piet Doll, left.", [("Piet Doll", "Ivan Doll")]),
        ("Orin Marek, nom de guerre Abu Sael, spoke.", [("Orin Marek", "Abu Sael")]),
        ("Abu Sael, the nom de guerre of Orin Marek, spoke.", [("Orin Marek", "Abu Sael")]),
        ("Ivan Petrenko, better known as Vanya Kott, left.", [("Ivan Petrenko", "Vanya Kott")]),
        ("Nora Vell (born Nora Maria Dorn, 3 May 1961) left.", [("Nora Vell", "Nora Maria Dorn")]),
        ("Orin Sael, using the pseudonym Karl Moss, bought it.", [("Orin Sael", "Karl Moss")]),
        ("Ivo Tamm, who also goes by Abu Tamm, left.", [("Ivo Tamm", "Abu Tamm")]),
        ("Orin Marek (Abu Sael) spoke.", [("Orin Marek", "Abu Sael")]),
        ("Rasa Kole (“Mother”) spoke.", [("Rasa Kole", "Mother")]),
        (
            "The Harbour Front (formerly the Salt Workers' League) met.",
            [("Harbour Front", "Salt Workers' League")],
        ),
        (
            "Name: Orin Sael\nAKA: Orin Saeel\nAKA: Abu Talha\nDOB: 3 May 1961",
            [("Orin Sael", "Orin Saeel"), ("Orin Sael", "Abu Talha")],
        ),
        (
            "Name: Orin Sael\n\nAKA: Orin Saeel\n\nAKA: Abu Talha\n\nNationality Norway",
            [("Orin Sael", "Orin Saeel"), ("Orin Sael", "Abu Talha")],
        ),
        ("MAREK, Orin Abdul (a.k.a. MAREK, Orin), was named.", [("MAREK, Orin Abdul", "MAREK, Orin")]),
    ],
)
def test_what_is_said_to_be_another_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert aliases(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nora Vell, known as a broker, met Karim Odun, formerly of the Harbour Office.",
        "Piet Doll (Germany) spoke to Nora Vell (Reuters).",
        "Petra Lind, born in Oslo, met Ivo Tamm, born May 3, 1961.",
        "Orin Sael is also known as a careful man.",
        "Orin Sael was formerly a spokesman. Nora Vell knows Oslo.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert aliases(text) == []


def test_a_list_between_commas_goes_on_only_where_it_is_closed() -> None:
    closed = "Pavel Dorn, a.k.a. Ben Sael, Karim Odun and The Engineer, was arrested."
    assert aliases(closed) == [("Pavel Dorn", name) for name in ("Ben Sael", "Karim Odun", "Engineer")]
    assert aliases("Pavel Dorn, a.k.a. Ben Sael, and Karim Odun were arrested.") == [("Pavel Dorn", "Ben Sael")]


def test_a_list_in_brackets_is_of_the_name_before_it_alone() -> None:
    found = aliases("Nora Vell met Pavel Dorn (a.k.a. Abu Hafs; a.k.a. Fito) and Karim Odun.")
    assert {name for name, _ in found} == {"Pavel Dorn"}


def test_a_bare_list_in_brackets_needs_one_that_shows_what_it_is() -> None:
    text = "Orin Sael (Tarel, Abu Dorin, Petrus Vol Lind) was killed."
    assert aliases(text) == [("Orin Sael", name) for name in ("Tarel", "Abu Dorin", "Petrus Vol Lind")]
    for other in (
        "Orin Sael (Tarel, Petrus Vol Lind) was killed.",
        "Orin Sael (Paris, Abu Dhabi) was there.",
        "Orin Sael (Tarel, 2004) wrote it.",
        "Orin Sael (with Abu Dorin, and others) wrote it.",
    ):
        assert aliases(other) == []


def test_an_alias_is_a_name_of_the_entity_wherever_it_recurs() -> None:
    found = table("Orin Sael, also known as Abu Talha, was arrested.\n\nAbu Talha denied it. Sael is 40.")
    assert [m.span.exact for m in found["Orin Sael"].mentions] == ["Orin Sael", "Abu Talha", "Abu Talha", "Sael"]
    assert set(found["Orin Sael"].aliases) == {"Abu Talha", "Sael"}


def test_the_real_name_names_the_entity() -> None:
    assert table("Abu Hafs, whose real name is Orin Marek, led the group.")["Orin Marek"].aliases == ("Abu Hafs",)


def test_an_alias_that_two_have_joins_neither() -> None:
    found = table("Orin Sael, also known as Abu Talha, left. Pavel Dorn, also known as Abu Talha, stayed.")
    assert {"Orin Sael", "Pavel Dorn"} <= found.keys()
    assert "Abu Talha" not in (*found["Orin Sael"].aliases, *found["Pavel Dorn"].aliases)


@given(st.text("Orin Sael(a.k;b,)“”’'\n&al-X:", max_size=60))
def test_offsets_hold_for_any_text(tail: str) -> None:
    text = f"Orin Sael (a.k.a. {tail}"
    document = document_of(text.replace("\n\n", "\n"))
    name = Mention(document.id, Span.of(document.text, 0, 9), "name", "Person")
    names = with_aliases(document, [name])
    spans = [mention.span for mention in names.mentions]
    assert all(document.text[span.start : span.end] == span.exact for span in spans)
    assert all(not one.overlaps(other) for one, other in pairwise(spans))
    assert {a.other for a in names.aliases} <= set(spans)
