"""What does a name name? The schema of a stretch of words, by its head word and by the places lexicon."""

from __future__ import annotations

from whosays.extract.mentions.lexicon import bodies, places, works
from whosays.extract.mentions.words import Words
from whosays.records import Schema
from whosays.text.names import name_key

#: Inside a name without a head word, these make it a person's.
_PERSONAL = frozenset({"van", "von", "bin", "ibn", "bint", "ould", "abu"})
_LINKS = frozenset({"of", "for", "on", "to", "in", "against"})


def key_of(words: Words, start: int, end: int) -> str:
    """Name key of a stretch of tokens."""
    return name_key(words.doc[start:end].text)


def head_index(words: Words, start: int, end: int) -> int:
    """The head of a name: its last word before "of", "for" or "on"; its last word where there is none."""
    for index in range(start + 1, end):
        if words.lows[index] in _LINKS and not words.capital[index]:
            return index - 1
    return end - 1


def body_schema(words: Words, start: int, end: int) -> Schema | None:
    """The schema of an organization's name by legal form or head word, or None where neither is known."""
    lexicon = bodies()
    if end - start > 1 and words.lows[end - 1].replace(".", "") in lexicon.legal_forms:
        return "Company"
    schema = lexicon.schemas.get(words.lows[head_index(words, start, end)])
    if schema is None and end - start > 1 and words.lows[start] in lexicon.leading:
        schema = lexicon.schemas.get(words.lows[start], "Organization")
    return schema


def _in_mixed_case(words: Words, index: int) -> bool:
    """Whether a neighbour of the word is not in capitals, so that its own capitals mean something."""
    near = [words.texts[i] for i in range(max(0, index - 2), min(len(words), index + 3)) if i != index]
    return any(text.isalpha() and text.islower() for text in near)


def retype(words: Words, start: int, end: int, schema: Schema) -> Schema:
    """Correct the schema that the parser's label gives, where head word or lexicon know better."""
    lexicon = places()
    key = key_of(words, start, end)
    if key in lexicon.countries and (schema in {"Country", "Address"} or key not in lexicon.ambiguous):
        return "Country"
    if schema != "Person" and key in lexicon.known:
        return "Address"
    text = words.texts[start]
    if end - start == 1 and len(text) > 3 and text.isupper() and text.isalpha() and _in_mixed_case(words, start):
        return "Organization"
    last = words.lows[end - 1]
    if end - start == 1 and schema in {"Person", "Address", "Country"}:
        return "Address" if schema == "Country" else schema
    if schema == "Person" and (last in bodies().surnames or not words.capital[end - 1]):
        # No person's name follows "the": "the Alder Courier" is a newspaper.
        return (start and words.lows[start - 1] == "the" and body_schema(words, start, end)) or schema
    if end - start == 1:
        return body_schema(words, start, end) or schema
    if last in lexicon.heads or (schema == "Address" and words.lows[start] in lexicon.leading_heads):
        return "Address"
    if schema == "Person" and words.lows[head_index(words, start, end)] in works().document_heads:
        return "Document"
    found = body_schema(words, start, end)
    if found is None and any(words.lows[i] in _PERSONAL for i in range(start + 1, end - 1)):
        return "Person"
    if schema in {"Address", "Country"} and words.lows[head_index(words, start, end)] in bodies().weak:
        return "Address"
    if found is not None and schema not in {"Event", "Document"}:
        return found
    return "Address" if schema == "Country" else schema
