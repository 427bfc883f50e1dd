"""Lists of names as notices write them: "X, Y and Z", "X; a.k.a. Y", "LAST, First; a.k.a. …", in quotation marks."""

from __future__ import annotations

import re

from whosays.extract.mentions.lexicon import ordinary
from whosays.text.names import LEADING_PARTICLES

_LINKS = frozenset(
    {"of", "for", "and", "the", "de", "del", "la", "el", "al", "y", "e", "in", "on", "des", "du", "&", "von"}
)
_AGAIN = re.compile(
    r"\s*[;,]?\s*(?:and\s+|or\s+)?(?:a\.?k\.?a\.?|a/k/a|A\.?K\.?A\.?|A/K/A|f\.k\.a\.|alias|formerly(?:\s+known\s+as)?)(?:\s*:\s*|\s+)"
)
_AND = re.compile(r"\s*(?:,?\s+(?:and|or)\s+|[,;]\s+)(?:also\s+(?:known\s+as\s+)?)?")
_OR = re.compile(r"\s*,?\s+or\s+")
_QUOTED = re.compile(
    r"(?:the\s+)?(?P<mark>\*\*\s?|\"|'|\*)\s?(?P<name>[^\"*\n()]{2,60}?),?\s?(?P<end>\*\*|\"|'(?!\w)|\*)"
)
_WORD = re.compile(r"[^\s,;()\"“”:\[\]*]+")
_CAPITAL = re.compile(r"['`]?(?:[A-ZÀ-ÖØ-Þ]|(?:al|el|ul|as|ash|ad|an|ar|at|az|bin|d|l)[-'][A-Z'])")
_REVERSED = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'` -]+, (?=[A-ZÀ-ÖØ-Þ'`])")
_ABBREVIATED = re.compile(r"(?:\w\.)+|(?:Co|Ltd|Inc|Corp|Jr|Sr|St|Dr|Bros|Bhd|Sdn|Pte)\.")
_PLURAL = re.compile(r",?\s+(?:were|are|have|both|met|who were)\b")
#: No name has so many words.
_LONGEST = 12


def names_after(view: str, start: int, stop: int, *, bracketed: bool) -> list[tuple[int, int]]:
    """The ranges of the names that are listed from ``start`` on, before ``stop``; offsets are into ``view``.

    Outside brackets, only "or", a repeated "a.k.a.", or a list between commas carries on: what is listed after a comma
    alone may be somebody else.

    Args:
        view: A text's analysis view.
        start: Where the first name would begin.
        stop: Where the list must end.
        bracketed: Whether the list fills a bracket.
    """
    name = _name(view, start, stop)
    if name is None:
        return []
    found = [name[0]]
    place = name[1]
    listed: list[tuple[int, int]] = []
    while True:
        again = _AGAIN.match(view, place, stop)
        join = again or (_AND if bracketed or listed else _OR).match(view, place, stop)
        if join is None and not bracketed:
            join = _AND.match(view, place, stop)
        following = _name(view, join.end(), stop) if join is not None else None
        if join is None or following is None:
            break
        sure = bracketed or again is not None or _OR.match(view, place, stop) is not None
        if sure and not listed:
            found.append(following[0])
        else:
            listed.append(following[0])
        last = join[0]
        place = following[1]
        if listed and "and" in last.split():
            closed = view[place : place + 1] in {",", ";", ")"} and not _PLURAL.match(view, place)
            return found + listed if closed else found
    return found


def _name(view: str, start: int, stop: int) -> tuple[tuple[int, int], int] | None:
    """The range of the name that begins at ``start``, and where what comes after it begins; None where none does."""
    quoted = _QUOTED.match(view, start, stop)
    if quoted is not None and _CAPITAL.search(quoted["name"]) and not quoted["name"].rstrip().endswith((".", "!", "?")):
        first, last = quoted.span("name")
        first += 4 if quoted["name"].lower().startswith("the ") else 0
        last -= len(quoted["name"]) - len(quoted["name"].rstrip(" ,"))
        return (first, last), quoted.end()
    if view.startswith(("the ", "The "), start):
        start += 4
    surname = _REVERSED.match(view, start, stop)
    begin = surname.end() if surname is not None else start
    end = begin
    kept = begin
    listing = False
    for words, word in enumerate(_WORD.finditer(view, begin, stop)):
        label = view[word.end() : word.end() + 1] == ":"
        gap = view[end : word.start()]
        apart = bool(gap.strip(" ")) or (words > 0 and len(gap) > 1)  # an empty line ends a name
        if apart or words >= _LONGEST or label or (words and _AGAIN.match(view, end)):
            break
        text = word[0]
        low = text.lower().rstrip(".")
        capital = _CAPITAL.match(text) is not None or (words > 0 and text.isdigit())
        if capital and (low not in ordinary().function or words > 0) and low not in ordinary().calendar:
            kept = word.end()
        elif (
            (low == "and" and not listing)
            or not (low in _LINKS or low in LEADING_PARTICLES)
            or (words == 0 and low not in LEADING_PARTICLES)
        ):
            break
        listing = listing or low in {"of", "for"}
        end = word.end()
        if text.endswith(".") and not _ABBREVIATED.fullmatch(text):
            kept -= 1
            break
    if kept == begin:
        return None
    name = view[start:kept].rstrip("'\"-–,")
    if name.endswith("'s"):
        return None  # "known as Norway's police" names no Norway
    return ((start, start + len(name)), kept) if len(name) > 1 else None
