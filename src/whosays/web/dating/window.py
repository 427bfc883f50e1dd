"""Which stretch of time does an address ask for?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from whosays.export.report.scale import Scale, moment
from whosays.export.report.timeline import Dated, fitted_to
from whosays.records import UsageError
from whosays.text.edtf import bounds

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LEAST = 5 / 365.25


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time; None is open.

    Attributes:
        since: First day, an ISO date.
        until: Last day.
    """

    since: str | None = None
    until: str | None = None

    def holds(self, held: Dated) -> bool:
        """Whether a date may fall into it."""
        earliest, latest = held.time.earliest, held.time.latest
        begins_in_time = self.until is None or earliest is None or earliest <= self.until
        return begins_in_time and (self.since is None or latest is None or latest >= self.since)

    def scale(self, dates: Iterable[Dated]) -> Scale:
        """How it is drawn; an open end goes as far as the dates do."""
        fitted = fitted_to(dates)
        start = moment(self.since) if self.since else fitted.start
        end = moment(self.until, end=True) if self.until else fitted.end
        return Scale(start, max(end, start + _LEAST))


def window_of(
    since: Annotated[str, Query(alias="from", max_length=10)] = "",
    until: Annotated[str, Query(alias="to", max_length=10)] = "",
) -> Window:
    """The window of an address: years, months or days, ``2014``, ``2014-05`` or ``2014-05-07``.

    Raises:
        UsageError: If one is no date, or they are the wrong way around.
    """
    window = Window(_days(since)[0] if since else None, _days(until)[1] if until else None)
    if window.since and window.until and window.since > window.until:
        reason = f"the dates are the wrong way around: from {since} to {until}"
        raise UsageError(reason, "give the earlier one first")
    return window


def _days(written: str) -> tuple[str | None, str | None]:
    try:
        if _DATE.fullmatch(written):
            return bounds(written)
    except ValueError:
        pass
    reason = f"“{written}” is no date"
    raise UsageError(reason, "write it as 2014, 2014-05 or 2014-05-07")
