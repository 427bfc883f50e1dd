"""What a question asks for: the words to find, and whose claims to find them in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from whosays.text.view import analysis_view

#: Words that say nothing about the matter; they are searched for only when a question holds nothing else.
_STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a about all also an and any are as at be been being but by can could did do does for from had has have he her
        him his how i in into is it its just may me might more most must my no nor not of on or our out she should so
        some such than that the their them then there these they this those to under up us was we were what when where
        whether which while who whom whose why will with would you your
        """,
    )
)
_SAYING = (
    r"(?:sa(?:y|ys|id|ying)|claim(?:s|ed)?|report(?:s|ed)?|alleg(?:e|es|ed)|assert(?:s|ed)?|argu(?:e|es|ed)|"
    r"believ(?:e|es|ed)|think(?:s)?|thought|den(?:y|ies|ied)|stat(?:e|es|ed)|tell(?:s)?|told|w(?:rite|rites|rote)|"
    r"accus(?:e|es|ed)|promis(?:e|es|ed)|suggest(?:s|ed)?|conclud(?:e|es|ed)|testif(?:y|ies|ied)|written)"
)
_WHO_SAYS = re.compile(
    rf"who(?:\s+else)?(?:\s+(?:has|have|had))?\s+{_SAYING}\b(?:\s+that\b)?\s*(?P<matter>.*)", re.I | re.S
)
_DOES_SAY = re.compile(
    rf"(?:what\s+)?(?:do|does|did|has|have|had)\s+(?P<source>.+?)\s+{_SAYING}\b"
    r"(?:\s+(?:that|about|on|of|regarding|concerning)\b)?\s*(?P<matter>.*)",
    re.I | re.S,
)
_ACCORDING_TO = re.compile(r"according\s+to\s+(?P<source>[^,]+),\s*(?P<matter>.*)", re.I | re.S)
_PIECE = re.compile(r'"([^"]+)"|(\S+)')
_MOST_TERMS = 32


@dataclass(frozen=True, slots=True)
class Question:
    """A question as terms; each term is a word, or several that stand together in the question's quotation marks.

    Attributes:
        matter: What to find.
        source: Words in the name of whoever is to hold the claim; empty for anybody.
        framed: Whether the question asks who says something, so that only a claim's own words count and not its
            holder's name.
    """

    matter: tuple[str, ...]
    source: tuple[str, ...] = ()
    framed: bool = False

    @classmethod
    def parse(cls, text: str) -> Question:
        """Understand "who says that …", "what does X say about …", "according to X, …", or plain words.

        Whatever is not understood counts as words to find; no text is an error.
        """
        plain = analysis_view(unicodedata.normalize("NFC", text)).replace("\x00", " ").strip().rstrip("?").strip()
        if found := _WHO_SAYS.fullmatch(plain):
            return cls(_terms(found["matter"]), framed=True)
        if found := _DOES_SAY.fullmatch(plain) or _ACCORDING_TO.fullmatch(plain):
            return cls(_terms(found["matter"]), _terms(found["source"]), framed=True)
        return cls(_terms(plain))


def _terms(text: str) -> tuple[str, ...]:
    """The words and quoted phrases of ``text``, each once, without stop words where there are others."""
    pieces = (phrase or word.strip("\"'.,;:!?()[]{}") for phrase, word in _PIECE.findall(text))
    terms = [re.sub(r"'s$", "", piece) for piece in pieces if any(character.isalnum() for character in piece)]
    telling = [term for term in terms if term.lower() not in _STOP_WORDS]
    return tuple(dict.fromkeys(telling or terms))[:_MOST_TERMS]
