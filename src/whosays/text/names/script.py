"""Names of any script in plain Latin letters, for comparison only: what is shown stays as written.

Arabic and Persian letters are mapped here, because names write long vowels and leave short ones out, and a letter's
reading depends on its place: a waw is a consonant at the start of a word and mostly a vowel inside it. Every other
script goes through ``anyascii``, a table for the whole of Unicode.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from anyascii import anyascii

_ARABIC = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "i", "ٱ": "a", "ء": "", "ؤ": "u", "ئ": "i", "ب": "b", "ت": "t", "ث": "th",
    "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d",
    "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "ة": "a", "و": "u", "ي": "i", "ى": "a", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ک": "k", "ی": "i", "ڤ": "v",
    "ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n", "ے": "e", "ہ": "h", "ھ": "h", "ۃ": "a", "ې": "e", "ځ": "z", "څ": "ts",
    "َ": "a", "ُ": "u", "ِ": "i",
}  # fmt: skip
_ARABIC_WORD = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u200c]+")
#: The article, which is written together with its noun.
_ARTICLE = re.compile(r"^ال(?=..)")
_CONSONANT_WAW = re.compile(r"^و|و(?=[اآ])")
_CONSONANT_YA = re.compile(r"^[يی]|[يی](?=[اآ])")
#: Scripts that write names without blanks, a syllable or a word a character.
_SYLLABLES = re.compile(r"[\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@functools.lru_cache(maxsize=65_536)
def latin(text: str) -> str:
    """Return ``text`` in lower-case ASCII letters, with its digits, blanks and punctuation.

    Han and Hangul characters come out as words of their own, since each is a name or a syllable of one; the Arabic
    article is set off by a hyphen. A character that no table knows is left out.
    """
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKC", text)
    plain = _ARABIC_WORD.sub(lambda match: _from_arabic(match[0]), plain)
    plain = _SYLLABLES.sub(lambda match: f" {match[0]} ", plain)
    return anyascii(plain).casefold()


def is_syllabic(text: str) -> bool:
    """Whether every character is Han or Hangul."""
    return not text.isascii() and len(_SYLLABLES.findall(text)) == len(text)


def _from_arabic(word: str) -> str:
    word = word.replace("\u200c", "")
    bare = _ARTICLE.sub("", word)
    bare = _CONSONANT_YA.sub("y", _CONSONANT_WAW.sub("w", bare))
    letters = "".join(_ARABIC.get(character, character if character.isascii() else "") for character in bare)
    return f"al-{letters}" if len(bare) < len(word) else letters
