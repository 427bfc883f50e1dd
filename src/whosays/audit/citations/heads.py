"""What a document says of itself before it begins: title, makers, kind, dates, numbers, labels.

The head is the title and the short blocks (letterhead, date line, docket number, byline) before the first long one;
the lead is the beginning of that. Releases name their issuer only there: "The Ministry of Ports today announced".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from whosays.audit.citations.dates import Days
from whosays.audit.citations.labels import labels_of_head
from whosays.audit.citations.letterhead import FIELD, SALUTATION, Line, head_lines, is_letterhead, is_medium
from whosays.audit.citations.lexicon import words
from whosays.audit.citations.makers import (
    Makers,
    read_lead,
    read_line,
    read_masthead,
    read_sender,
    read_title,
    told_of_itself,
)
from whosays.audit.citations.naming import word_of
from whosays.audit.citations.particulars import dates_of_head, kinds_in, kinds_of_head, numbers_of
from whosays.audit.citations.signature import read_signature
from whosays.audit.citations.voices import voices
from whosays.audit.shelf import Shelf
from whosays.records import Document

#: Code points of a lead.
_LEAD = 500
#: Kinds that are signed.
_SIGNED = frozenset({"letter", "memo", "testimony"})


@dataclass(slots=True)
class Head:
    """What was read; every field is in the document's own words.

    Attributes:
        title: In one line.
        makers: Who issued and who wrote it.
        kinds: As in the lexicon; empty where nothing tells.
        dates: Of the document.
        numbers: Docket and serial numbers in lower case, with the words that they stand with left out; and labels.
        lead: Beginning of the text proper.
        headings: The other lines of the head.
        voices: Words for whoever speaks in it.
    """

    title: str
    makers: Makers = field(default_factory=Makers)
    kinds: set[str] = field(default_factory=set)
    dates: list[Days] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    lead: str = ""
    headings: tuple[str, ...] = ()
    voices: set[str] = field(default_factory=set)


def read_head(shelf: Shelf) -> Head:
    """Read the head of a document; one without text has the title alone."""
    document = shelf.document
    lines, after = head_lines(document)
    first = lines[0] if lines else None
    stem = PurePath(document.path).stem
    fields = {m["name"].lower(): m["value"] for line in lines if (m := FIELD.match(line.text)) is not None}
    title = document.title if document.title not in {stem, PurePath(document.path).name} or not first else first.text
    if len(fields) > 1:
        title = fields.get("subject") or fields.get("subj") or fields.get("re") or title
    head = Head(" ".join(title.split()))
    head.lead = document.text[after : after + _LEAD]
    head.headings = tuple(line.text for line in lines if FIELD.match(line.text) is None)
    head.kinds = kinds_of_head(head.title, lines)
    head.dates = dates_of_head(shelf, lines)
    head.numbers = {number for line in lines for number in numbers_of(line.text)}
    head.numbers.update(labels_of_head((head.title, *head.headings), stem))
    _read_makers(head, shelf, lines)
    if not head.kinds and SALUTATION.match(head.lead.split("\n\n", 1)[0]):
        head.kinds.add("letter")
    if len(fields) > 1:
        _read_fields(head, fields, shelf, lines)
    if not head.makers.issuers:
        _read_within(head, shelf, lines, after)
    if head.kinds & _SIGNED or not head.kinds:
        read_signature(head.makers, shelf)
    head.voices = voices(shelf, lines, head.makers, head.kinds)
    return head


def _read_makers(head: Head, shelf: Shelf, lines: list[Line]) -> None:
    """Who the title and the lines of the letterhead say that it is by."""
    makers, first = head.makers, lines[0] if lines else None
    read_title(makers, head.title, shelf, first)
    for line in lines:
        if line.text != head.title and not makers.named and kinds_in(line.text):
            read_title(makers, line.text, shelf, line)  # under a docket number or the name of a court
    for line in lines:
        if line is not first or line.text != head.title or is_medium(line.text) or is_letterhead(line.text):
            read_line(makers, shelf, line, titled=line is first)
    told_of_itself(makers, [line.text for line in lines])


def _read_fields(head: Head, fields: Mapping[str, str], shelf: Shelf, lines: list[Line]) -> None:
    """Who sent a message: a person where the text names one there, else a body."""
    if "fm" in fields:
        head.kinds.add("cable")
    elif not head.kinds & {"memo", "cable"} or head.kinds == {"letter"}:
        head.kinds.add("letter")
    head.makers = Makers()
    if sender := fields.get("from") or fields.get("fm") or "":
        read_sender(head.makers, sender, next(line for line in lines if sender in line.text), shelf)


def _read_within(head: Head, shelf: Shelf, lines: list[Line], after: int) -> None:
    """Who issued it where the letterhead does not say: a paper's masthead, or who announces in the first sentences."""
    if head.kinds == {"article"}:
        read_masthead(head.makers, lines)
    if not head.makers.issuers and head.kinds <= {"release", "notice"}:
        head.kinds |= read_lead(head.makers, shelf, (after, after + _LEAD))


def path_words(document: Document, common: frozenset[str]) -> tuple[str, ...]:
    """Words of a file's name and folder, without those of ``common`` folders and without numbers of parts."""
    path = PurePath(document.path)
    folders = [word for part in path.parts[-2:-1] if part not in common for word in re.split(r"[\W_]+", part)]
    file = [word for word in re.split(r"[\W_]+", path.stem) if not word.isdigit()]
    return tuple(word for one in (*folders, *file) if (word := word_of(one)) and word not in words("heads", "parts"))
