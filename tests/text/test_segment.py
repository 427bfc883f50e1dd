"""How plain text is laid out."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.text.compose import SEPARATOR, compose
from whosays.text.normalise import clean, normalise
from whosays.text.segment import Piece, segment

FIRST = (
    "The harbour office of Port Lindow said on Tuesday that it had sold the fishing rights to a company from the "
    "north, which had offered more than the boats of the town could pay. Two clerks denied that any money was paid."
)
SECOND = (
    "Mayor Ilse Brandt told the council that the sale was never approved. She would resign, she said, if the council "
    "found that anybody in her office had known about it before the newspapers did."
)
THIRD = "A third paper, dated 4 May, names the company’s owner. It has not been seen by the council."


def lay_out(text: str) -> list[tuple[str, str]]:
    composed = compose(segment(clean(text)))
    return [(block.kind, composed.text[block.start : block.end].replace("\n", " ")) for block in composed.blocks]


def wrapped(text: str, width: int = 72, **layout: str) -> str:
    return textwrap.fill(text, width, break_on_hyphens=False, **layout)


PARAGRAPHS = [("paragraph", FIRST), ("paragraph", SECOND), ("paragraph", THIRD)]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([FIRST, SECOND, THIRD]),
        "\n\n\n".join([FIRST, SECOND, THIRD]),
        "\n\n".join(map(wrapped, [FIRST, SECOND, THIRD])),
        "\n".join(map(wrapped, [FIRST, SECOND, THIRD])),
        "\n".join(wrapped(text, initial_indent="    ") for text in [FIRST, SECOND, THIRD]),
        "\n".join(wrapped(text, initial_indent="  ", subsequent_indent="      ") for text in [FIRST, SECOND, THIRD]),
        "\n\n".join("\n\n".join(wrapped(text).split("\n")) for text in [FIRST, SECOND, THIRD]),
        "   ".join([FIRST, SECOND, THIRD]),
    ],
    ids=[
        "a line each",
        "blanks between",
        "wrapped",
        "wrapped, no blanks",
        "indented",
        "hanging",
        "double-spaced",
        "run together",
    ],
)
def test_layouts_of_paragraphs(text: str) -> None:
    assert lay_out(text) == PARAGRAPHS


def test_a_sentence_broken_by_hard_line_breaks_is_one_block() -> None:
    broken = (
        "On 20 July 2016 the office again named the company. The\n"
        "Harbour Board struck three members off, saying they had helped\n"
        "the owner. One left."
    )
    blocks = lay_out("\n".join([FIRST, SECOND, broken, THIRD]))
    assert blocks == [*PARAGRAPHS[:2], ("paragraph", broken.replace("\n", " ")), PARAGRAPHS[2]]


def test_headings() -> None:
    text = f"The Sale\n{FIRST}\nWhat the mayor knew\n{SECOND}\nIlse Brandt"
    assert [kind for kind, _ in lay_out(text)] == ["heading", "paragraph", "heading", "paragraph", "paragraph"]
    wrapped_text = f"THE SALE\n{wrapped(FIRST)}\nWhat the mayor knew\n{wrapped(SECOND)}"
    assert [kind for kind, _ in lay_out(wrapped_text)] == ["heading", "paragraph", "heading", "paragraph"]


def test_lists_and_labels() -> None:
    items = "- the owner\n- the two clerks\n1. First\n2. Second\nBorn: 4 May 1961\nAlias: The Owl"
    text = f"{FIRST} These are:\n{items}\n{SECOND}"
    kinds = [kind for kind, _ in lay_out(text)]
    assert kinds == [
        "paragraph",
        "list_item",
        "list_item",
        "list_item",
        "list_item",
        "table_row",
        "table_row",
        "paragraph",
    ]


def test_a_dash_in_a_wrapped_sentence_is_no_list_item() -> None:
    text = (
        "He left the town by the early boat – on which nobody had seen him board\n– having told the clerk all. "
        + wrapped(FIRST)
    )
    assert lay_out(text)[0][0] == "paragraph"
    assert len(lay_out(text)) == 1


def test_page_numbers_and_headers_are_furniture_and_never_inside_a_sentence() -> None:
    lines = wrapped(f"{FIRST} {SECOND}", 60).split("\n")
    pages = []
    for number, start in enumerate(range(0, len(lines), 2), start=1):
        pages.append(
            "\n".join([f"Page {number} of 9", "", *lines[start : start + 2], "", f"LINDOW-REVIEW-{number:03}"])
        )
    for joint in ("\f", "\n\n"):
        blocks = lay_out(joint.join(pages))
        body = [text for kind, text in blocks if kind != "furniture"]
        assert " ".join(body) == f"{FIRST} {SECOND}"
        assert all(text.endswith((".", "”")) for text in body)
        assert sum(kind == "furniture" for kind, _ in blocks) == 2 * len(pages)


def test_numbers_that_count_nothing_are_text() -> None:
    text = f"{FIRST}\n\n1994\n\n{SECOND}\n\n12\n\n{THIRD}"
    assert "furniture" not in [kind for kind, _ in lay_out(text)]


def test_numbers_alone_on_a_wrapped_line_are_text() -> None:
    text = (
        "The clerk wrote of the sale in the Lindow Post of 4 May, and in that of 5 May,\np. 12.\n"
        "He had seen the papers of the case numbered\n9/11\nwith his own eyes."
    )
    assert "furniture" not in [kind for kind, _ in lay_out(text)]


def test_transcripts_are_paragraphs() -> None:
    assert [kind for kind, _ in lay_out("Tower: Say again?\nBoat: We have left the harbour.\n")] == [
        "paragraph",
        "paragraph",
    ]


LAYOUT = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "The clerk said",
                "that it was",
                "so.",
                "Page 2 of 3",
                "12",
                "- item",
                "Born: 1961",
                "HEADING",
                "govern-",
                "ment",
            ]
        ),
        st.sampled_from(["\n", "\n\n", "\f", "   ", " ", "\n   "]),
        st.text(max_size=5),
    ),
    max_size=40,
).map("".join)


@settings(deadline=None)
@given(LAYOUT)
def test_blocks_are_disjoint_in_order_and_cover_all_that_shows(text: str) -> None:
    composed = compose(segment(clean(text)))
    cuts = [composed.text[block.start : block.end] for block in composed.blocks]
    assert SEPARATOR.join(cuts) == composed.text
    assert all(cut == cut.strip() and "\n\n" not in cut and cut for cut in cuts)
    assert normalise(composed.text) == composed.text
    ends = 0
    for block in composed.blocks:
        assert block.start >= ends
        ends = block.end
    # Nothing is lost but hyphens at line ends.
    shown = sorted("".join(clean(text).split()).replace("-", ""))
    assert sorted("".join(composed.text.split()).replace("-", "")) == shown


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["one", "two\fthree", "\ffour", " ", "five-\n\fsix"]), st.just("x")), max_size=8
    ),
    st.integers(1, 9),
)
def test_pages_tile_the_text(parts: list[tuple[str, str]], count: int) -> None:
    composed = compose([Piece("paragraph", part) for part, _ in parts], count)
    assert [page.number for page in composed.pages] == list(range(1, count + 1))
    assert composed.pages[0].start == 0
    assert composed.pages[-1].end == len(composed.text)
    for page, after in zip(composed.pages, composed.pages[1:], strict=False):
        assert page.start <= page.end == after.start
