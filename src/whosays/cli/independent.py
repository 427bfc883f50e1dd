"""``whosays independent``: whether two sources had it independently of each other."""

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
    from whosays.records import Independence

_LONGEST = 80
_SUCH_AS = 'whosays independent harbour.whosays "Alder Courier" "the pilot" --why "they never met"'


@click.command()
@click.argument("words", nargs=-1, metavar="[CASE] LEFT RIGHT")
@click.option("--not", "dependent", is_flag=True, help="One of the two rests on the other: they count as one origin.")
@keeping_options("a decision", "decisions")
@why_option
@who_option
@case_option
def independent(
    words: tuple[str, ...], dependent: bool, undo: str | None, listed: bool, why: str, who: str | None,
    option: str | None,
) -> None:  # fmt: skip
    """Decide that two sources had it independently of each other, or, with --not, that they did not; with a reason.

    LEFT and RIGHT are sources, by name, id, or the path of a document. What texts do not tell makes support a range;
    such a decision narrows it. A later one on the same two replaces it. Weigh the case again to see what follows.
    """
    from whosays.case import Case

    if listed or undo is not None:
        named = alone(words, undo, listed, "whosays independent harbour.whosays --list")
        with Case.open(existing_case(named, option)) as opened:
            if undo is None:
                _list(opened.independences())
            else:
                opened.undo_decision(undo, signed(who), why)
                click.echo(plain(f"Undone: {undo}"))
        return
    named, (left, right) = parted(words, 2, _SUCH_AS)
    who = signed(who)
    with Case.open(existing_case(named, option)) as opened:
        click.echo(plain(_in_words(opened.judge_independence(left, right, not dependent, who, why))))


def _list(decisions: Sequence[Independence]) -> None:
    if not decisions:
        complain("nothing has been decided on who is independent of whom; see: whosays independent --help")
    standing = {(it.left, it.right): it for it in decisions if it.decided.undone_by is None}
    for decision in decisions:
        is_orphaned = not decision.left or not decision.right
        is_last = standing.get((decision.left, decision.right)) is decision
        state = became(decision.decided, is_orphaned=is_orphaned, is_last=is_last)
        for line in said_of(_in_words(decision), decision.decided.why, state):
            click.echo(plain(line))


def _in_words(decision: Independence) -> str:
    left, right = (cut(one_line(name), _LONGEST) for name in (decision.left_name, decision.right_name))
    said = "had it independently of each other" if decision.independent else "depend on each other"
    return f"“{left}” and “{right}” {said} ({signature(decision.decided)})"
