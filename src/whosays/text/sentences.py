"""Sentences of a text by its marks alone, for what is too long to be parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: What may end a sentence, with the quotation marks and brackets that close behind it, before a blank.
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|\n{2,}")
_OPENS = re.compile(r"\s+[\"'“‘«(\[]*(?:[^\W_a-z]|\d)")
#: A stop behind these ends nothing, whatever follows.
_ABBREVIATED = re.compile(
    r"(?:\b(?:[^\W\d_]|(?=[A-Z])(?i:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Maj|Capt|Sgt|Cmdr|Adm|Brig|Gov|Sen|Rep|Rev|Hon|Univ|Pub|"
    r"Alt|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)|eds?|trans|approx|ca|cf|vs|viz|e\.g|i\.e|[afn]\.k\.a|E\.O))\.$"
)
#: Nor behind these where a number follows.
_NUMBERED = re.compile(
    r"\b(?:nos?|arts?|sec|paras?|chap|ch|vols?|pp|figs?|stat|cir|cr|reg|supp|res|cl)\.$", re.IGNORECASE
)
#: These end a sentence where the next word is one that opens sentences more often than it follows a name.
_EITHER = re.compile(r"\b(?:(?=[A-Z])(?i:Jr|Sr|Inc|Ltd|Co|Corp|Bros|No)|al|v|etc|[ap]\.m|(?:[A-Z]\.)+[A-Z])\.$")
_OPENER = re.compile(
    r"[\s\"'“‘«(\[]*(?:The|An?|It|He|She|They|We|You|I|In|On|At|But|And|This|That|These|Those|His|Her|Its|Their|There|When|"
    r"While|After|Before|According|As|If|For|From|By|With|However|Since|Although|Both|No|Not|One|Some|Under)\b(?!\.)"
)
#: A stop alone, or with a bracket that closes on an abbreviation: "(E.O.) 13224".
_STOPS = frozenset({".", ".)", ".]"})
#: Code points before a stop that the longest abbreviation has room in.
_LOOK_BACK = 12


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Half-open ranges of code points of the sentences in ``text[start:end]``, without the blanks around them.

    Every character that shows is in one sentence. A paragraph ends a sentence, a single line break does not.
    """
    stop = len(text) if end is None else end
    begin = start
    for match in _END.finditer(text, start, stop):
        if match[0].startswith("\n"):
            yield from _trimmed(text, begin, match.start())
            begin = match.end()
            continue
        opens = _OPENS.match(text, match.end(), stop)
        if opens is None or (match[0] in _STOPS and _is_abbreviated(text, begin, match, opens.end() - 1)):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, stop)


def _is_abbreviated(text: str, begin: int, stop: re.Match[str], following: int) -> bool:
    """Whether a stop belongs to an abbreviation and ends nothing.

    Args:
        text: The text.
        begin: Where the sentence begins.
        stop: The stop, with what closes behind it.
        following: Where the next word begins.
    """
    low, end = max(begin, stop.start() + 1 - _LOOK_BACK), stop.start() + 1
    if _EITHER.search(text, low, end) is not None:
        return _OPENER.match(text, stop.end()) is None
    if _ABBREVIATED.search(text, low, end) is not None:
        return True
    return text[following].isdigit() and _NUMBERED.search(text, low, end) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
