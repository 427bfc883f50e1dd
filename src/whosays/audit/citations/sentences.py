"""The sentences of a brief as far as citing goes: with the marks and brackets that stand behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.language.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

#: Ends that a parser takes for those of sentences, where a number follows: "at para. 14".
_ABBREVIATED = re.compile(
    r"\b(?:paras?|pp?|nos?|docs?|exh?|app|chs?|secs?|arts?|cl|figs?|vols?|tab|encl|al|v|vs|s)\.\Z", re.IGNORECASE
)
_GOES_ON = re.compile(r"[\d(§a-z]|[A-Z]{1,3}-?\d")
#: Marks and brackets behind the end of a sentence. A bracket is the sentence's own where it closes the paragraph or
#: the next sentence begins behind it.
_BEHIND = re.compile(
    r"(?:\s*\[\^?\d[\d,;\s–-]*\](?!:)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[ \t]*[(\[][A-Z][^()\[\]\n]{2,120}[)\]]\.?(?=\s|\Z))+"
)
_ENDED = ".!?”\"’'"


def sentences(doc: Doc) -> Iterator[Tokens]:
    """The sentences of a parse, those joined that were cut behind an abbreviation."""
    start = 0
    found = list(doc.sents)
    for place, sentence in enumerate(found):
        after = found[place + 1].text if place + 1 < len(found) else ""
        if after and _ABBREVIATED.search(sentence.text.rstrip()) and _GOES_ON.match(after):
            continue
        yield doc[start : sentence.end]
        start = sentence.end


def place_of(text: str, passage: Passage, sentence: Tokens) -> tuple[int, int]:
    """Where a sentence begins and ends with its marks, and without those of the sentence before it.

    Args:
        text: The brief; the offsets returned are code points of it.
        passage: Where the sentence stands.
        sentence: Of its parse.
    """
    start, end = passage.start + sentence.start_char, passage.start + sentence.end_char
    if sentence.start_char and (led := _BEHIND.match(text, start)) is not None:
        start = min(led.end(), end)
    if text[:end].rstrip()[-1:] in _ENDED and (trail := _BEHIND.match(text, end)) is not None:
        end = trail.end()
    return start, max(start, end)
