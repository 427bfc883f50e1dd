"""CrossNER (politics), and the BIO columns that it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.text import LabelledText, Tagged

_COARSE = {
    "politician": "person", "person": "person", "organisation": "organization", "politicalparty": "organization",
    "country": "place", "location": "place", "event": "event", "election": "event",
}  # fmt: skip
_HEADS = ("name_person", "name_organization", "name_place", "name_event")
#: Sentences that make one text.
_TOGETHER = 8


def read_crossner(path: Path) -> Iterator[LabelledText]:
    """The sentences of one file, a few together; its classes that are none of ours are no names to us."""
    sentences = list(_sentences(path.read_text("utf-8").splitlines()))
    for number, start in enumerate(range(0, len(sentences), _TOGETHER)):
        yield joined(f"crossner-{number}", sentences[start : start + _TOGETHER])


def _sentences(lines: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    sentence: list[tuple[str, str]] = []
    for line in lines:
        word, _, tag = line.partition("\t")
        if word.strip():
            sentence.append((word.strip(), tag.strip()))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def joined(name: str, sentences: Sequence[Sequence[tuple[str, str]]]) -> LabelledText:
    """Words and tags as a text with a paragraph a sentence."""
    text = ""
    paragraphs: list[tuple[int, int]] = []
    names: dict[str, list[Tagged]] = {head: [] for head in _HEADS}
    kinds: list[Tagged] = []
    for sentence in sentences:
        start = len(text)
        spans: list[list[int | str]] = []
        for word, tag in sentence:
            begins = len(text)
            text += word
            if tag.startswith("B-") or (tag.startswith("I-") and not spans):
                spans.append([begins, len(text), tag[2:]])
            elif tag.startswith("I-"):
                spans[-1][1] = len(text)
            text += " "
        paragraphs.append((start, len(text) - 1))
        text += "\n"
        for begins, ends, fine in spans:
            coarse = _COARSE.get(str(fine))
            if coarse:
                names[f"name_{coarse}"].append((int(begins), int(ends), coarse))
                if coarse == "place":
                    kinds.append((int(begins), int(ends), "Country" if fine == "country" else "none"))
    return LabelledText(name, text, tuple(paragraphs), tags={h: tuple(s) for h, s in names.items()}, kinds=tuple(kinds))
