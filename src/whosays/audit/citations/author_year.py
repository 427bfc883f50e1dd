"""References by author and year: "Orsk and Dorn (2014: 215)", "“On the Wells” (2014)", "(2014, p. 9)"."""

from __future__ import annotations

import re

_YEAR = re.compile(
    r"\s*(?P<year>(?:1[89]|20)\d\d)[a-z]?(?:\s*[:,]\s*(?:(?:at|pp?\.)\s*)?(?P<page>\d[\d–,\s-]*))?\s*", re.IGNORECASE
)
_SURNAME = r"(?:(?:van|von|de|del|di|du|el|al-|Mc|Mac|O[’'])\s?)?[A-Z][^\W\d_]+(?:[-’'][^\W\d_]+)*"
_NAMES = re.compile(rf"(?P<names>{_SURNAME}(?:(?:,\s+|,?\s+(?:and|&)\s+){_SURNAME})*)(?:,?\s+et\s+al\.?)?\s*\Z")
_TITLE = re.compile(r"[“\"](?P<title>[^”\"]{4,150})[”\"],?\s*\Z")
_PAGES = r"(?:pp?\.\s*)?\d{1,4}(?:\s*[–-]\s*\d{1,4})?"
_ONLY_PAGES = re.compile(rf"\s*(?:at\s+)?{_PAGES}(?:\s*[,;]\s*{_PAGES})*\s*")
_WITH_PAGES = re.compile(rf"[ (](?:1[89]|20)\d\d[a-z]?\s*[:,]\s*(?:at\s+)?{_PAGES}\)")
#: How far before a year its authors or its title are looked for, in code points.
_BEFORE = 170


def year_and_page(inner: str) -> tuple[str, str] | None:
    """The year that a bracket consists of, and its pages; None where it holds anything else."""
    match = _YEAR.fullmatch(inner)
    return (match["year"], match["page"] or "") if match is not None else None


def pages_again(text: str, start: int, inner: str) -> str:
    """The pages that a bracket consists of, of what was cited last; empty where pages are not cited so before it."""
    return inner.strip() if _ONLY_PAGES.fullmatch(inner) and _WITH_PAGES.search(text, 0, start) else ""


def authors_before(text: str, start: int) -> tuple[int, str]:
    """Where the surnames right before a bracket begin, and the surnames; ``start`` and nothing where there are none."""
    opening = max(0, start - _BEFORE)
    match = _NAMES.search(text[opening:start])
    return (opening + match.start(), match["names"]) if match is not None else (start, "")


def title_before(text: str, start: int) -> str:
    """The title in quotation marks right before a bracket; empty for none."""
    match = _TITLE.search(text[max(0, start - _BEFORE) : start])
    return match["title"] if match is not None else ""
