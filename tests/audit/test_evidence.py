"""What of a source is read beside a statement: each likely passage with what stands around it, and two together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from tests.audit.cannery import BRIEF, SOURCES, read_case
from tests.audit.weighing import reading

from whosays.audit.compare.compared import FEATURES, Statement
from whosays.audit.compare.side import Side
from whosays.audit.evidence import COMPARED, Library
from whosays.audit.shelf import shelves
from whosays.language.decode import Floats, logit
from whosays.language.labels import VECTOR
from whosays.language.pairs import PairReader, PairReading
from whosays.records import Analysis

CLAIM = "the pumps delivered 480 litres of water a minute"


@dataclass(slots=True)
class Listening:
    """Reads pairs as the encoder does, by saying how many it was asked before; keeps what it was asked."""

    asked: list[tuple[str, str]] = field(default_factory=list)

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[PairReading]:
        self.asked += pairs
        return [reading((number + 1) / 10, 0.1) for number in range(len(pairs))]

    def vectors(self, texts: Sequence[str]) -> Floats:
        return np.zeros((len(texts), VECTOR), np.float32)


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return read_case(tmp_path_factory.mktemp("osk"), BRIEF, SOURCES)


def held(analysis: Analysis, name: str) -> tuple[list[tuple[str, str]], list[float]]:
    """What was read beside a claim in the document ``name``, and the feature of the last reading for each passage."""
    listening = Listening()
    shelf = shelves(analysis)
    library = Library.of(analysis, shelf, cast("PairReader", listening))
    claim = next(one for one in analysis.claims if any(CLAIM in span.exact for span in one.content))
    side = Side.of(shelf[claim.document_id], claim.content[0].start, claim.content[-1].end)
    document = next(one.id for one in analysis.documents if Path(one.path).name == name)
    found = library.compared(Statement.whole(claim, side), [document])
    return listening.asked, [one.features[FEATURES.index("supports together")] for one in found]


def test_the_likeliest_two_passages_are_read_together_and_count_for_each(analysis: Analysis) -> None:
    asked, told = held(analysis, "report.txt")
    *single, (together, words) = asked
    assert CLAIM in words
    assert "The pumps delivered 180 litres of water a minute." in together
    assert any(together not in evidence for evidence, _ in single)
    assert len(told) == len(single) <= COMPARED
    assert told == pytest.approx([logit(len(asked) / 10)] * len(told))


def test_passages_are_read_as_they_stand_in_their_document(analysis: Analysis) -> None:
    text = next(one.text for one in analysis.documents if one.path.endswith("report.txt"))
    together = held(analysis, "report.txt")[0][-1][0]
    places = [text.index(part.strip()) for part in together.split(".") if part.strip()]
    assert places == sorted(places)
