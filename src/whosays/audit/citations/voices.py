"""Who speaks in a document, by what they are: the inspectors of an inspectorate, the coroner who signed, a minister.

A brief seldom names a document. It says "the inspectors found", "by the governor's account", "the two scientists".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from whosays.audit.citations.letterhead import Line
from whosays.audit.citations.lexicon import kinds_of, kinds_of_body, words, words_by
from whosays.audit.citations.makers import Makers
from whosays.audit.citations.naming import name_words, singular
from whosays.audit.citations.signature import closing_lines
from whosays.audit.shelf import Shelf

#: How far into a text its writer says what they are.
_OPENING = 1_500
_I_AM = re.compile(
    r"\bI (?:am|was|have been|work as|served as)(?: employed as)?(?: the| an?)? "
    r"(?P<role>[A-Za-z-]+(?: [A-Za-z-]+){0,3}?)"
    r"(?= (?:of|for|at|in|since|with|and)\b|[.,;])"
)
_OF_SPEAKER = re.compile(r"\A(?:before|by|from|name|occupation|position|rank|title|author|rapporteur)\b", re.IGNORECASE)


def voices(shelf: Shelf, lines: list[Line], makers: Makers, kinds: Iterable[str]) -> set[str]:
    """Words, in the form of ``name_words``, for whoever speaks in a document.

    Args:
        shelf: Of the document.
        lines: Of its head.
        makers: Who made it.
        kinds: What it is.
    """
    said = [*makers.issuers, *makers.authors, *makers.roles, *makers.perhaps]
    said += (line for _, line in closing_lines(shelf.document.text))
    said += (line.text for line in lines if line is lines[0] or _OF_SPEAKER.match(line.text))
    said += (match["role"] for match in _I_AM.finditer(shelf.document.text[:_OPENING]))
    found = {word for line in said for word in name_words(line)}
    return found | set(_derived((*found, *kinds)))


def _derived(said: Iterable[str]) -> Iterator[str]:
    """What those are called who speak for a body, or in a kind of document."""
    table = words_by("speakers")
    for word in said:
        yield from (singular(one) for one in table.get(word, ()))


def tells_nobody(word: str) -> bool:
    """Whether a word says of a source neither who nor what it is: reports, officials, several."""
    body = kinds_of_body(word) or word in words("heads", "bodies")
    return bool(kinds_of(word) and not body) or word in words("generic", "vague") | words("generic", "persons")
