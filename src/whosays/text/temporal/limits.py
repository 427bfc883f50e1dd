"""Reads dates that bound a time on one side: "since 2003", "before 1998", "by the end of May", "no later than"."""

from __future__ import annotations

from collections.abc import Callable

from whosays.text.temporal.meanings import About, Calendar, Match, Meaning, Nothing, Part, Stretch, Unfixed, Window
from whosays.text.temporal.parts import whole_of
from whosays.text.temporal.tokens import Tokens

Point = Callable[[Tokens, int, bool], Match | None]

_SINCE = "since"
_UNTIL = "until"
_BEFORE = "before"
_AFTER = "after"
_ABOUT = "about"
_PHRASES: dict[str, tuple[str, ...]] = {
    _SINCE: (
        "since", "ever since", "since at least", "no earlier than", "not earlier than", "not before",
        "on or after", "in or after", "starting", "starting in", "starting on", "starting from", "beginning",
        "beginning in", "beginning on", "commencing in", "commencing on", "effective", "as from",
    ),
    _UNTIL: (
        "until", "till", "up until", "up to", "up through", "until at least", "at least until", "thru",
        "through", "by", "no later than", "not later than", "on or before", "in or before",
        "at the latest by",
    ),
    _BEFORE: ("before", "prior to", "earlier than", "pre -"),
    _AFTER: ("after", "later than", "subsequent to", "post -"),
    _ABOUT: (
        "on or about", "on or around", "in or about", "in or around", "around", "about", "circa", "ca", "ca .", "c .",
        "approximately", "roughly", "sometime around", "sometime about", "some time around",
    ),
}  # fmt: skip
_Lead = tuple[tuple[str, ...], str]


def _leads() -> dict[str, list[_Lead]]:
    """First word -> phrases before a date, longest first, and what they make of it."""
    leads: dict[str, list[_Lead]] = {}
    for sense, phrases in _PHRASES.items():
        for phrase in phrases:
            split = tuple(phrase.split())
            leads.setdefault(split[0], []).append((split, sense))
    return {first: sorted(found, key=lambda lead: -len(lead[0])) for first, found in leads.items()}


_LEADS = _leads()


def limit(tokens: Tokens, index: int, point: Point) -> Match | None:
    """The bounded or approximate date that begins at ``index``."""
    for words, sense in _LEADS.get(tokens[index].text, ()):
        if tokens.words(index, *words):
            found = _limited(tokens, index, len(words), sense, point)
            if found is not None:
                return found
    return None


def _limited(tokens: Tokens, index: int, length: int, sense: str, point: Point) -> Match | None:
    if tokens.words(index + length - 1, "-") and not tokens.glued(index + length):
        return None
    if sense == _ABOUT and tokens[index - 1].text in {"how", "what"}:
        return None
    found = point(tokens, index + length, True)
    if found is None and sense != _ABOUT:
        found = _about(tokens, index + length, point)
    if found is None or isinstance(found[0], Unfixed | Window):
        return None
    meaning, after = found
    if isinstance(meaning, Nothing):
        return found
    if tokens.words(index, "until") and tokens[index - 1].text in {"not", "t"}:
        return meaning, after
    return _made(sense, meaning), after


def _about(tokens: Tokens, index: int, point: Point) -> Match | None:
    """Reads the approximate date in "since about 2003"."""
    for words, sense in _LEADS.get(tokens[index].text, ()):
        if sense == _ABOUT and tokens.words(index, *words):
            return _limited(tokens, index, len(words), sense, point)
    return None


def _made(sense: str, meaning: Meaning) -> Meaning:
    if sense == _ABOUT:
        return About(meaning)
    if isinstance(meaning, Stretch):
        return meaning
    if sense == _SINCE:
        return Stretch(meaning, None)
    ended = isinstance(meaning, Part) and meaning.name == "end"
    if sense == _UNTIL or (sense == _BEFORE and ended):
        return Stretch(None, whole_of(meaning))
    if sense == _BEFORE:
        return Stretch(None, meaning, exclusive=True)
    if isinstance(meaning, Part) and meaning.name == "begin":
        return Stretch(meaning.of, None)
    return Stretch(whole_of(meaning), None, exclusive=True)


def onward(tokens: Tokens, found: Match) -> Match:
    """Reads "2003 onwards", "May 2004 or later", "1998 or earlier", "2009 at the latest"."""
    meaning, after = found
    if not isinstance(meaning, Calendar):
        return found
    if tokens[after].text in {"onward", "onwards"}:
        return Stretch(meaning, None), after + 1
    if tokens.words(after, "or") and tokens[after + 1].text in {"later", "after", "earlier", "before"}:
        ends = tokens[after + 1].text in {"earlier", "before"}
        return (Stretch(None, meaning) if ends else Stretch(meaning, None)), after + 2
    if tokens.words(after, "at", "the", "latest"):
        return Stretch(None, meaning), after + 3
    if tokens.words(after, "at", "the", "earliest"):
        return Stretch(meaning, None), after + 3
    if tokens.words(after, "or", "so") or tokens.words(after, "or", "thereabouts"):
        return About(meaning), after + 2
    return found
