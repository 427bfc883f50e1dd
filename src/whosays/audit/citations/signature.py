"""Who signed a document at its end, with what they are: "Harbour Master"."""

from __future__ import annotations

import re

from whosays.audit.citations.letterhead import WORD, is_body
from whosays.audit.citations.makers import Makers
from whosays.audit.shelf import Shelf

#: Lines of the longest signature, and code points of its longest line.
_LINES, _LONGEST = 5, 60
#: How much of the end may be a signature, in code points.
_END = 260
#: Words of the longest name of a person.
_NAME = 4
_CLOSING = re.compile(
    r"(?:yours|sincerely|respectfully|faithfully|regards|(?:kind|best|warm) (?:regards|wishes)|with|your obedient)\b.*",
    re.IGNORECASE,
)


def read_signature(makers: Makers, shelf: Shelf) -> None:
    """Keep the name and the rank below the text of a letter or statement; nothing where it ends with a sentence."""
    lines = closing_lines(shelf.document.text)
    if not lines or lines[-1][0] == 0:
        return  # a text of short lines alone is no letter
    for place, (start, line) in enumerate(reversed(lines)):
        named = [one for one in shelf.named(start, start + len(line)) if one.mention.kind == "name"]
        persons = [one for one in named if one.entity.schema == "Person"]
        if persons and (place == 0 or not makers.authors):
            makers.authors.append(persons[0].mention.span.exact)
            makers.entity_ids.add(persons[0].entity.id)
        elif place == 0 and not makers.authors and _is_name(line.split(",")[0]):
            makers.authors.append(line.split(",")[0])
        makers.roles.append(line)


def closing_lines(whole: str) -> list[tuple[int, str]]:
    """The short lines at the end of a text, the last first, each with where it begins."""
    text = whole.rstrip()
    lines: list[tuple[int, str]] = []
    end = len(text)
    while lines[_LINES:] == [] and end > max(0, len(text) - _END):
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        sentence = line.endswith((".", ":", ";", "!", "?", '."', ".”")) and not line.startswith("[")
        if len(line) > _LONGEST or sentence or _CLOSING.fullmatch(line):
            break
        if line and not line.startswith("["):
            lines.append((start, line))
        end = start - 1
    return lines


def _is_name(line: str) -> bool:
    """Whether a line is written as a person's name is."""
    found = WORD.findall(line)
    written = 1 < len(found) <= _NAME and all(word[:1].isupper() for word in found)
    return written and not any(c.isdigit() for c in line) and not is_body(line, [])
