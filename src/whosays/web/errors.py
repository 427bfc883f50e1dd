"""What a page answers when something is wrong: one table from errors to statuses, and one shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from whosays.records import (
    CaseError,
    CaseNotWritable,
    Conflict,
    ContradictoryJudgement,
    InputError,
    MissingExtra,
    MissingInput,
    ModelError,
    NotFound,
    OutputError,
    OversizedInput,
    UsageError,
    WhosaysError,
)

#: The first that fits counts.
_STATUS: tuple[tuple[type[WhosaysError], int], ...] = (
    (NotFound, 404),
    (Conflict, 409),
    (ContradictoryJudgement, 409),
    (UsageError, 422),
    (OversizedInput, 413),
    (MissingInput, 410),
    (InputError, 422),
    (CaseNotWritable, 503),
    (OutputError, 503),
    (CaseError, 500),
    (ModelError, 500),
    (MissingExtra, 501),
    (WhosaysError, 500),
)

#: What somebody on a page does instead of a command, or of an option, that a remedy names; first of all what is named
#: first. It is for whoever types.
_ON_PAGE: Final[Mapping[str, str]] = {
    "whosays read": "add documents on the overview",
    "whosays import": "import it on the overview",
    "whosays audit": "look at the audit, which can be made anew from the overview",
    "whosays weigh": "weigh the case from the overview",
    "whosays overrule": "look for it in the history",
    "whosays judgements": "look among what was judged, on the page of identities; there it can be undone",
    "whosays grade": "look for it in the history",
    "whosays ask": "look for it among the claims",
    "whosays export": "look for it from the overview",
    "whosays hypotheses": "state it on the page of the question",
    "--why": "give a reason",
    "--from": "choose its format",
    "--assume": "",
    "--force": "",
    "--jobs": "split it",
    "--max-megabytes": "split it",
    "--llm": "",
    "--llm-model": "",
    "--llm-key-env": "",
}
_TYPED: Final = re.compile("|".join(rf"{re.escape(it)}(?![\w-])" for it in _ON_PAGE))


def on_page(remedy: str) -> str:
    """What helps somebody who looks at a page: another remedy in place of one that is typed into a command line."""
    typed = _TYPED.search(remedy)
    return _ON_PAGE[typed[0]] if typed else remedy


def remedy_of(error: WhosaysError) -> str:
    """What to do about an error, for somebody who looks at a page."""
    return f"install it with: {error.remedy}" if isinstance(error, MissingExtra) else on_page(error.remedy)


def status_of(error: WhosaysError) -> int:
    """The HTTP status (RFC 9110) that says what kind of error it is."""
    return next(status for kind, status in _STATUS if isinstance(error, kind))
