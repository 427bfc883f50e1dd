"""The consolidated list of the United Nations Security Council, as XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.ingest.lists.dates import un_birth
from whosays.ingest.lists.gather import Entry, Flaw, Found, origin
from whosays.ingest.lists.lines import opened
from whosays.records import Party, UnreadableInput

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ROOT = "CONSOLIDATED_LIST"
_PERSON, _ENTITY = "INDIVIDUAL", "ENTITY"
_NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_PLACE_PARTS = ("CITY", "STATE_PROVINCE", "COUNTRY")


def read(path: str, data: bytes | None = None) -> Iterator[Found]:
    """Read the list entry by entry. Where the XML breaks, what came before is kept and the break is a flaw.

    Nothing is fetched, and no entity is expanded.

    Args:
        path: The list.
        data: Its bytes, if they were read already.

    Raises:
        UnreadableInput: If it has a document type declaration, or the file cannot be read.
        MissingInput: If there is no such file.
    """
    from lxml import etree

    with opened(path, data) as file:
        events = etree.iterparse(
            file,
            events=("start", "end"),
            tag=(ROOT, _PERSON, _ENTITY),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        checked = False
        try:
            for event, element in events:
                if not checked:
                    _refuse_declarations(element, path)
                    checked = True
                if event == "end" and element.tag != ROOT:
                    yield _entry(element, path)
                    _forget(element)
        except etree.XMLSyntaxError as error:
            # The log has the first thing that was wrong; the error can be about what followed from it.
            first = next(iter(events.error_log.filter_from_errors()), None)
            line, what = (first.line, first.message) if first else (error.lineno, error.msg)
            reason = f"the XML is cut off or malformed here ({what}); nothing behind it was read"
            yield Flaw(path, line or 1, reason, "get the file again from where it came")


def _refuse_declarations(element: Element, path: str) -> None:
    """Refuse a document type, which the list never has and which could define entities."""
    if element.getroottree().docinfo.internalDTD is not None:
        reason = "unsafe XML: it has a document type declaration, which this list never has"
        raise UnreadableInput(path, reason, "get the file again from where it came")


def _forget(element: Element) -> None:
    """Free an entry that has been read, and whatever stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _entry(element: Element, path: str) -> Found:
    """The party of one entry."""
    line = _line(element)
    number, reference = _text(element, "DATAID"), _text(element, "REFERENCE_NUMBER")
    if not number and not reference:
        return Flaw(path, line, "it has neither a DATAID nor a REFERENCE_NUMBER")
    person = element.tag == _PERSON
    place = origin(path, line)
    strong, weak = _aliases(element, f"{element.tag}_ALIAS")
    name = " ".join(filter(None, (_text(element, part) for part in _NAME_PARTS)))
    party = Party(
        id=f"un-{number or reference}",
        schema="Person" if person else "Organization",
        names=(name, *_texts(element, "NAME_ORIGINAL_SCRIPT"), *strong),
        weak_names=tuple(weak),
        births=tuple(filter(None, map(_birth, element.findall("INDIVIDUAL_DATE_OF_BIRTH")))),
        birth_places=tuple(map(_place, element.findall("INDIVIDUAL_PLACE_OF_BIRTH"))),
        nationalities=tuple(_texts(element, "NATIONALITY/VALUE" if person else "ENTITY_ADDRESS/COUNTRY")),
        roles=(*_texts(element, "TITLE/VALUE"), *_texts(element, "DESIGNATION/VALUE")),
        origin=f"{reference} ({place})" if reference else place,
    )
    return Entry(path, line, party, tuple(_more(element)))


def _more(element: Element) -> Iterator[tuple[str, str]]:
    """What nothing is matched by: the list and the day, the reference, addresses, comments."""
    yield "List", _text(element, "UN_LIST_TYPE")
    yield "Reference", _text(element, "REFERENCE_NUMBER")
    yield "Listed", _text(element, "LISTED_ON")
    for place in element.findall(f"{element.tag}_ADDRESS"):
        yield "Address", ", ".join(filter(None, (_text(place, part) for part in ("STREET", *_PLACE_PARTS))))
    yield "Comments", _text(element, "COMMENTS1")


def _line(element: Element) -> int:
    """Where an entry begins; from line 65,536 on, libxml2 can be a line off."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def _aliases(element: Element, tag: str) -> tuple[list[str], list[str]]:
    """The aliases, those of low quality apart. One field can hold several, parted by semicolons."""
    strong: list[str] = []
    weak: list[str] = []
    for alias in element.findall(tag):
        names = weak if _text(alias, "QUALITY").casefold() == "low" else strong
        names += _text(alias, "ALIAS_NAME").split(";")
    return strong, weak


def _birth(element: Element) -> str | None:
    """A date of birth in EDTF."""
    span = _text(element, "FROM_YEAR"), _text(element, "TO_YEAR")
    return un_birth(_text(element, "TYPE_OF_DATE"), _text(element, "DATE"), _text(element, "YEAR"), span)


def _place(element: Element) -> str:
    """A place of birth, from the smallest part to the largest."""
    return ", ".join(filter(None, (_text(element, part) for part in _PLACE_PARTS)))


def _text(element: Element, tag: str) -> str:
    """The text of the first child of that name; empty where there is none."""
    return (element.findtext(tag) or "").strip()


def _texts(element: Element, path: str) -> list[str]:
    """The texts of all elements at that path below."""
    return [found.text or "" for found in element.findall(path)]
