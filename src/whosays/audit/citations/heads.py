"""What a document says of itself before it begins: title, issuer, authors, kind, dates, numbers.

The head is the title and the short blocks (letterhead, date line, docket number, byline) before the first long one;
the lead is the beginning of that. Releases name their issuer only there: "The Ministry of Ports today announced".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from whosays.audit.citations.dates import Days
from whosays.audit.citations.letterhead import (
    FIELD,
    MARKS,
    SALUTATION,
    SHORT,
    WORD,
    Line,
    head_lines,
    is_body,
    is_letterhead,
    is_medium,
    is_role,
    may_be_body,
)
from whosays.audit.citations.lexicon import kinds_of, words
from whosays.audit.citations.naming import singular, word_of
from whosays.audit.shelf import Shelf
from whosays.records import Document
from whosays.text.edtf import bounds
from whosays.text.names import name_key

#: Code points of a lead.
_LEAD = 500
#: How much of a letter's end is its signature, in code points.
_SIGNATURE = 90
_SEGMENTS = re.compile(r"[,;:|\n]| [-–—] ")
_NUMBER = re.compile(r"(?=[\w/.-]*\d)[A-Za-z]{0,6}\d*[\w]*(?:[/.-][\w]+)*")
_TITLED = re.compile(
    r"\b(?P<noun>[A-Za-z-]+)\s+(?:\d+\s+)?(?:(?:of|by|from|OF|BY|FROM)\s+(?:[Uu]nderstanding\s+(?:between\s+)?)?(?:the\s+)?"
    r"(?:[a-z-]+\s*:\s*)?|:\s*)(?P<name>.+)"
)
_NAME_ENDS = re.compile(
    r"\s(?:on|into|concerning|regarding|about|to|in the matter|against|vs?\.?|for the period|submitted|translated)\s|"
    r"[,;:(]|\s[-–—]\s|\s\d"
)
_SITTING = re.compile(r"(?:[a-z0-9-]+\s+)*(?:sitting|meeting|session|hearing)s?\s+of\s+(?:the\s+)?(.+)")
_ADDED = re.compile(r"\s(?:established|appointed|constituted|set up|created)\s")
_TELLS = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:today|has today|announced|on [MTWFS][a-z]+day)\b")
_TODAY = re.compile(r"\btoday,? (?:the )?\Z", re.IGNORECASE)
_SANCTION = re.compile(
    r"\b(?:designat(?:ed|ion|ions|ing)|sanction(?:s|ed|ing)?|(?:debarr|blacklist)(?:ed|ing))\b", re.IGNORECASE
)
#: Code points between "today" and who then tells something.
_NEAR = 12
_ISO_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
#: Kinds that are one person's word.
_PERSONAL = frozenset({"letter", "memo", "cable", "testimony", "book", "log", "brief", "transcript", "video"})
_ORGANIZATIONS = frozenset({"Organization", "PublicBody", "Company"})


@dataclass(slots=True)
class Head:
    """What was read; every field is in the document's own words.

    Attributes:
        title: In one line.
        issuers: Names of the bodies that issued it.
        authors: Names of the persons who wrote or gave it.
        kinds: As in the lexicon; empty where nothing tells.
        dates: Of the document.
        numbers: Docket and serial numbers in lower case, with the words that they stand with left out.
        lead: Beginning of the text proper.
        entity_ids: Of those who issued or wrote it.
        parts: Numbers of the chapters or sections that the title says it holds.
    """

    title: str
    issuers: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    dates: list[Days] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    lead: str = ""
    entity_ids: set[str] = field(default_factory=set)


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
    _read_title(head, shelf, first)
    for line in lines:
        _read_line(head, shelf, line, titled=line is first)
    _read_dates(head, shelf, lines)
    _read_kinds(head, lines)
    if not head.kinds and SALUTATION.match(document.text[after : after + _LEAD].split("\n\n", 1)[0]):
        head.kinds.add("letter")
    if len(fields) > 1:
        _read_fields(head, fields, shelf, lines)
    if not head.issuers and head.kinds == {"article"}:
        _read_masthead(head, lines)
    if not head.issuers and head.kinds <= {"release", "notice"}:
        _read_lead(head, shelf, after)
    if head.kinds & {"letter", "testimony"} and not head.authors:
        _read_signature(head, shelf)
    return head


def _read_fields(head: Head, fields: Mapping[str, str], shelf: Shelf, lines: list[Line]) -> None:
    """Who sent a message: a person where the text names one there, else a body."""
    head.kinds |= {"letter"} if "fm" not in fields else {"cable"}
    sender = fields.get("from") or fields.get("fm") or ""
    head.issuers, head.authors = [], []
    head.entity_ids.clear()
    if sender:
        line = next(line for line in lines if sender in line.text)
        named = [one for one in shelf.named(line.start, line.end) if one.entity.schema == "Person"]
        head.entity_ids.update(one.entity.id for one in named)
        (head.issuers if is_body(sender, []) else head.authors).append(sender)


def _read_title(head: Head, shelf: Shelf, first: Line | None) -> None:
    """Who the title says it is of: "Report of the Commission on …", "Letter of R. Dorn to …"."""
    before, colon, after = head.title.partition(":")
    if colon and _kinds_in(after) and is_body(before, []) and not _kinds_in(before):
        head.issuers.append(before)
    for match in _TITLED.finditer(head.title):
        noun = match["noun"].lower()
        kinds = kinds_of(noun) or kinds_of(singular(noun))
        if kinds:
            name = _NAME_ENDS.split(match["name"], maxsplit=1)[0]
            _add_name(head, (name, bool(kinds & _PERSONAL)), shelf, first)
            return


def _add_name(head: Head, named: tuple[str, bool], shelf: Shelf, line: Line | None) -> None:
    """Keep a name of the title, which is a person's where the document is one person's word."""
    name, personal = named[0].strip(MARKS), named[1]
    while (inner := _SITTING.match(name)) is not None:  # "minutes of the second sitting of the Harbour Board"
        name = inner[1]
    if not name or not any(c.isupper() for c in name):
        return
    within = list(shelf.named(line.start, line.end)) if line else []
    key = name_key(name)
    held = [one for one in within if name_key(one.mention.span.exact) and name_key(one.mention.span.exact) in key]
    persons = [one for one in held if one.entity.schema == "Person"]
    if is_body(name, []):
        head.issuers.append(name)
        head.entity_ids.update(one.entity.id for one in held if one.entity.schema in _ORGANIZATIONS)
    elif personal:
        head.authors.append(name)
        head.entity_ids.update(one.entity.id for one in persons)


def _read_line(head: Head, shelf: Shelf, line: Line, *, titled: bool) -> None:
    """Issuers and authors of one line of the letterhead."""
    head.numbers.update(_numbers(line.text))
    if titled and line.text == head.title and not (is_medium(line.text) or is_letterhead(line.text)):
        return
    opening = WORD.match(line.text)
    first = opening[0].lower() if opening else ""
    label = line.text.split(":", 1)[0].lower().split()
    within = shelf.named(line.start, line.end)
    if first in words("heads", "authors") or (label and ":" in line.text and label[-1] in words("heads", "authors")):
        for one in within:
            if one.entity.schema == "Person":
                head.authors.append(one.mention.span.exact)
                head.entity_ids.add(one.entity.id)
        return
    if is_role(line.text, within):
        head.authors.append(within[-1].mention.span.exact)
        head.entity_ids.add(within[-1].entity.id)
        return
    roster = words("heads", "rosters")
    if first in roster or (":" in line.text and any(singular(w) in roster or w in roster for w in label)):
        if label and label[0] == "before":
            head.authors.extend(one.mention.span.exact for one in within if one.entity.schema == "Person")
        return
    for part in _SEGMENTS.split(line.text):
        segment = _ADDED.split(part, maxsplit=1)[0].strip(MARKS)
        begins = WORD.match(segment)
        if begins is None or kinds_of(singular(begins[0].lower())):
            continue  # "Report to Parliament" names nobody who issued it
        if begins[0].lower() in words("heads", "passing"):
            return
        inside = [one for one in within if name_key(one.mention.span.exact) in name_key(segment)]
        if is_body(segment, inside) or (not titled and may_be_body(segment, line, inside)):
            head.issuers.append(segment)
            head.entity_ids.update(one.entity.id for one in inside if one.entity.schema in _ORGANIZATIONS)


def _numbers(text: str) -> Iterator[str]:
    """Serial and docket numbers: of three characters or more, with a digit, and no year or date by themselves."""
    for match in _NUMBER.finditer(text):
        number = match[0].strip("./-").lower()
        if len(number) > 2 and not re.fullmatch(r"(?:19|20)\d\d|\d{1,2}[.:]\d\d|\d+(?:st|nd|rd|th)", number):
            yield number


def _read_dates(head: Head, shelf: Shelf, lines: list[Line]) -> None:
    """Dates of the letterhead, of the metadata and of the file's name; the most exact first."""
    published = shelf.document.published
    if published is not None:
        head.dates.append(bounds(published))
    for match in _ISO_DAY.finditer(PurePath(shelf.document.path).stem):
        head.dates.append(bounds("-".join(match.groups())))
    for line in lines:
        for time in shelf.times(line.start, line.end):
            if time.kind == "date" and time.earliest is not None and time.latest is not None:
                head.dates.append((time.earliest, time.latest))
    days = [date for date in head.dates if date[0] == date[1]]
    if days:  # a bare year beside a day is of something else: "established by Decree 8 of 2017"
        head.dates = [
            date
            for date in dict.fromkeys(head.dates)
            if date[0] == date[1] or (date[0] or "")[:7] == (date[1] or "")[:7]
        ]
    else:
        head.dates = list(dict.fromkeys(head.dates))


