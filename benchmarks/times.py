"""Temporal expressions: ``python -m benchmarks.times [LIMIT] [--misses] [--weights FOLDER]``.

Two tables. The first is of values too, on the English Recognizers-Text specifications; the encoder learns from some of
them and so is not measured there. The second says where rules, encoder and spaCy find expressions in GUM, see
``benchmarks._time_spans``. LIMIT keeps the first cases of each specification, and the first documents.

In the first table count: the cases of DateExtractor, DateParser, DatePeriodExtractor and DatePeriodParser, and of
DateTimeModel the results of type date and daterange (its inputs that hold no such result show what is found too much).
The specs are requests to a calendar assistant; nothing in the grammar is tuned to them beyond plain English usage.

Columns: *exact* the span is the same, *overlapping* it shares a character; *right* the days are those of one of the
spec's resolutions, *holding* ours hold all of its days; *too much* expressions that overlap no result of any type.

Conventions that differ are mapped here and nowhere else: a spec's range ends before the day it names, or on it when
both ends are written out, or stops at the first day of the last unit named ("2014-2018" ends 2018-01-01); past and
future resolutions both count; seasons, which the specs leave unresolved, are out of *right*.

Peer, in the same run: dateparser's ``search_dates``, which reads points in time and no ranges.
"""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.util import find_spec
from itertools import islice

from benchmarks._data import data_dir
from benchmarks._encoder import limit_of, open_encoder
from benchmarks._recognizers import Case, Days, Gold, cases, day_of
from benchmarks._time_spans import span_table
from whosays.extract.times import find_times
from whosays.records import Block, Document
from whosays.text.edtf import EdtfDate, EdtfInterval, days, parse

_FILES = ("DateExtractor", "DateParser", "DatePeriodExtractor", "DatePeriodParser", "DateTimeModel")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Found:
    """What a system found: ``[start, end)``, its days, and the first days of its last unit."""

    start: int
    end: int
    days: Days
    last_unit: date | None


def whosays(case: Case) -> list[Found]:
    """Our dates."""
    block = Block("paragraph", 0, len(case.text))
    document = Document("doc-0", "", "", "text/plain", "", "brief", case.reference, case.text, (), (block,))
    found = []
    for time in find_times(document, None):
        if time.kind == "date":
            last = _last_unit(time.edtf) if time.edtf else None
            bounds = (day_of(time.earliest), day_of(time.latest))
            found.append(Found(time.span.start, time.span.end, bounds, last))
    return found


def _last_unit(edtf: str) -> date | None:
    value = parse(edtf)
    end = value.end if isinstance(value, EdtfInterval) else value
    return days(end)[0] if isinstance(end, EdtfDate) else None


def peer(case: Case) -> list[Found]:
    """The points in time that dateparser finds; it gives words, whose place is looked up in order."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    base = datetime.fromisoformat(case.reference or "2016-11-07")
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    found: list[Found] = []
    position = 0
    for words, moment in search_dates(case.text, languages=["en"], settings=settings) or []:
        start = case.text.find(words, position)
        if start < 0:
            continue
        position = start + len(words)
        found.append(Found(start, position, (moment.date(), moment.date()), moment.date()))
    return found


def is_right(found: Found, gold: Gold) -> bool:
    """Whether the days are those of one of the resolutions, under the conventions of the module's docstring."""
    first, last = found.days
    for start, end in gold.values:
        if gold.kind == "date":
            if (first, last) == (start, end):
                return True
            continue
        ends = {None} if end is None else {end, end - _DAY} if end > date.min else {end}
        if first == start and (last in ends or (end is not None and found.last_unit == end)):
            return True
    return False


def is_holding(found: Found, gold: Gold) -> bool:
    """Whether our days hold those of one of the resolutions."""
    first, last = found.days
    if first is None and last is None:
        return False
    for start, end in gold.values:
        until = (
            end - _DAY if gold.kind == "daterange" and end is not None and start is not None and end > start else end
        )
        if (first is None or (start is not None and first <= start)) and (
            last is None or (until is not None and until <= last)
        ):
            return True
    return False


def score(case: Case, found: list[Found], counts: Counter[str]) -> list[str]:
    """Count one case; returns the results missed or misread, for ``--misses``."""
    notes = []
    for gold in case.gold:
        resolved = bool(gold.values)
        counts["gold"] += 1
        counts["resolved"] += resolved
        over = [one for one in found if one.start < gold.end and gold.start < one.end]
        best = next((one for one in over if (one.start, one.end) == (gold.start, gold.end)), over[0] if over else None)
        if best is None:
            notes.append(f"missed   {case.text[gold.start : gold.end]!r} in {case.text!r}")
            continue
        counts["overlapping"] += 1
        counts["exact"] += (best.start, best.end) == (gold.start, gold.end)
        right = is_right(best, gold)
        counts["right"] += right
        counts["holding"] += right or is_holding(best, gold)
        if resolved and not right:
            ours = f"{case.text[best.start : best.end]!r} {best.days[0]} {best.days[1]}"
            notes.append(
                f"misread  {case.text[gold.start : gold.end]!r} as {ours}, want {gold.values[0]} at {case.reference}"
            )
    places = [(gold.start, gold.end) for gold in case.gold] + list(case.others)
    for one in found:
        if not any(one.start < end and start < one.end for start, end in places):
            counts["too much"] += 1
            notes.append(f"too much {case.text[one.start : one.end]!r} in {case.text!r}")
    return notes


def main(arguments: list[str]) -> None:
    """Print the tables."""
    encoder, rest = open_encoder([argument for argument in arguments if argument != "--misses"])
    limit = limit_of(rest)
    folder = data_dir("recognizers_text") / "DateTime" / "English"
    data_dir("gum")
    warnings.filterwarnings("ignore")
    systems = {"whosays": whosays, "dateparser": peer}
    if find_spec("dateparser") is None:
        print("dateparser is not installed: no peer", file=sys.stderr)
        del systems["dateparser"]
    print("Temporal expressions in the specifications of Recognizers-Text:\n")
    print("| specs | system | results | exact | overlapping | with days | right | holding | too much |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|")
    totals = {system: Counter[str]() for system in systems}
    for name in _FILES:
        for system, find in systems.items():
            counts: Counter[str] = Counter()
            for case in islice(cases(folder, name), limit):
                notes = score(case, find(case), counts)
                if "--misses" in arguments and system == "whosays":
                    print(*notes, sep="\n", end="\n" if notes else "", file=sys.stderr)
            totals[system].update(counts)
            print(_row(name, system, counts))
    for system, counts in totals.items():
        print(_row("**all**", system, counts))
    print()
    span_table(limit, encoder)


def _row(name: str, system: str, counts: Counter[str]) -> str:
    found = " | ".join(_share(counts[key], counts["gold"]) for key in ("exact", "overlapping"))
    read = " | ".join(_share(counts[key], counts["resolved"]) for key in ("right", "holding"))
    return f"| {name} | {system} | {counts['gold']} | {found} | {counts['resolved']} | {read} | {counts['too much']} |"


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.1f} %)" if whole else "-"


if __name__ == "__main__":
    main(sys.argv[1:])
