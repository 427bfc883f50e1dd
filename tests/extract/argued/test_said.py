"""What a text says of somebody that bears on who it is, each with its words."""

from __future__ import annotations

from tests.extract.parsing import document_of
from whosays.extract.argued import described_id, statements_of
from whosays.extract.times import find_times
from whosays.records import Entity, Mention, Reading, Schema, Span, Statement


def said(text: str, published: str | None = None, **names: Schema) -> dict[str, list[Statement]]:
    """Statements by name; names are given with blanks as underscores."""
    document = document_of(text, published=published)
    entities = []
    for written, schema in names.items():
        name, start, mentions = written.replace("_", " "), -1, []
        while (start := text.find(name, start + 1)) >= 0:
            mentions.append(Mention(document.id, Span.of(text, start, start + len(name)), "name", schema))
        entities.append(Entity(f"ent-{name}", schema, name, (), tuple(mentions)))
    reading = Reading(document.id, tuple(entities), tuple(find_times(document, published)))
    found = statements_of(document, reading, {entity.id for entity in entities})
    for statements in found.values():
        assert all(text[it.span.start : it.span.end] == it.span.exact for it in statements)
    return {identity.removeprefix("ent-"): list(statements) for identity, statements in found.items()}


def kinds(statements: list[Statement], kind: str) -> list[tuple[str, str | None]]:
    return [(it.value, it.edtf) for it in statements if it.kind == kind]


def test_an_age_counts_from_the_event_that_is_told_and_says_so() -> None:
    text = "On 14 March 1911 a body was found. The police named Orin Sael, a 46-year-old clerk."
    (birth,) = (it for it in said(text, "1999", Orin_Sael="Person")["Orin Sael"] if it.kind == "birth")
    assert (birth.edtf, birth.basis) == ("1864-03-15/1865-03-14", "counted from “14 March 1911”")
    text = "The police named Orin Sael, a 46-year-old clerk."
    (birth,) = (it for it in said(text, "1999", Orin_Sael="Person")["Orin Sael"] if it.kind == "birth")
    assert birth.edtf == "1952-01-02/1953-12-31"
    (birth,) = (it for it in said(text, Orin_Sael="Person")["Orin Sael"] if it.kind == "birth")
    assert (birth.edtf, birth.basis) == (None, "no date to count from")


def test_dates_of_birth_as_texts_give_them() -> None:
    for words in (
        "'s date of birth is considered to be 1968",
        "'s year of birth is given as 1968",
        "'s birth year, 1968,",
    ):
        assert ("born 1968", "1968") in kinds(said(f"Orin Sael{words} fits.", Orin_Sael="Person")["Orin Sael"], "birth")
    decade = said("Orin Sael must be in his fifties.", "2020-08-07", Orin_Sael="Person")["Orin Sael"]
    assert kinds(decade, "birth") == [("in his fifties", "1960-08-08/1970-08-07")]


def test_no_age_is_counted_from_a_date_of_birth() -> None:
    text = "Orin Sael's date of birth is 3 May 1961. Orin Sael, 47, left."
    births = kinds(said(text, "2008-07-01", Orin_Sael="Person")["Orin Sael"], "birth")
    assert ("aged 47", "1960-07-02/1961-07-01") in births


def test_kin_has_the_birth_that_stands_behind_a_place() -> None:
    text = "Mara Sael was born in Oslo in 1961. Orin Sael's daughter Mara Sael left."
    (kin,) = (it for it in said(text, Orin_Sael="Person", Mara_Sael="Person")["Orin Sael"] if it.kind == "kin")
    assert kin.edtf == "1961"


def test_kin_by_name_and_age() -> None:
    text = "In May 2020 they named Orin Sael, a clerk, and his daughter Mara Sael, 27."
    (kin,) = (it for it in said(text, Orin_Sael="Person", Mara_Sael="Person")["Orin Sael"] if it.kind == "kin")
    assert (kin.value, kin.name, kin.edtf) == ("daughter", "Mara Sael", "1992-05-02/1993-05-31")
    text = "Irma Vash, the widow of Orin Sael, left."
    (kin,) = (it for it in said(text, Orin_Sael="Person", Irma_Vash="Person")["Orin Sael"] if it.kind == "kin")
    assert (kin.value, kin.name) == ("wife", "Irma Vash")


def test_events_with_time_and_place() -> None:
    text = "Orin Sael was found dead in Oslo on 7 May 1911. Petra Lind moved to Oslo. Petra Lind had not died in 1912."
    found = said(text, Orin_Sael="Person", Petra_Lind="Person", Oslo="Address")
    (event,) = (it for it in found["Orin Sael"] if it.kind == "event")
    assert (event.value, event.edtf, event.places) == ("death", "1911-05-07", ("Oslo",))
    assert kinds(found["Petra Lind"], "event") == [("move", None)]


def test_what_is_denied_is_no_event() -> None:
    text = "The ministry denied the killing of Orin Sael in Oslo."
    assert "Orin Sael" not in said(text, Orin_Sael="Person", Oslo="Address")


def test_a_description_that_is_given_a_name_belongs_to_its_bearer() -> None:
    text = (
        "On 7 May 1958 a Norwegian man and his daughter were shot dead in Oslo. They identified the man as Orin Sael. "
        "He was arrested with Petra Lind."
    )
    found = said(text, Orin_Sael="Person", Petra_Lind="Person", Oslo="Address")["Orin Sael"]
    assert kinds(found, "nationality") == [("Norway", None)]
    assert kinds(found, "event") == [("death", "1958-05-07")]


def test_nationality_beside_a_name() -> None:
    assert kinds(said("Orin Sael is a Swedish citizen.", Orin_Sael="Person")["Orin Sael"], "nationality") == [
        ("Sweden", None)
    ]
    assert kinds(said("The Swedish sailor Orin Sael left.", Orin_Sael="Person")["Orin Sael"], "nationality") == [
        ("Sweden", None)
    ]
    assert "Orin Sael" not in said("Orin Sael owns a Swedish company.", Orin_Sael="Person")


def test_two_who_meet_are_two() -> None:
    found = said("Orin Sael met Petra Lind in May.", Orin_Sael="Person", Petra_Lind="Person")
    assert [(it.kind, it.value) for it in found["Orin Sael"]] == [("together", "ent-Petra Lind")]


def test_somebody_who_is_only_described() -> None:
    text = "The man killed in Oslo on 7 May 1911 is really Orin Sael."
    document = document_of(text)
    oslo = Entity("ent-oslo", "Address", "Oslo", (), (Mention(document.id, Span.of(text, 18, 22), "name", "Address"),))
    span = Span.of(text, 0, 36)
    reading = Reading(document.id, (oslo,), tuple(find_times(document, None)))
    (event,) = statements_of(document, reading, (), [span])[described_id(span)]
    assert (event.value, event.edtf, event.places) == ("death", "1911-05-07", ("Oslo",))


def test_nobody_is_nothing() -> None:
    assert said("Nothing happened.") == {}