def _read_lead(head: Head, shelf: Shelf, after: int) -> None:
    """Who makes something known in the first sentences: "The Ministry of Ports today announced …"."""
    text = shelf.document.text
    for one in shelf.named(after, after + _LEAD):
        span = one.mention.span
        told = _TELLS.match(text, span.end) or _TODAY.search(text, max(after, span.start - _NEAR), span.start)
        if told and one.entity.schema in _ORGANIZATIONS:
            head.issuers.append(" ".join(span.exact.split()))
            head.entity_ids.add(one.entity.id)
            head.kinds.add("release")
            if _SANCTION.search(text, after, after + _LEAD):
                head.kinds.add("notice")
            return


def _read_masthead(head: Head, lines: list[Line]) -> None:
    """The paper of an article: between headline and byline, the line that is written as a name is."""
    for line in lines[1:]:
        found = WORD.findall(line.text)
        named = 0 < len(found) <= SHORT + 2 and all(word[:1].isupper() for word in found if len(word) > SHORT)
        if named and found[0].lower() != "by" and not any(c.isdigit() for c in line.text):
            head.issuers.append(line.text)
            return


def _read_kinds(head: Head, lines: list[Line]) -> None:
    """What the title, and else the letterhead, calls the document."""
    for text in (head.title, *(line.text for line in lines)):
        found = frozenset[str]() if is_medium(text) else _kinds_in(text)
        if found and (not head.kinds or text == head.title or found & {"release", "testimony", "notice"}):
            head.kinds |= found
    first = {(WORD.match(line.text) or [""])[0].lower() for line in lines}
    if any(is_medium(line.text) for line in lines) or "by" in first:
        head.kinds = {"article"}


