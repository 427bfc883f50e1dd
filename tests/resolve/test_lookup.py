"""Whom a user's words mean."""

from __future__ import annotations

import pytest
from tests.factories import make_document
from tests.resolve.people import entity

from whosays.records import Document, Reading, UsageError
from whosays.resolve import Bearers, cluster
from whosays.resolve.lookup import Lookup
from whosays.text.names import name_id

FIRST = make_document("The first letter.", "letters/a.txt", "source", "Letters home")
SECOND = make_document("The second letter.", "letters/b.txt", "source", "Letters home, 2")
THIRD = make_document("The brief.", "notes/a.txt", "brief", "The brief")


def lookup(*named: tuple[Document, str, str], aliases: tuple[str, ...] = ()) -> Lookup:
    readings = [
        Reading(document.id, (entity(document.id, schema, name, *aliases),))  # type: ignore[arg-type]
        for document, schema, name in named
    ]
    bearers = Bearers(readings)
    return Lookup(bearers, cluster(bearers).table, {document.id: document for document in (FIRST, SECOND, THIRD)})


SAEL = name_id("Person", "Orin Sael", "")


def test_a_name_means_its_bearers_everywhere_and_with_a_document_the_one_there() -> None:
    found = lookup((FIRST, "Person", "Orin Sael"), (SECOND, "Person", "Orin Sael"))
    for words in ("Orin Sael", " orin  SAEL ", "Orin Saël", SAEL):
        assert found.find(words) == SAEL
    for place in ("letters/b.txt", "b.txt", SECOND.id, "Letters home, 2"):
        assert found.find(f"Orin Sael@{place}") == f"{SAEL}@{SECOND.id}"
    assert found.find(f"{SAEL}@{SECOND.id}") == f"{SAEL}@{SECOND.id}"
    assert found.label(SAEL) == "Orin Sael"


def test_a_label_says_as_much_of_the_path_as_is_needed() -> None:
    found = lookup(*((document, "Person", "Orin Sael") for document in (FIRST, SECOND, THIRD)))
    labels = [found.label(f"{SAEL}@{document.id}") for document in (FIRST, SECOND, THIRD)]
    assert labels == ["Orin Sael@letters/a.txt", "Orin Sael@b.txt", "Orin Sael@notes/a.txt"]
    assert [found.find(label) for label in labels] == [f"{SAEL}@{it.id}" for it in (FIRST, SECOND, THIRD)]


def test_a_name_of_several_is_refused_with_the_candidates() -> None:
    found = lookup((FIRST, "Person", "Sael"), (SECOND, "Person", "Sael"), (THIRD, "Address", "Sael"))
    with pytest.raises(UsageError) as raised:
        found.find("Sael")
    assert str(raised.value) == (
        "“Sael” may be any of 3: "
        + "; ".join(
            f"Sael@{place} ({schema}, 1 mention)"
            for _, place, schema in sorted(
                [
                    (FIRST.id, "letters/a.txt", "Person"),
                    (SECOND.id, "b.txt", "Person"),
                    (THIRD.id, "notes/a.txt", "Address"),
                ]
            )
        )
        + ": name one as NAME@DOCUMENT or by its id"
    )
    assert found.find("Sael@b.txt") == f"{name_id('Person', 'Sael', SECOND.id)}@{SECOND.id}"


def test_a_path_of_several_documents_is_refused_with_the_candidates() -> None:
    found = lookup((FIRST, "Person", "Orin Sael"), (THIRD, "Person", "Orin Sael"))
    with pytest.raises(UsageError, match=r"“Orin Sael@a.txt” may be any of 2: Orin Sael@.*/a.txt"):
        found.find("Orin Sael@a.txt")


def test_many_candidates_are_cut() -> None:
    documents = [make_document(f"Letter {number}.", f"{number}.txt") for number in range(20)]
    bearers = Bearers(Reading(it.id, (entity(it.id, "Person", "Sael"),)) for it in documents)
    found = Lookup(bearers, cluster(bearers).table, {it.id: it for it in documents})
    with pytest.raises(UsageError, match=r"may be any of 20: .* and 12 more: name one"):
        found.find("Sael")


def test_a_main_name_goes_before_an_alias() -> None:
    found = lookup((FIRST, "Organization", "HTB"), (SECOND, "Organization", "Tides Board"), aliases=("HTB",))
    assert found.find("HTB") == name_id("Organization", "HTB", "")
    other = lookup((SECOND, "Organization", "Tides Board"), aliases=("HTB",))
    assert other.find("HTB") == name_id("Organization", "Tides Board", "")


def test_a_name_with_an_at_sign_is_found_whole() -> None:
    found = lookup((FIRST, "Organization", "Night@Harbour"))
    assert found.find("Night@Harbour") == name_id("Organization", "Night@Harbour", "")
    assert found.find("Night@Harbour@a.txt").endswith(f"@{FIRST.id}")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Orin Sahl", "nothing in this case is named “Orin Sahl”: there is “Orin Sael”"),
        ("Qqq", "nothing in this case is named “Qqq”"),
        ("Sael", "nothing in this case is named “Sael”: there is “Orin Sael”"),
        (
            "Orin Sael@c.txt",
            "Orin Sael@c.txt: “Orin Sael” is not named in any document of that path or name: the documents are "
            "letters/a.txt, letters/b.txt, notes/a.txt",
        ),
        ("ent-0123456789abcdef", "nothing in this case has the id ent-0123456789abcdef: take one from: whosays export"),
    ],
)
def test_an_unknown_name_is_refused_with_those_that_are_near(words: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        lookup((FIRST, "Person", "Orin Sael")).find(words)
    assert str(raised.value).startswith(message)
