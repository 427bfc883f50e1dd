"""Who a document says that it is by: its title, the lines of its letterhead, its sender, or its first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from whosays.audit.citations.letterhead import (
    MARKS,
    SHORT,
    WORD,
    Line,
    is_body,
    is_role,
    is_styled,
    may_be_body,
)
from whosays.audit.citations.lexicon import kinds_of, words
from whosays.audit.citations.naming import singular
from whosays.audit.citations.particulars import kinds_in
from whosays.audit.shelf import Named, Shelf
from whosays.text.names import name_key

_SEGMENTS = re.compile(r"[,;:|\n]| [-–—] ")
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
#: For whom a document was made, who made it being another: "prepared for the Board".
_FOR_WHOM = re.compile(r"\b[a-z]+(?:ed|en|de|pt|nt)\s+(?:\w+\s+){0,3}?(?:for|to|before)\s", re.IGNORECASE)
_BY_WHOM = re.compile(
    r"\A(?:(?:prepared|written|issued|published|drafted|compiled|produced|released|made|drawn up)\s+)?by\s+(?:the\s+)?",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"\s(?:v|vs|versus)\.?\s", re.IGNORECASE)
_TELLS = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:today|has today|announced|on [MTWFS][a-z]+day)\b")
_TODAY = re.compile(r"\btoday,? (?:the )?\Z", re.IGNORECASE)
_SANCTION = re.compile(
    r"\b(?:designat(?:ed|ion|ions|ing)|sanction(?:s|ed|ing)?|(?:debarr|blacklist)(?:ed|ing))\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[“„«\"]")
_I = re.compile(r"I,\s+(?P<name>[^,]{3,60}),")
#: Code points between "today" and who then tells something.
_NEAR = 12
#: Words of the longest first line that can only be a body's name, and of the longest name before a colon.
_LONGEST = 6
#: Kinds that are one person's word.
PERSONAL = frozenset({"letter", "memo", "cable", "testimony", "book", "log", "brief", "transcript", "video"})
_ORGANIZATIONS = frozenset({"Organization", "PublicBody", "Company"})


@dataclass(slots=True)
class Makers:
    """Who made a document, as written.

    Attributes:
        issuers: Names of the bodies that issued it.
        authors: Names of the persons who wrote or gave it.
        roles: Lines that say what they are: "Harbour Master".
        perhaps: What may be the name of a body that issued it, as it stands where such names stand.
        entity_ids: Of those who issued or wrote it.
    """

    issuers: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    perhaps: list[str] = field(default_factory=list)
    entity_ids: set[str] = field(default_factory=set)

    @property
    def named(self) -> bool:
        """Whether anybody is named for certain."""
        return bool(self.issuers or self.authors)

    def add_persons(self, held: Sequence[Named]) -> None:
        """Keep the persons among some mentions as authors."""
        for one in held:
            if one.entity.schema == "Person":
                self.authors.append(one.mention.span.exact)
                self.entity_ids.add(one.entity.id)


def read_sender(makers: Makers, sender: str, line: Line, shelf: Shelf) -> None:
    """Keep who sent a message."""
    named = [one for one in shelf.named(line.start, line.end) if one.entity.schema == "Person"]
    makers.entity_ids.update(one.entity.id for one in named)
    name = re.sub(r"\s*[<(\[]?\S+@\S+[>)\]]?", "", sender).strip(MARKS + "\"'") or sender
    (makers.issuers if is_body(name, []) else makers.authors).append(name)


def read_title(makers: Makers, title: str, shelf: Shelf, line: Line | None) -> None:
    """Who a title says that it is of: "Report of the Commission on …", "Letter of R. Dorn to …"."""
    before, colon, after = title.partition(":")
    if colon and kinds_in(after) and not kinds_in(before):
        if is_body(before, []):
            makers.issuers.append(before)
        elif is_styled(before, _LONGEST):
            makers.perhaps.append(before)
    for match in _TITLED.finditer(_QUOTED.split(title, maxsplit=1)[0]):
        noun = match["noun"].lower()
        kinds = kinds_of(noun) or kinds_of(singular(noun))
        if kinds and noun != "journal":
            name = _NAME_ENDS.split(match["name"], maxsplit=1)[0]
            _add_name(makers, (name, bool(kinds & PERSONAL)), shelf, line)
            return


def _add_name(makers: Makers, named: tuple[str, bool], shelf: Shelf, line: Line | None) -> None:
    """Keep a name of the title, which is a person's where the document is one person's word."""
    name, personal = named[0].strip(MARKS), named[1]
    while (inner := _SITTING.match(name)) is not None:  # "minutes of the second sitting of the Harbour Board"
        name = inner[1]
    if not name or not any(c.isupper() for c in name):
        if personal and 0 < len(name.split()) <= SHORT:
            makers.roles.append(name)  # "Statement by the chief executive"
        return
    within = list(shelf.named(line.start, line.end)) if line else []
    key = name_key(name)
    held = [one for one in within if name_key(one.mention.span.exact) and name_key(one.mention.span.exact) in key]
    persons = [one for one in held if one.entity.schema == "Person"]
    if is_body(name, []):
        makers.issuers.append(name)
        makers.entity_ids.update(one.entity.id for one in held if one.entity.schema in _ORGANIZATIONS)
    elif personal and not kinds_in(name):
        makers.authors.append(name)
        makers.entity_ids.update(one.entity.id for one in persons)
    elif persons and key.startswith(name_key(persons[0].mention.span.exact)):
        makers.add_persons(persons[:1])
    elif name.split()[0].rstrip(".").lower() in words("heads", "titles"):
        makers.authors.append(name)


def read_line(makers: Makers, shelf: Shelf, line: Line, *, titled: bool) -> None:
    """Issuers and authors of one line of the letterhead; ``titled`` says that it is the first: it may be a title."""
    opening = WORD.match(line.text)
    first = opening[0].lower() if opening else ""
    label = line.text.split(":", 1)[0].lower().split()
    within = shelf.named(line.start, line.end)
    if (own := _I.match(line.text)) is not None:
        makers.authors.append(own["name"])
        makers.add_persons(within[:1])
        return
    if first in words("heads", "authors") or (label and ":" in line.text and label[-1] in words("heads", "authors")):
        makers.add_persons(within)
        return
    if is_role(line.text, within):
        makers.add_persons(within[-1:])
        return
    roster = words("heads", "rosters")
    if first in roster or (":" in line.text and any(singular(w) in roster or w in roster for w in label)):
        if label and label[0] == "before":
            makers.add_persons(within)
        return
    if _is_persons(line, within):
        makers.add_persons(within)
    elif not (_PARTIES.search(line.text) or _FOR_WHOM.search(line.text)):
        _read_segments(makers, line, within, titled=titled)


def _read_segments(makers: Makers, line: Line, within: Sequence[Named], *, titled: bool) -> None:
    """Bodies that the parts of a line name."""
    before, colon, _ = line.text.partition(":")
    said = before if colon and kinds_in(before) else line.text  # "Report to Parliament: The Ministry of Wells"
    for part in _SEGMENTS.split(_BY_WHOM.sub("", said)):
        segment = _ADDED.split(part, maxsplit=1)[0].strip(MARKS)
        begins = WORD.match(segment)
        if begins is None or part.rstrip()[-1:] in {"?", "!"} or kinds_of(singular(begins[0].lower())):
            continue  # "Report to Parliament" names nobody who issued it
        if begins[0].lower() in words("heads", "passing"):
            return
        inside = [one for one in within if name_key(one.mention.span.exact) in name_key(segment)]
        if is_body(segment, inside) or (not titled and may_be_body(segment, line, inside)):
            makers.issuers.append(segment)
            makers.entity_ids.update(one.entity.id for one in inside if one.entity.schema in _ORGANIZATIONS)


def _is_persons(line: Line, within: Sequence[Named]) -> bool:
    """Whether a line is the name of a person, or of several, and nothing else but a title."""
    if not within or any(one.entity.schema != "Person" for one in within) or is_body(line.text, []):
        return False
    rest = line.text
    for one in within:
        rest = rest.replace(one.mention.span.exact, " ")
    others = [word for word in WORD.findall(rest) if word.lower() not in {"and", "with"}]
    return len(others) <= len(within) and not any(c.isdigit() for c in rest)


def told_of_itself(makers: Makers, lines: Sequence[str]) -> None:
    """A first line written as a name above one that says what the document is: "Nordholm" above "Annual Report"."""
    plain = len(lines) > 1 and not kinds_in(lines[0]) and not _PARTIES.search(lines[0]) and ":" not in lines[0]
    kinds = frozenset().union(*(kinds_in(line) for line in lines[1:3]))
    if makers.issuers or not plain or not kinds or not is_styled(lines[0], _LONGEST):
        return
    makers.perhaps.append(lines[0])
    if kinds & PERSONAL and not makers.authors and 1 < len(lines[0].split()) <= SHORT + 1:
        makers.authors.append(lines[0])  # "Tam Orsk" above "Diary, 1973"


def read_lead(makers: Makers, shelf: Shelf, place: tuple[int, int]) -> set[str]:
    """Keep who makes something known in the first sentences: "The Ministry of Ports today announced …".

    Args:
        makers: Filled in.
        shelf: Of the document.
        place: Where its first sentences begin and end, in code points of its text.

    Returns:
        Kinds that the document so proves to be of.
    """
    text = shelf.document.text
    for one in shelf.named(*place):
        span = one.mention.span
        told = _TELLS.match(text, span.end) or _TODAY.search(text, max(place[0], span.start - _NEAR), span.start)
        if told and one.entity.schema in _ORGANIZATIONS:
            makers.issuers.append(" ".join(span.exact.split()))
            makers.entity_ids.add(one.entity.id)
            return {"release", "notice"} if _SANCTION.search(text, *place) else {"release"}
    return set()


def read_masthead(makers: Makers, lines: Sequence[Line]) -> None:
    """Keep the paper of an article: between headline and byline, the line that is written as a name is."""
    for line in lines[1:]:
        found = WORD.findall(line.text)
        named = 0 < len(found) <= SHORT + 2 and all(word[:1].isupper() for word in found if len(word) > SHORT)
        if named and found[0].lower() != "by" and not any(c.isdigit() for c in line.text):
            makers.issuers.append(line.text)
            return
