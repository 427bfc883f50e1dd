"""``whosays overrule``: an analyst decides otherwise than the audit, lists what was decided, or takes it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, get_args

import click

from whosays.cli.cases import SUFFIX, case_option, existing_case
from whosays.cli.decisions import alone, keeping_options, said_of
from whosays.cli.group import complain
from whosays.cli.person import signed, who_option, why_option
from whosays.cli.plain import cut, one_line, plain
from whosays.records import AuditVerdict, UsageError

if TYPE_CHECKING:
    from whosays.case import Ruled

_LONGEST = 120
_WORDS = 2
_SUCH_AS = 'such as: whosays overrule harbour.whosays 12 supported --why "the annex says so"'
_BECAME = {
    "undone": "undone",
    "replaced": "replaced by a later ruling",
    "orphaned": "orphaned: no brief has such a claim now, or it is no longer held against a source",
}


@click.command()
@click.argument("words", nargs=-1, metavar="[CASE] CLAIM VERDICT")
@keeping_options("a ruling", "rulings")
@why_option
@who_option
@case_option
def overrule(
    words: tuple[str, ...], undo: str | None, listed: bool, why: str, who: str | None, option: str | None
) -> None:
    """Decide on a verdict of the audit, with a reason; the machine's own verdict stays beside it.

    CLAIM is the number of the verdict in whosays audit, the id of the claim, or words that only this claim has. VERDICT
    is supported, understated, overstated, distorted, contradicted, not_found or source_unavailable. A ruling outlives a
    new audit and a new reading of the brief, as long as the brief has the same claim.
    """
    from whosays.case import Case

    if listed or undo is not None:
        named = alone(words, undo, listed, "whosays overrule harbour.whosays --list")
        with Case.open(existing_case(named, option)) as opened:
            if undo is not None:
                click.echo(plain(f"Undone: {_in_words(opened.undo_ruling(undo, signed(who), why))}"))
            else:
                _list(opened.rulings())
        return
    named, claim, verdict = _parted(words)
    who = signed(who)
    with Case.open(existing_case(named, option)) as opened:
        ruled = opened.overrule(claim, verdict, who, why)
    click.echo(plain(_in_words(ruled)))
    click.echo(plain(f"The machine’s verdict stays beside it: {_name(ruled.machine)}"))


def _parted(words: Sequence[str]) -> tuple[str | None, str, AuditVerdict]:
    """Case, claim and verdict."""
    named = words[0] if len(words) > _WORDS or (words and words[0].endswith(SUFFIX)) else None
    rest = words[named is not None :]
    if len(rest) != _WORDS:
        reason = f"a claim and a verdict are needed, and {len(rest)} word{' is' if len(rest) == 1 else 's are'} given"
        raise UsageError(reason, _SUCH_AS)
    wanted = rest[1].strip().lower().replace(" ", "_").replace("-", "_")
    known: tuple[AuditVerdict, ...] = get_args(AuditVerdict)
    verdict = next((name for name in known if name == wanted), None)
    if verdict is None:
        reason = f"“{rest[1]}” is no verdict"
        raise UsageError(reason, f"give one of {', '.join(known)}")
    return named, rest[0], verdict


def _list(rulings: Sequence[Ruled]) -> None:
    if not rulings:
        complain("no verdict has been overruled; see: whosays overrule --help")
    for ruled in rulings:
        for line in _lines(ruled):
            click.echo(plain(line))


def _lines(ruled: Ruled) -> Iterator[str]:
    yield from said_of(_in_words(ruled), ruled.ruling.why, _BECAME.get(ruled.state, ""))


def _in_words(ruled: Ruled) -> str:
    ruling = ruled.ruling
    number = f"{ruled.number}. " if ruled.number else ""
    claim = cut(one_line(ruled.claim), _LONGEST)
    cites = f", which cites {one_line(ruled.cited)}," if ruled.cited else ""
    verdicts = f"{_name(ruling.verdict)}, not {_name(ruled.machine)}"
    if ruling.verdict == ruled.machine:
        verdicts = f"{_name(ruling.verdict)}, as the machine has it"
    return (
        f"{number}“{claim}” ({ruled.path}){cites} is {verdicts} ({one_line(ruling.who)}, {ruling.at[:10]}, {ruling.id})"
    )


def _name(verdict: AuditVerdict) -> str:
    return verdict.replace("_", " ")
