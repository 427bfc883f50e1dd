"""A list's entries as paragraphs."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from whosays.ingest.imports.items import ReadElsewhere
from whosays.ingest.imports.listing.page import Page
from whosays.ingest.imports.listing.tie import Tie
from whosays.ingest.imports.listing.words import born, lasting
from whosays.ingest.lists.gather import Listed
from whosays.records import Document, Participant, Party, ReadOptions, Schema, StatedRelation, content_id
from whosays.text.countries import country_code, country_name
from whosays.text.edtf import is_valid
from whosays.text.names import family, name_id, name_key
from whosays.text.normalise import one_line

#: Of one detail, in characters; what is longer is cut, and the file has the rest.
_LONGEST: Final = 2_000
_NOUNS: Final[Mapping[Schema, str]] = MappingProxyType({
    "Person": "person", "Organization": "organization", "PublicBody": "public body", "Company": "company",
    "Vessel": "vessel",
})  # fmt: skip
_BEGAN: Final[Mapping[Schema, str]] = MappingProxyType({"Person": "was born", "Vessel": "was built"})


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list that was read.

    Attributes:
        title: Of the document: the list's name, and its date where it has one.
        media_type: Of the file.
        entries: In its order.
        ties: What it says of two entries.
        listed_by: Who lists, where being on the list says so; empty where it does not.
        listed_on: EDTF, by the id of the entry.
        published: EDTF; None where the list does not say.
    """

    title: str
    media_type: str
    entries: Sequence[Listed]
    ties: Sequence[Tie] = ()
    listed_by: str = ""
    listed_on: Mapping[str, str] = field(default_factory=dict)
    published: str | None = None


