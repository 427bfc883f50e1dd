"""FollowTheMoney entities, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whosays.ingest.lists.dates import iso_birth
from whosays.ingest.lists.gather import Entry, Flaw, Found, origin
from whosays.ingest.lists.lines import numbered, opened
from whosays.records import Party, Schema
from whosays.text.countries import country_name

#: FollowTheMoney's schemata that are parties, and ours for them. It has a LegalEntity where a person or an
#: organization is meant and the source does not say which.
_SCHEMATA: dict[str, Schema] = {
    "Person": "Person",
    "LegalEntity": "Organization",
    "Organization": "Organization",
    "PublicBody": "PublicBody",
    "Company": "Company",
    "Vessel": "Vessel",
}
_NAMES = ("name", "alias", "previousName")
_WEAK_NAMES = ("weakAlias", "abbreviation")
_BIRTHS = ("birthDate", "incorporationDate", "buildDate")
_PERSONS_COUNTRIES = ("nationality", "citizenship")
_OTHERS_COUNTRIES = ("jurisdiction", "mainCountry", "country", "flag")
_ROLES = ("title", "position")
#: What nothing is matched by: a label and the properties that it stands for.
_MORE = (
    ("Programme", ("program",)),
    ("Topics", ("topics",)),
    ("Address", ("address",)),
    ("Number", ("idNumber", "passportNumber", "registrationNumber", "taxNumber", "innCode", "ogrnCode", "imoNumber")),
    ("Summary", ("summary",)),
    ("Notes", ("notes", "description")),
)
_GIVEN_NAMES = ("firstName", "secondName", "middleName", "fatherName")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds an entity.

    Attributes:
        number: From 1.
        id: Of the entity.
        schema: FollowTheMoney's.
        properties: As they stand there; see ``values``.
        whole: The whole object.
    """

    number: int
    id: str
    schema: str
    properties: Mapping[str, object]
    whole: Mapping[str, object]


def read(path: str) -> Iterator[Found]:
    """Read the entities that are persons, organizations or vessels; others are passed over.

    Raises:
        InputError: If the file cannot be read.
    """
    for line in lines(path):
        if isinstance(line, Flaw):
            yield line
        elif found := entry(line, path):
            yield found


def lines(path: str, data: bytes | None = None) -> Iterator[Line | Flaw]:
    """Every line of a file as an entity, or as why it is none.

    Args:
        path: The file.
        data: Its bytes, if they were read already.

    Raises:
        InputError: If the file cannot be read.
    """
    with opened(path, data) as file:
        for number, line in numbered(file):
            if line is None:
                yield Flaw(path, number, "a line too long to be an entity")
            elif line.strip():
                yield _line(line, path, number)


def entry(line: Line, path: str) -> Entry | None:
    """The party of a line; None for an entity that is no party."""
    schema = _SCHEMATA.get(line.schema)
    if schema is None:
        return None
    party = _party(line.id, schema, line.properties, line.whole.get("caption"), origin(path, line.number))
    more = [(label, value) for label, keys in _MORE for value in values(line.properties, *keys)]
    return Entry(path, line.number, party, tuple(more))


def _line(line: bytes, path: str, number: int) -> Line | Flaw:
    """What one line holds. An entity that is no party may be without properties."""
    try:
        entity = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Flaw(path, number, "bytes that are not UTF-8")
    except (ValueError, RecursionError):
        return Flaw(path, number, "malformed JSON")
    if not isinstance(entity, dict) or not isinstance(entity.get("schema"), str):
        return Flaw(path, number, "no FollowTheMoney entity: it has no schema")
    id_, properties = entity.get("id"), entity.get("properties")
    if not isinstance(id_, str) or not isinstance(properties, dict):
        if entity["schema"] in _SCHEMATA:
            return Flaw(path, number, "no FollowTheMoney entity: its id is no text, or it has no properties")
        id_, properties = "", {}
    return Line(number, id_, entity["schema"], properties, entity)


def _party(id_: str, schema: Schema, properties: Mapping[str, object], caption: object, place: str) -> Party:
    """The party that an entity describes. Of its names, the one that captions it comes first."""
    names = values(properties, *_NAMES)
    countries = values(properties, *(_PERSONS_COUNTRIES if schema == "Person" else _OTHERS_COUNTRIES))
    if isinstance(caption, str) and caption in names:
        names = (caption, *names)
    return Party(
        id=id_,
        schema=schema,
        names=names or _composed(properties),
        weak_names=values(properties, *_WEAK_NAMES),
        births=tuple(filter(None, map(iso_birth, values(properties, *_BIRTHS)))),
        birth_places=values(properties, "birthPlace") or values(properties, "birthCountry"),
        nationalities=tuple(map(country_name, countries)),
        roles=values(properties, *_ROLES),
        origin=place,
    )


def _composed(properties: Mapping[str, object]) -> tuple[str, ...]:
    """``Family, Given Father's`` of the first of each part, for an entity that has parts of a name and no whole one."""
    families = values(properties, "lastName")[:1]
    given = " ".join(value for part in _GIVEN_NAMES for value in values(properties, part)[:1])
    return (", ".join(filter(None, (*families, given))),)


def values(properties: Mapping[str, object], *keys: str) -> tuple[str, ...]:
    """The texts of some properties, in their order; whatever is no text is passed over."""
    found: list[str] = []
    for key in keys:
        value = properties.get(key)
        found += [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
    return tuple(found)
