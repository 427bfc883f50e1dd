"""Cuts a string into the tokens that the grammar of time reads.

Input is the analysis view (plain quotes and hyphens), so offsets are those of the kept text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from whosays.text.temporal.vocabulary import LEXICON, Roles

_TOKEN = re.compile(
    r"""
    (?P<stamp>\d{4}-\d\d-\d\d(?=T\d)T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)
  | (?P<blob>\d(?:[\d.,/:-]*\d)?)(?P<suffix>'?s\b|[A-Za-z]+)?
  | (?P<short>(?<!\w)'\d\d(?P<shorts>'?s)?\b)
  | (?P<era>(?:[BC]\.?C\.?E\.?|B\.?C\.?|A\.D\.|C\.E\.|AD)(?!\w))
  | (?P<meridiem>[ap]\.\s?m\b\.?)
  | (?P<clock>o'clock\b)
  | (?P<link>https?://\S+|www\.\S+)
  | (?P<word>[^\W\d_]+)(?P<tail>[\d_]\w*)?
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_NONE: Roles = {}
_ISO = re.compile(r"(\d{4})([-/.])(\d\d?)\2(\d\d?)")
_NUMERIC = re.compile(r"(\d\d?)([-/.])(\d\d?)\2(\d{4}|\d\d)")
_SLASH = re.compile(r"(\d\d?)/(\d\d?)")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?")
_PLAIN = re.compile(r"\d+")
_GLUED = re.compile(r"(\d\d?),((?:1[5-9]|20)\d\d)")
_FOOTNOTED = re.compile(r"((?:1[5-9]|20)\d\d)\.\d{1,3}")
_MONTH_YEAR = re.compile(r"(0?[1-9]|1[0-2])[/-](\d{4})|(\d{4})/(0?[1-9]|1[0-2])")
_QUARTER = re.compile(r"(Q[1-4]|H[12])(?:FY)?((?:19|20)\d\d)?")
_FISCAL = re.compile(r"FY(\d{4}|\d\d)?")


class Token(NamedTuple):
    """A word, number or mark at ``[start, end)`` code points; ``text`` is in lower case.

    ``noted`` marks a year that runs into a number after a period ("May 5, 2000.45"): the mark of a footnote after a
    date, a decimal fraction anywhere else.
    """

    start: int
    end: int
    text: str
    roles: Roles
    capital: bool = False
    noted: bool = False


_END = Token(-1, -1, "", _NONE)
#: Empty tokens after the last one, more than any construction looks ahead; they also catch the places -1, -2, -3.
_PADDING = 24


class Tokens(list[Token]):
    """The tokens of one stretch of text; a few empty ones at the end stand for what lies beyond either end.

    Attributes:
        size: How many tokens there are without the empty ones.
        done: The index at which the last expression found so far ended; lists lean on it ("1998, 1999 and 2001").
    """

    __slots__ = ("done", "size")

    def __init__(self, items: list[Token]) -> None:
        super().__init__(items)
        self.size = len(items)
        self.done = -1
        self.extend([_END] * _PADDING)

    def role(self, index: int, name: str) -> int | str | None:
        """What the token is as a ``name``, or None if it is none."""
        return self[index].roles.get(name)

    def number(self, index: int, name: str) -> int | None:
        """``role`` for the roles whose value is a number."""
        value = self[index].roles.get(name)
        return value if isinstance(value, int) else None

    def words(self, index: int, *words: str) -> bool:
        """Whether the tokens from ``index`` are these, in lower case."""
        for word in words:
            if self[index].text != word:
                return False
            index += 1
        return True

    def glued(self, index: int) -> bool:
        """Whether no blank stands between the token and the one before it."""
        return 0 < index < self.size and self[index - 1].end == self[index].start

    def skip(self, index: int, *words: str) -> int:
        """The index after an optional token that is one of ``words``."""
        return index + 1 if self[index].text in words else index


def tokenise(view: str) -> Tokens:
    """Cut ``view``; numbers that are dates, clock times or quantities become one token each."""
    items: list[Token] = []
    lookup, new = LEXICON.get, tuple.__new__  # one call fewer per word than Token(...): most tokens are plain words
    for match in _TOKEN.finditer(view):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "word":
            written = match.group()
            lowered = written.lower()
            items.append(new(Token, (start, end, lowered, lookup(lowered, _NONE), written[0] != lowered[0], False)))
        elif kind == "mark":
            items.append(new(Token, (start, end, match.group(), _NONE, False, False)))
        elif kind in {"blob", "suffix"}:
            items.extend(_numbers(match))
        else:
            items.append(_special(match, start, end))
    return Tokens(items)


def _special(match: re.Match[str], start: int, end: int) -> Token:
    written = match.group()
    lowered = written.lower()
    if match["stamp"]:
        year, month, day = (int(part) for part in written[:10].split("-"))
        return Token(start, end, lowered, {"year": year, "month_number": month, "day": day, "date": "iso"})
    if match["short"]:
        digits = int(written[1:3])
        if match["shorts"]:
            return Token(start, end, lowered, {"decade": expand_decade(digits)} if digits % 10 == 0 else _NONE)
        return Token(start, end, lowered, {"short_year": expand_year(digits)})
    if match["era"]:
        return Token(start, end, lowered, {"era": "bc" if written[0] == "B" else "ad"}, capital=True)
    if match["meridiem"]:
        return Token(start, end, lowered, {"meridiem": written[0]})
    if match["clock"]:
        return Token(start, end, lowered, {"meridiem": "o"})
    if quarter := _QUARTER.fullmatch(written):
        code = {"Q": 32, "H": 39}[written[0]] + int(written[1])
        return Token(start, end, lowered, {"code": code} | ({"code_year": int(quarter[2])} if quarter[2] else {}))
    if fiscal := _FISCAL.fullmatch(written):
        digits = int(fiscal[1])
        return Token(start, end, "fy", {"fiscal": digits if digits > 99 else expand_year(digits)})
    return Token(start, end, lowered, _NONE, written[0].isupper())


def expand_year(two_digits: int) -> int:
    """A year from its last two digits: 00-30 are 2000-2030, 31-99 are 1931-1999."""
    return two_digits + (2000 if two_digits <= 30 else 1900)


def expand_decade(two_digits: int) -> int:
    """A decade from two digits: the 00s and 10s are of this century, all others of the last."""
    return two_digits + (2000 if two_digits <= 10 else 1900)


def _numbers(match: re.Match[str]) -> list[Token]:
    """The tokens of a run of digits and the marks inside it."""
    start, end = match.span()
    blob, suffix = match["blob"], match["suffix"] or ""
    blob_end = start + len(blob)
    if suffix.lower() in {"st", "nd", "rd", "th"} and blob.isdigit():
        return [Token(start, end, match.group().lower(), {"ordinal": int(blob), "figures": "yes"})]
    if suffix in {"s", "'s"}:
        if blob.isdigit() and len(blob) in {2, 4} and int(blob) % 10 == 0:
            decade = int(blob) if len(blob) == 4 else expand_decade(int(blob))
            bare = {"decade": decade} if suffix == "s" or len(blob) == 2 else {"decade": decade, "year": decade}
            return [Token(start, end, match.group(), bare)]
        if suffix == "'s":
            return [
                *_plain(blob, start),
                Token(blob_end, blob_end + 1, "'", _NONE),
                Token(blob_end + 1, end, "s", _NONE),
            ]
    if suffix.lower() in {"am", "pm"} and (blob.isdigit() or _CLOCK.fullmatch(blob)):
        return [Token(start, end, match.group().lower(), {"clock": "yes"})]
    if suffix:
        return [Token(start, end, match.group().lower(), _NONE)]
    return _plain(blob, start)


def _plain(blob: str, start: int) -> list[Token]:
    if footnoted := _FOOTNOTED.fullmatch(blob):
        return [Token(start, start + 4, footnoted[1], _roles(footnoted[1]) or _NONE, noted=True)]
    if glued := _GLUED.fullmatch(blob):
        day, comma = start + len(glued[1]), start + len(glued[1]) + 1
        return [
            Token(start, day, glued[1], _roles(glued[1]) or _NONE),
            Token(day, comma, ",", _NONE),
            Token(comma, comma + 4, glued[2], _roles(glued[2]) or _NONE),
        ]
    if (roles := _roles(blob)) is not None:
        return [Token(start, start + len(blob), blob, roles)]
    for mark in "-", "/":
        parts = blob.split(mark)
        if len(parts) == 2 and (mark == "-" or len(parts[0]) == 4):
            left, right = _roles(parts[0]), _roles(parts[1])
            if left is not None and right is not None and _is_range(parts[0], parts[1]):
                middle = start + len(parts[0])
                return [
                    Token(start, middle, parts[0], left),
                    Token(middle, middle + 1, "-", _NONE),
                    Token(middle + 1, start + len(blob), parts[1], right),
                ]
    return [Token(start, start + len(blob), blob, _NONE)]


def _is_range(left: str, right: str) -> bool:
    """Whether two numbers with a hyphen between them can be a range of days or years."""
    if not (left.isdigit() and right.isdigit()):
        return True
    if len(left) == 4:
        later = int(right) if len(right) == 4 else int(left) // 100 * 100 + int(right)
        return len(right) in {2, 4} and int(left) < later
    return len(left) <= 2 and len(right) <= 2


def _roles(blob: str) -> Roles | None:
    """What a run of digits and marks is; None when it may be several tokens."""
    if _PLAIN.fullmatch(blob):
        value = int(blob)
        roles: dict[str, int | str] = {"number": value}
        if len(blob) == 4 and 1000 <= value <= 2999:
            roles["year"] = value
        if len(blob) <= 2 and 1 <= value <= 31:
            roles["day"] = value
        return roles
    if iso := _ISO.fullmatch(blob):
        return _date_roles(int(iso[1]), int(iso[3]), int(iso[4]), "iso")
    if numeric := _NUMERIC.fullmatch(blob):
        return _numeric_roles(numeric)
    if slash := _SLASH.fullmatch(blob):
        return _slash_roles(int(slash[1]), int(slash[2]))
    if month_year := _MONTH_YEAR.fullmatch(blob):
        month, year = (month_year[1], month_year[2]) if month_year[1] else (month_year[4], month_year[3])
        return {"date": "month", "year": int(year), "month_number": int(month)}
    if _CLOCK.fullmatch(blob):
        return {"clock": "yes"}
    if "-" in blob or "/" in blob:
        return _year_month(blob)
    return _NONE


def _year_month(blob: str) -> Roles | None:
    """``1999-03`` is a month; ``1999-04`` could be a range of years only if it went forward."""
    parts = blob.split("-")
    if len(parts) == 2 and len(parts[0]) == 4 and len(parts[1]) == 2 and parts[0].isdigit() and parts[1].isdigit():
        year, month = int(parts[0]), int(parts[1])
        if 1 <= month <= 12 and month <= year % 100 and 1000 <= year <= 2999:
            return {"date": "month", "year": year, "month_number": month}
    return None


def _date_roles(year: int, month: int, day: int, form: str) -> Roles:
    if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2999:
        return {"date": form, "year": year, "month_number": month, "day": day}
    return _NONE


def _numeric_roles(match: re.Match[str]) -> Roles:
    """Month first, as in the United States, unless that is impossible or the marks are dots."""
    first, mark, second, year = int(match[1]), match[2], int(match[3]), match[4]
    if mark == "." and len(year) != 4:
        return _NONE
    full = int(year) if len(year) == 4 else expand_year(int(year))
    if mark == "." or first > 12:
        return _date_roles(full, second, first, "numeric")
    return _date_roles(full, first, second, "ambiguous" if second <= 12 and first != second else "numeric")


def _slash_roles(first: int, second: int) -> Roles:
    """``11/20``: only the licensed reader takes it; 9/11 and 7/7 name events, 24/7 is an idiom."""
    if (first, second) in {(9, 11), (7, 7), (24, 7)}:
        return _NONE
    if 1 <= first <= 12 and 1 <= second <= 31:
        return {"slash": "yes", "month_number": first, "slash_day": second}
    if 13 <= first <= 31 and 1 <= second <= 12:
        return {"slash": "yes", "month_number": second, "slash_day": first}
    return _NONE
