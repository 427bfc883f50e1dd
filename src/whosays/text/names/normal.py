"""Names in normal form: when are two spellings the same name written differently, and nothing more?"""

from __future__ import annotations

import functools
import re
import unicodedata

from whosays.records import Schema

_ALL_PARTICLES = """
abou abu abul ad af ag al an ar as ash at av az ben bin bint da das de del della den der di din do dos du e el i ibn
la las le los mac mc oghlu oglu ould st te ten ter ud ul um umm ur uulu van vom von y zu zum zur
"""
_NO_ENGLISH_WORD = """
abou abu abul al ben bin bint da de del della den der di du el ibn la le ould ter ul umm van von zu zur
"""
#: Words inside personal names that are neither given name nor surname, in normal form.
PARTICLES = frozenset(_ALL_PARTICLES.split())
#: The ones that a name may begin with in lower case.
LEADING_PARTICLES = frozenset(_NO_ENGLISH_WORD.split())
#: The ones that say whose child or parent somebody is: what follows names the kin.
KINSHIP = frozenset({"abou", "abu", "abul", "ben", "bin", "bint", "ibn", "umm"})

_MARKS = re.compile(r"['’‘ʼʻʾʿ`´′‛ˈ\u02be\u02bf\u0313\u0314.\u200b-\u200f\u2060\ufeff\u00ad]")
_POSSESSIVE = re.compile(r"(?<=\w)['’‘ʼ][sS](?=$|\W*$)")
_BREAKS = re.compile(r"[\W_]+")
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ə": "a"}
)
_FUNCTION_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "y", "e", "a", "at"})


@functools.lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Return the normal form under which spellings of one name are equal.

    Case, diacritics, apostrophes and transliteration marks, full stops, hyphens and dashes, blanks, a leading "the"
    and a possessive ending make no difference: ``Al–Sarif``, ``al Sarif`` and ``the Al-Sarif's`` are one key, and so
    are ``U.S.`` and ``US``. Word order, initials and transliterations do make one. A name without letters or digits
    keeps its case-folded self, so that no name has an empty key unless it is blank.
    """
    whole = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name.strip())).casefold().replace("&", " and ")
    decomposed = unicodedata.normalize("NFKD", _MARKS.sub("", whole).translate(_PLAIN))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    key = _BREAKS.sub(" ", bare.casefold()).strip()
    while key.startswith("the "):
        key = key[4:]
    return key or whole.strip()


def core_words(key: str) -> tuple[str, ...]:
    """The words of a name key without the particles before the first other word (``al sarif`` -> ``sarif``)."""
    words = key.split()
    while len(words) > 1 and words[0] in PARTICLES:
        del words[0]
    return tuple(words)


def tidy_name(name: str) -> str:
    """A name as written, on one line and with single blanks, without a leading "the"."""
    line = " ".join(name.split())
    return line[4:] if line[:4].casefold() == "the " and len(line) > 4 and line != "The Hague" else line


def initials(name: str) -> frozenset[str]:
    """The acronyms that a name of two words or more would give, in normal form: with and without its function words."""
    words = [word for word in name_key(name).split() if word]
    full = "".join(word[0] for word in words)
    short = "".join(word[0] for word in words if word not in _FUNCTION_WORDS)
    return frozenset(letters for letters in (full, short) if len(letters) > 1)


def is_acronym(name: str) -> bool:
    """Whether ``name`` is written as an acronym: one word of 2 to 10 characters, mostly capital letters."""
    letters = [character for character in name if character.isalpha()]
    if not 2 <= len(letters) <= 10 or any(character.isspace() for character in name.strip()):
        return False
    capitals = sum(character.isupper() for character in letters)
    return name.strip()[0].isalnum() and capitals >= 2 and capitals * 2 > len(letters)


def family(schema: Schema) -> str:
    """The schemata between which one thing may waver: every sort of organization is one family."""
    return "Organization" if schema in {"PublicBody", "Company"} else schema
