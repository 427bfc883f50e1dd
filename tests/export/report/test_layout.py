from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.export.report.factory import Desk

from whosays.export.report.layout import AROUND, LONG_PARAGRAPH, Tile, excerpts, paragraphs, set_in_lines, tiles
from whosays.records import Block, Document

TEXTS = st.text(st.sampled_from("ab .\n\t\u00a0<"), max_size=60)


def document(text: str) -> Document:
    return replace(Desk().document("t", "t.txt", "x"), text=text, blocks=())


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_tiles_leave_nothing_out_and_repeat_nothing(text: str, cuts: list[tuple[int, int]]) -> None:
    made, at = [], 0
    for start, length in sorted(cuts):
        if at <= start < start + length <= len(text):
            made.append(Block("paragraph", start, start + length))
            at = start + length
    laid = list(tiles(replace(document(text), blocks=tuple(made))))
    assert "".join(text[tile.start : tile.end] for tile in laid) == text
    assert all(tile.kind is not None or not text[tile.start : tile.end].strip() for tile in laid)


@given(TEXTS)
def test_paragraphs_hold_all_words_and_no_empty_line(text: str) -> None:
    words = [text[b.start : b.end] for b in paragraphs(text)]
    assert "".join("".join(words).split()) == "".join(text.split())
    assert all(w == w.strip() and not any(not line.strip() for line in w.split("\n")) for w in words)


def test_short_lines_are_kept_and_wrapped_prose_is_joined() -> None:
    assert set_in_lines("Ilse Maron\n3 Quay Street\nVelm")
    assert not set_in_lines("one line")
    assert not set_in_lines("a line that was broken by a mail program somewhere near\nits seventieth column")


def test_excerpts_keep_what_carries_a_claim_and_cut_long_paragraphs() -> None:
    long = Tile("paragraph", 102, 102 + 3 * LONG_PARAGRAPH)
    laid = (Tile("paragraph", 0, 50), Tile(None, 50, 52), Tile("paragraph", 52, 100), Tile(None, 100, 102), long)
    claim = (long.start + LONG_PARAGRAPH, long.start + LONG_PARAGRAPH + 10)
    assert excerpts(laid, [(60, 70), claim]) == (
        Tile("paragraph", 52, 100),
        Tile("paragraph", claim[0] - AROUND, claim[1] + AROUND),
    )
    assert excerpts(laid, []) == ()


def test_a_claim_over_two_paragraphs_keeps_both() -> None:
    laid = (Tile("paragraph", 0, 50), Tile(None, 50, 52), Tile("paragraph", 52, 100))
    assert excerpts(laid, [(40, 60)]) == (laid[0], laid[2])
