"""``whosays weigh``: what rests on what, and what falls with whom."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import click

from whosays.cli.balance import Shown, balance_lines
from whosays.cli.cases import case_option, existing_case
from whosays.cli.falling import change_lines, resting_lines
from whosays.cli.group import complain
from whosays.cli.narrowed import narrowed
from whosays.cli.paths import AnyPath
from whosays.cli.plain import plain
from whosays.cli.progress import steps
from whosays.records import Balance, RelationType, UsageError

if TYPE_CHECKING:
    from whosays.case import Case
    from whosays.export.values import Json
    from whosays.records import Analysis


@click.command()
@click.argument("case", required=False, type=AnyPath())
@click.option("--about", metavar="NAME", help="Show what concerns this person, organization or place alone.")
@click.option(
    "--relation",
    "kind",
    metavar="KIND",
    type=click.Choice(get_args(RelationType)),
    help="Show relations of this kind alone, such as membership, met or funded.",
)
@click.option("--source", metavar="SOURCE", help="Show what rests on a source, and how much of each it bears.")
@click.option(
    "--drop",
    metavar="SOURCE",
    multiple=True,
    help="Show what falls or weakens without a source, or a class of them: anonymous, kind:state, document:PATH, "
    "entity:NAME. Can be repeated.",
)
@click.option("--without", metavar="ID", multiple=True, help="Likewise without a grade or a decision. Can be repeated.")
@click.option(
    "--assume",
    metavar="PAIR",
    multiple=True,
    help='Likewise if "LEFT = RIGHT", or "LEFT != RIGHT", had been judged. Can be repeated.',
)
@click.option("--all", "everything", is_flag=True, help="Show long lists whole.")
@click.option("--list", "listed", is_flag=True, help="Show the balance that is kept; compute nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON, as in the analysis document.")
@case_option
def weigh(  # an argument an option
    case: str | None, about: str | None, kind: RelationType | None, source: str | None, drop: tuple[str, ...],
    without: tuple[str, ...], assume: tuple[str, ...], everything: bool, listed: bool, as_json: bool,
    option: str | None,
) -> None:  # fmt: skip
    """Weigh what rests on what: how many independent origins stand behind each relation, and what contradicts it.

    The balance comes first, then relations and assertions by what they rest on, the weakest first; then what does not
    fit, circles, rival hypotheses, and without whom most falls. Support is a range: from every two origins that might
    depend on each other doing so, to none. Ten copies of one report count once. The balance is kept in the case and
    computed again only where something has changed. --source, --drop, --without and --assume ask what hangs on whom;
    nothing of the answer is kept.
    """
    from whosays.case import Case
    from whosays.export.sensitivity_json import changes_as_json, resting_as_json
    from whosays.export.weigh_json import weigh_as_json

    _check(source, (*drop, *without, *assume), (about, kind))
    path = existing_case(case, option)
    with Case.open(path) as opened:
        analysis = _weighed(opened, path, listed=listed)
        balance = analysis.balance or Balance()
        shown = Shown.of(analysis, balance, everything=everything)
        if source is not None:
            rests = opened.rests(source)
            _print(resting_lines(rests, shown), as_json, resting_as_json(rests.resting, rests.shifts))
        elif drop or without or assume:
            result = opened.sensitivity(drop, without, assume)
            _print(change_lines(result, shown), as_json, changes_as_json(result.changes, result.shifts))
        else:
            entities = None if about is None else frozenset(it.id for it in opened.entities_of(opened.named(about)))
            part = replace(analysis, balance=narrowed(analysis, balance, entities, kind))
            if part.balance is not balance:
                part = replace(part, critical=(), matrices=())
            shown = Shown.of(part, part.balance or Balance(), everything=everything)
            _print(balance_lines(shown), as_json, weigh_as_json(part))


def _check(source: str | None, changes: Sequence[str], part: Sequence[str | None]) -> None:
    """Refuse what asks two things at once.

    Raises:
        UsageError: If it does.
    """
    asked = [
        name
        for name, given in (
            ("--source", source),
            ("--drop, --without or --assume", changes),
            ("--about or --relation", any(part)),
        )
        if given
    ]
    if len(asked) > 1:
        reason = f"{asked[0]} and {asked[1]} ask different things"
        raise UsageError(reason, "ask one after the other")


def _weighed(opened: Case, path: str, *, listed: bool) -> Analysis:
    """The case with its balance: the one that is kept, or one that holds now.

    Raises:
        UsageError: If it is to be listed, and the case was never weighed.
    """
    if not listed:
        with steps() as progress:
            opened.weigh(progress)
        return opened.analysis()
    weighed = opened.weighed()
    if weighed is None:
        reason = f"{path}: this case has not been weighed"
        raise UsageError(reason, f"weigh it with: whosays weigh {path}")
    if weighed.stale:
        complain(f"the balance is stale, because {'; '.join(weighed.since)}: run whosays weigh {path} again")
    return opened.analysis()


def _print(lines: Iterable[str], as_json: bool, values: Json) -> None:
    if as_json:
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
        return
    for line in lines:
        click.echo(plain(line))
