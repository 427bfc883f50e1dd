"""``whosays report``: a case as one page to read."""

from __future__ import annotations

import sys
from pathlib import PurePath

import click

from whosays.cli.assuming import assume_option
from whosays.cli.cases import case_option, existing_case
from whosays.cli.group import complain
from whosays.cli.output import write_out
from whosays.cli.paths import AnyPath


@click.command()
@click.argument("case", required=False, type=AnyPath())
@case_option
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=AnyPath(),
    help="Write to FILE, or to standard output for -. Without it the report goes to standard output when that is a "
    "pipe or a file, and to a file named after the case when it is a terminal.",
)
@click.option("--title", help="What the report calls the case; its file name if not given.")
@click.option("--force", is_flag=True, help="Replace FILE even if whosays did not write it.")
@assume_option
def report(
    case: str | None, option: str | None, output: str | None, title: str | None, force: bool, assume: tuple[str, ...]
) -> None:
    """Write a case as one HTML page.

    The page holds everything it needs, asks the network for nothing, prints, and reads on a phone: claims by origin,
    the documents with their attributions and hedges marked, the sources with what rests on each, a timeline.
    """
    from whosays.case import Case
    from whosays.export.report import render

    path = existing_case(case, option)
    with Case.open(path) as opened:
        analysis = opened.analysis(assume)
    name = PurePath(path).stem
    if output is None and sys.stdout and sys.stdout.isatty():
        output = f"{name}.html"
    write_out(render(analysis, title or name), output, force=force)
    if output not in {None, "-"}:
        complain(f"the report is in {output}; open it in any browser")
