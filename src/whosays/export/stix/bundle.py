"""A case as one STIX 2.1 bundle, written object by object, an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import EVERYTHING, Kind, Unexpressed
from whosays.export.output import Output
from whosays.export.stix import claims, documents, findings, grades, links, questions, relations, things, typings
from whosays.export.stix.desk import Desk
from whosays.export.stix.extensions import preamble
from whosays.export.stix.ids import object_id
from whosays.export.values import Json

#: What STIX has no place for: texts and their pages, what was not read, and how the weighing came about,
#: and what was marked in other programs.
_LEFT_OUT: Final[frozenset[Kind]] = frozenset({
    "texts",
    "pages",
    "unread",
    "joined names",
    "missing sources",
    "bonds",
    "lines",
    "reliances",
    "circles",
    "annotations",
})  # fmt: skip


def objects(case: Exported, unexpressed: Unexpressed, *, standard_types: bool = False) -> Iterator[Json]:
    """The objects of the bundle, each made when it is asked for; references go back except in reports, which are last.

    Args:
        case: The case.
        unexpressed: Takes note of single records that STIX has no place for.
        standard_types: Whether every relationship is ``related-to``, with its own type as a label.
    """
    desk = Desk(case, unexpressed, standard_types)
    return chain(
        preamble(),
        documents.files(desk),
        typings.analysts(desk),
        things.things(desk),
        claims.notes(desk),
        grades.grade_notes(desk),
        typings.typing_notes(desk),
        relations.relations(desk),
        relations.assertions(desk),
        links.links(desk),
        links.arguments(desk),
        findings.tensions(desk),
        findings.audit(desk),
        questions.questions(desk),
        documents.reports(desk),
    )


def write(case: Exported, output: Output, unexpressed: Unexpressed, *, standard_types: bool = False) -> None:
    """Write the bundle. The same case gives the same bytes; ``standard_types`` as for ``objects``."""
    identifier = object_id("bundle", case.title, case.at, *(one.id for one in case.analysis.documents))
    with output.open() as stream:
        opening = f'{{"type": "bundle", "id": "{identifier}", "objects": ['
        for made in objects(case, unexpressed, standard_types=standard_types):
            stream.write(f"{opening}\n{json.dumps(made, ensure_ascii=False)}".encode("utf-8", "replace"))
            opening = ","
        stream.write(b"\n]}\n")


FORMAT = Format(
    title="STIX 2.1: one bundle of reports, notes, opinions, identities, locations and relationships",
    suffix=".json",
    media_type="application/stix+json;version=2.1",
    carries=EVERYTHING - _LEFT_OUT,
    write=write,
)
#: The same for platforms that take no relationship of a type that STIX does not list.
STANDARD_TYPES: Final = replace(
    FORMAT,
    title="STIX 2.1 with the standard’s own types of relationships alone: all are related-to, with a label",
    write=partial(write, standard_types=True),
)
