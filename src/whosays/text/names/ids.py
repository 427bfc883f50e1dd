"""Which entity does a name stand for, before anything but the name is known?"""

from __future__ import annotations

from whosays.records import Schema, content_id
from whosays.text.names.normal import core_words, family, name_key


def name_id(schema: Schema, name: str, document_id: str) -> str:
    """The id that an entity of this main name has: a person known by one word has one of the document's own."""
    key = name_key(name)
    lone = schema == "Person" and len(core_words(key)) == 1
    return content_id("ent", family(schema), key, *([document_id] if lone else []))
