"""The scoring of an audit against hand-made ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import _audit_scores as scores
from benchmarks._audit_scores import Answer, Matched, Texts, half, hits
from benchmarks._audit_set import AuditCase, ExpectedClaim, ExpectedOmission, ExpectedPart, Quoted
from benchmarks.audit import by_drift, overlap_threshold, support

from tests.factories import make_claim, make_document, span
from whosays.records import (
    Audit,
    AuditedPart,
    AuditEntry,
    AuditVerdict,
    Candidate,
    Cited,
    Claim,
    Difference,
    Omission,
    Span,
    TwiceTold,
)

BRIEF = make_document(
    "The inquiry found that the pilot was asleep and that the bell had been sold. It said that a tug lay near. "
    "A diary names the buyer.",
    "brief.txt",
)
LOG = make_document(
    "The pilot may have been asleep. The bell was sold. No tug was seen. The pilot denied it. Nobody was charged.",
    "log.txt",
    "source",
)
OTHER = make_document("The ferry sailed at noon.", "other.txt", "source")
LOG_PATH, OTHER_PATH = "sources/log.txt", "sources/other.txt"


def quoted(words: str) -> Quoted:
    return Quoted(LOG_PATH, words)


ASLEEP = ExpectedPart("the pilot was asleep", "overstated", ("certainty",), (quoted("The pilot may have been asleep"),))
SOLD = ExpectedPart("the bell had been sold", "supported", (), (quoted("The bell was sold"),))
BOTH = ExpectedClaim(
    "c01",
    "the pilot was asleep and that the bell had been sold",
    LOG_PATH,
    "overstated",
    ("certainty",),
    (*ASLEEP.passages, *SOLD.passages),
    (ASLEEP, SOLD),
)
TUG = ExpectedClaim("c02", "a tug lay near", LOG_PATH, "contradicted", ("polarity",), (quoted("No tug was seen"),))
BUYER = ExpectedClaim("c03", "names the buyer", None, "source_unavailable", (), ())
CASE = AuditCase(
    "harbour",
    Path("harbour"),
    (LOG_PATH, OTHER_PATH),
    (BOTH, TUG, BUYER),
    (
        ExpectedOmission(quoted("The pilot denied it"), ("c01",)),
        ExpectedOmission(quoted("Nobody was charged"), ("c01",)),
    ),
    (("c01", "c02"),),
)
TEXTS = Texts(CASE, BRIEF, {LOG_PATH: LOG, OTHER_PATH: OTHER})

ONE = make_claim(BRIEF, "the pilot was asleep and that the bell had been sold")
TWO = make_claim(BRIEF, "a tug lay near")
THREE = make_claim(BRIEF, "The inquiry found")


def cited(words: str) -> Cited:
    place = span(LOG.text, words)
    return Cited(LOG.id, place, place)


def part(
    words: str, verdict: AuditVerdict, *passages: str, drift: str | None = None, probability: float | None = None
) -> AuditedPart:
    differences = (Difference(drift, None, None, True, "why"),) if drift else ()  # type: ignore[arg-type]
    return AuditedPart(span(BRIEF.text, words), verdict, tuple(map(cited, passages)), differences, probability)


def entry(claim: Claim, verdict: AuditVerdict, *parts: AuditedPart, document: str | None = LOG.id) -> AuditEntry:
    drift = tuple(dict.fromkeys(difference.drift for one in parts for difference in one.differences))
    candidates = (Candidate((document,), "log", 1.0, "why"),) if document else ()
    passage = parts[0].passages[0].span if parts and parts[0].passages else None
    return AuditEntry(claim.id, None, "", None, document, passage, verdict, drift, "why", parts, candidates)


def matched(*entries: AuditEntry, omissions: tuple[Omission, ...] = (), twice: tuple[TwiceTold, ...] = ()) -> Matched:
    return Matched(TEXTS, Audit(entries, omissions, twice), (ONE, TWO, THREE))


GOOD = matched(
    entry(
        ONE,
        "overstated",
        part(
            "the pilot was asleep", "overstated", "The pilot may", "No tug was seen", drift="certainty", probability=0.2
        ),
        part("the bell had been sold", "supported", "The bell was sold", probability=0.9),
    ),
    entry(TWO, "contradicted", part("a tug lay near", "contradicted", "No tug was seen", drift="polarity")),
)


def test_right_entries_are_right() -> None:
    pairs = GOOD.answers()
    assert [answer.verdict for _, answer in pairs] == ["overstated", "contradicted", None]
    assert scores.covered(pairs) == pytest.approx(2 / 3)
    assert scores.strict(pairs) == scores.lenient(pairs) == scores.right_source(pairs) == pytest.approx(2 / 3)
    assert GOOD.parts() == [("overstated", "overstated"), ("supported", "supported")]
    assert GOOD.extra == 0


def test_passages_are_ranked_across_parts() -> None:
    answer = GOOD.answers()[0][1]
    words = [LOG.text[start:end] for _, start, end in answer.passages]
    assert words == ["The pilot may", "The bell was sold", "No tug was seen"]
    assert answer.support_probability == 0.2
    assert answer.drift == {"certainty"}
    assert answer.sources == (LOG_PATH,)


def test_worst_of_several_entries_counts() -> None:
    inner = make_claim(BRIEF, "the bell had been sold")
    match = Matched(
        TEXTS,
        Audit((entry(ONE, "supported"), entry(inner, "distorted", document=OTHER.id))),
        (ONE, inner),
    )
    answer = match.answers()[0][1]
    assert answer.verdict == "distorted"
    assert answer.sources == (LOG_PATH,), "the entry that shares most tells what is cited"


def test_only_the_parts_on_the_quote_count_of_a_longer_entry() -> None:
    long = make_claim(BRIEF, "the bell had been sold. It said that a tug lay near")
    parts = part("the bell had been sold", "distorted", drift="time"), part("a tug lay near", "supported")
    match = Matched(TEXTS, Audit((entry(long, "distorted", *parts),)), (long,))
    verdicts = {expected.id: answer for expected, answer in match.answers()}
    assert verdicts["c02"].verdict == "supported"
    assert not verdicts["c02"].drift


def test_what_falls_on_nothing_is_extra_and_claims_of_other_documents_match_nothing() -> None:
    stranger = make_claim(OTHER, "The ferry sailed at noon")
    match = Matched(TEXTS, Audit((entry(THREE, "supported"), entry(stranger, "supported"))), (THREE, stranger))
    assert match.extra == 2
    assert [answer.verdict for _, answer in match.answers()] == [None, None, None]


def test_an_entry_without_candidates_is_right_where_nothing_is_at_hand() -> None:
    buyer = make_claim(BRIEF, "names the buyer")
    right = Matched(TEXTS, Audit((entry(buyer, "source_unavailable", document=None),)), (buyer,)).answers()
    wrong = Matched(TEXTS, Audit((entry(buyer, "not_found", document=OTHER.id),)), (buyer,)).answers()
    assert scores.right_source(right) == scores.lenient(right) == pytest.approx(1 / 3)
    assert scores.right_source(wrong) == scores.lenient(wrong) == 0


def test_omissions_are_counted_among_the_first() -> None:
    def listed(words: str) -> Omission:
        return Omission(LOG.id, span(LOG.text, words), (ONE.id,), "why", 1.0)

    many = (listed("The bell was sold"),) * 10 + (listed("The pilot denied it. Nobody"),) + (listed("No tug"),) * 9
    first, half_of_it = matched(omissions=(*many, listed("Nobody was charged"))).omissions()
    assert (first.found, first.gold, first.right, first.reached) == (20, 2, 1, 1)
    assert (half_of_it.found, half_of_it.reached) == (10, 0)


def test_pairs_that_are_told_twice() -> None:
    entries = entry(ONE, "overstated"), entry(TWO, "contradicted"), entry(THREE, "supported")
    right = TwiceTold((ONE.id, TWO.id), "same_passage", "why")
    beside = TwiceTold((TWO.id, THREE.id), "same_passage", "why")
    counts = matched(*entries, twice=(right, beside)).twice_told()
    assert (counts.found, counts.gold, counts.right) == (1, 1, 1)
    assert matched(*entries).twice_told().recall == 0


def test_a_pair_that_is_not_expected_is_wrong() -> None:
    buyer = make_claim(BRIEF, "names the buyer")
    told = TwiceTold((TWO.id, buyer.id), "same_passage", "why")
    audit = Audit((entry(TWO, "contradicted"), entry(buyer, "not_found")), (), (told,))
    counts = Matched(TEXTS, audit, (TWO, buyer)).twice_told()
    assert (counts.found, counts.right) == (1, 0)


def claim(verdict: AuditVerdict, *drift: str) -> ExpectedClaim:
    cites = None if verdict == "source_unavailable" else LOG_PATH
    return ExpectedClaim("c", "words", cites, verdict, drift, ())  # type: ignore[arg-type]


def test_balanced_accuracy_weighs_both_classes_alike_and_counts_unavailable_as_wrong() -> None:
    pairs = [
        (claim("supported"), Answer("supported")),
        (claim("supported"), Answer("source_unavailable")),
        (claim("overstated", "scope"), Answer("contradicted")),
        (claim("distorted", "time"), Answer("supported")),
        (claim("distorted", "time"), Answer(None)),
        (claim("not_found"), Answer("source_unavailable")),
        (claim("source_unavailable"), Answer("supported")),
    ]
    assert scores.balanced_accuracy(pairs) == pytest.approx((1 / 2 + 1 / 4) / 2)
    assert scores.strict(pairs) == pytest.approx(1 / 7)
    assert scores.lenient(pairs) == pytest.approx(2 / 7)


def test_false_alarms_are_over_supported_claims() -> None:
    pairs = [
        (claim("supported"), Answer("supported", frozenset({"time"}))),
        (claim("supported"), Answer("supported")),
        (claim("distorted", "time"), Answer("distorted", frozenset({"time"}))),
    ]
    assert scores.false_alarms(pairs) == 0.5


def test_confusion_has_a_column_for_no_entry() -> None:
    table = scores.confusion([(claim("supported"), Answer(None)), (claim("supported"), Answer("not_found"))])
    assert table[2].split("|")[2:-1] == [" · ", " · ", " · ", " · ", " · ", " 1 ", " · ", " 1 "]


def test_table_of_drift() -> None:
    pairs = [
        (claim("distorted", "time"), Answer("distorted", frozenset({"time"}), support_probability=0.1)),
        (claim("distorted", "time"), Answer("overstated", frozenset({"scope"}), support_probability=0.6)),
        (claim("supported"), Answer("supported", frozenset({"time"}), support_probability=0.5)),
    ]
    rows = {row.split(" | ")[0].strip("| "): row for row in by_drift(pairs)}
    assert rows["time"] == "| time | 2 | 1.00 | 0.50 | 0.50 | 1 |"
    assert rows["scope"] == "| scope | 0 | – | – | – | 1 |"


@pytest.mark.parametrize(("verdict", "value"), [("supported", 1.0), ("not_found", 0.0), (None, 1.0)])
def test_support_without_a_probability(verdict: AuditVerdict | None, value: float) -> None:
    assert support(Answer(verdict)) == value


def test_passage_recall_at_ranks() -> None:
    pairs = GOOD.answers()

    def gold(expected: ExpectedClaim) -> list[list[scores.Located]]:
        return [TEXTS.passage(passage) for passage in expected.passages]

    tug_last = [(TUG, Answer("not_found", passages=((OTHER_PATH, 0, 9), *TEXTS.passage(quoted("No tug was seen")))))]
    assert scores.passage_recall(pairs, gold, 1) == 1.0
    assert scores.passage_recall(tug_last, gold, 1) == 0.0
    assert scores.passage_recall(tug_last, gold, 5) == 1.0


def test_half_of_the_shorter() -> None:
    assert half([(0, 10)], [(5, 100)]) == 5
    assert half([(0, 10)], [(6, 100)]) == 0
    assert half([(0, 4), (8, 12)], [(0, 12)]) == 8
    assert not hits(("a", 0, 10), [("b", 0, 10)])


def test_lost_words_are_named() -> None:
    with pytest.raises(
        ValueError, match=r"harbour/sources/log\.txt: as it is read, it no longer has the words 'A gull'"
    ):
        TEXTS.passage(quoted("A gull"))


def test_spans_of_other_documents_are_none() -> None:
    assert TEXTS.located(BRIEF.id, Span.of(BRIEF.text, 0, 3)) is None


def test_dev_gives_a_threshold() -> None:
    assert 0 <= overlap_threshold() <= 1
