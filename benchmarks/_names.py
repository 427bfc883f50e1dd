"""Texts with names of persons, organizations and places: the sets of ``benchmarks.entities``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora.gum import read_gum

from whosays.records import Block, Document

COARSE = {
    "Person": "person", "politician": "person", "person": "person", "PERSON": "person",
    "Organization": "organization", "Organisation": "organization", "organisation": "organization",
    "organization": "organization", "place": "place",
    "politicalparty": "organization", "PublicBody": "organization", "Company": "organization", "ORG": "organization",
    "Location": "place", "location": "place", "country": "place", "Facility": "place", "Country": "place",
    "Address": "place", "GPE": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip
_CLOSERS = frozenset(".,;:!?)]}%") | {"'s", "’s", "n't", "'", "’"}
_PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they", "you", "our", "their", "his", "her"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "al", "bin", "el", "von", "van", "du"})
Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its gold names as ``(start, end, coarse type)`` in code points.

    Blank lines part its paragraphs where none are given.
    """

    text: str
    gold: frozenset[Name]
    paragraphs: tuple[tuple[int, int], ...] = ()


def re3d(folder: Path) -> Iterator[Text]:
    """The three parts of re3d."""
    for part in sorted(path.parent for path in folder.glob("*/documents.json")):
        gold: dict[str, set[Name]] = {}
        for line in (part / "entities.json").read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            coarse = COARSE.get(entity["type"])
            if coarse and _is_name(entity["value"]):
                gold.setdefault(entity["documentId"], set()).add((entity["begin"], entity["end"], coarse))
        for line in (part / "documents.json").read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            yield Text(document["text"], frozenset(gold.get(document["_id"], ())))


def _is_name(value: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’.-]*", value)
    bare = words[1:] if words and words[0].lower() in {"the", "a", "an"} else words
    if not bare or bare[0].lower() in _PRONOUNS:
        return False
    return any(w[0].isupper() for w in bare) and all(w[0].isupper() or w.lower() in _SMALL or "-" in w for w in bare)


def tagged(lines: Iterable[str]) -> Iterator[Text]:
    """Texts of ``word<TAB>BIO tag`` lines, paragraphs of up to 40 sentences."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in lines:
        word, _, tag = line.rstrip("\n").partition("\t")
        if word.strip():
            sentences[-1].append((word.strip(), tag.strip().split(" ")[-1]))
        elif sentences[-1]:
            sentences.append([])
    yield from (_assembled(sentences[start : start + 40]) for start in range(0, len(sentences), 40))


def _assembled(sentences: Sequence[Sequence[tuple[str, str]]]) -> Text:
    """One text with a sentence per paragraph, blanks put where writers put them."""
    text, gold = "", set[Name]()
    for sentence in sentences:
        text += "\n\n" if text else ""
        opened: tuple[int, str] | None = None
        quoted, glue = False, True
        for place, (word, tag) in enumerate(sentence):
            hyphen = word == "-" and 0 < place < len(sentence) - 1 and sentence[place + 1][0][0].isalnum()
            hyphen = hyphen and sentence[place - 1][0].isalnum()
            ending = word == "s" and place > 0 and sentence[place - 1][0] in {"'", "’"}
            if not (glue or hyphen or ending or word in _CLOSERS or (word == '"' and quoted)):
                text += " "
            if opened and not tag.startswith("I-"):
                opened = None
            if tag.startswith("B-"):
                opened = (len(text), tag[2:])
            text += word
            if opened and opened[1] in COARSE:
                gold = {name for name in gold if name[0] != opened[0]}
                gold.add((opened[0], len(text), COARSE[opened[1]]))
            glue = hyphen or word in {"(", "[", "{"} or (word == '"' and not quoted)
            quoted = quoted != (word == '"')
    return Text(text, frozenset(gold))


def gum_news(folder: Path) -> Iterator[Text]:
    """The news in the development and test parts of GUM."""
    for split in ("dev", "test"):
        for labelled in read_gum(folder, split, free_only=False):
            if "_news_" in labelled.name:
                tags = (labelled.tags.get(f"name_{kind}", ()) for kind in ("person", "organization", "place"))
                yield Text(labelled.text, frozenset(name for names in tags for name in names), labelled.paragraphs)


def document_of(text: Text) -> Document:
    """A document with a block per paragraph."""
    bounds = text.paragraphs or [match.span() for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text.text)]
    blocks = tuple(Block("paragraph", start, end) for start, end in bounds)
    return Document("doc", "", "", "text/plain", "", "source", None, text.text, (), blocks)
