"""``whosays judge``: two names are one, are not, or may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from whosays.cli.cases import SUFFIX, case_option, existing_case
from whosays.cli.person import signed, who_option, why_option
from whosays.cli.plain import plain
from whosays.records import UsageError, Verdict

if TYPE_CHECKING:
    from whosays.records import Entity

_Command = TypeVar("_Command", bound=Callable[..., Any])

_SIDES = 2
#: Where the options leave what was chosen, so that two that exclude each other are noticed.
_CHOSEN = f"{__name__}.chosen"


def _verdict_option(flag: str, verdict: Verdict, words: str) -> Callable[[_Command], _Command]:
    def note(context: click.Context, _: click.Parameter, is_given: bool) -> None:
        if is_given:
            context.meta.setdefault(_CHOSEN, []).append(verdict)

    return click.option(flag, is_flag=True, expose_value=False, callback=note, help=words)


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="[CASE] LEFT RIGHT")
@_verdict_option("--same", "positive", "The two are one.")
@_verdict_option("--different", "negative", "They are two, and nothing may join them.")
@_verdict_option("--unsure", "unsure", "It cannot be told: the machine does not join the pair by itself.")
@why_option
@who_option
@case_option
def judge(words: tuple[str, ...], why: str, who: str | None, option: str | None) -> None:
    """Judge whether two names are one.

    LEFT and RIGHT are names, ids, or NAME@DOCUMENT for whoever bears a name in one document alone, where DOCUMENT is
    its path, the end of its path, or its title. A judgement is kept with who, when and why, and can be undone:
    whosays judgements CASE --undo ID.
    """
    from whosays.case import Case, judgement_in_words

    named, left, right = _parted(words)
    verdict = _verdict()
    who = signed(who)
    with Case.open(existing_case(named, option)) as opened:
        judged = opened.judge(opened.named(left), opened.named(right), verdict, who, why)
        entities = opened.entities_of(judged.left, judged.right)
    click.echo(plain(judgement_in_words(judged)))
    click.echo(plain(_outcome(verdict, entities)))


def _parted(words: Sequence[str]) -> tuple[str | None, str, str]:
    """Case, left and right."""
    named = words[0] if len(words) > _SIDES or words[0].endswith(SUFFIX) else None
    sides = words[named is not None :]
    if len(sides) != _SIDES:
        reason = f"two names are judged, and {len(sides)} {'was' if len(sides) == 1 else 'were'} given"
        raise UsageError(reason, 'such as: whosays judge harbour.whosays "Ann Rowe" "A. Rowe" --same')
    return named, sides[0], sides[1]


def _verdict() -> Verdict:
    chosen: list[Verdict] = click.get_current_context().meta.get(_CHOSEN, [])
    if len(chosen) != 1:
        reason = "no judgement is given" if not chosen else "judgements that exclude each other are given"
        raise UsageError(reason, "give one of --same, --different and --unsure")
    return chosen[0]


def _outcome(verdict: Verdict, entities: Sequence[Entity]) -> str:
    """What the case holds now."""
    shown = "; ".join(_described(entity) for entity in entities)
    if len(entities) == 1:
        remark = " all the same, by other names" if verdict != "positive" else ""
        return f"They are one entity now{remark}: {shown}"
    return f"They are {len(entities)} entities now: {shown}"


def _described(entity: Entity) -> str:
    documents = len({mention.document_id for mention in entity.mentions})
    mentions = len(entity.mentions)
    return (
        f"{entity.name} ({mentions:,} mention{'' if mentions == 1 else 's'} in "
        f"{documents:,} document{'' if documents == 1 else 's'})"
    )