def _kinds_in(text: str) -> frozenset[str]:
    """Kinds that the first nouns for documents in a heading stand for."""
    lower = [word.lower() for word in WORD.findall(text)]
    if "press" in lower and {"release", "service", "office", "statement", "note"} & set(lower):
        return frozenset({"release"})
    for place, word in enumerate(lower):
        kinds = kinds_of(word) or kinds_of(singular(word))
        if place and lower[place - 1] in {"in", "under"}:
            continue
        if word in {"statement", "statements"}:
            spoken = {"witness", "taken", "sworn", "testimony"} & set(lower)
            return frozenset({"testimony"}) if spoken else kinds
        if kinds:
            return kinds
    return frozenset()


def _read_signature(head: Head, shelf: Shelf) -> None:
    """Who signed at the end of a letter."""
    document = shelf.document
    end = len(document.text.rstrip())
    for one in shelf.named(max(0, end - _SIGNATURE), end):
        if one.entity.schema == "Person" and one.mention.kind == "name":
            head.authors.append(one.mention.span.exact)
            head.entity_ids.add(one.entity.id)


def path_words(document: Document, common: frozenset[str]) -> tuple[str, ...]:
    """Words of a file's name and folder, without those of ``common`` folders and without numbers of parts."""
    path = PurePath(document.path)
    folders = [word for part in path.parts[-2:-1] if part not in common for word in re.split(r"[\W_]+", part)]
    file = [word for word in re.split(r"[\W_]+", path.stem) if not word.isdigit()]
    return tuple(word for one in (*folders, *file) if (word := word_of(one)) and word not in words("heads", "parts"))
