"""Texts that nobody annotated, on which teachers have an opinion; see ``training.teach``."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from training.corpora.polnear import PARAGRAPH
from training.pairs.told import Told
from training.text import LabelledText

#: One release in so many, from the second: others than the silver ones.
_EVERY, _FIRST = 12, 1
_LONGEST = 8000
#: Tokens that stand at the one before, or at the one behind; quotation marks as the corpus writes them.
_BEFORE, _CLINGS, _BEHIND = frozenset(".,;:!?)]%'”"), frozenset({"n't"}), frozenset("([$“")
_MARKS = {"``": "“", "''": "”"}


def read_passages(told: Iterator[Told]) -> Iterator[LabelledText]:
    """The project's own passages for the audit, and what is truly said of them, as paragraphs of a brief."""
    for number, one in enumerate(told):
        yield _text(f"passage {number}", one.passage)
        yield _text(f"claims {number}", " ".join(one.honest))


def read_news(folder: Path) -> Iterator[LabelledText]:
    """Articles of ECB+, whose tokens are put together again."""
    for path in sorted(folder.rglob("*.xml")):
        sentences: dict[str, list[str]] = {}
        for token in ET.parse(path).iter("token"):  # noqa: S314 - a corpus of one's own
            sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
        yield _text(path.stem, " ".join(_joined(tokens) for tokens in sentences.values()))


def read_notices(releases: Path) -> Iterator[LabelledText]:
    """Press releases of a ministry."""
    with gzip.open(releases, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % _EVERY == _FIRST:
                release = json.loads(line)
                yield _text(f"notice {number}", next(v for k, v in release.items() if k in {"text", "body", "content"}))


def _text(name: str, text: str) -> LabelledText:
    text = re.sub(r"[ \t]+", " ", text[:_LONGEST])
    return LabelledText(name, text, tuple(match.span() for match in PARAGRAPH.finditer(text)))


def _joined(tokens: list[str]) -> str:
    """A sentence as it was printed, or nearly."""
    text, glue = "", True
    for word in (_MARKS.get(token, token) for token in tokens):
        text += word if glue or word[:1] in _BEFORE or word in _CLINGS else f" {word}"
        glue = word in _BEHIND
    return text
