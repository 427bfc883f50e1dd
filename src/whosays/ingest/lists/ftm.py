"""FollowTheMoney entities, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from whosays.ingest.lists.countries import country_name
from whosays.ingest.lists.dates import iso_birth
from whosays.ingest.lists.gather import Entry, Flaw, Found, origin
from whosays.ingest.lists.lines import numbered, opened
from whosays.records import Party, Schema

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
_GIVEN_NAMES = ("firstName", "secondName", "middleName", "fatherName")


def read(path: str) -> Iterator[Found]:
    """Read the entities that are persons, organizations or vessels; others are passed over.

    Raises:
        InputError: If the file cannot be read.
    """
    with opened(path) as file:
        for number, line in numbered(file):
            if line is None:
                yield Flaw(path, number, "a line too long to be an entity")
            elif line.strip() and (found := _entity(line, path, number)):
                yield found


def _entity(line: bytes, path: str, number: int) -> Found | None:
    """What one line holds; None for an entity that is no party."""
    try:
        entity = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Flaw(path, number, "bytes that are not UTF-8")
    except (ValueError, RecursionError):
        return Flaw(path, number, "malformed JSON")
    if not isinstance(entity, dict) or not isinstance(entity.get("schema"), str):
        return Flaw(path, number, "no FollowTheMoney entity: it has no schema")
    schema = _SCHEMATA.get(entity["schema"])
    if schema is None:
        return None
    id_, properties = entity.get("id"), entity.get("properties")
    if not isinstance(id_, str) or not isinstance(properties, dict):
        return Flaw(path, number, "no FollowTheMoney entity: its id is no text, or it has no properties")
    return Entry(path, number, _party(id_, schema, properties, entity.get("caption"), origin(path, number)))


def _party(id_: str, schema: Schema, properties: dict[str, object], caption: object, place: str) -> Party:
    """The party that an entity describes. Of its names, the one that captions it comes first."""
    names = _values(properties, *_NAMES)
    countries = _values(properties, *(_PERSONS_COUNTRIES if schema == "Person" else _OTHERS_COUNTRIES))
    if isinstance(caption, str) and caption in names:
        names = (caption, *names)
    return Party(
        id=id_,
        schema=schema,
        names=names or _composed(properties),
        weak_names=_values(properties, *_WEAK_NAMES),
        births=tuple(filter(None, map(iso_birth, _values(properties, *_BIRTHS)))),
        birth_places=_values(properties, "birthPlace") or _values(properties, "birthCountry"),
        nationalities=tuple(map(country_name, countries)),
        roles=_values(properties, *_ROLES),
        origin=place,
    )


def _composed(properties: dict[str, object]) -> tuple[str, ...]:
    """``Family, Given Father's`` of the first of each part, for an entity that has parts of a name and no whole one."""
    families = _values(properties, "lastName")[:1]
    given = " ".join(value for part in _GIVEN_NAMES for value in _values(properties, part)[:1])
    return (", ".join(filter(None, (*families, given))),)


def _values(properties: dict[str, object], *keys: str) -> tuple[str, ...]:
    """The texts of some properties, in their order; whatever is no text is passed over."""
    found: list[str] = []
    for key in keys:
        value = properties.get(key)
        found += [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
    return tuple(found)
