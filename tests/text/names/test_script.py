"""Names of any script in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.names import latin, skeleton, sound_key
from whosays.text.names.script import is_syllabic


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ярослав", "yaroslav"),
        ("كريم", "krim"),
        ("وليد", "wlid"),
        ("السالم", "al-salm"),
        ("Łukasz Ærø", "lukasz aero"),
        ("Γιώργος", "giorgos"),
    ],
)
def test_scripts_are_written_in_latin_letters(text: str, written: str) -> None:
    assert latin(text) == written


def test_syllables_are_words_of_their_own() -> None:
    assert latin("가나").split() == ["ga", "na"]
    assert is_syllabic("가나")
    assert not is_syllabic("가나 ")
    assert not is_syllabic("")


@given(st.text())
def test_what_comes_out_is_ascii(text: str) -> None:
    assert latin(text).isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("qasim", "kasim"),
        ("yusuf", "yousouf"),
        ("jalil", "djalil"),
        ("zhukov", "jukov"),
        ("hossein", "husain"),
        ("fatima", "fatimah"),
        ("mahmoud", "mahmud"),
    ],
)
def test_romanisations_share_a_sound_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(("one", "other"), [("salim", "halim"), ("omar", "amir"), ("marek", "marten")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


def test_the_skeleton_is_what_an_unvowelled_script_writes() -> None:
    assert skeleton("karim") == skeleton(latin("كريم"))
