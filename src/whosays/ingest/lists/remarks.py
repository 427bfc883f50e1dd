"""The remarks of an OFAC entry: labelled details in one field, parted by semicolons."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from whosays.ingest.lists.dates import written_birth

_LABELLED = re.compile(
    r"(?:alt\. )?(DOB|POB|nationality|citizen|[afn]\.k\.a\.|Organization Established Date) +(.+)", re.IGNORECASE
)
_QUOTED = re.compile(r"['\"‘“](.+)['\"’”]")
#: OFAC cuts the field after 1,000 characters, of which the last can be a blank; what is beyond is in another file
#: (`sdn_comments.csv`).
_CUT_AT = 999


@dataclass(slots=True)
class Remarks:
    """What the remarks say of somebody, as written; dates in EDTF."""

    births: list[str] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    weak_names: list[str] = field(default_factory=list)


def read_remarks(text: str) -> Remarks:
    """Read births, places of birth, nationalities and weak aliases; everything else is passed over.

    OFAC writes weak aliases into the remarks, in quotation marks, and strong ones into a file of their own. Of remarks
    that fill the field to its end, the last detail is dropped: it may be cut off.
    """
    remarks = Remarks()
    parts = text.strip().removesuffix(".").split(";")
    for part in parts[:-1] if len(text) >= _CUT_AT else parts:
        if match := _LABELLED.fullmatch(" ".join(part.split())):
            _take(match[1].casefold(), match[2], remarks)
    return remarks


def further_remarks(text: str) -> str:
    """The remarks that ``read_remarks`` passes over, as written."""
    parts = (part.strip() for part in text.strip().removesuffix(".").split(";"))
    return "; ".join(part for part in parts if part and not _LABELLED.fullmatch(" ".join(part.split())))


def _take(label: str, value: str, remarks: Remarks) -> None:
    """File one detail under what its label says it is."""
    match label:
        case "dob" | "organization established date":
            if birth := written_birth(value):
                remarks.births.append(birth)
        case "pob":
            remarks.birth_places.append(value)
        case "nationality" | "citizen":
            remarks.nationalities.append(value.removeprefix("of Registration "))
        case _:
            quoted = _QUOTED.fullmatch(value)
            remarks.weak_names.append(quoted[1] if quoted else value)
