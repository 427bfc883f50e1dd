"""Parts of pages that are kept: the same value is made once, and only so much is kept."""

from __future__ import annotations

import jinja2

from whosays.web.fragments import Fragments

_MODULE = (
    jinja2.Environment(autoescape=True)
    .from_string("{% macro shown(one, more='') %}<b>{{ one[0] }}{{ more }}</b>{% endmacro %}")
    .module
)
SHOWN = _MODULE.shown  # type: ignore[attr-defined]


def test_a_value_is_shown_as_the_macro_shows_it_and_made_once() -> None:
    fragments, value = Fragments(), ["<i>"]
    assert fragments.kept(SHOWN, value, "!") == "<b>&lt;i&gt;!</b>"
    value[0] = "changed, which no value of a page ever is"
    assert fragments.kept(SHOWN, value) == "<b>&lt;i&gt;!</b>"


def test_an_equal_value_is_another_one() -> None:
    fragments = Fragments()
    assert fragments.kept(SHOWN, ["a"], "1") == "<b>a1</b>"
    assert fragments.kept(SHOWN, ["a"], "2") == "<b>a2</b>"


def test_what_was_not_shown_for_longest_goes_first() -> None:
    fragments, values = Fragments(most=20), [["a"], ["b"], ["c"]]
    for value in (values[0], values[1], values[0], values[2]):  # eight characters each
        fragments.kept(SHOWN, value)
    assert fragments.kept(SHOWN, values[0], "again") == "<b>a</b>"
    assert fragments.kept(SHOWN, values[1], "again") == "<b>bagain</b>"
