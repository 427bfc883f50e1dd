"""How a document is handed to the parser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
import spacy
from spacy.tokens import Doc

from tests.factories import make_document
from whosays.language import passages as module
from whosays.language.passages import LONGEST, passages

#: In code points; what 1.5 GB are enough for, whatever the text.
MOST_AT_ONCE = 50_000


class Recorder:
    """Stands for the parser: only cuts words, and keeps how much it was given at once."""

    def __init__(self) -> None:
        self.blank = spacy.blank("en")
        self.batches: list[list[int]] = []

    def pipe(self, texts: Sequence[tuple[str, object]], **_: object) -> Iterator[tuple[Doc, object]]:
        self.batches.append([len(text) for text, _ in texts])
        return ((self.blank.make_doc(text), context) for text, context in texts)


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder()
    monkeypatch.setattr(module, "load_parser", lambda: recorder)
    return recorder


@pytest.mark.parametrize(
    "text",
    [
        "alpha beta " * 20_000,
        "x" * 60_000,
        ". , " * 9_000,
        "\n\n".join(["The keeper left."] * 300),
        "\n\n".join(["The keeper left. " * 1_500, "He said no.", "word " * 9_000, "Yes."]).replace(" \n", "\n").strip(),
    ],
    ids=["no full stop", "no blank", "no word", "short paragraphs", "mixed"],
)
def test_all_of_a_text_is_parsed_in_bounded_portions(parser: Recorder, text: str) -> None:
    document = make_document(text.strip())
    found = list(passages(document))
    kept = "".join(document.text[p.start : p.start + len(p.doc.text)] for p in found)
    assert "".join(kept.split()) == "".join(document.text.split())
    assert max(len(p.doc.text) for p in found) <= LONGEST
    assert max(sum(batch) for batch in parser.batches) <= MOST_AT_ONCE
    assert sum(map(len, parser.batches)) == len(found)


def test_an_empty_document_needs_no_parser(parser: Recorder) -> None:
    document = make_document("word")
    object.__setattr__(document, "blocks", ())
    assert list(passages(document)) == []
    assert parser.batches == []
