"""``whosays match``: the persons and organizations of a case against a list."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from whosays.cli.cases import existing_case
from whosays.cli.group import complain
from whosays.cli.output import write_out
from whosays.cli.paths import AnyPath
from whosays.cli.plain import one_line, plain
from whosays.cli.waterfall import waterfall

if TYPE_CHECKING:
    from whosays.case import Candidate, Listed

_WIDTH = 100
_KEPT = {"new": "added to the case", "unchanged": "in the case already", "again": "in the case already"}


@click.command()
@click.argument("case", type=AnyPath())
@click.argument("list_", metavar="LIST", type=AnyPath())
@click.option(
    "--least", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Match probability worth showing."
)
@click.option("--most", type=click.IntRange(min=1), default=5, show_default=True, help="Entries shown for one name.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one for each candidate.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.", type=AnyPath())
@click.option("--force", is_flag=True, help="Replace FILE even if whosays did not write it.")
@click.option("--keep", is_flag=True, help="Bring the entries that are shown into the case, as a source document.")
def match(
    case: str, list_: str, least: float, most: int, as_json: bool, output: str | None, force: bool, keep: bool
) -> int:
    """Compare a case's persons and organizations with a list.

    LIST is OFAC's list as CSV (sdn.csv, or the folder that holds it with alt.csv), the United Nations' consolidated
    list as XML, or FollowTheMoney entities as JSON lines. Candidates are shown with what their match probability is
    made of, in bits. Nothing is merged, and without --keep nothing is written to the case.
    """
    from whosays.case import Case

    with Case.open(existing_case(case, None)) as opened:
        listed = opened.match(list_, least=least, most=most)
        kept = opened.keep_entries(list_, {one.entry.id for one in listed.candidates}) if keep else None
    lines = map(_as_json, listed.candidates) if as_json else _in_words(listed)
    write_out("".join(f"{line}\n" for line in lines), output, force=force)
    for read in kept.documents if kept else ():
        complain(f"{read.tally.title}: {_KEPT[read.outcome]}")
    for unread in listed.unread:
        complain(f"{unread.path}: {unread.reason}{f': {unread.remedy}' if unread.remedy else ''}")
    return 1 if listed.unread else 0


def _as_json(candidate: Candidate) -> str:
    entity, entry, found = candidate.entity, candidate.entry, candidate.match
    return json.dumps(
        {
            "entity": {"id": entity.id, "schema": entity.schema, "name": entity.name, "compared_name": found.names[0]},
            "entry": {
                "id": entry.id,
                "schema": entry.schema,
                "name": entry.names[0],
                "compared_name": found.names[1],
                "origin": entry.origin,
            },
            "match_probability": round(found.match_probability, 6),
            "features": [
                {"name": feature.name, "weight": round(feature.weight, 3), "detail": feature.detail}
                for feature in found.features
            ],
        },
        ensure_ascii=False,
    )


def _in_words(listed: Listed) -> Iterator[str]:
    width = min(_WIDTH, shutil.get_terminal_size((_WIDTH, 24)).columns)
    counted = f"{listed.compared:,} persons and organizations against {listed.entries:,} entries ({listed.format})"
    found = len({candidate.entity.id for candidate in listed.candidates})
    yield f"{counted}: {found:,} have candidates. A candidate is a proposal; nothing was merged."
    last = None
    for candidate in listed.candidates:
        if candidate.entity.id != last:
            yield ""
            yield plain(one_line(f"{candidate.entity.name} ({candidate.entity.schema})"))
            last = candidate.entity.id
        yield from _entry(candidate, width)


def _entry(candidate: Candidate, width: int) -> Iterator[str]:
    entry = candidate.entry
    known = [", ".join(part) for part in (entry.births, entry.birth_places, entry.nationalities, entry.roles) if part]
    yield f"  {plain(one_line(f'{entry.names[0]} [{entry.origin}]'))}"
    if candidate.match.names[1] != entry.names[0]:
        yield f"    also {plain(one_line(candidate.match.names[1]))}"
    if known:
        yield f"    {plain(one_line('; '.join(known)))}"
    yield from (
        f"  {line}" for line in waterfall(candidate.match.match_probability, candidate.match.features, width - 2)
    )
