"""Silver labels: what the rules of whosays find in unannotated text: ``python -m training.silver OUTPUT``.

Names, times, hedges, boosters and negations of the PolNeAR training texts and of some Treasury releases, as JSON lines.
They teach the heads for which the domain has no gold; attributions are never taken from rules.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks._data import data_dir
from benchmarks.polnear import annotated_texts

from whosays.extract.certainty import find_modifiers
from whosays.extract.mentions import find_mentions
from whosays.extract.times import find_times
from whosays.language.passages import passages
from whosays.records import Block, Document

#: One release in so many, and how many at most.
EVERY, RELEASES = 40, 160
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_HEDGES = frozenset({"modal", "adverb", "adjective", "noun", "verb", "evidential", "conditional", "question"})
_HEADS = {
    "Person": "person", "Organization": "organization", "PublicBody": "organization", "Company": "organization",
    "Country": "place", "Address": "place", "Event": "event", "Document": "document", "Vessel": "vessel",
}  # fmt: skip


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of everything that gets silver labels."""
    done: set[str] = set()
    for annotated in annotated_texts(data_dir("polnear") / "train"):
        name = re.sub(r"_[0-9a-f]{4}$", "", annotated.name)
        if name not in done:
            done.add(name)
            yield f"polnear/{name}", annotated.text
    with gzip.open(data_dir("treasury") / "press_releases_even.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % EVERY == 0 and number // EVERY < RELEASES:
                release = json.loads(line)
                text = next(v for k, v in release.items() if k in {"text", "body", "content"})
                yield f"treasury/{number}", text[:6000]


def label(item: tuple[str, str]) -> dict[str, Any]:
    """The rules' labels of one text."""
    name, text = item
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in PARAGRAPH.finditer(text))
    document = Document("doc", name, name, "text/plain", "", "source", None, text, (), blocks)
    names: list[tuple[int, int, str, str]] = []
    marks: list[tuple[int, int, str]] = []
    for passage in passages(document):
        names += (
            (m.span.start, m.span.end, _HEADS[m.schema], m.schema)
            for m in find_mentions(passage, "doc")
            if m.kind != "nominal" and m.schema in _HEADS
        )
        for modifier in find_modifiers(passage):
            words = passage.tokens_span(passage.doc[modifier.start : modifier.end])
            kind = "negation" if modifier.kind == "negation" else "booster" if modifier.kind == "booster" else None
            if kind is None and modifier.kind in _HEDGES and modifier.level not in {None, "certain"}:
                kind = "hedge"
            if kind:
                marks.append((words.start, words.end, kind))
    times = [(t.span.start, t.span.end, "time") for t in find_times(document, "2016-10-01")]
    return {
        "name": name,
        "text": text if name.startswith("treasury") else "",
        "names": names,
        "marks": marks,
        "times": times,
    }


def main(output: str) -> None:
    """Label everything."""
    with ProcessPoolExecutor(2) as pool, Path(output).open("w", encoding="utf-8") as file:
        for row in pool.map(label, texts(), chunksize=8):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
