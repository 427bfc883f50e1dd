"""The lines of a letterhead: where a document begins, and which of its first lines name whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whosays.audit.citations.lexicon import kinds_of, words
from whosays.audit.citations.naming import singular
from whosays.audit.shelf import Named
from whosays.records import Block, Document
from whosays.text.names import name_key

#: Blocks of a head, and code points of the longest of them and of all of them.
_BLOCKS, _LONGEST, _ALL = 8, 260, 1_200
MARKS = "#*_>~=-–—:;.,()[]\u200b \t"
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
FIELD = re.compile(
    r"(?P<name>from|fm|to|date|sent|subject|subj|re|cc|ref)\b(?:\s*:|(?=\s+[A-Z]{3}))\s*(?P<value>.*)", re.IGNORECASE
)
#: Letters of words that a name may have in lower case.
SHORT = 3
#: Of the longest name of a body.
_WORDS = 12
SALUTATION = re.compile(
    r"\A\W*(?:(?:my )?dear|brother|sister|sirs?|madam|(?:your|his|her) (?:excellency|honou?r|highness|eminence)|"
    r"excellenc(?:y|ies)|honou?r(?:ed|able))\b.{0,80},?\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_FIRST_PART = re.compile(
    r"(?:\d+(?:\.\d+)+|\d+[.)]|[IVX]+\.)\s|(?:chapter|part|section)\s+(?:\d+|[IVX]+)\b", re.IGNORECASE
)
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{1,40}:\s+\S")
_OF = re.compile(r"\s(?:of|for|on|in)\s", re.IGNORECASE)
_IN_THE = re.compile(r"\A(?:in|before|at) the\s+", re.IGNORECASE)
#: Words of the shortest sentence that is taken for one.
_PROSE = 10
#: Of the shortest that is one beyond doubt, most of its words being in lower case.
_CLAUSE = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A block of a head, ``[start, end)`` of the text, and its words on one line."""

    start: int
    end: int
    text: str


def head_lines(document: Document) -> tuple[list[Line], int]:
    """The blocks of the head, and where the text proper begins."""
    lines: list[Line] = []
    used = 0
    for block in document.blocks[: 2 * _BLOCKS]:
        if block.kind == "furniture" and FIELD.match(document.text[block.start : block.end]) is None:
            continue
        text = " ".join(document.text[block.start : block.end].split()).strip(MARKS)
        ended = len(text) > _LONGEST or used + len(text) > _ALL or len(lines) == _BLOCKS
        begun = _FIRST_PART.match(text) or _is_speech(document.text, block) or _is_prose(document.text, block)
        if ended or SALUTATION.match(text) or (lines and begun):
            return lines, block.start
        if text:
            lines.extend(_fields(document.text, block) or [Line(block.start, block.end, text)])
            used += len(text)
    after = lines[-1].end if lines else 0
    return lines, after


def _fields(text: str, block: Block) -> list[Line]:
    """The lines of a block that heads a message: "From: …", "To: …", "Subject: …"; none for any other block."""
    found: list[Line] = []
    start = block.start
    for line in text[block.start : block.end].split("\n"):
        if line.strip():
            found.append(Line(start, start + len(line), " ".join(line.split()).strip(MARKS)))
        start += len(line) + 1
    return found if sum(FIELD.match(line.text) is not None for line in found) > 1 else []


def _is_prose(text: str, block: Block) -> bool:
    """Whether a block is a sentence or more and no list of names: "Members: …" ends with a full stop too."""
    words_in = text[block.start : block.end].split()
    if len(words_in) < _CLAUSE or words_in[-1][-1:] not in '.!?”"':
        return False
    labelled = any(word.endswith(":") for word in words_in[:4]) and not words_in[0][:1].isdigit()
    lower = sum(word[:1].islower() for word in words_in)
    return (len(words_in) >= _PROSE and not labelled) or 2 * lower > len(words_in)


def _is_speech(text: str, block: Block) -> bool:
    """Whether a block is what somebody says in a transcript: "MR ORSK: I did not."."""
    line = text[block.start : block.end].rstrip('"” \n')
    return _SPEAKER.match(line) is not None and FIELD.match(line) is None and line.endswith((".", "?", "!"))


