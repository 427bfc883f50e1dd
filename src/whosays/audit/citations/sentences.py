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
#: A name as citations give it: "Second Report", "Order 7", "Board of Wells v. Orsk".
_NAME = r"[A-Z][\w'’.&-]*(?:\s+(?:of|the|on|for|in|and|to|v\.?|[A-Z\d][\w'’&/-]*))*"
#: Where in a document: "at 12", "¶ 4", "item 3", "“The roll”", "order (d)".
_PLACE = (
    r"(?:,?\s+(?:at|pp?\.|paras?\.?|[¶§]+|art\.|cl\.|ch\.|chap\.|sec\.|s\.|n\.|item|items|part|paragraph|page|section|"
    r"order|annex|table)\s*[\dIVXivx(][\w().:,–-]*(?:\s*(?:,|and|–|-)\s*\d[\w–-]*)*|,\s*[“\"][^”\"\n]{2,80}[”\"])"
)
_SAID_IN = rf"(?:,?\s+(?:quoted|cited|reproduced|reprinted)\s+in\s+{_NAME})"
_CITING = (
    r"(?:(?:But\s+)?(?:[Ss]ee|Cf\.|Accord)(?:\s+(?:also|generally))?,?\s+)?"
    rf"(?:(?:Id|Ibid|Ibidem|Loc\.\s+cit|Op\.\s+cit)\b\.?(?:,?\s*[^.;\n]{{1,60}}?)?|{_NAME}{_SAID_IN}?{_PLACE}+{_SAID_IN}?{_PLACE}*)"
)
#: A sentence that does nothing but cite, for the one before it: "Second Report, at 12.", "Ibid.", "Id., order (d)."
_CITING_SENTENCE = rf"\s*{_CITING}(?:;\s+{_CITING})*\s*\.(?=\s+[A-Z“\"(\[]|\s*\Z|\s*\n)"
#: Marks, brackets and citing sentences behind the end of a sentence. A bracket is the sentence's own where it closes
#: the paragraph or the next sentence begins behind it.
_BEHIND = re.compile(
    r"(?:\s*\[\^?\d[\d,;\s–-]*\](?!:)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[ \t]*[(\[][A-Z][^()\[\]\n]{2,120}[)\]]\.?(?=\s|\Z)"
    rf"|{_CITING_SENTENCE})+"
)
_ENDED = ".!?”\"’'"
_CITING_BEHIND = re.compile(rf"(?<=[.!?”\"’')\]]){_CITING_SENTENCE}")


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


def place_of(text: str, passage: Passage, sentence: Tokens, since: int = 0) -> tuple[int, int]:
    """Where a sentence begins and ends with its marks, and without those of the sentence before it.

    Args:
        text: The brief; the offsets returned are code points of it.
        passage: Where the sentence stands.
        sentence: Of its parse.
        since: Where the place of the sentence before it ends.
    """
    start, end = passage.start + sentence.start_char, passage.start + sentence.end_char
    start = max(start, min(since, end))
    if sentence.start_char and (led := _BEHIND.match(text, start)) is not None:
        start = min(led.end(), end)
    if text[:end].rstrip()[-1:] in _ENDED and (trail := _BEHIND.match(text, end)) is not None:
        end = trail.end()
    return start, max(start, end)


def citing_sentences(text: str, place: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where sentences that do nothing but cite begin and end in a stretch of a text, each behind what it is for."""
    for match in _CITING_BEHIND.finditer(text, *place):
        led = len(match[0]) - len(match[0].lstrip())
        yield match.start() + led, match.end()
