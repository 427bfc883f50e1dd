from tests.export.report.factory import harbour_case

from whosays.export.report.index import Index
from whosays.export.report.overview import overview
from whosays.records import Analysis


def test_the_case_is_summed_up() -> None:
    case = harbour_case()
    head = overview(case, Index.of(case))
    assert head.holdings == "one brief and two source documents"
    assert head.attributed + head.own == len(case.claims)
    assert head.speakers == "six named sources"


def test_the_bar_adds_up_and_ends_with_nobody_named_and_the_authors() -> None:
    case = harbour_case()
    parts = overview(case, Index.of(case)).parts
    assert sum(part.claims for part in parts) == len(case.claims)
    assert abs(sum(part.width for part in parts) - 1000) < 1e-6
    assert [part.name for part in parts[-2:]] == ["nobody named", "the authors themselves"]
    assert len([part for part in parts if part.hue == "anon"]) == 1


def test_an_empty_case_has_an_overview() -> None:
    head = overview(Analysis(), Index.of(Analysis()))
    assert head.holdings == "no documents"
    assert head.parts == head.weaknesses == ()
