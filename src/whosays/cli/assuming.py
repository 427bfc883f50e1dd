"""``--assume``: a case as it would be if two were one, or were not. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from whosays.cli.plain import one_line, plain

if TYPE_CHECKING:
    from whosays.records import Judgement

assume_option = click.option(
    "--assume",
    metavar="PAIR",
    multiple=True,
    help='Show the case as if "LEFT = RIGHT", or "LEFT != RIGHT", had been judged. Nothing is kept; can be repeated.',
)


def assumption_in_words(assumptions: Sequence[Judgement]) -> str:
    """What is assumed, as a sentence; empty where nothing is."""
    from whosays.case import judgement_in_words

    if not assumptions:
        return ""
    told = "; ".join(one_line(judgement_in_words(assumption)).removesuffix(" (assumed)") for assumption in assumptions)
    return plain(f"Under an assumption that nobody has judged: {told}")
