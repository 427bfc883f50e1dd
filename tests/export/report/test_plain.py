from hypothesis import given
from hypothesis import strategies as st
from tests.export.report.page import parse

from whosays.export.report.plain import carried, flat, marked


@given(st.text(st.characters()))
def test_marked_text_reads_back_whole(text: str) -> None:
    # The parser turns no character that is carried into another one.
    assert parse(f"<p>{marked(text)}</p>").text() == carried(text)


@given(st.text(st.characters()))
def test_carried_text_keeps_its_length_and_can_be_encoded(text: str) -> None:
    assert len(carried(text)) == len(text)
    carried(text).encode("utf-8")


def test_reordering_controls_are_isolated_and_named() -> None:
    assert '<bdi class="ctl" data-u="U+202E">\u202e</bdi>' in marked("a\u202eb")
    assert flat("a\u202eb") == "a⟨U+202E⟩b"


def test_nul_escape_and_lone_surrogates_are_shown() -> None:
    assert carried("a\x00\x1b\x7f\ud800\n\t") == "a␀␛␡\ufffd\n\t"


def test_markup_is_escaped() -> None:
    assert marked('<b>&"') == "&lt;b&gt;&amp;&#34;"
