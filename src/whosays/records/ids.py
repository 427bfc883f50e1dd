"""Identifiers derived from content, so that the same input gives the same output."""

from __future__ import annotations

import hashlib

_SEPARATOR = "\x1f"
_DIGEST_CHARACTERS = 16


def content_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and the first 64 bits of the SHA-256 of ``parts``.

    Args:
        prefix: A short word for the kind of record, such as ``"clm"``.
        parts: What identifies the record; each is turned into text and kept apart by U+001F.
    """
    joined = _SEPARATOR.join(str(part) for part in parts)
    digest = hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:_DIGEST_CHARACTERS]}"
