"""How does text from a document stay text, whatever is in it?

Three dangers are met here: characters that HTML cannot carry, control characters that reorder the
words around them (Unicode Standard Annex 9, section 2; "Trojan Source", CVE-2021-42574), and markup.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_FOREIGN_TO_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F
_SPACE = 0x20


def carried(text: str) -> str:
    """Return ``text`` with each character that HTML cannot carry replaced by one visible stand-in.

    Length and all other characters are kept, so offsets into ``text`` are offsets into the result.
    """
    return _FOREIGN_TO_HTML.sub(_stand_in, text)


def flat(text: str) -> str:
    """Return ``text`` fit for a label or an attribute: reordering controls are spelled out, ``⟨U+202E⟩``."""
    return _REORDERING.sub(lambda match: f"⟨{_code(match)}⟩", carried(text))


def marked(text: str) -> Markup:
    """Return ``text`` escaped for HTML, reordering controls isolated and shown, and no character lost.

    The text content of the result equals ``carried(text)``.
    """
    return Markup(_REORDERING.sub(_isolated, str(escape(carried(text)))))  # noqa: S704  # escaped on the same line


def _stand_in(match: re.Match[str]) -> str:
    point = ord(match[0])
    if point < _SPACE:
        return chr(_CONTROL_PICTURES + point)
    return "␡" if point == _DELETE else "\ufffd"


def _code(match: re.Match[str]) -> str:
    return f"U+{ord(match[0]):04X}"


def _isolated(match: re.Match[str]) -> str:
    # An element that isolates ends every embedding and override opened in it, so the control reorders nothing.
    return f'<bdi class="ctl" data-u="{_code(match)}">{match[0]}</bdi>'
