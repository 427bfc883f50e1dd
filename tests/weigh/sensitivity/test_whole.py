"""Over a made-up case of some size, what is said of one source by one way agrees with what is said by another."""

from __future__ import annotations

import pytest
from benchmarks._weigh_case import make_case

from whosays.records import Balance
from whosays.weigh.origins import Provenance, trace_origins
from whosays.weigh.relations import weigh_relations
from whosays.weigh.sensitivity import (
    Drop,
    Formulas,
    changes_when_dropped,
    critical,
    find_origin_shares,
    resting_on,
)

Weighed = tuple[Balance, Provenance]


@pytest.fixture(scope="module")
def weighed() -> Weighed:
    analysis, told = make_case(500)
    provenance = trace_origins(analysis, (), told)
    return Balance(provenance.voices, provenance.lines, relations=weigh_relations(analysis, provenance)), provenance


def test_without_nobody_nothing_changes_and_without_everybody_all_falls(weighed: Weighed) -> None:
    balance, provenance = weighed
    assert changes_when_dropped(balance, provenance, Drop()) == ()
    everybody = Drop(tuple(voice.id for voice in balance.voices))
    changes = changes_when_dropped(balance, provenance, everybody)
    assert {change.id for change in changes} == {one.id for one in balance.relations if one.support.most}
    assert {change.effect for change in changes} == {"falls"}


def test_what_falls_without_a_voice_is_the_same_however_it_is_found(weighed: Weighed) -> None:
    balance, provenance = weighed
    first = critical(balance, provenance)[:20]
    assert len(first[0].relations) > 1
    for one in first:
        drop = Drop((one.voice,))
        falling = {change.id for change in changes_when_dropped(balance, provenance, drop) if change.effect == "falls"}
        resting = resting_on(balance, provenance, drop, most=10_000)
        assert set(one.relations) == falling == {each.id for each in resting if each.falls}
        assert len(resting) == len(falling) + one.leaning


def test_the_shares_in_origins_sum_to_the_most_that_there_are(weighed: Weighed) -> None:
    balance, provenance = weighed
    formulas = Formulas(provenance)
    for relation in balance.relations:
        shares = find_origin_shares(formulas.by_origin(relation.claim_ids))
        assert sum(share.share for share in shares) == pytest.approx(relation.support.most)
