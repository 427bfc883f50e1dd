import itertools
from dataclasses import replace

import pytest
from tests.export.report.factory import Desk, harbour_case, time

from whosays.export.report import timeline as module
from whosays.export.report.index import Index
from whosays.export.report.timeline import Drawn, Lane, Timeline, timeline
from whosays.records import Analysis


@pytest.fixture(scope="module")
def made() -> Timeline:
    drawn = timeline(Index.of(harbour_case()))
    assert drawn is not None
    return drawn


def lane(made: Timeline, name: str) -> Lane:
    return next(lane for lane in made.lanes if lane.name == name)


def shapes(made: Timeline, name: str) -> list[tuple[str, str]]:
    return [(drawn.shape, drawn.ends) for drawn in lane(made, name).drawn]


def test_lanes_are_origins_with_nobody_named_and_the_author_last(made: Timeline) -> None:
    assert [lane.name for lane in made.lanes] == [
        "Letters found in the office", "Velm port inquiry", "harbour police", "nobody named", "the author",
    ]  # fmt: skip


def test_every_kind_of_interval_has_its_shape(made: Timeline) -> None:
    assert shapes(made, "Letters found in the office") == [("within", "hard")]
    assert shapes(made, "Velm port inquiry") == [("throughout", "onward")]
    assert shapes(made, "the author") == [("throughout", "before"), ("throughout", "onward")]
    assert ("throughout", "hard") in shapes(made, "nobody named")
    assert ("within", "soft") in shapes(made, "nobody named")


def test_one_exact_day_is_a_dot_that_says_what_it_is() -> None:
    desk = Desk()
    document = desk.document("t", "t.txt", "The quay was closed on 9 April 2014 and reopened later")
    day = time(document, "9 April 2014", "2014-04-09", "2014-04-09", "2014-04-09")
    desk.claim(document, "The quay was closed on 9 April 2014", times=[day])
    desk.claim(document, "quay was closed on 9 April 2014", times=[day])
    made = timeline(Index.of(desk.analysis()))
    assert made is not None
    ((drawn,),) = (lane.drawn for lane in made.lanes)
    assert (drawn.shape, drawn.width, drawn.claims) == ("day", 0.0, 2)
    assert (
        drawn.title == "9 April 2014 (written “9 April 2014” · EDTF 2014-04-09 · 2014-04-09 to 2014-04-09): claims 1, 2"
    )


def test_marks_in_one_row_do_not_touch(made: Timeline) -> None:
    for lane_ in made.lanes:
        rows: dict[int, list[Drawn]] = {}
        for drawn in lane_.drawn:
            rows.setdefault(drawn.row, []).append(drawn)
        for row in rows.values():
            row.sort(key=lambda drawn: drawn.at)
            assert all(left.at + left.width < right.at for left, right in itertools.pairwise(row))


def test_words_stand_where_the_row_has_room() -> None:
    def mark(at: float, width: float = 2.0, words: str = "April 2014") -> Drawn:
        return Drawn(0, at, width, "within", "hard", "h1", "", words, "", 1, 1)

    def sides(*marks: Drawn) -> list[str]:
        return [labelled.side for labelled in module._labelled(marks)]

    assert sides(mark(10), mark(60), mark(97)) == ["start", "start", "end"]
    assert sides(mark(10), mark(15), mark(20)) == ["end", "", "start"]
    assert sides(mark(0, 100)) == [""]


def test_far_outliers_are_told_and_not_drawn(made: Timeline) -> None:
    assert [entry.words for entry in made.outside] == ["1258"]
    assert all("1258" not in drawn.title for lane_ in made.lanes for drawn in lane_.drawn)


def test_the_table_has_every_dated_time_in_order(made: Timeline) -> None:
    words = [entry.words for entry in made.entries]
    assert words[:3] == ["until 1996", "1258", "some time in 1990–1993"]
    assert len(words) == 10
    assert made.undated == 1


def test_what_does_not_fit_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ROWS", 1)
    monkeypatch.setattr(module, "_LANES", 1)
    monkeypatch.setattr(module, "TABLED", 4)
    made = timeline(Index.of(harbour_case()))
    assert made is not None
    assert made.lanes[1].name == "2 others"
    assert lane(made, "nobody named").undrawn == 2
    assert (len(made.entries), made.unlisted) == (4, 6)


def test_without_dates_there_is_no_timeline() -> None:
    case = harbour_case()
    assert timeline(Index.of(Analysis())) is None
    assert timeline(Index.of(replace(case, claims=tuple(replace(claim, times=()) for claim in case.claims)))) is None
