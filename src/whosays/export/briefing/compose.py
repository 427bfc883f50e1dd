"""The written report as blocks, in the order in which a reader needs them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from whosays import __version__
from whosays.export.briefing.claims import claimed
from whosays.export.briefing.content import Block, Heading, Paragraph, Run
from whosays.export.briefing.desk import NAME, Desk, line
from whosays.export.briefing.people import identities
from whosays.export.briefing.questions import questions
from whosays.export.briefing.reading import reading, weaknesses
from whosays.export.briefing.resting import resting, tensions
from whosays.export.briefing.sources import sources
from whosays.export.briefing.verdicts import verdicts
from whosays.export.exported import Exported
from whosays.export.inventory import Kind, Unexpressed

#: What a written report shows, within its bounds.
CARRIES: Final[frozenset[Kind]] = frozenset({
    "documents", "unread", "missing sources", "sources",
    "claims", "positions", "chains", "quotes", "stances", "certainty", "hedges", "times", "places",
    "open identities", "identity hypotheses", "evidence on identity",
    "verdicts", "rulings", "passages", "drift", "omissions", "twice told",
    "relations", "relation times", "denials", "assertions", "tensions", "origins", "circles",
    "grades", "questions", "ratings", "probabilities",
})  # fmt: skip


def blocks(case: Exported, unexpressed: Unexpressed) -> Iterator[Block]:
    """The whole report.

    Args:
        case: The case.
        unexpressed: Told of what there is no room for.
    """
    desk = Desk(case, unexpressed)
    yield Heading(0, line(case.title, NAME) or "Untitled case")
    made = (
        f"Who says what, how surely, and on what it rests. The case as of {case.at}, written by whosays {__version__}."
    )
    yield Paragraph((Run(made, "emphasis"),))
    for part in (reading, weaknesses, claimed, verdicts, resting, tensions, identities, questions, sources):
        yield from part(desk)
