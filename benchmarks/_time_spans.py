"""Where temporal expressions stand, in GUM: the words that its markup has in ``<date>`` or ``<time>``.

GUM keeps the TEI elements of a text in the last column of its CoNLL-U files, as ``XML=``: those written there open
before the word or close after it. Half-open ranges of code points; a leading "the" is taken off everybody's spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from training.corpora.gum import split_of

from benchmarks._data import data_dir
from benchmarks._encoder import Encoder
from benchmarks._scores import Counts
from whosays.extract.times import find_times
from whosays.language.passages import analysed, passages
from whosays.records import Block, Document

_ELEMENT = re.compile(r"<(/?)(date|time)\b")
_LABELS = frozenset({"DATE", "TIME"})
_COLUMNS = 10

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dated:
    """A document with its marked expressions."""

    document: Document
    gold: tuple[Bounds, ...]


def dated(path: Path) -> Dated:
    """A document of GUM."""
    text = ""
    paragraphs: list[Bounds] = []
    opened: list[int] = []
    gold: list[Bounds] = []
    begun = start = inside = 0
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            if text[begun:].strip():
                text = text.rstrip()
                paragraphs.append((begun, len(text)))
                text += "\n\n"
            begun = len(text)
        fields = line.split("\t")
        if len(fields) != _COLUMNS:
            inside = 0
        if len(fields) != _COLUMNS or "." in fields[0]:
            continue
        misc = dict(part.partition("=")[::2] for part in fields[9].split("|") if "=" in part)
        number, _, last = fields[0].partition("-")
        if last or int(number) > inside:  # the words of "don't" come after it, and it stands for them
            start = len(text)
            text += fields[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
            inside = int(last or 0)
        elements = [match[1] for match in _ELEMENT.finditer(misc.get("XML", ""))]
        opened += [start] * elements.count("")
        gold += [(opened.pop(), len(text.rstrip())) for _ in range(min(elements.count("/"), len(opened)))]
    if text[begun:].strip():
        paragraphs.append((begun, len(text.rstrip())))
    blocks = tuple(Block("paragraph", start, end) for start, end in paragraphs)
    document = Document("doc", path.stem, path.stem, "text/plain", "", "source", None, text, (), blocks)
    return Dated(document, tuple(sorted(set(gold))))


def documents() -> Iterator[Dated]:
    """The documents of GUM's dev and test parts that have any marked expression."""
    folder = data_dir("gum")
    for path in sorted((folder / "dep").glob("*.conllu")):
        if split_of(path.stem, folder / "splits.md") in {"dev", "test"}:
            document = dated(path)
            if document.gold:
                yield document


def systems(document: Document, encoder: Encoder | None) -> dict[str, list[Bounds]]:
    """The expressions that each system finds."""
    found = {
        "whosays rules": [(time.span.start, time.span.end) for time in find_times(document, None)],
        "spaCy DATE, TIME": [
            (passage.start + entity.start_char, passage.start + entity.end_char)
            for passage in passages(document)
            for entity in passage.doc.ents
            if entity.label_ in _LABELS
        ],
    }
    if encoder is not None:
        read = encoder.reader.read(document.text, analysed(document))
        found["encoder"] = [(time.start, time.end) for time in read.times]
    return found


def count(gold: set[Bounds], found: set[Bounds], tallies: tuple[Counts, Counts]) -> None:
    """Count one document: by overlap, and by the exact span."""
    overlap, exact = tallies
    for counts in tallies:
        counts.gold += len(gold)
        counts.found += len(found)
    overlap.right += sum(_meets(one, gold) for one in found)
    overlap.reached += sum(_meets(one, found) for one in gold)
    exact.match(len(gold & found))


def _meets(one: Bounds, others: Iterable[Bounds]) -> bool:
    return any(one[0] < end and start < one[1] for start, end in others)


def _bare(spans: Iterable[Bounds], text: str) -> set[Bounds]:
    return {(start + 4 if text[start : start + 4].lower() == "the " else start, end) for start, end in spans}


def span_table(limit: int | None, encoder: Encoder | None) -> None:
    """Print what was measured, and a row a system."""
    tallies: dict[str, tuple[Counts, Counts]] = {}
    chosen = list(islice(documents(), limit))
    for one in chosen:
        text = one.document.text
        for system, spans in systems(one.document, encoder).items():
            tally = tallies.setdefault(system, (Counts(), Counts()))
            count(_bare(one.gold, text), _bare(spans, text), tally)
    about = f"; encoder: {encoder.about}" if encoder else ""
    print(
        f"Temporal spans in {len(chosen)} documents of GUM, dev and test{about}. GUM marks only a part of the "
        "temporal expressions in its texts, so what counts as wrong here is often right: recall is the figure that "
        "counts.\n"
    )
    print("| system | gold | found | overlap P | R | F1 | exact P | R | F1 |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for system, tally in tallies.items():
        print(f"| {system} | {tally[0].gold} | {tally[0].found} | " + " | ".join(c.row() for c in tally) + " |")
