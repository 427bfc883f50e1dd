"""Labels under which documents are cited by a number: "Doc. 4", "Exhibit C-12", "Interview 17", "[Source 2]"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whosays.audit.citations.lexicon import words

_LABELLED = re.compile(
    r"(?<![\w-])(?P<noun>[A-Za-z]{2,13})\.?\s?(?:[Nn]o\.?\s?|#\s?)?"
    r"(?P<number>[A-Z]{0,3}[-–/]?\d{1,4}[a-z]?)(?![\w])(?!\s*(?:%|per\b|million|billion))"
)
#: Numbers that go on after the first: "Docs. 4, 5 and 7".
_MORE = re.compile(r"\s*(?:,|;|and|&|or|,\s*and)\s*(?:[Nn]o\.?\s?)?(\d{1,4}[a-z]?)(?![\w.])")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DASHES = re.compile(r"[-–/]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text, ``[start, end)`` in code points of it.

    Attributes:
        start: Where the noun begins.
        end: Where the number ends.
        sort: The noun in its plain form, such as ``doc``.
        number: The number in lower case without marks.
    """

    start: int
    end: int
    sort: str
    number: str

    @property
    def key(self) -> str:
        """The label as one word, the same for every way of writing it."""
        return f"{self.sort} {self.number}"


def labels(text: str) -> Iterator[Label]:
    """The labels in a text, in order."""
    for match in _LABELLED.finditer(text):
        if not (sort := _sort(match["noun"])) or _YEAR.fullmatch(match["number"]):
            continue
        yield Label(match.start(), match.end(), sort, _plain(match["number"]))
        end = match.end()
        while (more := _MORE.match(text, end)) is not None:
            yield Label(match.start(), more.end(), sort, _plain(more[1]))
            end = more.end()


def labels_of_head(lines: Iterable[str], stem: str) -> Iterator[str]:
    """Keys of the labels that a document bears: one that a line of its head begins with, or its file's name.

    Args:
        lines: Of the head.
        stem: The file's name without its ending.
    """
    for line in lines:
        first = next(labels(line), None)
        if first is not None and first.start == 0:
            yield first.key
    spaced = re.sub(r"(?<=[A-Za-z]{2})(?=\d)", " ", re.sub(r"[^\w-]+|_+", " ", stem))
    for label in labels(spaced.upper()):
        yield label.key


def apart(asked: frozenset[str], borne: frozenset[str]) -> bool:
    """Whether two sets of keys have labels of one sort and none in common: Interview 22 is not Interview 17."""
    sorts = {key.partition(" ")[0] for key in asked if " " in key}
    likes = {key for key in borne if " " in key and key.partition(" ")[0] in sorts}
    return bool(likes) and not likes & asked


def _sort(noun: str) -> str:
    lower = noun.lower().removesuffix("s")
    return next((sort for sort in words("labels", "sorts") if lower in words("labels", sort)), "")


def _plain(number: str) -> str:
    return _DASHES.sub("", number).lower().lstrip("0") or "0"
