"""The structure of a personal name: which word is what.

Names are read in their natural order; "FAMILY, Given" is turned round. Arabic names have no family name as such, but a
given name (ism), the line of fathers (nasab, *bin X bin Y*), a name by the child (kunya, *Abu X*), a compound of honour
(laqab, *Saif al-Din*) and a name of origin, tribe or trade (nisba, *al-Xi*); see Schimmel, Islamic Names (1989), ch. 1.
Where nothing marks a word, its place decides: the first is the given name, the last the family name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from whosays.text.names.lexicon import person_words
from whosays.text.names.script import is_syllabic, latin

PartKind = Literal["given", "middle", "family", "patronymic", "kunya", "nisba", "laqab"]

#: Words of a name that are read; what follows is let go, so that a text taken for a name costs no more than one.
MOST_PARTS = 12
_WORD = re.compile(r"[^\W_]+(?:['’‘‛‟`´ʻʼʾʿ.]+[^\W_]+)*['’‘‛‟`´ʻʼʾʿ]?")
_DOTTED_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_TWO_INITIALS = re.compile(r"(?!AL|EL)[A-Z]{2}")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_SERVANT_WORD = re.compile(r"abd(?:[aeiou]{1,2}[lrdsnzt]{0,2})?")
_SERVANT = re.compile(r"^abd[aeiou]{1,2}l?(?=[a-z]{3})")
_ASSIMILATED = re.compile(r"^([rsdtnz])\1")
_OF_THE_FAITH = re.compile(r"(?<=[a-z]{3})(?:[aeou]d|[aeou]l|u)d(?:ee|i|y)ne?$")
_OF_GOD = re.compile(r"(?<=[a-z]{3})[aou]l{1,2}ah?$")
_SHORTEST_COMPOUND = 7
_SLAVIC_PATRONYMIC = re.compile(r"(?:[oe]v[iy]?ch|ich|yovych|ovna|evna|ivna|ichna)$")
_NISBA_END = re.compile(r"[iy]$|ee$")


@dataclass(frozen=True, slots=True)
class NamePart:
    """One part of a name.

    Attributes:
        written: As it stands in the name.
        form: In lower-case Latin letters, compounds as one word (*Abd al-X* is ``abdulx``, *X al-Din* ``xaldin``).
        kind: What it is.
        depth: For patronymics: 1 for the father, 2 for the grandfather. Else 0.
        article: Whether an Arabic article stood before it.
    """

    written: str
    form: str
    kind: PartKind
    depth: int = 0
    article: bool = False


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name in its parts, in natural order.

    Attributes:
        parts: Never empty.
        honorifics: Titles as written; not part of the name.
        ordered: Whether a comma told the family name, so that the order is certain.
    """

    parts: tuple[NamePart, ...]
    honorifics: tuple[str, ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    written: str
    form: str


@functools.lru_cache(maxsize=65_536)
def parse_person(name: str) -> PersonName:
    """Read the structure of a personal name; any text gives a name of at least one part."""
    family, comma, given = name.partition(",")
    last, first = _words(family), _words(given)
    if not comma or "," in given or not last or not first or {word.form for word in first} <= person_words().suffixes:
        return _natural(_words(name) if comma else last) or PersonName(_fallback(name))
    if _SERVANT_WORD.fullmatch(first[-1].form):  # "RAHIM, Abdul" tears a compound apart
        return _natural([*first, *last]) or PersonName(_fallback(name))
    before, after = _Reader(first).read(), _Reader(last).read()
    parts = (*_placed(before.parts, family=False), *_placed(after.parts, given=False))
    return PersonName(parts or _fallback(name), (*before.honorifics, *after.honorifics), ordered=True)


def _natural(words: list[_Word]) -> PersonName | None:
    """A name whose words stand in their natural order; None where it is nothing but titles."""
    whole = _Reader(words).read()
    return PersonName(_placed(whole.parts), tuple(whole.honorifics)) if whole.parts else None


def _fallback(name: str) -> tuple[NamePart, ...]:
    """A name of nothing but titles, or without a letter: taken whole."""
    words = _words(name)[:MOST_PARTS]
    if words:
        return tuple(NamePart(word.written, word.form, "family") for word in words)
    return (NamePart(name, name.casefold().strip() or "?", "family"),)


def _words(name: str) -> list[_Word]:
    found: list[_Word] = []
    for piece in _pieces(name):
        for word in latin(piece).split():
            article, hyphen, noun = word.partition("-")
            if hyphen and article == "al":  # which Arabic script writes together with its noun
                found.append(_Word("", article))
            else:
                noun = word
            form = _NO_LETTER.sub("", noun)
            if form:
                found.append(_Word(piece, form))
    return found[: 3 * MOST_PARTS]


def _pieces(name: str) -> Iterator[str]:
    """The words as written; initials one by one, and so are characters that each stand for a syllable."""
    mixed = any(character.islower() for character in name)
    for match in _WORD.finditer(name):
        written = match[0]
        if "." in written and len(written) > 2 and _DOTTED_INITIALS.fullmatch(written):
            yield from written.replace(".", " ").split()
        elif is_syllabic(written) or (mixed and len(written) == 2 and _TWO_INITIALS.fullmatch(written)):
            yield from written
        else:
            yield written


class _Reader:
    """Reads words from left to right into parts; those that nothing marks stay ``middle``."""

    def __init__(self, words: list[_Word]) -> None:
        self._words = words
        self._at = 0
        self.parts: list[NamePart] = []
        self.honorifics: list[str] = []

    def read(self) -> _Reader:
        lexicon = person_words()
        depth = 0
        father = False
        while self._at < len(self._words) and len(self.parts) < MOST_PARTS:
            word = self._words[self._at]
            after = sum(word.form not in lexicon.articles for word in self._words[self._at + 1 :])
            if self._is_title(word.form, after):
                self.honorifics.append(word.written)
            elif word.form in lexicon.kinship and after:
                father, depth = True, depth + 1
            elif word.form in lexicon.kunya and after:
                self._at += 1
                form, written = self._noun()
                self.parts.append(NamePart(f"{word.written} {written}", f"abu{form}", "kunya"))
                father = False
                continue
            elif (word.form in lexicon.particles and after and not father and not is_syllabic(word.written)) or (
                word.form in lexicon.suffixes and not after and self.parts
            ):
                pass
            else:
                self._part(depth if father else 0)
                father = False
                continue
            self._at += 1
        return self

    def _is_title(self, form: str, after: int) -> bool:
        lexicon = person_words()
        if form in lexicon.honorifics:
            return after > 0 and (not self.parts or len(form) > 3)
        return form in lexicon.styles and after > 1 and not self.parts

    def _part(self, depth: int) -> None:
        lexicon = person_words()
        word = self._words[self._at]
        article = word.form in lexicon.articles and self._at + 1 < len(self._words)
        following = self._words[self._at + 1].form if article else word.form
        if self.parts and (following in lexicon.laqab if article else following in lexicon.faith | {"allah", "ullah"}):
            self._at += 1 + article
            self._extend(following)
            return
        form, written = self._noun()
        kind: PartKind = "middle"
        if depth:
            kind = "patronymic"
        elif article and _NISBA_END.search(form):
            kind = "nisba"
        self.parts.append(NamePart(written, form, kind, depth, article))

    def _extend(self, second: str) -> None:
        """The last part is the first word of a compound: *X al-Din*, *X Allah*."""
        first = self.parts[-1]
        if second in {"allah", "ullah"}:
            self.parts[-1] = replace(first, written=f"{first.written} {second.title()}", form=f"{first.form}ullah")
            return
        end = (
            "din"
            if second in person_words().faith or (second.startswith("d") and second.endswith(("n", "ne")))
            else second
        )
        kind: PartKind = first.kind if first.kind in {"patronymic", "kunya"} else "laqab"
        written = f"{first.written} al-{end.title()}"
        self.parts[-1] = replace(first, written=written, form=f"{first.form}al{end}", kind=kind)

    def _noun(self) -> tuple[str, str]:
        """The next word without its article, and with what belongs to it: *Abd al-X* is one name."""
        self._at = self._past_articles(self._at)
        word = self._words[self._at]
        self._at += 1
        if _SERVANT_WORD.fullmatch(word.form) and self._at < len(self._words):
            ahead = self._past_articles(self._at)
            noun = self._words[ahead]
            whole = len(noun.form) > 2 and noun.form not in person_words().kinship
            if whole and not _OF_GOD.search(noun.form):
                self._at = ahead + 1
                return compact(f"abdul{noun.form}"), f"{word.written} {noun.written}"
        return compact(word.form), word.written

    def _past_articles(self, at: int) -> int:
        while self._words[at].form in person_words().articles and at + 1 < len(self._words):
            at += 1
        return at


def _placed(parts: list[NamePart], *, given: bool = True, family: bool = True) -> tuple[NamePart, ...]:
    """The parts, those that nothing marks named by their place.

    Args:
        parts: In natural order.
        given: Whether the name begins with these parts.
        family: Whether it ends with them.
    """
    if not given:
        return tuple(replace(part, kind="family") if part.kind == "middle" else part for part in parts)
    placed = list(parts)
    for index, part in enumerate(parts):
        inside = 0 < index < len(parts) - family
        if part.kind != "middle":
            continue
        if index == 0:
            placed[index] = replace(part, kind="given")
        elif inside and _SLAVIC_PATRONYMIC.search(part.form):
            placed[index] = replace(part, kind="patronymic", depth=1)
        elif not inside:
            placed[index] = replace(part, kind="family")
    return tuple(placed)


@functools.lru_cache(maxsize=1 << 18)
def compact(form: str) -> str:
    """A word's form with the assimilations of a compound undone: ``abdurrahman`` and ``abdelrahman`` are one."""
    if len(form) < _SHORTEST_COMPOUND:
        return form
    if _SERVANT.match(form):
        form = "abdul" + _ASSIMILATED.sub(r"\1", _SERVANT.sub("", form))
    return _OF_THE_FAITH.sub("aldin", _OF_GOD.sub("ullah", form))
