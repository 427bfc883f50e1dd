"""What is written in STIX objects, laid out as documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from whosays.ingest.imports.stix_bundle import Written
from whosays.text.normalise import one_line

_SAID: Final = frozenset({"note", "opinion"})
#: Objects on the bundle itself; what describes them is no statement on anything.
_META: Final = frozenset({"extension-definition", "marking-definition", "language-content"})
#: A name in a heading is words and no markup.
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()#+.!|<>~-])")
#: What a citation in brackets leaves behind in MITRE’s descriptions; it is a reference and no words of the text.
_CITATION: Final = re.compile(r"\s*\(Citation: [^()]{1,200}\)")


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before it is read.

    Attributes:
        name: What tells it from the others of its file: the id of an object.
        markdown: Its text; empty for a report in which nothing is written.
        published: A time of STIX; empty where none is given.
    """

    name: str
    markdown: str
    published: str = ""


def drafts(written: Sequence[Written]) -> Iterator[Draft]:
    """The documents that a bundle makes, in the order of their first objects."""
    objects = {one.id: one for one in written if one.type not in _META}
    taken: set[str] = set()
    said_of: dict[str, list[Written]] = defaultdict(list)
    for one in written:
        if one.type in _SAID:
            for ref in dict.fromkeys(one.refs):
                said_of[ref].append(one)
    for report in (one for one in written if one.type == "report"):
        members = [objects[ref] for ref in dict.fromkeys(report.refs) if ref in objects]
        sections = [
            one
            for one in (*members, *said_of[report.id])
            if one.type != "report" and one.text.strip() and one.id not in taken and _one_voice(one, report)
        ]
        taken.update(one.id for one in (report, *sections))
        wordless = not (report.text.strip() or sections)
        yield Draft(report.id, "") if wordless else _draft(report, sections, objects)
    yield from _left_over((one for one in objects.values() if one.id not in taken and one.text.strip()), objects)


def _one_voice(one: Written, report: Written) -> bool:
    """Whether what is written in an object is said by who made the report."""
    return one.producer == report.producer and not one.authors


def _left_over(written: Iterable[Written], objects: Mapping[str, Written]) -> Iterator[Draft]:
    """What no report takes in: a document for each producer, and for each set of authors of notes and opinions."""
    by_voice: dict[tuple[str, tuple[str, ...]], list[Written]] = defaultdict(list)
    for one in written:
        by_voice[one.producer, one.authors].append(one)
    for (producer, authors), parts in by_voice.items():
        voice = ", ".join(map(one_line, authors)) or _known(producer)
        days = {one.published for one in parts}
        if len(parts) == 1:
            yield _draft(parts[0], (), objects, voice)
            continue
        lines = [f"# {_words('Written by ' + voice if voice else 'Descriptions of objects')}"]
        lines += [line for part in parts for line in _section(part, objects)]
        yield Draft(parts[0].id, "\n\n".join(lines), days.pop() if len(days) == 1 else "")


def _draft(
    one: Written, sections: Iterable[Written], objects: Mapping[str, Written], voice: str | None = None
) -> Draft:
    """A document that one object heads."""
    by = _known(one.producer) if voice is None else voice
    lines = [f"# {_words(_title(one, objects))}", f"By {_words(by)}." if by else ""]
    lines += [_body(one), *(line for part in sections for line in _section(part, objects))]
    return Draft(one.id, "\n\n".join(filter(None, lines)), one.published)


def _known(producer: str) -> str:
    """The name of a producer; empty for a bare reference, which says nothing to a reader."""
    return "" if re.match(r"identity--[0-9a-fA-F-]{36}", producer) else one_line(producer)


def _section(one: Written, objects: Mapping[str, Written]) -> tuple[str, str]:
    return f"## {_words(_title(one, objects))}", _body(one)


def _title(one: Written, objects: Mapping[str, Written]) -> str:
    """The name of an object; of a relationship, its ends and what it is between them."""
    name = one_line(one.name)
    if one.type == "relationship":
        ends = [one_line(objects[ref].name) if ref in objects else "" for ref in one.refs]
        verb = name.replace("-", " ")
        return f"{ends[0]} {verb} {ends[1]}" if len(ends) == len(list(filter(None, ends))) else verb
    if one.type == "opinion":
        about = [one_line(objects[ref].name) for ref in one.refs if ref in objects and objects[ref].name]
        return f"Opinion ({one.stance.replace('-', ' ')})" + (f" on {about[0]}" if about else "")
    return name or one.type.replace("-", " ").capitalize()


def _body(one: Written) -> str:
    return _CITATION.sub("", one.text).strip()


def _words(text: str) -> str:
    """Words for a heading or a line, with whatever would be markup escaped."""
    return _MARKUP.sub(r"\\\1", text)
