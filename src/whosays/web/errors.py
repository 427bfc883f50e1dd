"""What a page answers when something is wrong: one table from errors to statuses, and one shape."""

from __future__ import annotations

from whosays.records import (
    CaseError,
    CaseNotWritable,
    Conflict,
    ContradictoryJudgement,
    InputError,
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
    (WhosaysError, 500),
)


def status_of(error: WhosaysError) -> int:
    """The HTTP status (RFC 9110) that says what kind of error it is."""
    return next(status for kind, status in _STATUS if isinstance(error, kind))
