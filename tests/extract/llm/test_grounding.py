"""Quotations are found where they stand, or do not count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.parsing import document_of
from whosays.extract.llm.answers import Answer, Quoted
from whosays.extract.llm.grounding import Dropped, Grounded, ground, nested
from whosays.extract.llm.windows import Window, windows_of
from whosays.language.reading import Proposed


def one(source: str, cue: str, *content: str) -> Quoted:
    return Quoted((source,) if source else (), cue, content)


def grounded(text: str, *quoted: Quoted) -> Grounded:
    (window,) = windows_of(document_of(text), 6_000)
    return ground(text, window, Answer(quoted))


def words(text: str, found: Proposed) -> tuple[list[str], str, list[str]]:
    return (
        [text[a:b] for a, b in found.source],
        text[found.cue[0] : found.cue[1]],
        [text[a:b] for a, b in found.content],
    )


def test_quotations_get_our_offsets() -> None:
    text = "The mill burned.\n\nNora Vell said that the owner had left."
    (found,) = grounded(text, one("Nora Vell", "said", "that the owner had left")).proposed
    assert (found.source, found.cue) == (((18, 27),), (28, 32))
    assert words(text, found) == (["Nora Vell"], "said", ["that the owner had left"])
    assert (found.probability, found.by) == (None, "llm")


def test_white_space_and_the_shapes_of_marks_may_differ_and_nothing_else() -> None:
    text = "“It’s gone,” the\nharbour-master said."
    (found,) = grounded(text, one("the harbour-master", "said", '"It\'s  gone,"')).proposed
    assert words(text, found) == (["the\nharbour-master"], "said", ["“It’s gone,”"])
    for source, cue, content in (
        ("The harbour-master", "said", "“It’s gone,”"),
        ("the harbour-master", "says", "“It’s gone,”"),
        ("the harbour-master", "said", "“It’s gone …”"),
        ("the master", "said", "“It’s gone,”"),
    ):
        assert grounded(text, one(source, cue, content)) == Grounded((), Dropped(absent=1))


def test_a_dash_at_the_end_of_a_quotation_is_the_one_in_the_text() -> None:
    text = "The note–found by Nora Vell–says it rained."
    (found,) = grounded(text, one("The note–found by Nora Vell–", "says", "it rained")).proposed
    assert words(text, found)[0] == ["The note–found by Nora Vell–"]


def test_one_piece_that_is_not_there_drops_the_whole_attribution() -> None:
    text = "Nora Vell said that the owner had left."
    found = grounded(text, one("Nora Vell", "said", "that the owner had left", "for Ostmark"))
    assert found == Grounded((), Dropped(absent=1))
    assert grounded(text, one("The mayor", "said", "that the owner had left")).dropped.absent == 1


def test_a_quotation_is_never_found_inside_a_word() -> None:
    text = "Saidov came; Nora Vell said it was late, and the essaid was lost."
    (found,) = grounded(text, one("Nora Vell", "said", "it was late")).proposed
    assert found.cue[0] == text.index("said it")
    assert grounded(text, one("Nora", "aid", "it was late")).dropped.absent == 1


def test_of_repeated_words_those_that_lie_together_are_meant() -> None:
    text = "He said the mill burned. Then she said the barge sank, and he said the barge sank."
    found = grounded(text, one("he", "said", "the barge sank"), one("she", "said", "the barge sank")).proposed
    assert [(f.source[0][0], f.cue[0], f.content[0][0]) for f in found] == [
        (text.index("she"), text.index("said the barge"), text.index("the barge")),
        (text.rindex("he said"), text.rindex("said"), text.rindex("the barge")),
    ]


def test_the_same_attribution_twice_takes_two_places_in_order() -> None:
    text = "He said it was late. Nothing came of it. He said it was late."
    found = grounded(text, one("He", "said", "it was late"), one("He", "said", "it was late")).proposed
    assert [f.cue[0] for f in found] == [text.index("said"), text.rindex("said")]
    assert [f.source[0][0] for f in found] == [0, text.rindex("He")]


def test_one_more_than_there_are_places_is_dropped() -> None:
    text = "He said it was late."
    twice = grounded(text, *[one("He", "said", "it was late")] * 2)
    assert (len(twice.proposed), twice.dropped) == (1, Dropped(repeated=1))


def test_two_items_with_one_cue_and_source_are_one_attribution() -> None:
    text = "“The ferry,” she said, “never left.”"
    (found,) = grounded(text, one("she", "said", "“The ferry,”"), one("she", "said", "“never left.”")).proposed
    assert words(text, found)[2] == ["“The ferry,”", "“never left.”"]


def test_a_content_given_across_its_cue_is_parted_there() -> None:
    text = "“The ferry,” she said, “never left.”"
    (found,) = grounded(text, one("she", "said", text)).proposed
    assert [part.strip(" ,") for part in words(text, found)[2]] == ["“The ferry,”", "“never left.”"]


def test_cue_and_content_far_from_each_other_do_not_count() -> None:
    text = f"Nora Vell said nothing. {'The mill stood by the river. ' * 30}The barge sank."
    assert grounded(text, one("Nora Vell", "said", "The barge sank")) == Grounded((), Dropped(apart=1))


def test_words_in_too_many_places_mean_none() -> None:
    text = "no " * 1_000 + "he said yes"
    assert grounded(text, one("he", "said", "no")).dropped == Dropped(absent=1)


def test_what_stands_in_the_context_is_left_to_its_own_window() -> None:
    text = "He said it rained.\n\nShe said it snowed."
    window = Window(((0, 18),), ((20, len(text)),), ())
    found = ground(text, window, Answer((one("He", "said", "it rained"), one("She", "said", "it snowed"))))
    assert [words(text, f)[0] for f in found.proposed] == [["She"]]
    assert found.dropped == Dropped()


def test_a_content_over_two_paragraphs_has_a_range_in_each() -> None:
    text = "She said: “It rained.\n\n“Then it snowed.”"
    (found,) = grounded(text, one("She", "said", "“It rained. “Then it snowed.”")).proposed
    assert words(text, found)[2] == ["“It rained.", "“Then it snowed.”"]


def test_furniture_between_paragraphs_is_in_no_content() -> None:
    text = "She said that it\n\nPage 7\n\nrained."
    window = Window((), ((0, 16), (26, 33)), ())
    (found,) = ground(text, window, Answer((one("She", "said", "that it rained"),))).proposed
    assert words(text, found)[2] == ["that it", "rained"]


def test_a_cue_in_the_content_of_another_is_nested() -> None:
    text = "The Courier reported that officials said that the mill was sold."
    found = nested(
        grounded(
            text,
            one("officials", "said", "that the mill was sold"),
            one("The Courier", "reported", "that officials said that the mill was sold"),
        ).proposed
    )
    assert [(words(text, f)[1], f.nested) for f in found] == [("reported", False), ("said", True)]


@given(
    st.lists(st.sampled_from(["he", "said", "it", "“", "”", ",", "\n", "\n\n", "  ", "rained", "–", "…"]), max_size=60)
)
def test_whatever_counts_stands_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for window in windows_of(document_of(text), 500):
        found = ground(text, window, Answer(tuple([one("he", "said", "it"), one("", "said", "it rained")] * 3)))
        assert len({f.cue for f in found.proposed}) == len(found.proposed)
        for f in found.proposed:
            assert text[f.cue[0] : f.cue[1]] == "said"
            assert all(" ".join(text[a:b].split()) in {"it", "it rained", "rained"} for a, b in f.content)


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_quotation_of_any_text_is_found_or_dropped(text: str, quotation: str) -> None:
    for window in windows_of(document_of(text), 500):
        found = ground(text, window, Answer((one("", quotation or "x", text[:30] or "x"),)))
        assert len(found.proposed) + found.dropped.total == 1
