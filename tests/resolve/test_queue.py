"""What people are asked, and in which order."""

from __future__ import annotations

from tests.factories import make_document, span
from tests.resolve.people import Bench, of, person, proposal

from whosays.records import Entity, Mention, Reading
from whosays.resolve import Bearers, cluster, open_identities, pair_of
from whosays.resolve.thresholds import THRESHOLDS

NAMES = ("Orin Sael", "O. Sael", "Orin Sahl", "Tessa Brand")
SAEL, O_SAEL, SAHL, BRAND = map(of, NAMES)


def bench(*probabilities: tuple[str, str, float | None]) -> Bench:
    made = Bench(*(person(document, name) for document, name in zip("abcd", NAMES, strict=True)))
    made.proposals = [proposal(*it) for it in probabilities]
    return made


def asked(case: Bench) -> list[set[str]]:
    return [{pair.left, pair.right} for pair in open_identities(case.clusters)]


def test_pairs_between_the_thresholds_are_asked_the_likeliest_first() -> None:
    case = bench(
        (SAEL, O_SAEL, 0.6),
        (SAEL, SAHL, 0.9),
        (SAEL, BRAND, THRESHOLDS.ask / 2),
        (O_SAEL, SAHL, 0.8),
        (O_SAEL, BRAND, None),
        (SAHL, BRAND, THRESHOLDS.merge),
    )
    assert asked(case) == [{SAEL, SAHL}, {O_SAEL, SAHL}, {SAEL, O_SAEL}]


def test_a_pair_that_is_settled_is_not_asked_and_an_unsure_one_last() -> None:
    case = bench((SAEL, O_SAEL, 0.9), (SAEL, SAHL, 0.8), (O_SAEL, SAHL, 0.7), (SAEL, BRAND, 0.6))
    case.judge(SAEL, O_SAEL, "unsure")
    assert asked(case) == [{SAEL, SAHL}, {O_SAEL, SAHL}, {SAEL, BRAND}, {SAEL, O_SAEL}]
    case.judge(SAEL, SAHL, "positive")
    case.judge(SAHL, BRAND, "negative")
    assert asked(case) == [{O_SAEL, SAHL}, {SAEL, O_SAEL}], "the last is settled by the two judgements together"


def test_a_pair_that_the_machine_would_join_but_may_not_is_asked() -> None:
    case = bench((SAEL, O_SAEL, 0.99))
    case.judge(SAEL, O_SAEL, "unsure")
    assert asked(case) == [{SAEL, O_SAEL}]


def test_a_bearer_of_a_split_name_is_asked_with_each_of_those_told_apart() -> None:
    case = Bench(*(person(document, "Orin Sael") for document in "abc"))
    case.judge(of("Orin Sael", "a"), of("Orin Sael", "b"), "negative")
    assert asked(case) == [
        {of("Orin Sael", "a"), of("Orin Sael", "c")},
        {of("Orin Sael", "b"), of("Orin Sael", "c")},
    ]
    case.judge(of("Orin Sael", "c"), of("Orin Sael", "a"), "positive")
    assert asked(case) == []


def test_every_answer_to_what_is_asked_is_allowed() -> None:
    case = Bench(*(person(document, "Orin Sael") for document in "abc"), person("d", "O. Sael"))
    case.judge(of("Orin Sael", "a"), of("Orin Sael", "b"), "negative")
    case.judge(of("Orin Sael", "c"), O_SAEL, "unsure")
    for pair in open_identities(case.clusters):
        for verdict in ("positive", "negative", "unsure"):
            case.undo(case.judge(pair.left, pair.right, verdict))  # type: ignore[arg-type]


def test_a_pair_is_shown_with_both_names_in_their_contexts() -> None:
    documents = [make_document("In May Orin Sael left.", "a.txt"), make_document("O. Sael, a sailor, came.", "b.txt")]
    readings = []
    for document, name in zip(documents, NAMES, strict=False):
        mention = Mention(document.id, span(document.text, name), "name", "Person")
        readings.append(Reading(document.id, (Entity(of(name), "Person", name, ("Sael",), (mention,)),)))
    clusters = cluster(Bearers(readings), (), [proposal(SAEL, O_SAEL, 0.5)])
    (identity,) = open_identities(clusters)
    pair = pair_of(identity, clusters, {document.id: document for document in documents})
    by_reference = {side.reference: side for side in (pair.left, pair.right)}
    side = by_reference[SAEL]
    assert (side.names, side.entity.name) == (("Sael",), "Orin Sael")
    assert [(context.before, context.after, context.page) for context in side.contexts] == [("In May ", " left.", 1)]
