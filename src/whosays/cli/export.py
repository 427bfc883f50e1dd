"""``whosays export``: a case for other programs."""

from __future__ import annotations

import click

from whosays.cli.assuming import assume_option, assumption_in_words
from whosays.cli.cases import case_option, existing_case
from whosays.cli.group import complain
from whosays.cli.output import write_out
from whosays.cli.paths import AnyPath


@click.command()
@click.argument("case", required=False, type=AnyPath())
@case_option
@click.option(
    "--to", "form", type=click.Choice(["json"]), default="json", show_default=True, help="The format to write."
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.", type=AnyPath())
@click.option("--force", is_flag=True, help="Replace FILE even if whosays did not write it.")
@assume_option
def export(
    case: str | None, option: str | None, form: str, output: str | None, force: bool, assume: tuple[str, ...]
) -> None:
    """Write a case for other programs.

    json is the analysis document: every record that the report shows, as described by the JSON Schema that comes with
    whosays. The same case gives the same bytes.
    """
    from whosays.case import Case
    from whosays.export import analysis_json

    writers = {"json": analysis_json.dumps}
    with Case.open(existing_case(case, option)) as opened:
        analysis = opened.analysis(assume)
    if analysis.assumptions:
        complain(assumption_in_words(analysis.assumptions))
    write_out(writers[form](analysis), output, force=force)
