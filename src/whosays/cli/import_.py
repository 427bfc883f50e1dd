"""``whosays import``: files of other programs into a case."""

from __future__ import annotations

from collections.abc import Mapping

import click

from whosays.cli.cases import case_for
from whosays.cli.group import complain
from whosays.cli.output import write_out
from whosays.cli.paths import AnyPath
from whosays.cli.person import signed, who_option
from whosays.cli.plain import plain
from whosays.cli.plugins import needing, plugin_list
from whosays.cli.summary import in_a_line
from whosays.records import ReadOptions, Role, UsageError

_DEFAULT = ReadOptions(role="source", max_megabytes=1_024)


@click.command("import")
@click.argument("paths", nargs=-1, metavar="FILE...", type=AnyPath())
@click.option(
    "--case",
    "case",
    metavar="FILE",
    type=AnyPath(),
    help="The case to import into; made if it is not there. Without it: named after the first FILE, in this folder.",
)
@click.option("--from", "form", metavar="FORMAT", help="The format of the files; recognised if not given.")
@click.option(
    "--role",
    type=click.Choice(["brief", "source"]),
    default=_DEFAULT.role,
    show_default=True,
    help="What documents that are imported are to the case.",
)
@click.option(
    "--max-megabytes",
    type=click.IntRange(min=1),
    default=_DEFAULT.max_megabytes,
    show_default=True,
    metavar="N",
    help="Pass over files that are larger.",
)
@who_option
@click.option("--list", "listing", is_flag=True, help="List the formats instead.")
def import_(
    paths: tuple[str, ...],
    case: str | None,
    form: str | None,
    role: Role,
    max_megabytes: int,
    who: str | None,
    listing: bool,
) -> int:
    """Bring files of other programs into a case.

    The formats are those of "whosays import --list": whole cases as the analysis document, lists of persons and
    organizations, reports, annotations, matrices of hypotheses. What the case holds already stays; what a file holds
    and cannot be used is listed. Documents to be read are given to "whosays read" instead.
    """
    from whosays.case import Case
    from whosays.ingest.imports import IMPORTERS

    if listing:
        write_out(plugin_list(IMPORTERS, lambda one: needing(one.title, one.extra)), None)
        return 0
    if not paths:
        reason = "no file is named"
        raise UsageError(reason, "name one, such as: whosays import list.json --case harbour.whosays")
    path = case or case_for(paths)
    if case is None:
        complain(f"the case is {path} (name another with --case)")
    options = ReadOptions(role=role, max_megabytes=max_megabytes)
    with Case.open(path, create=True) as opened:
        summary = opened.bring(paths, signed(who), form=form, options=options)
    for note in summary.notes:
        complain(note)
    for unread in summary.unread:
        complain(in_a_line(unread))
    for file in summary.files:
        click.echo(plain(f"{file.path} ({file.format}): {_in_words(file.brought)}"))
    return 1 if summary.unread else 0


def _in_words(brought: Mapping[str, int]) -> str:
    told = [f"{number:,} {what}{'' if number == 1 else 's'}" for what, number in brought.items()]
    return ", ".join(told) or "nothing that was not there"
