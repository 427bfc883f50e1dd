"""What a page answers when something is wrong: one table from errors to statuses, and one shape."""

from __future__ import annotations

from whosays.records import (
    CaseError,
    CaseNotWritable,
    ContradictoryJudgement,
    InputError,
    MissingInput,
    ModelError,
    OutputError,
    OversizedInput,
    UsageError,
    WhosaysError,
)


class NotFound(UsageError):
    """There is nothing at this address."""


class Conflict(UsageError):
    """Somebody else has decided on the same thing in the meantime."""


class Refused(UsageError):
    """The request comes from where none is taken from."""


#: The first that fits counts.
_STATUS: tuple[tuple[type[WhosaysError], int], ...] = (
    (NotFound, 404),
    (Conflict, 409),
    (Refused, 403),
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
