"""A passage as plain lists of words: what the rules read, so that spaCy's objects are touched only where needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.mentions.lexicon import ordinary
from whosays.language.passages import Passage
from whosays.text.names import LEADING_PARTICLES, PARTICLES

if TYPE_CHECKING:
    from spacy.tokens import Doc


#: A capital after a transliteration mark, an opening mark or an elided article ("'Ali", "d'Orin").
_MARKED_CAPITAL = re.compile(r"(?:[^\w\s]|(?:d|l|dell|dall|nell|al)')[A-ZÀ-ÖØ-Þ]")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a passage.

    All positions are token indices of ``doc``; a stretch is half-open ``[start, end)``.

    Attributes:
        doc: The parse.
        texts: Each token as it stands in the analysis view.
        lows: The same in lower case, without full stops at the end.
        capital: Whether the token begins with a capital letter.
    """

    doc: Doc
    texts: list[str]
    lows: list[str]
    capital: list[bool]

    def __len__(self) -> int:
        return len(self.texts)

    def opens_sentence(self, index: int) -> bool:
        """Whether the token is the first of its sentence, or stands after an opening quotation mark or a full stop."""
        return (
            bool(self.doc[index].is_sent_start)
            or index == 0
            or self.texts[index - 1] in {'"', "'", ".", ":", "(", "-", "—"}
        )

    def may_name(self, index: int) -> bool:
        """Whether the token can be a word of a name: capitalised, no function word, no part of a date."""
        if not 0 <= index < len(self.texts) or not self.capital[index]:
            return False
        low = self.lows[index]
        lexicon = ordinary()
        if low in lexicon.calendar or (low in lexicon.function and not (self.texts[index].isupper() and len(low) > 1)):
            return False
        return not self.opens_sentence(index) or self.doc[index].pos_ in {"PROPN", "NOUN", "ADJ"}

    def hyphen(self, index: int) -> bool:
        """Whether the token is a hyphen that joins the words on both its sides."""
        return (
            0 < index < len(self.texts) - 1
            and self.texts[index] in {"-", "/"}
            and not self.doc[index - 1].whitespace_
            and not self.doc[index].whitespace_
        )

    def particle(self, index: int) -> bool:
        """Whether the token is a particle inside a name."""
        return 0 <= index < len(self.texts) and self.lows[index].strip("'`") in PARTICLES

    def leading_particle(self, index: int) -> bool:
        """Whether the token is a particle that a name can begin with: it is no English word."""
        return 0 <= index < len(self.texts) and self.lows[index].strip("'`") in LEADING_PARTICLES

    def run_right(self, index: int, limit: int = 6) -> int:
        """The end of the run of name words, joined by hyphens or "&", that begins at ``index``."""
        end = index
        while end < len(self.texts) and end - index < limit * 2:
            if self.may_name(end):
                end += 1
            elif end > index and (self.hyphen(end) or self.texts[end] == "&") and self.may_name(end + 1):
                end += 2
            else:
                break
        return end

    def run_left(self, index: int, limit: int = 6) -> int:
        """The start of the run of name words that ends before ``index``."""
        start = index
        while start > 0 and index - start < limit * 2:
            if self.may_name(start - 1):
                start -= 1
            elif start > 1 and (self.hyphen(start - 1) or self.texts[start - 1] == "&") and self._joins(start - 2):
                start -= 2
            else:
                break
        return start

    def _joins(self, index: int) -> bool:
        return self.may_name(index) or self.leading_particle(index)


def words_of(passage: Passage) -> Words:
    """The tokens of a passage as plain lists."""
    texts = [token.text for token in passage.doc]
    capital = [text[0].isupper() or bool(_MARKED_CAPITAL.match(text)) for text in texts]
    return Words(passage.doc, texts, [text.lower().rstrip(".") or text for text in texts], capital)
