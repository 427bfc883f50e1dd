from tests.export.report.factory import Desk, harbour_case

from whosays.export.report.index import Index
from whosays.export.report.weaknesses import weaknesses
from whosays.records import Analysis


def said(case: Analysis) -> list[str]:
    return [f"{weakness.count} {weakness.words}" for weakness in weaknesses(case, Index.of(case))]


def test_what_is_weak_is_said_in_plain_english() -> None:
    assert said(harbour_case()) == [
        "6 of 16 attributed claims (38%) end in a source that nobody names; 3 of them pass through nobody who is named",
        "8 of 24 claims (33%) are the author’s own: no source is given",
        "8 of 24 claims (33%) are put less than certain by the text",
        "6 of 24 claims deny something or say that it is not so",
        "5 of 20 sentences (25%) gave no claim",
        "1 time could not be dated: the text gives no date to count from",
        "1 cited source is not in the case: “New Courier, 12 May 2014”",
        "2 inputs were not read, wholly or in part",
    ]


def test_what_does_not_occur_is_not_mentioned() -> None:
    assert said(Analysis()) == []


def test_one_unnamed_source_reads_as_one() -> None:
    desk = Desk()
    document = desk.document("t", "t.txt", "Officials said the quay was closed")
    desk.source("officials", "anonymous_group", anonymous=True)
    desk.claim(document, "the quay was closed", [desk.link(document, "officials", "Officials", "said")])
    assert said(desk.analysis())[0] == (
        "1 of 1 attributed claim (100%) ends in a source that nobody names, and passes through nobody who is named"
    )
