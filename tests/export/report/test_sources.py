from tests.export.report.factory import Desk, harbour_case

from whosays.export.report.index import Index
from whosays.export.report.sources import table


def test_each_source_counts_what_rests_on_it_and_what_it_passes_on() -> None:
    rows = {row.name: row for row in table(Index.of(harbour_case())).rows}
    assert (rows["New Courier"].origin, rows["New Courier"].passed) == (0, 2)
    assert (rows["two customs officers"].origin, rows["two customs officers"].passed) == (2, 0)
    assert (rows["Velm port inquiry"].origin, rows["Velm port inquiry"].passed) == (2, 1)
    assert (rows["Tomas Reik"].negative, rows["Tomas Reik"].negative_share) == (3, "100%")
    assert (rows["Ilse Maron"].hedged, rows["Ilse Maron"].hedged_share) == (2, "100%")
    assert rows["some reports"].anonymous


def test_the_heaviest_come_first_and_the_summary_counts_the_unnamed() -> None:
    made = table(Index.of(harbour_case()))
    assert [row.origin for row in made.rows] == sorted((row.origin for row in made.rows), reverse=True)
    assert made.summary == "6 of 16 attributed claims (38%) end in a source without a name."


def test_a_case_without_attributions_or_without_unnamed_sources_says_so() -> None:
    desk = Desk()
    document = desk.document("t", "t.txt", "Reik said the quay was closed")
    assert table(Index.of(desk.analysis())).summary == "No claim is attributed to anybody but the author."
    desk.source("Reik")
    desk.claim(document, "the quay was closed", [desk.link(document, "Reik", "Reik", "said")])
    assert table(Index.of(desk.analysis())).summary == "The one attributed claim is traced to a source that has a name."
