"""Numbers in plain text, where there is no parse: what is counted is guessed from the words behind the number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from whosays.records import Span
from whosays.text.cardinals import read_number
from whosays.text.quantities.quantity import Quantity
from whosays.text.quantities.reading import Piece, find_counts
from whosays.text.temporal.vocabulary import CARDINALS, TENS
from whosays.text.view import analysis_view

_PIECE = re.compile(r"\d+(?:[.,]\d+)*(?:bn|[km])?(?![^\W\d_])|\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|\S")
#: Without one of these there is no number.
_ANY = re.compile(rf"\d|\b(?:{'|'.join((*CARDINALS, *TENS))}|dozen|hundred|once|twice|thrice)", re.IGNORECASE)
#: Plurals without the ending.
_PLURALS = {
    "men": "man", "women": "woman", "people": "person", "persons": "person", "children": "child", "feet": "foot",
    "police": "police", "crew": "crew", "dead": "dead", "wounded": "wounded", "injured": "injured", "fish": "fish",
    "fishermen": "fisherman", "policemen": "policeman", "aircraft": "aircraft", "sheep": "sheep", "cattle": "cattle",
}  # fmt: skip
#: Words that end a noun phrase.
_CLOSING = frozenset(
    re.findall(
        r"\w+",
        """
        and or but who which that were was are is had have has been be to in on at by for from with without into onto
        over under after before between during until since while when where as than then not did do does would will
        could may might can shall should a an the his her its their our my your he she it they we i you
        """,
    )
)
#: How far behind a number the thing that it counts may stand, in words.
_REACH = 5
_SHORTEST = 3


def plain_quantities(text: str, dates: Iterable[tuple[int, int]] = (), offset: int = 0) -> list[Quantity]:
    """The numbers of ``text`` that belong to no date, in order.

    What is counted is the first plural within five words behind the number, of the same phrase. Adjectives,
    participles and names that end in "s" are taken for it at times.

    Args:
        text: A stretch of a document.
        dates: ``[start, end)`` of dates, in code points of ``text``.
        offset: Where ``text`` stands in its document; spans count from the document's start.
    """
    view = analysis_view(text)
    if not _ANY.search(view):
        return []
    pieces = [Piece(match[0], _singular(match[0].lower()), *match.span()) for match in _PIECE.finditer(view)]
    return [
        Quantity(
            _span(text, count.first.start, count.last.end, offset), count.value, count.unit, count.loose, count.limit
        )
        for count in find_counts(pieces, tuple(dates), lambda after: _counted(pieces, after))
    ]


def _span(text: str, start: int, end: int, offset: int) -> Span:
    return Span(start + offset, end + offset, text[start:end])


def _counted(pieces: Sequence[Piece], after: int) -> tuple[int, str] | None:
    for index in range(after, min(len(pieces), after + _REACH)):
        word = pieces[index].lower
        if word in ("of", "-") or pieces[index - 1].lower == "of":
            continue
        if word in _CLOSING or not word[0].isalpha() or read_number([word], 0) is not None:
            return None
        if not pieces[index].text[0].isupper() and (word in _PLURALS or _is_plural(word)):
            return index, _singular(word)
    return None


def _is_plural(word: str) -> bool:
    return len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))


def _singular(word: str) -> str:
    """A noun without the ending of its plural: crude, and the same wherever it stands."""
    if word in _PLURALS:
        return _PLURALS[word]
    if not _is_plural(word):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]
