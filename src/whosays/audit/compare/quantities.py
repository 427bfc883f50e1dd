"""Numbers of things in a text: how many, of what, and how exactly."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.audit.compare.side import Side
from whosays.records import Span
from whosays.text.cardinals import SHORT_SCALES, read_number

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEXICON = Path(__file__).with_name("units.toml")
_MONEY = {"dollar": "$", "euro": "€", "rupee": "₹", "rouble": "₽", "ruble": "₽", "yen": "¥"}
_CURRENCY = frozenset("$€£¥₹₽")
#: Words before a number that widen it.
_LOOSE = frozenset(
    {"about", "around", "approximately", "roughly", "some", "nearly", "almost", "circa", "over", "under"}
)
#: Numbers behind these name something rather than count it.
_NAMES = frozenset(
    {"no", "no.", "number", "article", "section", "chapter", "paragraph", "page", "resolution", "order", "case", "unit",
     "room", "route", "flight", "annex", "exhibit", "para", "ch", "p", "pp", "part", "volume", "act", "law"}
)  # fmt: skip


@functools.cache
def _units() -> dict[str, tuple[str, float]]:
    """Units of measure by name: what they measure, and how much one of them is in the base of its kind."""
    kinds = tomllib.loads(_LEXICON.read_text("utf-8"))
    return {name: (kind, float(size)) for kind, names in kinds.items() for name, size in names.items()}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something.

    Attributes:
        span: The number's words in the document, with its unit.
        value: How many, in the base of ``unit`` where that is a unit of measure.
        unit: The kind of a unit of measure, a currency sign or word, the lemma of what is counted, or empty.
        loose: Whether the text gives it as a rough one.
    """

    span: Span
    value: float
    unit: str
    loose: bool

    def agrees(self, other: Quantity) -> bool:
        """Whether both can be one number: equal, or within a tenth where either is rough."""
        if self.value == other.value:
            return True
        wide = max(abs(self.value), abs(other.value))
        slack = 0.1 if self.loose or other.loose else 0.006 if max(self.value, other.value) >= 1000 else 0.0
        return abs(self.value - other.value) <= slack * wide

    @property
    def is_money(self) -> bool:
        """Whether ``unit`` is a currency."""
        return self.unit in _CURRENCY

    @property
    def measured(self) -> bool:
        """Whether ``unit`` is one of measure."""
        return any(self.unit == kind for kind, _ in _units().values())


def quantities(side: Side) -> list[Quantity]:
    """The numbers of a stretch that belong to no date, in order."""
    dates = [(time.span.start, time.span.end) for time in side.times if time.kind == "date"]
    found: list[Quantity] = []
    index = 0
    tokens = [*side.doc]
    words = [token.lower_ for token in tokens]
    while index < len(tokens):
        read = read_number(words, index)
        if read is None:
            index += 1
            continue
        value, after = read
        begin, last = tokens[index], tokens[after - 1]
        span = side.of_tokens(begin, last)
        named = any(token.lower_.strip(".") in _NAMES for token in _before(tokens, index))
        if not named and not any(start < span.end and span.start < end for start, end in dates):
            found += _counted(side, tokens, (index, after), value)
        index = after
    return found


def _before(tokens: list[Token], index: int) -> list[Token]:
    """The word before a number, behind a full stop as well: "No. 14"."""
    before = tokens[max(0, index - 2) : index]
    return before if before and before[-1].text == "." else before[-1:]


def _counted(side: Side, tokens: list[Token], bounds: tuple[int, int], value: float) -> Iterator[Quantity]:
    first, after = bounds
    before = tokens[first - 1] if first else None
    loose = any(token.lower_ in _LOOSE for token in tokens[max(0, first - 2) : first])
    begin, last, unit = tokens[first], tokens[after - 1], ""
    if after < len(tokens) and not last.whitespace_ and (scale := SHORT_SCALES.get(tokens[after].lower_)):
        # The parser parts "£5m" into three.
        value, last, after = value * scale, tokens[after], after + 1
    if before is not None and before.text[-1] in _CURRENCY:
        begin, unit = before, before.text[-1]
    elif after < len(tokens):
        step = after + 1 if tokens[after].text == "-" and after + 1 < len(tokens) else after
        word = tokens[step]
        name = "per cent" if word.lower_ == "per" and step + 1 < len(tokens) else word.lemma_.lower()
        if word.lower_ in _units() or name in _units():
            kind, size = _units().get(word.lower_) or _units()[name]
            last = tokens[step + 1] if name == "per cent" else word
            unit, value = kind, value * size
        elif (noun := _noun(tokens, after)) is not None:
            last, unit = noun, _MONEY.get(noun.lemma_.lower(), noun.lemma_.lower())
    yield Quantity(side.of_tokens(begin, last), value, unit, loose)


def _noun(tokens: list[Token], after: int) -> Token | None:
    """What is counted: the head of the noun phrase that goes on behind the number."""
    head = tokens[after - 1].head
    if head.pos_ in {"NOUN", "PROPN"} and after <= head.i - tokens[0].i <= after + 4:
        return head
    for token in tokens[after : after + 4]:
        if token.pos_ == "NOUN":
            return token
        if token.pos_ not in {"ADJ", "DET", "PROPN"} and token.lower_ != "of":
            return None
    return None
