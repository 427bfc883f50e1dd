"""``whosays judgements``: what people decided on who is who, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from whosays.cli.cases import case_option, existing_case
from whosays.cli.group import complain
from whosays.cli.paths import AnyPath
from whosays.cli.person import signed, who_option, why_option
from whosays.cli.plain import one_line, plain

if TYPE_CHECKING:
    from whosays.case import Judged

_INDENT = " " * 4


@click.command()
@click.argument("case", required=False, type=AnyPath())
@click.option("--undo", metavar="ID", help="Take a judgement back. Both stay on record.")
@why_option
@who_option
@case_option
def judgements(case: str | None, undo: str | None, why: str, who: str | None, option: str | None) -> None:
    """List the judgements on who is who, or take one back.

    Each is shown with who made it, when and why, and with what has become of it: one that was undone, one that names
    somebody whom no document names any more, and one that a new reading has brought into contradiction with others
    stay on record and have no effect.
    """
    from whosays.case import Case, judgement_in_words

    with Case.open(existing_case(case, option)) as opened:
        if undo is not None:
            taken = opened.undo(undo, signed(who), why)
            click.echo(plain(f"Undone: {judgement_in_words(taken)}"))
            return
        listed = opened.judgements()
    if not listed:
        complain("nobody has judged yet; see: whosays judge --help")
    for judged in listed:
        for line in _lines(judged):
            click.echo(plain(line))


def _lines(judged: Judged) -> Iterator[str]:
    from whosays.case import judgement_in_words

    judgement = judged.judgement
    yield one_line(judgement_in_words(judgement))
    if judgement.why:
        yield f"{_INDENT}why: {one_line(judgement.why)}"
    if judged.state != "stands":
        yield f"{_INDENT}{judged.state}{': ' if judged.note else ''}{judged.note}"
