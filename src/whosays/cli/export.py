"""``whosays export``: a case for other programs."""

from __future__ import annotations

import sys

import click

from whosays.cli.assuming import assume_option, assumption_in_words
from whosays.cli.cases import case_option, existing_case
from whosays.cli.group import complain
from whosays.cli.output import standard_output, write_out
from whosays.cli.paths import AnyPath
from whosays.cli.plugins import needing, plugin_list
from whosays.records import UsageError


@click.command()
@click.argument("case", required=False, type=AnyPath())
@case_option
@click.option("--to", "form", metavar="FORMAT", default="json", show_default=True, help="The format to write.")
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=AnyPath(),
    help="Write to PATH instead of standard output. A format of several files makes a folder of it, or an archive "
    "where the name ends in .zip.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there, or a folder that an earlier export wrote.")
@click.option("--list", "listing", is_flag=True, help="List the formats instead, with what each needs.")
@assume_option
def export(
    case: str | None,
    option: str | None,
    form: str,
    output: str | None,
    force: bool,
    listing: bool,
    assume: tuple[str, ...],
) -> None:
    """Write a case for other programs.

    The same case gives the same bytes in every format. What a format has no place for is told on standard error, with
    numbers. The formats are those of "whosays export --list"; json, the analysis document, leaves nothing out.
    """
    from whosays.case import Case
    from whosays.export.formats import FORMATS, write_on, write_to

    if listing:
        write_out(plugin_list(FORMATS, lambda one: needing(one.title, one.extra)), None)
        return
    chosen = FORMATS.find(form)
    with Case.open(existing_case(case, option)) as opened:
        exported = opened.exported(assume)
    if exported.analysis.assumptions:
        complain(assumption_in_words(exported.analysis.assumptions))
    if output is not None and output != "-":
        left_out = write_to(chosen, exported, output, force=force)
    elif chosen.folder and sys.stdout and sys.stdout.isatty():
        reason = f"“{form}” is several files"
        raise UsageError(reason, "name a folder with -o")
    else:
        with standard_output() as stream:
            left_out = write_on(chosen, exported, stream)
    if left_out:
        complain(f"{form} has no place for: {'; '.join(left_out)}")
