"""``whosays type``: what an analyst takes a named person, body or thing to be."""

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
    from whosays.records import Typing

_LONGEST = 120
_ORPHANED = "the case has no such entity now, or several; it counts again when there is one"
_SUCH_AS = 'whosays type harbour.whosays "Grey Heron" threat-actor --why "the Board found so in 2004"'


@click.command("type")
@click.argument("words", nargs=-1, metavar="[CASE] NAME TYPE")
@keeping_options("a type", "types")
@why_option
@who_option
@case_option
def type_(
    words: tuple[str, ...], undo: str | None, listed: bool, why: str, who: str | None, option: str | None
) -> None:
    """Say what an entity is, such as a threat actor, with a reason (STIX 2.1).

    NAME is a name, an id, or NAME@DOCUMENT, as for judge. TYPE is threat-actor, intrusion-set, campaign, incident,
    malware, tool or infrastructure. It is the analyst's word, and whosays types nobody by itself; in STIX the entity
    is then written as that.
    """
    from whosays.case import Case

    if listed or undo is not None:
        named = alone(words, undo, listed, "whosays type harbour.whosays --list")
        with Case.open(existing_case(named, option)) as opened:
            if undo is None:
                _list(opened.typings())
            else:
                opened.undo_decision(undo, signed(who), why)
                click.echo(plain(f"Undone: {undo}"))
        return
    named, (name, given) = parted(words, 2, _SUCH_AS)
    who = signed(who)
    with Case.open(existing_case(named, option)) as opened:
        click.echo(plain(_in_words(opened.type_entity(name, given, who, why))))


def _list(typings: Sequence[Typing]) -> None:
    if not typings:
        complain("nobody has typed anything yet; see: whosays type --help")
    standing = {typing.subject: typing for typing in typings if typing.decided.undone_by is None}
    for typing in typings:
        is_last = standing.get(typing.subject) is typing
        state = became(typing.decided, is_orphaned=not typing.subject, is_last=is_last, orphaned=_ORPHANED)
        for line in said_of(_in_words(typing), typing.decided.why, state):
            click.echo(plain(line))


def _in_words(typing: Typing) -> str:
    from whosays.export.typings import type_in_words

    name = cut(one_line(typing.name), _LONGEST)
    return f"“{name}” is typed as {type_in_words(typing.type)} ({signature(typing.decided)})"
