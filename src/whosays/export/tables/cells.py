"""What a cell may hold: no formula of a stranger's, and no character that files cannot bear."""

from __future__ import annotations

import re
from typing import Final

#: What spreadsheets may take for the start of a formula (OWASP, CSV Injection), the full-width forms among it.
_FORMULA: Final = "[=+\\-@\t\r\n＝＋－＠]"
_DANGEROUS: Final = re.compile(f"'*{_FORMULA}")
_DEFUSED: Final = re.compile(f"'(?='*{_FORMULA})")
#: What XML 1.0 (section 2.2) does not allow: controls, halves of surrogate pairs, and two that are no characters.
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT: Final = "\ufffd"


def dangerous(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula, or would after ``fused``."""
    return _DANGEROUS.match(text) is not None


def defused(text: str) -> str:
    """A text that a spreadsheet takes for a text: one that looks like a formula has ``'`` before it."""
    return f"'{text}" if dangerous(text) else text


def fused(text: str) -> str:
    """The text that ``defused`` was given."""
    return _DEFUSED.sub("", text, count=1) if text.startswith("'") and _DEFUSED.match(text) else text


def legal(text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold: as long as it was, so that offsets stay right."""
    return text if text.isprintable() else _ILLEGAL.sub(REPLACEMENT, text)