def is_styled(line: str, most: int) -> bool:
    """Whether a line of no more than ``most`` words is written as a name is, without a number or a sentence's end."""
    found = WORD.findall(line)
    capital = all(word[:1].isupper() for word in found if len(word) > SHORT)
    return 0 < len(found) <= most and capital and not any(c.isdigit() for c in line) and line[-1:] not in ".?!"


def is_role(line: str, within: Sequence[Named]) -> bool:
    """Whether a line gives the one person who answers for the document: "Lead investigator: R. Dorn"."""
    label, colon, name = line.partition(":")
    persons = [one for one in within if one.entity.schema == "Person"]
    role = {singular(word.lower()) for word in WORD.findall(label)}
    alone = len(persons) == 1 and persons[0] is within[-1] and name_key(persons[0].mention.span.exact) in name_key(name)
    return bool(colon) and alone and len(name.split()) <= SHORT + 1 and not role & words("heads", "others")


def is_body(segment: str, inside: Iterable[Named]) -> bool:
    """Whether a segment of a letterhead names a body: it has one's noun or is a medium's name, or was read as one."""
    found = WORD.findall(segment)
    capital = [word for word in found if word[:1].isupper()]
    if (
        not capital
        or found[-1].isdigit()
        or len(found) > _WORDS
        or len(capital) * 2 < len([w for w in found if len(w) > 3])
    ):
        return False
    lower = {singular(word.lower()) for word in capital} | {word.lower() for word in capital}
    last = singular(WORD.findall(_OF.split(segment, maxsplit=1)[0])[-1].lower())
    if kinds_of(last) and last not in _body_nouns() | words("media", "words"):
        return False  # "Partner Service Report"
    if is_medium(segment) or lower & _body_nouns():
        return True
    return any(
        one.entity.schema in {"PublicBody", "Company"} and len(one.mention.span.exact) * 2 > len(segment)
        for one in inside
    )


def may_be_body(segment: str, line: Line, inside: Sequence[Named]) -> bool:
    """Whether a line of its own, written as a name is, can only be the name of a body, such as a paper's or group's."""
    found = WORD.findall(segment)
    alone = line.text.startswith(segment) and 0 < len(found) <= SHORT + 1 and not any(c.isdigit() for c in line.text)
    named = alone and all(word[:1].isupper() for word in found if len(word) > SHORT)
    named = named and not any(kinds_of(singular(w.lower())) or w.lower() in words("heads", "parts") for w in found)
    return named and not any(one.entity.schema in {"Person", "Address", "Country", "Document"} for one in inside)


def is_letterhead(line: str) -> bool:
    """Whether a first line is the name of a body and no title: written as a name is, with a body's noun as its head.

    The head is the first word, or the last before "of" and "for": "Coastal Agency", "Provincial Court of Appeal".
    """
    line = _IN_THE.sub("", line)
    found = [word.lower() for word in WORD.findall(_OF.split(line, maxsplit=1)[0])]
    if (
        not found
        or not is_styled(line, _WORDS)
        or any(kinds_of(singular(word)) for word in found if word not in _body_nouns())
    ):
        return False
    heads = {singular(found[0]), found[-1], singular(found[-1])}
    return bool(heads & _body_nouns()) and not any(mark in line for mark in ":?")


def is_medium(line: str) -> bool:
    """Whether a whole line is the name of a newspaper, station or magazine."""
    found = [word.lower() for word in WORD.findall(line)]
    named = [word for word in found if word != "the"]
    if not named or len(found) > 6 or not all(w[:1].isupper() for w in WORD.findall(line) if len(w) > 3):
        return False
    if named[-1] in words("media", "words"):
        plain = len(named) > 1 and set(named[:-1]) <= words("generic", "plain")
        return not (plain and kinds_of(singular(named[-1])))  # "Official Record"
    return len(named) > 1 and named[0] in words("media", "words") and not kinds_of(singular(named[-1]))


def _body_nouns() -> frozenset[str]:
    return frozenset().union(
        *(words("bodies", kind) for kind in ("judgment", "report", "article", "release", "notice", "minutes"))
    ) | words("heads", "bodies")
