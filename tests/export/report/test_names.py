from tests.export.report.factory import Desk, harbour_case

from whosays.export.report.index import Index
from whosays.export.report.names import SHOWN, names


def test_names_are_sorted_by_schema_and_by_mentions() -> None:
    sorts = names(Index.of(harbour_case()))
    assert [sort.title for sort in sorts] == ["People", "Public bodies", "Companies", "Places"]
    assert [(name.name, name.aliases) for name in sorts[0].names] == [("Tomas Reik", ("Reik",)), ("Ilse Maron", ())]


def test_a_long_list_is_cut_and_says_so() -> None:
    desk = Desk()
    document = desk.document("t", "t.txt", "x")
    for number in range(SHOWN + 5):
        desk.entity(f"Person {number}", "Person", document)
    (sort,) = names(Index.of(desk.analysis()))
    assert (len(sort.names), sort.left_out) == (SHOWN, 5)
