"""Reading with a language model: its options, what is said to leave the machine, and the question before it does."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import click

from whosays.cli.group import complain
from whosays.cli.plain import plain
from whosays.records import ReadOptions, UsageError
from whosays.records.llm import LlmOptions

if TYPE_CHECKING:
    from whosays.intake.leaving import Leaving

#: Documents that are named one by one before something leaves; the rest are summed up.
_MOST_LISTED: Final = 20


@dataclass(frozen=True, slots=True)
class LlmChoice:
    """What the command line says of language models.

    Attributes:
        options: Which one to ask; None where none is asked for.
        is_agreed: Whether the user has agreed beforehand to what leaves the machine.
    """

    options: LlmOptions | None
    is_agreed: bool


def with_llm(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options for a language model; it takes them as one argument, ``llm``, an ``LlmChoice``."""

    @click.option(
        "--llm",
        "endpoint",
        metavar="URL",
        help="Let a language model find the attributions: the address of an endpoint that speaks OpenAI’s API. Says "
        "first what leaves this machine.",
    )
    @click.option("--llm-model", "model", metavar="NAME", help="Which model to ask there.")
    @click.option(
        "--llm-key-env",
        "key_variable",
        metavar="VAR",
        help="The environment variable that holds the key for it; no key is sent without.",
    )
    @click.option("--yes", "is_agreed", is_flag=True, help="Agree to what --llm sends, without being asked.")
    @functools.wraps(command)
    def chosen(
        *given: Any, endpoint: str | None, model: str | None, key_variable: str | None, is_agreed: bool, **more: Any
    ) -> Any:
        return command(*given, llm=LlmChoice(_options(endpoint, model, key_variable), is_agreed), **more)

    return chosen


def may_leave(paths: Sequence[str], options: ReadOptions, choice: LlmChoice) -> bool:
    """Say what would leave this machine, and ask whether it may; True at once where no language model is asked.

    Where the endpoint is on this machine nothing is asked. What is said goes to standard error, before the first
    request.

    Raises:
        UsageError: If nobody can be asked and nobody has agreed.
    """
    if choice.options is None:
        return True
    from whosays.intake.leaving import leaving

    llm, found = choice.options, list(leaving(paths, options, choice.options))
    if not found:
        return True
    complain(_announced(found, llm))
    for one in found[:_MOST_LISTED]:
        click.echo(f"  {plain(one.path)}: {_size(one)}", err=True)
    if len(found) > _MOST_LISTED:
        click.echo(f"  … and {len(found) - _MOST_LISTED:,} more", err=True)
    if llm.is_local:
        complain("that address is this machine: whosays sends nothing beyond it (a program there may)")
        return True
    complain(_warned(llm))
    if choice.is_agreed:
        return True
    if not _is_asked():
        reason = "nobody can be asked here whether text may leave this machine, and nothing was sent"
        raise UsageError(reason, "add --yes if it may")
    if click.confirm("Send it?", default=False, err=True):
        return True
    complain("nothing was sent, and nothing was read")
    return False


def _is_asked() -> bool:
    """Whether somebody is there who can be asked."""
    return sys.stdin.isatty()


def _options(endpoint: str | None, model: str | None, key_variable: str | None) -> LlmOptions | None:
    if endpoint is None:
        if model is not None or key_variable is not None:
            reason = "a language model is named without its address"
            raise UsageError(reason, "add --llm URL")
        return None
    if model is None:
        reason = "the address of a language model is given without the model’s name"
        raise UsageError(reason, "add --llm-model NAME")
    return LlmOptions(endpoint, model, key_variable)


def _announced(found: Sequence[Leaving], llm: LlmOptions) -> str:
    characters = sum(one.characters or 0 for one in found)
    requests = sum(one.requests or 0 for one in found)
    documents = f"{len(found):,} document{'' if len(found) == 1 else 's'}"
    unknown = any(one.characters is None for one in found)
    much = f"{characters:,} characters" if characters or not unknown else "all text"
    more = " and what comes through standard input" if unknown and characters else ""
    about = f", in about {requests:,} request{'' if requests == 1 else 's'}" if requests else ""
    return f"{much} of {documents}{more} go to {llm.host}, to the model {llm.model}{about}:"


def _warned(llm: LlmOptions) -> str:
    clear = "" if llm.is_encrypted else " It goes there unencrypted: whoever is on the way can read it."
    return (
        "whole passages leave this machine as they are written, with the names in them, and what becomes of them is up "
        f"to {llm.name}.{clear} What the case holds already, read in the same way, is not sent again."
    )


def _size(one: Leaving) -> str:
    return "as much as comes" if one.characters is None else f"{one.characters:,} characters"
