"""Names: their normal form, their structure, and their spelling in any script."""

from whosays.text.names.ids import name_id
from whosays.text.names.normal import (
    KINSHIP,
    LEADING_PARTICLES,
    PARTICLES,
    core_words,
    family,
    initials,
    is_acronym,
    name_key,
    tidy_name,
)
from whosays.text.names.organizations import OrganizationName, parse_organization
from whosays.text.names.persons import NamePart, PartKind, PersonName, parse_person
from whosays.text.names.script import latin
from whosays.text.names.spelling import skeleton, sound_key

__all__ = [
    "KINSHIP",
    "LEADING_PARTICLES",
    "PARTICLES",
    "NamePart",
    "OrganizationName",
    "PartKind",
    "PersonName",
    "core_words",
    "family",
    "initials",
    "is_acronym",
    "latin",
    "name_id",
    "name_key",
    "parse_organization",
    "parse_person",
    "skeleton",
    "sound_key",
    "tidy_name",
]
