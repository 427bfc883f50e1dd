"""Is this English? Judged by common little words first, so that names cannot mislead."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

#: What a stretch of text is written in: a name of a language, ``English``, or None when too little shows.
Language = str | None
ENGLISH: Literal["English"] = "English"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Words that English cannot do without and that few other languages share; "in", "a", "on", "an" are not among them.
_ENGLISH_WORDS = frozenset(
    [
        *(
            "the",
            "of",
            "and",
            "to",
            "that",
            "is",
            "was",
            "were",
            "are",
            "been",
            "be",
            "for",
            "with",
            "by",
            "from",
            "at",
        ),
        *("has", "had", "have", "his", "her", "their", "its", "he", "she", "they", "it", "we", "you", "this", "which"),
        *("who", "not", "but", "as", "would", "will", "said", "when", "there", "than", "what", "if", "my", "our", "no"),
    ]
)
_SHARE_ENGLISH = 0.12
_SHARE_TOO_ENGLISH = 0.06
_FEWEST_WORDS = 12
_FEWEST_LETTERS = 20
_SURE = 0.9
_SAMPLE = 1_000
#: Scripts that English is not written in, by the first word of their characters' Unicode names.
_SCRIPTS = {
    "ARABIC": "Arabic script", "CYRILLIC": "Cyrillic script", "GREEK": "Greek", "HEBREW": "Hebrew script",
    "CJK": "Chinese or Japanese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean", "THAI": "Thai",
    "DEVANAGARI": "Devanagari script", "BENGALI": "Bengali script", "ARMENIAN": "Armenian", "GEORGIAN": "Georgian",
    "ETHIOPIC": "Ethiopic script", "TAMIL": "Tamil", "GURMUKHI": "Punjabi", "KHMER": "Khmer", "MYANMAR": "Burmese",
}  # fmt: skip
_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "ku": "Kurdish",
    "la": "Latin", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "nb": "Norwegian",
    "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tl": "Tagalog", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> Language:
    """Name the language of ``text``, or return None when there is too little to judge.

    A share of English function words decides for English at once. Text in another script is foreign. Otherwise
    py3langid must be sure of another language, and English function words nearly absent.
    """
    sample = text[:_SAMPLE]
    letters = [character for character in sample if character.isalpha()]
    script = _script([letter for letter in letters if not letter.isascii()], len(letters))
    if script:
        return _identify(sample) or script
    words = [word.casefold() for word in _WORD.findall(sample)]
    if len(words) < _FEWEST_WORDS:
        return None
    share = sum(word in _ENGLISH_WORDS for word in words) / len(words)
    if share >= _SHARE_ENGLISH:
        return ENGLISH
    if share >= _SHARE_TOO_ENGLISH:
        return None
    return _identify(sample)


def _script(letters: list[str], total: int) -> str | None:
    """The script of most of a text, when it is not one that English is written in."""
    if total < _FEWEST_LETTERS or 2 * len(letters) <= total:
        return None
    scripts = [unicodedata.name(letter, "").split(" ", 1)[0] for letter in letters]
    foreign = [script for script in scripts if script in _SCRIPTS]
    if 2 * len(foreign) <= total:
        return None
    return _SCRIPTS[max(set(foreign), key=foreign.count)]


def _identify(sample: str) -> Language:
    """The language that py3langid is sure of, None when it is not sure."""
    code, probability = _identifier().classify(sample)
    if probability < _SURE:
        return None
    return ENGLISH if code == "en" else _NAMES.get(code, f"the language “{code}”")


@functools.cache
def _identifier() -> LanguageIdentifier:
    """The language identifier, with probabilities."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
