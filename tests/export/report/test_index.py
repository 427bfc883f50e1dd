from dataclasses import replace

from tests.export.report.factory import harbour_case

from whosays.export.report.index import Index
from whosays.records import Analysis


def test_claims_are_numbered_in_the_order_of_the_text() -> None:
    index = Index.of(harbour_case())
    keys = [(n.document, n.claim.content[0].start) for n in index.claims]
    assert keys == sorted(keys)
    assert [n.number for n in index.claims] == list(range(1, len(index.claims) + 1))


def test_order_of_the_records_does_not_matter() -> None:
    case = harbour_case()
    turned = replace(case, claims=case.claims[::-1], sources=case.sources[::-1])
    assert Index.of(turned).claims == Index.of(case).claims
    assert Index.of(turned).hues == Index.of(case).hues


def test_nobody_named_is_grey_and_the_heaviest_origins_get_the_first_hues() -> None:
    index = Index.of(harbour_case())
    hue = {index.sources[key].name: value for key, value in index.hues.items()}
    assert hue["two customs officers"] == hue["some reports"] == "anon"
    assert hue["Tomas Reik"] == "h1"
    assert len({value for value in hue.values() if value != "anon"}) == sum(
        not s.anonymous for s in index.sources.values()
    )


def test_a_source_that_only_a_chain_names_is_kept() -> None:
    case = harbour_case()
    index = Index.of(replace(case, sources=()))
    assert {source.name for source in index.sources.values()} == {source.name for source in case.sources}


def test_claims_of_absent_documents_are_passed_over() -> None:
    case = harbour_case()
    assert len(Index.of(replace(case, documents=case.documents[:1])).claims) < len(case.claims)
    assert Index.of(Analysis()).claims == ()
