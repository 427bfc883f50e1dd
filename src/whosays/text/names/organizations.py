"""The structure of an organization's name: the words that name it, and the legal form that they come with."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from whosays.text.names.lexicon import organization_words
from whosays.text.names.script import latin

#: Words of a name that are read.
MOST_WORDS = 24
_SEPARATE = re.compile(r"[^a-z0-9]+")
_DOTTED = re.compile(r"\b(?:[a-z]\.)+[a-z]?\b\.?")
_APOSTROPHES = re.compile(r"['’‘‛‟`´ʻʼʾʿ]")


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """The name of an organization in its parts.

    Attributes:
        words: In lower-case Latin letters, words of several languages for one idea as one word; never empty.
        forms: Legal forms, such as ``ltd``.
        acronyms: What the first letters of the words spell, with and without the linking words.
    """

    words: tuple[str, ...]
    forms: frozenset[str]
    acronyms: frozenset[str]


@functools.lru_cache(maxsize=65_536)
def parse_organization(name: str) -> OrganizationName:
    """Read the structure of an organization's name; any text gives at least one word."""
    lexicon = organization_words()
    plain = _APOSTROPHES.sub("", latin(name).replace("&", " and "))
    plain = _DOTTED.sub(lambda match: match[0].replace(".", ""), plain)
    every = [word for word in _SEPARATE.split(plain) if word][:MOST_WORDS]
    forms = {word for place, word in enumerate(every) if place and word in lexicon.forms}
    spelled = [word for word in every if word not in forms]
    words = tuple(lexicon.same.get(word, word) for word in spelled if word not in lexicon.linking)
    acronyms = {"".join(word[0] for word in group) for group in (spelled, words) if len(group) > 1}
    whole = words or tuple(every) or (name.casefold().strip() or "?",)
    return OrganizationName(whole, frozenset(_one_form(form) for form in forms), frozenset(acronyms))


def _one_form(form: str) -> str:
    """Legal forms that are one, such as ``limited`` and ``ltd``."""
    return _SAME_FORM.get(form, form)


_SAME_FORM = {
    "limited": "ltd", "incorporated": "inc", "corporation": "corp", "company": "co", "aktiengesellschaft": "ag",
    "private": "pvt", "pte": "pvt", "pty": "pvt", "public": "plc", "ooo": "llc", "oao": "ojsc", "zao": "cjsc",
    "ao": "jsc", "pao": "pjsc", "tov": "llc", "anonyme": "sa", "anonima": "sa", "societe": "sa", "sociedad": "sa",
    "limitada": "ltd", "ltda": "ltd", "limitee": "ltd", "partnership": "lp", "gesellschaft": "gmbh",
}  # fmt: skip
