"""When a statement holds, as the words of its time say it: at some time within days, from some to others, since, until.

A window of doubt is no stretch of duration: "in 2003" dates a meeting to some day of the year, and "from 2001 to 2003"
says that something went on in every day between.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from whosays.records import TimeExpression
from whosays.text.edtf import EdtfDate, EdtfInterval, days, parse
from whosays.weigh.tensions.window import Window

#: Something lasting that is dated to so few days went on through all of them.
_WHOLE = 31
_THROUGHOUT = re.compile(r"(?:throughout|all (?:of|through)|the whole of|for all of)\b", re.IGNORECASE)
_SINCE = re.compile(r"(?:ever )?since\b|from\b", re.IGNORECASE)
_UNTIL = re.compile(r"(?:un)?till?\b|up to\b|through\b", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:some ?time )?between\b|by\b|before\b|after\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """What a time expression says of what it dates.

    Attributes:
        words: As written, on one line.
        window: The days in which it, or some moment of something lasting, must lie.
        begins: Those in which something lasting must begin.
        ends: Those in which it must end.
        core: Those through which it must last, or None.
        firm: Whether the words, or the day of writing, give all of the date; else a part is taken from other dates in
            the text.
    """

    words: str
    window: Window
    begins: Window
    ends: Window
    core: Window | None
    firm: bool


def when_of(time: TimeExpression) -> When | None:
    """The reading of a time expression; None where it gives no date."""
    if time.kind != "date" or time.edtf is None or (time.earliest is None and time.latest is None):
        return None
    return _when(time.span.exact, time.edtf, (time.earliest, time.latest), time.anchor)


@functools.lru_cache(maxsize=100_000)
def _when(exact: str, edtf: str, bounds: tuple[str | None, str | None], anchor: str | None) -> When:
    words = " ".join(exact.split())
    window = Window.of(*bounds)
    firm = anchor is None or anchor.startswith(("published", "reference", "dateline"))
    value = parse(edtf)
    if isinstance(value, EdtfInterval) and not _BETWEEN.match(words):
        begins = Window.of(*days(value.start)) if isinstance(value.start, EdtfDate) else Window(None, window.last)
        ends = Window.of(*days(value.end)) if isinstance(value.end, EdtfDate) else Window(window.first, None)
        if isinstance(value.start, EdtfDate) and isinstance(value.end, EdtfDate):
            return When(words, window, begins, ends, _sure(begins, ends), firm)
        if _SINCE.match(words) or _UNTIL.match(words):
            return When(words, window, begins, ends, None, firm)
    short = window.length is not None and window.length <= _WHOLE
    core = window if short or _THROUGHOUT.match(words) else None
    return When(words, window, Window(None, window.last), Window(window.first, None), core, firm)


def _sure(begins: Window, ends: Window) -> Window | None:
    """The days between the last on which it can begin and the first on which it can end."""
    if begins.last is None or ends.first is None or begins.last > ends.first:
        return None
    return Window(begins.last, ends.first)
