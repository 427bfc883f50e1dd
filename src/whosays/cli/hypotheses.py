"""``whosays hypotheses``: rival answers to a question, with the evidence on them."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from whosays.cli.cases import SUFFIX, case_option, existing_case
from whosays.cli.group import complain
from whosays.cli.matrix import matrix_lines
from whosays.cli.person import signed, who_option, why_option
from whosays.cli.plain import plain
from whosays.records import UsageError

_SUCH_AS = "such as: whosays hypotheses harbour.whosays questions.yaml"


@click.command()
@click.argument("words", nargs=-1, metavar="[CASE] [FILE]")
@click.option("--yaml", "as_yaml", is_flag=True, help="Print the questions as a sheet to edit and load again.")
@click.option("--json", "as_json", is_flag=True, help="Print the matrices as JSON, as in the analysis document.")
@click.option("--all", "everything", is_flag=True, help="Show every item of evidence.")
@why_option
@who_option
@case_option
def hypotheses(
    words: tuple[str, ...], as_yaml: bool, as_json: bool, everything: bool, why: str, who: str | None,
    option: str | None,
) -> None:  # fmt: skip
    """Show rival hypotheses against the evidence, or load them from a YAML FILE first.

    Hypotheses stand in rows, evidence in columns; the letters are an analyst's: CC very consistent, C consistent, N
    neutral, I inconsistent, II very inconsistent. Behind them: how much speaks against each hypothesis, the same by
    grades and independence, and between which bounds its probability lies. FILE states questions, hypotheses and
    evidence, which are claims of the case; --yaml prints one to begin with.
    """
    from whosays.case import Case
    from whosays.export.weigh_json import matrix_as_json

    if as_yaml and as_json:
        reason = "--yaml and --json exclude each other"
        raise UsageError(reason, "give one")
    named, file = _parted(words)
    with Case.open(existing_case(named, option)) as opened:
        if file is not None:
            opened.load_hypotheses(file, signed(who), why)
        sheet = opened.hypotheses_sheet() if as_yaml else ""
        matrices = () if as_yaml else opened.matrices()
    if as_yaml and sheet:
        click.echo(sheet, nl=False)
        return
    if as_json:
        click.echo(json.dumps({"hypotheses": [*map(matrix_as_json, matrices)]}, ensure_ascii=False, indent=1))
        return
    if not matrices:
        complain("nobody has asked a question of this case yet; see: whosays hypotheses --help")
    for position, matrix in enumerate(matrices):
        if position:
            click.echo()
        for line in matrix_lines(matrix, everything=everything):
            click.echo(plain(line))


def _parted(words: Sequence[str]) -> tuple[str | None, str | None]:
    """The case and the file, either of which may be left out."""
    named = words[0] if words and words[0].endswith(SUFFIX) else None
    files = words[named is not None :]
    if len(files) > 1:
        reason = f"a case and a file are taken, and {len(words)} words are given"
        raise UsageError(reason, _SUCH_AS)
    return named, files[0] if files else None
