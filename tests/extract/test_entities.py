"""The entity table of one document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.entities import group_mentions
from whosays.records import Entity, Mention, MentionKind, Schema, Span


def made(*names: tuple[str, Schema] | tuple[str, Schema, str], kind: MentionKind = "name") -> list[Mention]:
    """Mentions one after the other: name, schema and, for acronyms, long form."""
    mentions, start = [], 0
    for name, schema, *rest in names:
        span = Span(start, start + len(name), name)
        mentions.append(Mention("d", span, kind, schema, None, rest[0] if rest else None))
        start += len(name) + 1
    return mentions


def table(*names: tuple[str, Schema] | tuple[str, Schema, str]) -> dict[str, Entity]:
    return {entity.name: entity for entity in group_mentions("d", made(*names))}


def test_spellings_of_one_name_are_one_entity() -> None:
    found = table(("Al-Marenko", "Organization"), ("Al–Marenko", "Organization"), ("al Marenko", "Organization"))
    assert len(found) == 1
    (entity,) = found.values()
    assert len(entity.mentions) == 3
    assert set(entity.aliases) | {entity.name} == {"Al-Marenko", "Al–Marenko", "al Marenko"}


def test_an_acronym_joins_its_long_form() -> None:
    found = table(("Harbour Board", "PublicBody"), ("HB", "Organization", "Harbour Board"), ("HB", "Organization"))
    assert list(found) == ["Harbour Board"]
    assert found["Harbour Board"].schema in {"PublicBody", "Organization"}
    assert found["Harbour Board"].aliases == ("HB",)


def test_an_acronym_takes_the_schema_of_its_long_form() -> None:
    long = "Omar Sheikh Mohammed"
    found = table((long, "Person"), ("OSM", "Organization", long), ("OSM", "Organization", long))
    assert [(entity.name, entity.schema, len(entity.mentions)) for entity in found.values()] == [(long, "Person", 3)]
    found = table(("Harbour Front", "Organization"), ("HF", "Person", "Harbour Front"))
    assert [(entity.name, entity.schema) for entity in found.values()] == [("Harbour Front", "Organization")]


def test_a_person_with_the_name_of_a_city_is_not_outvoted_by_the_city() -> None:
    found = table(("Idris Baku", "Person"), ("Baku", "Address"), ("Baku", "Address"), ("Baku", "Person"))
    assert {name: len(entity.mentions) for name, entity in found.items()} == {"Idris Baku": 2, "Baku": 2}


def test_an_acronym_joins_the_only_name_with_its_initials() -> None:
    assert len(table(("Bureau of Tides", "PublicBody"), ("BOT", "Organization"))) == 1
    assert len(table(("Bureau of Tides", "PublicBody"), ("Board of Trade", "PublicBody"), ("BOT", "Organization"))) == 3


def test_a_lone_surname_joins_the_only_longer_name_that_ends_in_it() -> None:
    found = table(("Orin Sael", "Person"), ("Sael", "Person"))
    assert list(found) == ["Orin Sael"]
    assert len(table(("Orin Sael", "Person"), ("Mira Sael", "Person"), ("Sael", "Person"))) == 3
    assert len(table(("Orin Sael", "Person"), ("Orin", "Person"))) == 2


def test_a_surname_of_two_words_joins_where_two_given_names_precede_it() -> None:
    assert list(table(("Juno Karl Mesa Vell", "Person"), ("Mesa Vell", "Person"))) == ["Juno Karl Mesa Vell"]
    assert len(table(("Ali Barzan Sael", "Person"), ("Barzan Sael", "Person"))) == 2, "he may be the father"
    several = (("Juno Karl Mesa Vell", "Person"), ("Iris Anna Mesa Vell", "Person"), ("Mesa Vell", "Person"))
    assert len(table(*several)) == 3
    often = (("Juno Karl Mesa Vell", "Person"), ("Mesa Vell", "Person"), ("Mesa Vell", "Person"))
    assert list(table(*often)) == ["Juno Karl Mesa Vell"]


def test_a_surname_with_an_article_joins_and_a_patronymic_waits_for_the_full_name() -> None:
    assert len(table(("al-Orini", "Person"), ("Salim al-Orini", "Person"))) == 1
    assert len(table(("bin Sael", "Person"), ("Umar bin Sael", "Person"))) == 2
    assert len(table(("Umar bin Sael", "Person"), ("bin Sael", "Person"))) == 1


def test_the_document_decides_what_a_name_names() -> None:
    found = table(("Quillon", "Organization"), ("Quillon", "Organization"), ("Quillon", "Address"))
    assert [entity.schema for entity in found.values()] == ["Organization"]
    after = table(("Orin Sael", "Person"), ("Sael", "Organization"), ("Sael", "Organization"))
    assert list(after) == ["Orin Sael"]


def test_names_of_a_state_are_one_entity() -> None:
    found = table(("U.S.", "Country"), ("United States", "Country"), ("America", "Country"), ("Georgia", "Person"))
    assert set(found) == {"United States", "Georgia"}
    assert found["Georgia"].schema == "Person"


def test_a_nominal_joins_the_only_body_with_its_head() -> None:
    names = made(("Dunmore Harbour Commission", "PublicBody"))
    nominal = Mention("d", Span(40, 50, "Commission"), "nominal", "PublicBody")
    (entity,) = group_mentions("d", [*names, nominal])
    assert [mention.kind for mention in entity.mentions] == ["name", "nominal"]
    two = made(("Dunmore Harbour Commission", "PublicBody"), ("Tide Commission", "PublicBody"))
    late = Mention("d", Span(80, 90, "Commission"), "nominal", "PublicBody")
    assert sum(len(entity.mentions) for entity in group_mentions("d", [*two, late])) == 2


def test_ids_are_the_same_in_every_document_except_for_lone_names_of_persons() -> None:
    names = made(("Orin Sael", "Person"), ("Mira", "Person"), ("Quillon Ltd", "Company"))
    left, right = (
        {entity.name: entity.id for entity in group_mentions(document, names)} for document in ("one", "two")
    )
    assert left["Orin Sael"] == right["Orin Sael"]
    assert left["Quillon Ltd"] == right["Quillon Ltd"]
    assert left["Mira"] != right["Mira"]


_NAMES = st.sampled_from(
    ["Orin Sael", "Sael", "Mira Sael", "HB", "Harbour Board", "Kenya", "bin Sael", "Umar bin Sael"]
)
_SCHEMATA = st.sampled_from(["Person", "Organization", "Country", "Address"])


@given(st.lists(st.tuples(_NAMES, _SCHEMATA), max_size=12), st.randoms())
def test_every_name_has_one_entity_whatever_the_order(names: list[tuple[str, Schema]], random: object) -> None:
    mentions = made(*names)
    entities = group_mentions("d", mentions)
    spans = [mention.span for entity in entities for mention in entity.mentions]
    assert sorted(spans) == [mention.span for mention in mentions]
    assert len({entity.id for entity in entities}) == len(entities)
    shuffled = list(mentions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group_mentions("d", shuffled) == entities
