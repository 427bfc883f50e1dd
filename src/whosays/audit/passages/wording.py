"""One wording for what is written in several ways: numbers, dates, spellings, acronyms, words broken over lines.

Both sides of a search go through here, so that "one hundred and forty", "140" and "Sept. 3" next to "2011-09-03" meet.
Nothing here is shown: offsets are lost, and what is shown is the kept text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from whosays.text.temporal.vocabulary import CARDINALS, DECADES, MONTHS, ORDINALS, TENS, words

#: Words that say nothing of what a sentence is about.
STOP_WORDS = words(
    """
    a about after again against all also although am among an and another any anyone anything are as at be became
    because been before being between both but by came can could did do does doing done down during each either even
    ever every few for from further get got had has have having he hence her here hers herself him himself his how
    however i if in into is it its itself just like made make many may me might mine more most much must my myself
    neither no nobody none nor not nothing now of off on once only onto or other others our ours ourselves out over own
    per same shall she should since so some somebody someone something still such than that the their theirs them
    themselves then there thereby therefore these they this those though through thus to too towards under until up upon
    us very was we well went were what whatever when where whereas whether which while who whom whose why will with
    within without would yet you your yours yourself
    """
)
#: A word, figures, or a mark at which no number goes on.
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?![^\W_])|[^\W_]+(?:['’ʼ][^\W_]+)*|[%,;:.!?()]")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-‐]\s*\n\s*(?=[^\W\d_A-Z])")
_DOTTED = re.compile(r"\b(?:[A-Z]\.\s?){2,}")
#: Not to be taken for the pronoun.
_STATES = re.compile(r"\bUS\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_POINTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_LINKING = "of|for|and|the|on|in|to|de|la|du|des|del|y|e"
_CAPITALS = re.compile(rf"[A-Z][\w’'-]+(?:\s+(?:(?:{_LINKING})\s+){{0,2}}[A-Z][\w’'-]+){{1,9}}")
#: Linking words that an acronym may have a letter of.
_SPELLED = (frozenset[str](), frozenset({"of", "for"}), frozenset(_LINKING.split("|")))
#: British endings with the American ones, which both sides are written with.
_ENDINGS = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"(?<=\w{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)", "iz"),
        (r"(?<=\w{3})ys(?=(?:e|es|ed|ing)$)", "yz"),
        (r"(?<=\w{2})our(?=(?:s|ed|ing|able|ably|ite|ites|hood|er|ers|ful)?$)", "or"),
        (r"(?<=\w{2})ence(?=(?:s|d)?$)", "ense"),
        (r"(?<=[^aeiou]{2}|[aeiou][^aeiou])tre(?=s?$)", "ter"),
        (r"(?<=\w{2})ogue(?=s?$)", "og"),
        (r"mme(?=s?$)", "m"),
        (r"(?<=\w)[ao]e(?=\w{3})", "e"),
    )
)
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"})
_SMALL = {word: value for value, word in enumerate(CARDINALS)}
_SMALL |= {word: value for value, word in enumerate(ORDINALS, 1) if word != "second"}
_TENS = {word: 10 * value for value, word in enumerate(TENS, 2)}
_TENS |= {f"{word[:-1]}ieth": value for word, value in _TENS.items()}
_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "mn": 10**6, "bn": 10**9,
}  # fmt: skip
_NUMBER_WORDS = _SMALL.keys() | _TENS.keys() | {"hundred", "dozen"} | _SCALES.keys()
_MONTH = {short: long for long, short in zip(*MONTHS, strict=True)} | {"sept": "september"}
_DECADE = {word: f"{1920 + 10 * place}s" for place, word in enumerate(DECADES)}
MONTH_NAMES = frozenset(MONTHS[0])


def plain(word: str) -> str:
    """``word`` in lower case without diacritics and apostrophes, and without a possessive ending."""
    if word.isascii() and word.isalnum():
        return word.casefold()
    bare = unicodedata.normalize("NFKD", word.translate(_PLAIN).casefold().translate(_PLAIN))
    bare = "".join(character for character in bare if not unicodedata.combining(character))
    return re.sub(r"['’ʼ]", "", re.sub(r"['’ʼ]s$", "", bare))


def respelled(word: str) -> str:
    """A word in lower case with the ending that American spelling gives it; words that differ may become one."""
    for pattern, ending in _ENDINGS:
        word = pattern.sub(ending, word)
    return word


def wording(text: str) -> list[str]:
    """The words of ``text`` in their one wording, in order; numbers as figures, months by their full names.

    "2.5 million" is ``2500000``; a time or a decimal fraction is the two numbers that its point parts.
    """
    text = _BROKEN.sub("", text)
    text = _STATES.sub("USA", _DOTTED.sub(lambda match: f"{re.sub(r'[. ]', '', match[0])} ", text))
    text = _POINTED.sub(_day_first, _ISO.sub(_iso, text))
    return list(_joined([plain(token) for token in _TOKEN.findall(text)]))


def acronyms(text: str) -> Iterator[tuple[str, str]]:
    """Names of several capitalised words, each with what its first letters spell, with and without "of" and the like.

    ``("Office of Harbour Works", "ohw")``, ``("Office of Harbour Works", "oohw")``.
    """
    for match in _CAPITALS.finditer(text):
        parts = [part for whole in match[0].split() for part in whole.split("-") if part]
        spelled = ["".join(part[0] for part in parts if part[0].isupper() or part in some) for some in _SPELLED]
        for letters in dict.fromkeys(spelled):
            if len(letters) > 2:
                yield match[0], plain(letters)


def _iso(match: re.Match[str]) -> str:
    year, month, day = match[1], int(match[2]), match[3]
    return f" {int(day) if day else ''} {MONTHS[0][month - 1]} {year} " if 1 <= month <= 12 else match[0]


def _day_first(match: re.Match[str]) -> str:
    """A date in figures; the day comes first unless that cannot be."""
    day, month = int(match[1]), int(match[2])
    if month > 12:
        day, month = month, day
    return f" {day} {MONTHS[0][month - 1]} {match[3]} " if 1 <= month <= 12 else match[0]


def _joined(tokens: Sequence[str]) -> Iterator[str]:
    """Tokens with runs that make one number as that number."""
    index = 0
    while index < len(tokens):
        word = tokens[index]
        if not word[0].isalnum() and word != "%":
            index += 1
        elif word in _NUMBER_WORDS and word not in _SCALES:
            value, index = _number(tokens, index)
            yield str(value)
        elif word[0].isdigit():
            index += 1
            if index < len(tokens) and tokens[index] in _SCALES and _decimal(word) is not None:
                yield str(round((_decimal(word) or 0) * _SCALES[tokens[index]]))
                index += 1
            elif _GROUPED.fullmatch(word):
                yield re.sub("[.,]", "", word)
            elif ordinal := _ORDINAL.fullmatch(word):
                yield ordinal[1]
            else:
                yield from (part.lstrip("0") or "0" for part in re.split("[.,:]", word))
        else:
            index += 1
            if word == "%" or (word == "per" and tokens[index : index + 1] == ["cent"]):
                index += word != "%"
                yield "percent"
            else:
                yield respelled(_MONTH.get(word) or _DECADE.get(word) or word)


def _decimal(word: str) -> float | None:
    """The value of figures; None for times and the like."""
    bare = re.sub(r",(?=\d{3}(?:\D|$))", "", word).replace(",", ".")
    try:
        return float(bare)
    except ValueError:
        return None


def _number(tokens: Sequence[str], index: int) -> tuple[int, int]:
    """The number in words that begins at ``index``, and the index behind it."""
    total = current = 0
    last = 10**15
    while index < len(tokens):
        word = tokens[index]
        if word in _TENS and last > 90 and current % 100 == 0:
            current, last = current + _TENS[word], 90
        elif word in _SMALL and last > 9 and (last > 90 or _SMALL[word] < 10):
            current, last = current + _SMALL[word], 9
        elif word in {"hundred", "dozen"}:
            if current >= 100:
                break
            dozen = word == "dozen"
            current, last = (current or 1) * (12 if dozen else 100), 9 if dozen else 100
        elif word in _SCALES and (total == 0 or _SCALES[word] < 10**6):
            total, current, last = total + (current or 1) * _SCALES[word], 0, 1000
        elif word != "and" or last not in {100, 1000} or not _counts_on(tokens[index + 1 : index + 2]):
            break
        index += 1
    return total + current, index


def _counts_on(following: Sequence[str]) -> bool:
    """Whether a number goes on with the next word: "two hundred and **six**", not "a hundred and a thousand"."""
    return bool(following) and following[0] in _SMALL.keys() | _TENS.keys()
