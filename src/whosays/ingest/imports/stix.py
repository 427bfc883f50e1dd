"""STIX 2.0 and 2.1 bundles: what people wrote in them, as documents to be read.

A report becomes a document: its name and description, then the descriptions of the objects that it names, and the notes
and opinions on it, as far as one producer made them. What belongs to no report makes one document for each producer,
because a producer is one voice however many objects it makes; a note or an opinion makes one for each set of authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from whosays.ingest.dates import edtf_date
from whosays.ingest.imports.formats import ImportFormat
from whosays.ingest.imports.items import Item
from whosays.ingest.imports.stix_bundle import Bundle
from whosays.ingest.imports.stix_text import Draft, drafts
from whosays.ingest.load import parse
from whosays.records import Document, InputError, ReadOptions, Unread

MEDIA_TYPE: Final = "application/stix+json"
_BUNDLE: Final = re.compile(rb'"type"\s*:\s*"bundle"')
#: Envelopes of TAXII 2.1 and bare lists have no type of their own: the ids of their objects tell.
_OBJECT: Final = re.compile(rb'"id"\s*:\s*"[a-z][a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-', re.IGNORECASE)
_OPENS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")


def recognises(head: bytes, _: str) -> bool:
    """Whether a file begins as a bundle, an envelope of TAXII or a list of objects does."""
    return _OPENS.match(head) is not None and (
        _OBJECT.search(head) is not None or (_BUNDLE.search(head) is not None and b'"objects"' in head)
    )


def read(data: bytes, path: str, options: ReadOptions) -> Iterator[Item]:
    """A document for every report and whatever else is written in a bundle.

    Raises:
        InputError: If it is no JSON, holds no objects, or is too large.
    """
    bundle = Bundle.of(data, path)
    yield from bundle.unread
    for draft in drafts(bundle.written):
        if not draft.markdown:
            yield Unread(f"{path}#{draft.name}", "a report in which nothing is written")
            continue
        try:
            yield _document(draft, path, options)
        except InputError as error:
            yield Unread(error.path, error.reason, error.remedy)


def _document(draft: Draft, path: str, options: ReadOptions) -> Document:
    """Read it as the Markdown that the descriptions of STIX objects are, in practice.

    Raises:
        InputError: As ``parse``.
    """
    inside = f"{path}#{draft.name}"
    try:
        made = parse(draft.markdown.encode("utf-8", "replace"), f"{inside}.md", options)
    except InputError as error:
        raise type(error)(inside, error.reason, error.remedy) from error
    return replace(made, path=inside, media_type=MEDIA_TYPE, published=edtf_date(draft.published) or made.published)


FORMAT = ImportFormat(
    title="STIX 2.0 and 2.1 bundles: their reports, notes and descriptions as documents",
    recognises=recognises,
    read=read,
)
