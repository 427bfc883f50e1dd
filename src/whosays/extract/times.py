"""Times of a document: every temporal expression, resolved on the text around it.

Method: a rule grammar (``whosays.text.temporal``) in the manner of HeidelTime (Strötgen & Gertz 2010) and SUTime (Chang
& Manning 2012), with values in EDTF (ISO 8601-2) in place of TIMEX3. A date without a year takes it from the dates
before it; see ``docs/methods/time.md`` for the conventions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from whosays.records import Block, Document, Span, TimeExpression
from whosays.text.edtf import EdtfDate, EdtfInterval, parse
from whosays.text.temporal.anchors import Anchor, Written
from whosays.text.temporal.finder import Expression, find_expressions
from whosays.text.temporal.meanings import About, Calendar, Duration, Meaning, Part, Recurring, Stretch
from whosays.text.temporal.outlook import is_to_come, opens_sentence
from whosays.text.temporal.points import Point, point_of
from whosays.text.temporal.resolve import Resolution, resolve
from whosays.text.view import analysis_view

_SKIPPED = frozenset({"furniture", "foreign"})
#: How far back, in code points, "two days later" may look for its date.
REACH = 2_000
#: How many paragraphs back a date without a year may look when the day of writing is known.
PARAGRAPHS = 3
#: Days that, without a year, are as often the name of an event as a date: their year must have been given before.
NAMES = frozenset({(9, 11)})
#: Groupings at the end of a year: autumn, the last quarter, third and half.
_LATE = frozenset({23, 36, 39, 41})
_BRACKETS = frozenset({"(", "["})
_DATELINE_BLOCKS = 8
_DATELINE_LENGTH = 80
_DATELINE_WORDS = re.compile(
    r"(?i:date[ds]?|published|posted|updated|released?|issued|on|of|for|immediate|and|the)|[^a-z]*"
)


def find_times(document: Document, reference: str | None) -> tuple[TimeExpression, ...]:
    """Every temporal expression of ``document``, in order and disjoint; spans are of ``document.text``.

    Args:
        document: Its ``furniture`` and ``foreign`` blocks are passed over.
        reference: EDTF date of writing, for documents without ``published``. Failing both, a line near the top that
            holds nothing but a date is taken for it.

    Raises:
        ValueError: If ``reference`` or ``document.published`` is not EDTF.
    """
    read = [
        (block, find_expressions(analysis_view(document.text[block.start : block.end])))
        for block in document.blocks
        if block.kind not in _SKIPPED
    ]
    memory = _Memory(_written(document, reference, read))
    return tuple(_read(document.text, read, memory))


def _written(document: Document, reference: str | None, read: list[tuple[Block, list[Expression]]]) -> Anchor | None:
    """The day of writing: metadata, else what the user says, else a dateline."""
    if document.published is not None:
        return Written(_unqualified(document.published), "published").speech()
    if reference is not None:
        return Written(_unqualified(reference), "reference").speech()
    for block, expressions in read[:_DATELINE_BLOCKS]:
        line = document.text[block.start : block.end]
        if len(expressions) != 1 or len(line) > _DATELINE_LENGTH:
            continue
        found = expressions[0]
        meaning = found.meaning
        if not isinstance(meaning, Calendar) or meaning.year is None or meaning.day is None or meaning.year < 1:
            continue
        around = f"{line[: found.start]} {line[found.end :]}".split()
        if all(_DATELINE_WORDS.fullmatch(word.strip(".,:;()-–—")) for word in around):
            point = Point(meaning.year, meaning.month, meaning.day)
            words = f"dateline “{line[found.start : found.end]}” at {block.start + found.start}"
            return Anchor(point, words, spoken=True)
    return None


def _unqualified(edtf: str) -> str:
    parse(edtf)
    return edtf.rstrip("~?%")


def _read(text: str, read: list[tuple[Block, list[Expression]]], memory: _Memory) -> Iterator[TimeExpression]:
    for block, expressions in read:
        memory.enter(block)
        for expression in expressions:
            span = Span.of(text, block.start + expression.start, block.start + expression.end)
            memory.position = span.start
            memory.aside = text[span.start - 1 : span.start] in _BRACKETS
            memory.look(text[block.start : block.end], expression)
            resolution = resolve(expression.meaning, memory)
            memory.note(span, expression.meaning, resolution)
            yield _record(span, expression.meaning, resolution)


def _record(span: Span, meaning: Meaning, resolution: Resolution) -> TimeExpression:
    if isinstance(meaning, Duration):
        return TimeExpression(span, None, None, None, kind="duration", duration=meaning.iso)
    if isinstance(meaning, Recurring):
        return TimeExpression(span, None, None, None, kind="recurring")
    return TimeExpression(span, resolution.edtf, resolution.earliest, resolution.latest, resolution.anchor)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A date that the text gave.

    Attributes:
        span: Where it stands.
        point: What it is.
        block: Number of its block.
        heading: Whether a heading said it.
        root: What gave it its year.
        late: As in ``Anchor``.
        passing: Whether it is a year or season told by the way ("was disbanded in 2017").
        ahead: Whether it is of something to come.
    """

    span: Span
    point: Point
    block: int
    heading: bool
    root: str
    late: bool
    passing: bool = False
    ahead: bool = False

    def anchor(self) -> Anchor:
        """What "two days later" leans on: this date."""
        return Anchor(self.point, _at(self.span), spoken=False)

    def year_anchor(self) -> Anchor:
        """What a date without a year leans on: this date, but named by the one that has the year in its words."""
        return Anchor(self.point, self.root, spoken=False, late=self.late)


