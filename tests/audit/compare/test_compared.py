"""All comparisons of a statement with one passage."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.audit.sides import brief, claim_with, side
from tests.audit.weighing import reading

from whosays.audit.compare.compared import FEATURES, Compared, Statement, compare
from whosays.audit.compare.side import Side
from whosays.audit.passages import Found
from whosays.language.labels import DRIFTS
from whosays.language.pairs import PairReading, Tagged
from whosays.records import Difference

TOLD = "Ada Quist sold twelve boats in May 2014"
BRIEF = f"The Harbour Board reported that {TOLD}."
PASSAGE = "Ada Quist may have sold twenty boats in May 2015."


def statement(text: str = BRIEF, words: str = TOLD) -> Statement:
    whole = brief(text)
    return Statement.of(claim_with(whole, words), brief(text, words), 0)


def held(one: Statement, passage: Side, read: PairReading | None = None, around: Side | None = None) -> Compared:
    place = Found(passage.document.id, passage.start, passage.end, 0.75, ())
    return compare(one, passage, around or passage, place, read, None, [], {})


def features(one: Compared) -> dict[str, float]:
    return dict(zip(FEATURES, one.features, strict=True))


def drifts(found: Sequence[Difference]) -> list[str]:
    return [one.drift for one in found]


def tag(drift: str, text: str, words: str, *, in_claim: bool) -> Tagged:
    start = text.index(words)
    return Tagged(drift, in_claim, start, start + len(words), 0.9)


def test_speakers_behind_the_cited_source_are_written_out_before_the_words() -> None:
    plain = statement()
    assert (plain.wording, plain.lead) == (TOLD, 0)
    told = "Quist had sold the yard"
    text = f"The Harbour Board, citing Tove Lind, reported that {told}."
    nested = statement(text, told)
    assert nested.wording == f"According to Tove Lind, {told}"
    assert nested.wording[nested.lead :] == told
    last = Statement.of(nested.claim, nested.side, 1)
    assert (last.wording, last.lead) == (told, 0)


def test_what_differs_is_found_and_told_as_features() -> None:
    found = held(statement(), side(PASSAGE))
    assert drifts(found.differences) == ["number", "time", "certainty"]
    told = features(found)
    assert {name for name in ("number differs", "time differs", "surer") if told[name]} == {
        "number differs", "time differs", "surer",
    }  # fmt: skip
    assert not any(told[name] for name in ("number missing", "time missing", "name missing", "less sure", "wider"))
    assert told["found"] == 0.75
    assert 0.0 < told["overlap"] < 1.0


def test_a_copy_differs_in_nothing() -> None:
    found = held(statement(), side(f"{TOLD}."))
    assert found.differences == ()
    told = features(found)
    assert {name: value for name, value in told.items() if value} == {"overlap": 1.0, "found": 0.75}


def test_what_the_passage_lacks_is_missing_and_no_difference() -> None:
    found = held(statement(), side("She sold the boats."))
    told = features(found)
    assert found.differences == ()
    assert [told[name] for name in ("number missing", "time missing", "name missing")] == [1.0, 1.0, 1.0]


def test_without_an_encoder_its_features_are_nothing() -> None:
    told = features(held(statement(), side(PASSAGE)))
    witness = FEATURES[: 3 + 3 * len(DRIFTS)]
    assert witness[-1].startswith("both: ")
    assert {told[name] for name in witness} == {0.0}


def test_an_encoder_s_say_is_kept_word_by_word() -> None:
    number = (tag("number", TOLD, "twelve", in_claim=True), tag("number", PASSAGE, "twenty", in_claim=False))
    polarity = tag("polarity", PASSAGE, "may", in_claim=False)
    tags = (*number, polarity)
    places = tuple((one.in_claim, one.start, one.end) for one in tags)
    told = features(held(statement(), side(PASSAGE), reading(0.9, 0.2, tags, places)))
    assert told["supports"] > 0 > told["contradicts"]
    assert [told[f"{which}: number"] for which in ("changed", "told", "both")] == [1.0, 1.0, 1.0]
    assert [told[f"{which}: polarity"] for which in ("changed", "told", "both")] == [0.0, 1.0, 0.0]


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_what_an_encoder_is_sure_of_stays_finite(chance: float) -> None:
    told = features(held(statement(), side(PASSAGE), reading(chance, chance)))
    assert abs(told["supports"]) < 10
    assert told["supports"] == told["contradicts"]