def as_document(found: ListOf, data: bytes, path: str, options: ReadOptions) -> ReadElsewhere:
    """The list as a document with what it says.

    Args:
        found: The list.
        data: The bytes that it is known by: those of its file, or what was taken out of it.
        path: The file.
        options: Its role, and the date of a list that has none.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    identity = content_id("doc", sha256, options.role)
    page = Page(identity)
    title = one_line(found.title)
    start = page.begin()
    page.write(title)
    page.end("heading", start)
    _Writer(page, found, identity).write()
    document = Document(
        id=identity,
        title=title,
        path=path,
        media_type=found.media_type,
        sha256=sha256,
        role=options.role,
        published=found.published or options.published,
        text=page.text,
        blocks=page.blocks,
    )
    return ReadElsewhere(document, page.reading())


class _Writer:
    """Writes one list.

    Two entries of one name are two entities: only the first has the id that documents give the name. What is another
    name of one entry and the first of another stands in the text and names nobody: it would make them one.
    """

    def __init__(self, page: Page, found: ListOf, document_id: str) -> None:
        self._page = page
        self._found = found
        self._names: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._ties: defaultdict[str, list[Tie]] = defaultdict(list)
        for tie in found.ties:
            self._ties[tie.subject].append(tie)
        self._owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        taken: set[str] = set()
        for entry in found.entries:
            party = entry.party
            name = _natural(party, party.names[0])
            identity = name_id(party.schema, name, document_id)
            if identity in taken:
                identity = content_id("ent", identity, document_id, party.id)
            taken.add(identity)
            self._names[party.id], self._ids[party.id] = name, identity
            self._owners[family(party.schema), name_key(name)].add(party.id)
        for entry in found.entries:
            party = entry.party
            own = [other for other in self._others(party) if self._is_own(party, other)]
            page.known(self._ids[party.id], party.schema, self._names[party.id], own)

    def write(self) -> None:
        """Write a paragraph for each entry."""
        for entry in self._found.entries:
            start = self._page.begin()
            self._entry(entry)
            self._page.end("entry", start)

    def _entry(self, entry: Listed) -> None:
        page, party = self._page, entry.party
        identity, name = self._ids[party.id], self._names[party.id]
        page.name(identity, name)
        page.write(f" ({_NOUNS[party.schema]}, {party.id}).")
        if others := self._others(party):
            page.write(" Also known as ")
            for number, other in enumerate(others):
                page.write("; " if number else "")
                if self._is_own(party, other):
                    page.name(identity, other)
                else:
                    page.write(other)
            page.write(".")
        if party.weak_names:
            weak = "”; “".join(_natural(party, other) for other in party.weak_names)
            page.write(f" Also called, less surely: “{weak}”.")
        if party.births or party.birth_places:
            self._birth(party)
        self._countries(party)
        if party.roles:
            page.write(f" Role: {'; '.join(party.roles)}.")
        if self._found.listed_by:
            self._listing(entry)
        for tie in self._ties.get(party.id, ()):
            self._tie(tie)
        self._more(entry)

    def _others(self, party: Party) -> list[str]:
        return [_natural(party, other) for other in party.names[1:]]

    def _is_own(self, party: Party, name: str) -> bool:
        """Whether no other entry goes by a name."""
        return self._owners.get((family(party.schema), name_key(name)), set()) <= {party.id}

    def _birth(self, party: Party) -> None:
        page, identity, name = self._page, self._ids[party.id], self._names[party.id]
        page.write(" ")
        start = page.at
        page.name(identity, name)
        verb = _BEGAN.get(party.schema, "was founded")
        page.write(f" {verb}")
        times, places = [], []
        if births := [edtf for edtf in party.births if is_valid(edtf)]:
            preposition, words, edtf = born(births)
            page.write(f" {preposition} " if preposition else " ")
            times.append(page.time(words, edtf))
        for number, place in enumerate(party.birth_places):
            page.write(" or in " if number else " in ")
            places += self._place(place)
        page.claim(start, (name, verb, ""), [Participant(identity, "subject")], times, places)
        page.write(".")

    def _place(self, written: str) -> list[str]:
        """Write a place from the smallest part to the largest: the first is a place, a country at the end is one."""
        parts = [part for part in (one_line(part) for part in written.split(",")) if part]
        found = []
        for number, part in enumerate(parts):
            self._page.write(", " if number else "")
            if number == len(parts) - 1 and country_code(part):
                found.append(self._page.place("Country", part))
            elif number == 0 and any(map(str.isalpha, part)):
                found.append(self._page.place("Address", part))
            else:
                self._page.write(part)
        return found

    def _countries(self, party: Party) -> None:
        if not party.nationalities:
            return
        self._page.write(" Nationality: " if party.schema == "Person" else " Country: ")
        for number, written in enumerate(party.nationalities):
            self._page.write("; " if number else "")
            name = country_name(written)
            if country_code(name):
                self._page.place("Country", name)
            else:
                self._page.write(name)
        self._page.write(".")

    def _listing(self, entry: Listed) -> None:
        """Who lists the entry, and under what: a designation."""
        page, party = self._page, entry.party
        identity, name = self._ids[party.id], self._names[party.id]
        page.write(" ")
        start = page.at
        page.name(identity, name)
        page.write(" ")
        cue = page.write("was listed by")
        page.write(" the ")
        lister = page.place("PublicBody", self._found.listed_by)
        times = []
        if (listed := self._found.listed_on.get(party.id)) and is_valid(listed):
            page.write(" ")
            times.append(page.time(lasting(listed), listed))
        if programs := [words for label, words in entry.more if label in ("Programme", "List")]:
            page.write(f" under {', '.join(programs)}")
        parts = [Participant(identity, "subject"), Participant(lister, "oblique")]
        relation = StatedRelation("designated", lister, identity, cue)
        page.claim(start, (name, cue.exact, self._found.listed_by), parts, times, (), [relation])
        page.write(".")

    def _tie(self, tie: Tie) -> None:
        page = self._page
        subject, other = self._ids[tie.subject], self._ids[tie.object]
        page.write(" ")
        start = page.at
        page.name(subject, self._names[tie.subject])
        page.write(" ")
        cue = page.write(tie.verb)
        page.write(" ")
        page.name(other, self._names[tie.object])
        times = []
        if tie.edtf is not None:
            page.write(" ")
            times.append(page.time(lasting(tie.edtf), tie.edtf))
        if tie.detail:
            page.write(f" ({tie.detail})")
        relations = []
        if tie.type is not None and subject != other:
            relations.append(StatedRelation(tie.type, subject, other, cue, tie.polarity))
        parts = [Participant(subject, "subject"), Participant(other, "object")]
        names = (self._names[tie.subject], cue.exact, self._names[tie.object])
        page.claim(start, names, parts, times, (), relations)
        page.write(".")

    def _more(self, entry: Listed) -> None:
        """What is told and nothing more is made of, label by label."""
        told: dict[str, list[str]] = {}
        for label, words in entry.more:
            if not (self._found.listed_by and label in ("Programme", "List")):
                told.setdefault(label, []).append(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
        for label, several in told.items():
            self._page.write(f" {label}: {'; '.join(several).rstrip('.')}.")


def _natural(party: Party, name: str) -> str:
    """A person's name as it is spoken, where a list writes ``FAMILY, Given``."""
    surname, comma, given = name.partition(", ")
    return f"{given} {surname}" if comma and party.schema == "Person" and "," not in given else name
