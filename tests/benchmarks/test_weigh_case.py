"""Made-up cases are such as the reader leaves: their records point at their words, and copies repeat them."""

from __future__ import annotations

from collections import Counter
from datetime import date

from benchmarks._weigh_case import CLAIMS_EACH, make_case

ANALYSIS, TOLD = make_case(600)
TEXTS = {document.id: document.text for document in ANALYSIS.documents}


def test_a_case_has_the_claims_asked_for_and_ten_to_a_document() -> None:
    assert len(ANALYSIS.claims) == len({claim.id for claim in ANALYSIS.claims}) == 600
    assert len(ANALYSIS.documents) == 600 // CLAIMS_EACH


def test_the_same_seed_makes_the_same_case() -> None:
    assert make_case(50) == make_case(50)
    assert make_case(50) != make_case(50, seed=2)


def test_every_span_holds_the_words_that_it_says() -> None:
    for claim in ANALYSIS.claims:
        text = TEXTS[claim.document_id]
        spans = [
            *claim.content,
            *claim.certainty.hedges,
            *(time.span for time in claim.times),
            *(one.cue for one in claim.relations),
            *(link.source for link in claim.attribution.chain if link.source),
        ]
        assert len(spans) >= 2
        assert all(text[span.start : span.end] == span.exact for span in spans)
    mentions = [mention for entity in ANALYSIS.entities for mention in entity.mentions]
    assert all(TEXTS[one.document_id][one.span.start : one.span.end] == one.span.exact for one in mentions)


def test_times_are_bounds_of_whole_days_in_order() -> None:
    times = [time for claim in ANALYSIS.claims for time in claim.times]
    assert times
    assert all(date.fromisoformat(str(it.earliest)) <= date.fromisoformat(str(it.latest)) for it in times)


def test_ids_lead_somewhere() -> None:
    sources = {source.id for source in ANALYSIS.sources}
    entities = {entity.id for entity in ANALYSIS.entities}
    for claim in ANALYSIS.claims:
        assert {link.source_id for link in claim.attribution.chain} <= sources
        assert {one.entity_id for one in claim.participants} | set(claim.places) <= entities
    assert TOLD.cited
    assert all(document in TEXTS for documents in TOLD.cited.values() for document in documents)


def test_passages_are_copied_and_some_people_are_told_of_often() -> None:
    told = Counter(claim.content[0].exact for claim in ANALYSIS.claims)
    assert sum(count > 1 for count in told.values()) >= 10
    named = Counter(one.entity_id for claim in ANALYSIS.claims for one in claim.participants)
    assert named.most_common(1)[0][1] > 5 * (sum(named.values()) / len(named))
