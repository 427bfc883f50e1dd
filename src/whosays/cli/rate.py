"""``whosays rate``: how an item of evidence fits a hypothesis."""

from __future__ import annotations

from typing import get_args

import click

from whosays.cli.cases import case_option, existing_case
from whosays.cli.decisions import parted
from whosays.cli.person import signed, who_option, why_option
from whosays.cli.plain import one_line, plain
from whosays.records import Consistency, UsageError

_NONE = "-"
_SUCH_AS = "whosays rate harbour.whosays Q1 H2 E3 II"


@click.command()
@click.argument("words", nargs=-1, metavar="[CASE] QUESTION HYPOTHESIS EVIDENCE RATING")
@why_option
@who_option
@case_option
def rate(words: tuple[str, ...], why: str, who: str | None, option: str | None) -> None:
    """Rate how an item of evidence fits a hypothesis.

    QUESTION, HYPOTHESIS and EVIDENCE are the short names that whosays hypotheses shows. RATING is CC very consistent, C
    consistent, N neutral, I inconsistent, II very inconsistent, or - to take a rating away. A later rating replaces an
    earlier one; both stay on record.
    """
    from whosays.case import Case
    from whosays.export.balance import CONSISTENCIES

    named, (question, hypothesis, evidence, given) = parted(words, 4, _SUCH_AS)
    rating = _rating(given)
    who = signed(who)
    with Case.open(existing_case(named, option)) as opened:
        opened.rate(question, hypothesis, evidence, rating, who, why)
    said = "is not rated against" if rating is None else f"is {CONSISTENCIES[rating]} with"
    click.echo(plain(one_line(f"{question}: {evidence} {said} {hypothesis} ({who})")))


def _rating(given: str) -> Consistency | None:
    known: tuple[Consistency, ...] = get_args(Consistency)
    if given.strip() == _NONE:
        return None
    found = next((rating for rating in known if rating == given.strip().upper()), None)
    if found is None:
        reason = f"“{given}” is no rating"
        raise UsageError(reason, f"give one of {', '.join(known)}, or {_NONE} to take one away")
    return found
