"""``whosays grade``: what an analyst thinks of a source, or of one claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from whosays.cli.cases import case_option, existing_case
from whosays.cli.decisions import alone, became, keeping_options, parted, said_of, signature
from whosays.cli.group import complain
from whosays.cli.person import signed, who_option, why_option
from whosays.cli.plain import cut, one_line, plain

if TYPE_CHECKING:
    from whosays.records import Grade

_LONGEST = 120
_SUCH_AS = 'whosays grade harbour.whosays "Alder Courier" C --why "it printed a letter unseen"'


@click.command()
@click.argument("words", nargs=-1, metavar="[CASE] SUBJECT GRADE")
@keeping_options("a grade", "grades")
@why_option
@who_option
@case_option
def grade(
    words: tuple[str, ...], undo: str | None, listed: bool, why: str, who: str | None, option: str | None
) -> None:
    """Grade a source from A to F, or one claim from 1 to 6, with a reason (Admiralty code).

    SUBJECT is a source, by its name, its id, or the path of its document; or a claim, by its id or by words that only
    this claim has. GRADE says which: A completely reliable, B usually, C fairly, D not usually reliable, E unreliable,
    F cannot be judged; 1 confirmed, 2 probably so, 3 possibly so, 4 doubtful, 5 improbable, 6 cannot be judged. whosays
    grades nobody by itself.
    """
    from whosays.case import Case

    if listed or undo is not None:
        named = alone(words, undo, listed, "whosays grade harbour.whosays --list")
        with Case.open(existing_case(named, option)) as opened:
            if undo is None:
                _list(opened.grades())
            else:
                opened.undo_decision(undo, signed(who), why)
                click.echo(plain(f"Undone: {undo}"))
        return
    named, (subject, given) = parted(words, 2, _SUCH_AS)
    who = signed(who)
    with Case.open(existing_case(named, option)) as opened:
        keep = opened.grade_claim if given.strip().isdigit() else opened.grade
        click.echo(plain(_in_words(keep(subject, given, who, why))))


def _list(grades: Sequence[Grade]) -> None:
    if not grades:
        complain("nobody has graded yet; see: whosays grade --help")
    standing = {grade.subject: grade for grade in grades if grade.decided.undone_by is None}
    for grade in grades:
        is_last = standing.get(grade.subject) is grade
        state = became(grade.decided, is_orphaned=not grade.subject, is_last=is_last)
        for line in said_of(_in_words(grade), grade.decided.why, state):
            click.echo(plain(line))


def _in_words(grade: Grade) -> str:
    from whosays.export.balance import grade_in_words

    name = cut(one_line(grade.name), _LONGEST)
    return f"“{name}” is graded {grade_in_words(grade)} ({signature(grade.decided)})"
