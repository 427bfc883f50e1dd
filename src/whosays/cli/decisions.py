"""What the commands that keep decisions have in common: words with or without a case, listing, and taking back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from whosays.cli.cases import SUFFIX
from whosays.cli.plain import one_line
from whosays.records import UsageError

if TYPE_CHECKING:
    from whosays.records import Decided

_INDENT = " " * 4
_ORPHANED = "the case has nothing of the kind now; it counts again when it is back"
_Command = TypeVar("_Command", bound=Callable[..., Any])


def keeping_options(what: str, whats: str) -> Callable[[_Command], _Command]:
    """``--undo ID`` and ``--list`` for decisions that are called so, one and several."""

    def add(command: _Command) -> _Command:
        listed = click.option("--list", "listed", is_flag=True, help=f"List the {whats}, with what has become of each.")
        undone = click.option("--undo", metavar="ID", help=f"Take {what} back. Both stay on record.")
        return undone(listed(command))

    return add


def parted(words: Sequence[str], count: int, such_as: str) -> tuple[str | None, Sequence[str]]:
    """The case, where it is named first, and the ``count`` words that a decision is made of.

    Raises:
        UsageError: If there are more or fewer; ``such_as`` is a command that is right.
    """
    named = words[0] if len(words) > count or (words and words[0].endswith(SUFFIX)) else None
    rest = words[named is not None :]
    if len(rest) != count:
        reason = f"{count} words are needed, and {len(rest)} {'is' if len(rest) == 1 else 'are'} given"
        raise UsageError(reason, f"such as: {such_as}")
    return named, rest


def alone(words: Sequence[str], undo: str | None, listed: bool, such_as: str) -> str | None:
    """The case, where decisions are listed or taken back.

    Raises:
        UsageError: If both are asked for, or something else is given with them.
    """
    if listed and undo is not None:
        reason = "--list and --undo exclude each other"
        raise UsageError(reason, "give one")
    if len(words) > 1:
        reason = f"{'--list' if listed else '--undo'} takes a case alone, and {len(words)} words are given"
        raise UsageError(reason, f"such as: {such_as}")
    return words[0] if words else None


def said_of(shown: str, why: str, state: str) -> Iterator[str]:
    """A decision in a list: what was decided, the reason, and what has become of it where it does not stand."""
    yield shown
    yield f"{_INDENT}why: {one_line(why)}"
    if state:
        yield f"{_INDENT}{state}"


def signature(decided: Decided) -> str:
    """Who decided, when, and which decision it is."""
    return one_line(f"{decided.who}, {decided.at[:10]}, {decided.id}")


def became(decided: Decided, *, is_orphaned: bool, is_last: bool, orphaned: str = _ORPHANED) -> str:
    """What has become of a decision, where it does not stand any more; ``orphaned`` says why one is."""
    if decided.undone_by is not None:
        return "undone"
    if is_orphaned:
        return f"orphaned: {orphaned}"
    return "" if is_last else "replaced by a later decision"
