"""What may be judged, and in which words it is refused."""

from __future__ import annotations

import pytest
from tests.resolve.people import Bench, of, person

from whosays.records import ContradictoryJudgement, UsageError
from whosays.resolve import Judged, judgement_in_words

NAMES = ("Orin Sael", "O. Sael", "Orin Sahl", "Tessa Brand")
SAEL, O_SAEL, SAHL, BRAND = map(of, NAMES)


def bench() -> Bench:
    return Bench(*(person(document, name) for document, name in zip("abcd", NAMES, strict=True)))


def test_a_positive_that_would_join_what_is_kept_apart_is_refused_with_the_chain() -> None:
    case = bench()
    case.judge(SAEL, O_SAEL, "positive", "B. Reader")
    case.judge(SAHL, BRAND, "positive", "C. Reader")
    case.judge(SAEL, BRAND, "negative", "D. Reader")
    before = list(case.judgements)
    with pytest.raises(ContradictoryJudgement) as raised:
        case.judge(O_SAEL, SAHL, "positive")
    message = str(raised.value)
    assert "cannot be judged the same, because “" in message
    assert message.index("D. Reader") > max(message.index("B. Reader"), message.index("C. Reader"))
    for judgement in before:
        assert f"({judgement.who}, {judgement.at[:10]}, {judgement.id})" in message
    assert message.endswith(": undo one of these first, with: whosays judgements CASE --undo ID")
    assert raised.value.exit_code == 2
    assert case.judgements == before


def test_a_negative_between_two_that_positives_connect_is_refused_with_the_chain() -> None:
    case = bench()
    case.judge(SAEL, O_SAEL, "positive", "B. Reader")
    case.judge(O_SAEL, SAHL, "positive", "C. Reader")
    case.judge(SAHL, BRAND, "positive", "E. Reader")
    with pytest.raises(ContradictoryJudgement, match="cannot be judged different, because") as raised:
        case.judge(SAEL, SAHL, "negative")
    message = str(raised.value)
    assert "B. Reader" in message
    assert "C. Reader" in message
    assert "E. Reader" not in message, "it does not belong to the chain"


def test_one_name_in_two_documents_cannot_be_told_apart_where_the_name_was_judged_as_a_whole() -> None:
    case = Bench(person("a", "Orin Sael"), person("b", "Orin Sael"), person("c", "O. Sael"))
    judgement = case.judge(SAEL, O_SAEL, "positive")
    with pytest.raises(ContradictoryJudgement, match=r"“O. Sael” is “Orin Sael”|“Orin Sael” is “O. Sael”"):
        case.judge(of("Orin Sael", "a"), of("Orin Sael", "b"), "negative")
    case.undo(judgement)
    case.judge(of("Orin Sael", "a"), of("Orin Sael", "b"), "negative")
    assert len(case.names) == 3


def test_what_was_undone_contradicts_nothing() -> None:
    case = bench()
    first = case.judge(SAEL, O_SAEL, "positive")
    case.undo(first)
    case.judge(SAEL, O_SAEL, "negative")
    assert len(case.names) == 4


@pytest.mark.parametrize("verdict", ["positive", "negative", "unsure"])
def test_unsure_contradicts_nothing_and_a_verdict_may_be_repeated(verdict: str) -> None:
    case = bench()
    case.judge(SAEL, O_SAEL, verdict)  # type: ignore[arg-type]
    case.judge(SAEL, O_SAEL, "unsure")
    case.judge(O_SAEL, SAEL, verdict, "B. Reader")  # type: ignore[arg-type]
    assert case.identity(SAEL, O_SAEL).judgement == verdict


@pytest.mark.parametrize(
    ("left", "right"), [(SAEL, SAEL), (SAEL, of("Orin Sael", "a")), ("Orin Sael", SAEL), ("orin sael", "ORIN SAEL")]
)
def test_nobody_is_judged_with_himself(left: str, right: str) -> None:
    with pytest.raises(UsageError, match="would be judged with itself: name two; one name in two documents"):
        bench().judge(left, right, "positive")


@pytest.mark.parametrize("unknown", ["ent-0000000000000000", f"{SAEL}@doc-0000000000000000", "Nobody at All", "", "@"])
def test_somebody_unknown_is_refused(unknown: str) -> None:
    with pytest.raises(UsageError, match="nothing in this case"):
        bench().judge(unknown, SAEL, "positive")


def test_an_entity_s_own_id_will_do_where_its_name_is_split() -> None:
    case = Bench(person("a", "Orin Sael"), person("b", "Orin Sael"), person("c", "O. Sael"))
    case.judge(of("Orin Sael", "a"), of("Orin Sael", "b"), "negative")
    split = next(it for it in case.clusters.table.entities if it.mentions[0].document_id == "b")
    judgement = case.judge(split.id, O_SAEL, "positive")
    assert {judgement.left, judgement.right} == {of("Orin Sael", "b"), O_SAEL}
    assert judgement.left < judgement.right


def test_what_has_become_of_a_judgement_is_said() -> None:
    case = bench()
    same, other = case.judge(SAEL, O_SAEL, "positive"), case.judge(SAHL, BRAND, "unsure")
    assert judgement_in_words(other).endswith(f"(A. Reader, {other.at[:10]}, {other.id})")
    assert " may be " in judgement_in_words(other)
    case.read(person("a", "Orin Sael"))
    states = [Judged.of(judgement, case.clusters) for judgement in (same, other)]
    assert [judged.state for judged in states] == ["dormant", "dormant"]
    assert states[0].note == "no document names “O. Sael” now"
    assert "“Tessa Brand”" in states[1].note
    assert " or " in states[1].note
    case.undo(same)
    assert Judged.of(case.judgements[0], case.clusters) == Judged(case.judgements[0], "undone")


def test_a_negative_between_names_that_the_documents_now_have_for_one_is_dormant() -> None:
    case = Bench(person("a", "Orin Sael"), person("b", "O. Sael"))
    judgement = case.judge(SAEL, O_SAEL, "negative")
    case.read(person("a", "Orin B. Sael", "Orin Sael", "O. Sael"))
    judged = Judged.of(judgement, case.clusters)
    assert (judged.state, judged.note) == ("dormant", "the documents now have both names for one")


def test_a_contradiction_by_a_new_reading_is_said() -> None:
    case = Bench(person("a", "Orin Sael"), person("b", "O. Sael"), person("c", "Orin Sahl"))
    case.judge(SAEL, SAHL, "negative", "B. Reader")
    first = case.judge(SAEL, O_SAEL, "positive")
    case.read(person("a", "Orin Sael"), person("b", "Orin Sahl", "O. Sael"), person("c", "Orin Sahl"))
    judged = Judged.of(first, case.clusters)
    assert judged.state == "contradicted"
    assert judged.note.startswith("passed over, because “")
    assert "is not" in judged.note
    assert "B. Reader" in judged.note
