from __future__ import annotations

from tests.audit.citations.cases import case

from whosays.audit.citations.works import Work, group_works
from whosays.audit.shelf import shelves


def works(sources: dict[str, str], brief: str = "A brief.") -> tuple[Work, ...]:
    analysis = case(brief, [], sources)
    return group_works(analysis, shelves(analysis))


def test_the_chapters_of_a_folder_are_one_work_in_their_order() -> None:
    folder = "sources/wells-report"
    texts = {f"{folder}/chapter-{n}.txt": f"Chapter {n}\n\nText of {n}." for n in (10, 2, 1)}
    (work,) = works({**texts, f"{folder}/preface.txt": "We began in May.", "sources/a.txt": "Another."})[:1]
    assert work.title == "wells-report"
    assert work.kinds == {"report"}
    assert [d.rsplit("/", 1)[-1] for d in work.document_ids] == [
        "chapter-1.txt", "chapter-2.txt", "chapter-10.txt", "preface.txt",
    ]  # fmt: skip


def test_parts_that_their_titles_number_are_one_work() -> None:
    title = "Report of the Commission on the Wells of Orlo"
    found = works({f"s/r{n}.txt": f"{title}: Part {part}\n\nText." for n, part in ((1, "One"), (2, "Two"))})
    assert [len(work.document_ids) for work in found] == [2]
    assert found[0].title == title


def test_letters_are_works_of_their_own_and_a_collection() -> None:
    found = works({
        "sources/farm-letters/1.txt": "Dear Ola,\n\nIt rains.",
        "sources/farm-letters/2.txt": "Dear Per,\n\nIt is dry.",
        "sources/other.txt": "Minutes of the Board\n\nNobody came.",
    })  # fmt: skip
    assert [(len(work.document_ids), work.collection) for work in found] == [
        (1, False),
        (1, False),
        (1, False),
        (2, True),
    ]
    assert found[-1].title == "farm-letters"
    assert "letter" in found[-1].kinds


def test_releases_of_one_folder_are_not_one_work() -> None:
    names = [f"s/release-{n}.txt" for n in (1, 2, 3)]
    assert [len(w.document_ids) for w in works({name: f"Release {name}\n\nText." for name in names})] == [1, 1, 1]


def test_a_copy_of_the_brief_is_no_work() -> None:
    brief = "The wells are dry.\n\nNobody knew."
    assert works({"s/copy.txt": brief}, brief) == ()


def test_a_case_without_sources() -> None:
    assert works({}) == ()
