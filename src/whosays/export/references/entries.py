"""What there is to refer to: each document, and each cited source that is not in the case, with a stable key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from anyascii import anyascii

from whosays.export.calendar_dates import Ends, ends_of
from whosays.export.exported import Exported
from whosays.export.report.plain import flat
from whosays.records import Document, Source, content_id
from whosays.text.edtf import bounds, is_valid

Sort = Literal["document", "webpage", "letter"]
#: What a media type says of the sort of a document; of all others nothing is known.
_SORTS: Final[dict[str, Sort]] = {
    "text/html": "webpage",
    "application/xhtml+xml": "webpage",
    "message/rfc822": "letter",
}
_WORDS, _LONGEST, _DIGITS = 4, 40, 8
_ARTICLES: Final = frozenset({"the", "a", "an"})
_WEB: Final = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Issued:
    """When something was published.

    Attributes:
        edtf: As the document gives it.
        ends: First and last date; None where it fixes none.
        circa: Whether it is approximate or uncertain.
    """

    edtf: str
    ends: Ends | None
    circa: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference.

    Attributes:
        key: Words of the title, the year, and the beginning of a hash: the same whatever else the case holds.
        sort: What it is.
        title: Its title, in one line; empty where only a person or a body is cited.
        author: Whoever is cited, where that is no document.
        issued: When it was published, or None.
        pages: How many it has, or None.
        url: Where it was read on the web; empty for a file.
        notes: What else is known of it, by name.
    """

    key: str
    sort: Sort
    title: str
    author: str
    issued: Issued | None
    pages: int | None
    url: str
    notes: dict[str, str]


def entries(case: Exported) -> Iterator[Entry]:
    """The documents in their order, then the cited sources that are not in the case."""
    for document in case.analysis.documents:
        yield _document(document)
    by_name = {source.name: source for source in case.analysis.sources}
    for name in case.analysis.coverage.unavailable_sources:
        yield _cited(name, by_name.get(name))


def _document(document: Document) -> Entry:
    issued = None if document.published is None else _issued(document.published)
    title = _line(document.title) or _line(document.path)
    notes = {
        "role": document.role,
        "path": _line(document.path),
        "media type": document.media_type,
        "SHA-256": document.sha256,
        "whosays": document.id,
    }
    return Entry(
        _key(title, issued, document.id),
        _SORTS.get(document.media_type, "document"),
        title,
        "",
        issued,
        len(document.pages) or None,
        document.path if _WEB.fullmatch(document.path) else "",
        notes,
    )


def _cited(name: str, source: Source | None) -> Entry:
    said = _line(name)
    is_author = source is not None and source.kind != "document"
    notes = {"case": "cited, not in the case", **({"whosays": source.id} if source else {})}
    identity = source.id if source else content_id("src", name)
    return Entry(
        f"cited-{_key(said, None, identity)}", "document", "" if is_author else said, said if is_author else "",
        None, None, "", notes,
    )  # fmt: skip


def _issued(edtf: str) -> Issued:
    earliest, latest = bounds(edtf) if is_valid(edtf) else (None, None)
    circa = any(sign in edtf for sign in "~?%X[")
    exact = re.sub("[~?%]", "", edtf)
    if circa and is_valid(exact):  # the date as written; that it is about then, circa says
        earliest, latest = bounds(exact)
    return Issued(edtf, ends_of(edtf, earliest, latest), circa)


def _key(title: str, issued: Issued | None, identity: str) -> str:
    words = [word for word in re.findall(r"[a-z0-9]+", anyascii(title).lower()) if word not in _ARTICLES]
    slug = "-".join(words[:_WORDS])[:_LONGEST].strip("-") or "untitled"
    first = issued.ends[0] or issued.ends[1] if issued and issued.ends else None
    year = [str(first[0])] if first and first[0] > 0 else []
    return "-".join((slug, *year, identity.rpartition("-")[2][:_DIGITS]))


def _line(text: str) -> str:
    return flat(" ".join(text.split()))
