"""Places as STIX locations (section 4.10)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from whosays.export.values import Json
from whosays.records import Entity
from whosays.text.countries import country_code

#: A location must have a region, a country or coordinates. Of most places a text gives none, and none is guessed.
UNSPECIFIED: Final = "unspecified"
#: The vocabulary ``region-ov``, after the regions of UN M49.
_REGIONS: Final = frozenset({
    "africa", "eastern-africa", "middle-africa", "northern-africa", "southern-africa", "western-africa", "americas",
    "caribbean", "central-america", "latin-america-caribbean", "northern-america", "south-america", "asia",
    "central-asia", "eastern-asia", "southern-asia", "south-eastern-asia", "western-asia", "europe",
    "eastern-europe", "northern-europe", "southern-europe", "western-europe", "oceania", "antarctica",
    "australia-new-zealand", "melanesia", "micronesia", "polynesia",
})  # fmt: skip

_ALPHA_2: Final = 2
#: Countries by the names that whosays has for them, where lists of codes have another.
_OTHERWISE: Final[Mapping[str, str]] = MappingProxyType({
    "Cape Verde": "cv",
    "Democratic Republic of the Congo": "cd",
    "Ivory Coast": "ci",
    "Myanmar": "mm",
    "Palestine": "ps",
    "Republic of the Congo": "cg",
    "São Tomé and Príncipe": "st",
})  # fmt: skip


def where(entity: Entity) -> Json:
    """The properties that say where a place is, as far as its own name does: a country’s code, or a region."""
    if entity.schema == "Country":
        code = _OTHERWISE.get(entity.name) or country_code(entity.name) or ""
        # Codes of four letters are of countries that are no more (ISO 3166-3).
        return {"country": code.upper() if len(code) == _ALPHA_2 else entity.name}
    region = "-".join(entity.name.casefold().replace("-", " ").split())
    return {"region": region if region in _REGIONS else UNSPECIFIED}
