"""The Szeged uncertainty corpus, biomedical part: hedge cues; and UDS-IH2: factuality of predicates."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from training.text import LabelledText

_TOGETHER = 8


def uncertainty_documents(path: Path) -> list[ET.Element]:
    """The articles of one file, in order."""
    return list(ET.parse(path).getroot().iter("Document"))  # noqa: S314  a local corpus that the user chose


def is_development(number: int) -> bool:
    """Whether the ``number``-th article of a file is kept from training: every third."""
    return number % 3 == 2


def read_uncertainty(path: Path, *, development: bool) -> Iterator[LabelledText]:
    """Hedges in the articles of the training or of the development part."""
    for number, document in enumerate(uncertainty_documents(path)):
        if is_development(number) != development:
            continue
        text = ""
        paragraphs: list[tuple[int, int]] = []
        cues: list[tuple[int, int, str]] = []
        for part in document.iter("DocumentPart"):
            start = len(text)
            for sentence in part.iter("Sentence"):
                text += sentence.text or ""
                for child in sentence:
                    begins = len(text)
                    text += "".join(child.itertext())
                    cues.append((begins, len(text), "hedge"))
                    text += child.tail or ""
                text += " "
            if text[start:].strip():
                paragraphs.append((start, len(text) - 1))
            text += "\n"
        yield LabelledText(f"{path.stem}-{number}", text, tuple(paragraphs), tags={"marks": tuple(cues)})


def read_factuality(path: Path) -> Iterator[LabelledText]:
    """Sentences of UDS-IH2, as they are given, a few together."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for number, start in enumerate(range(0, len(rows), _TOGETHER)):
        text = ""
        paragraphs: list[tuple[int, int]] = []
        values: list[tuple[int, int, float]] = []
        for row in rows[start : start + _TOGETHER]:
            begins = len(text)
            bounds = []
            for word in row["text"].split(" "):
                bounds.append((len(text), len(text) + len(word)))
                text += word + " "
            paragraphs.append((begins, len(text) - 1))
            text += "\n"
            for target in row["targets"]:
                first, last = target["span1"]
                values.append((bounds[first][0], bounds[last - 1][1], float(target["label"])))
        yield LabelledText(f"uds-{path.stem}-{number}", text, tuple(paragraphs), values=tuple(values))