def _at(span: Span) -> str:
    return f"“{span.exact}” at {span.start}"


@dataclass(slots=True)
class _Memory:
    """The dates given so far; the ``Anchors`` of a document.

    Attributes:
        written: The day of writing.
        position: Start of the expression being resolved.
        aside: Whether it opens a bracket.
        opens: Whether it opens its sentence.
        ahead: Whether it is of something to come.
        block: Number of the block being read.
        latest: The last date of each precision (1 year, 2 month, 3 day) or finer.
        local: The last date of this block; one told by the way only while there is no other.
        full: The last date of month or day precision, or in a heading.
        said: Days given with their year, by month and day.
        leant: The last anchor that gave a year.
    """

    written: Anchor | None
    position: int = 0
    aside: bool = False
    opens: bool = False
    ahead: bool = False
    block: int = 0
    heading: bool = False
    latest: dict[int, _Seen] = field(default_factory=dict)
    local: _Seen | None = None
    full: _Seen | None = None
    said: dict[tuple[int, int], _Seen] = field(default_factory=dict)
    leant: Anchor | None = None

    def enter(self, block: Block) -> None:
        """Begin a block."""
        self.block += 1
        self.heading = block.kind == "heading"
        self.local = None

    def look(self, text: str, expression: Expression) -> None:
        """See how the expression to be resolved stands in the block's ``text``."""
        self.opens = opens_sentence(text, expression.start)
        self.ahead = is_to_come(text, expression.start, expression.end)

    def note(self, span: Span, meaning: Meaning, resolution: Resolution) -> None:
        """Remember a date that later ones may lean on."""
        point = _event_point(meaning, resolution.edtf)
        if point is None:
            return
        own_year = not isinstance(meaning, Calendar) or meaning.year is not None
        root = _at(span) if own_year or self.leant is None else self.leant.words
        coarse = point.precision == 1 and isinstance(meaning, Calendar | Part | Stretch)
        passing = coarse and not (self.opens or self.heading)
        late = _is_late(resolution.edtf)
        seen = _Seen(span, point, self.block, self.heading, root, late, passing, self.ahead)
        for precision in range(1, point.precision + 1):
            self.latest[precision] = seen
        if self.aside and self.full is not None:
            return  # "(interviewed Feb. 3, 2004)" says when a source spoke, not when the story goes on
        if not own_year and (self.leant is None or self.leant.spoken or point.year == self.leant.point.year):
            return  # what follows leans on the same anchor, so that one wrong step leads to no other
        if self.local is None or self.local.passing or not passing:
            self.local = seen
        if point.precision > 1 or self.heading:
            self.full = seen
        if own_year and point.month is not None and point.day is not None:
            self.said[point.month, point.day] = seen

    def speech(self) -> Anchor | None:
        """The day of writing."""
        return self.written

    def narrative(self, precision: int) -> Anchor | None:
        """The last date at least as precise, if it is near enough."""
        seen = self.latest.get(precision)
        if seen is None or self.position - seen.span.end > REACH:
            return None
        return seen.anchor()

    def context(self, value: Calendar) -> Anchor | None:
        """What gives a date its year, in this order.

        The same day given in full before; the last date of this paragraph; the last full date of those before it; the
        day of writing; any earlier year. A year told by the way yields to a full date of the paragraphs just before.
        What is to come leans on nothing but other dates to come and the day of writing.
        """
        dated = value.month is not None or value.grouping is not None
        self.leant = self._to_come() if self.ahead and dated else self._context(value)
        return self.leant

    def _to_come(self) -> Anchor | None:
        if self.local is not None and self.local.ahead:
            return replace(self.local.year_anchor(), ahead=True)
        return replace(self.written, ahead=True) if self.written is not None else None

    def _context(self, value: Calendar) -> Anchor | None:
        if value.month is not None and value.day is not None and (value.month, value.day) in self.said:
            return self.said[value.month, value.day].year_anchor()
        if (value.month, value.day) in NAMES:
            return None
        full = self.full
        near = full is not None and self.block - full.block <= PARAGRAPHS
        if self.local is not None and not (self.local.passing and near):
            return self.local.year_anchor()
        if full is not None and (self.written is None or full.heading or self.block - full.block <= PARAGRAPHS):
            return full.year_anchor()
        if self.written is not None:
            return self.written
        seen = self.latest.get(1)
        return seen.year_anchor() if seen is not None else None


def _event_point(meaning: Meaning, edtf: str | None) -> Point | None:
    """The date, if it is one that a narrative goes on from: no bound, no approximation, no decade."""
    if edtf is None or isinstance(meaning, About) or ".." in edtf:
        return None
    if isinstance(meaning, Calendar) and meaning.background:
        return None
    value = parse(edtf)
    if isinstance(value, EdtfDate):
        if value.exact and not value.qualifier:
            return point_of(edtf)
        return Point(int(value.year)) if value.grouping is not None and value.year.isdigit() else None
    if isinstance(value, EdtfInterval) and isinstance(meaning, Stretch):
        first, last = _years(value)
        return Point(first) if first is not None and first == last else None
    return None


def _is_late(edtf: str | None) -> bool:
    value = parse(edtf) if edtf is not None else None
    return isinstance(value, EdtfDate) and value.grouping in _LATE


def _years(value: EdtfInterval) -> tuple[int | None, int | None]:
    """The years at the ends of an interval, None where open or not given in full."""
    ends = (value.start, value.end)
    first, last = (int(end.year) if isinstance(end, EdtfDate) and end.year.isdigit() else None for end in ends)
    return first, last
