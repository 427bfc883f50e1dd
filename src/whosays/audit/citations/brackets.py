"""References set in brackets or by a mark: "(Inquiry Report, ch. 3)", "[2]", "ibid.", "Doc. 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from whosays.audit.citations.author_year import authors_before, pages_again, title_before, year_and_page
from whosays.audit.citations.dates import days_of
from whosays.audit.citations.labels import labels
from whosays.audit.citations.lexicon import kinds_of, words
from whosays.audit.citations.naming import name_words, singular
from whosays.audit.citations.notes import Notes
from whosays.audit.citations.reference import Form, Reference
from whosays.audit.citations.sentences import citing_sentences
from whosays.audit.shelf import Shelf
from whosays.records import Span

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,160})[)\]]")
_PINPOINT = re.compile(
    r"(?:\b(?:chapters?|chs?\.?|chaps?\.?|sections?|ss?\.|secs?\.?|pages?|pp?\.|paragraphs?|paras?\.?|parts?|pts?\.?|"
    r"annex(?:es)?|appendix|vol(?:ume|s)?\.?|articles?|arts?\.?|clauses?|cl\.|tables?|figures?|fig\.|day|lines?|at|fols?\.?)"
    r"|[§¶]+)\s*[\dIVXivx]+(?:[.:–-][\dIVXivx]+)*(?:\s*(?:,|and|–|-)\s*\d+)*",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:ibid(?:em)?|id|loc\. ?cit|op\. ?cit)\b\.?", re.IGNORECASE)
_SEE = re.compile(
    r"^\s*(?:see|cf\.?|compare|but see|source|sources|from|in|according to|quoted in|cited in|as per)\b[:\s]*"
    r"(?:also\s+|generally\s+|for (?:instance|example),?\s+|e\. ?g\.,?\s+)*",
    re.IGNORECASE,
)
_SAID_IN = re.compile(r",?\s+(?:quoted|cited|reproduced|reprinted)\s+in\s+(?:the\s+)?")
_NUMBER = re.compile(r"(?=[\w/.-]*\d)[A-Za-z0-9]+(?:[/.-][\w]+)*")
_ACRONYM = re.compile(r"^[A-Z][A-Za-z]{1,9}$")
#: Words of the shortest clause in brackets, and the share of them in lower case.
_CLAUSE, _MOSTLY = 6, 0.75
_CAPITALS = re.compile(r"\A[A-Z]{1,3}\Z")


def bracketed(text: str, place: tuple[int, int], shelf: Shelf, notes: Notes) -> Iterator[Reference]:
    """References in brackets, by marks and by labels in a stretch of a brief, in no order.

    Args:
        text: The brief.
        place: Where the stretch begins and ends in it, in code points.
        shelf: Its records.
        notes: Its notes.
    """
    marks = list(notes.marked(*place))
    for start, end, numbers in marks:
        for number in numbers:
            if (note := notes.by_number.get(number)) is not None:
                yield from _parts(note.exact, Span.of(text, start, end), shelf, note.start, notes)
    for match in _BRACKETS.finditer(text, *place):
        if any(start < match.end() and match.start() < end for start, end, _ in marks):
            continue
        if (dated := year_and_page(match[1])) is not None:
            yield from _of_year(text, match, dated)
        elif pages := pages_again(text, match.start(), match[1]):
            span = Span.of(text, match.start(1), match.end(1))
            yield Reference(span, "bracket", "same", "", pinpoint=pages, head=span.start)
        elif not any(label.start == 0 for label in labels(match[1])):
            yield from _parts(match[1], Span.of(text, match.start(1), match.end(1)), shelf, match.start(1), notes)
    for start, end in citing_sentences(text, place):
        yield from _parts(text[start:end], Span.of(text, start, end), shelf, start, notes)
    yield from _labelled(text, place, shelf, notes)


def _of_year(text: str, match: re.Match[str], dated: tuple[str, str]) -> Iterator[Reference]:
    """A year in brackets behind the authors or the title that it is of; or of what was cited before with that year."""
    year, page = dated
    start, names = authors_before(text, match.start())
    title = name_words(title_before(text, match.start()))
    proper = () if title else name_words(names)
    form: Form = "bare" if proper or title else "same"
    span = Span.of(text, start if proper else match.start(1), match.end(1))
    days = (f"{year}-01-01", f"{year}-12-31")
    if proper or title or page:
        yield Reference(
            span, "bracket", form, (*proper, "")[0], proper=proper, title=title, dates=(days,), pinpoint=page,
            head=match.start(1),
        )  # fmt: skip


def _labelled(text: str, place: tuple[int, int], shelf: Shelf, notes: Notes) -> Iterator[Reference]:
    """References by label, and what the brief's own list of sources says of them."""
    for label in labels(text[slice(*place)]):
        span = Span.of(text, place[0] + label.start, place[0] + label.end)
        listed = notes.by_label.get(label.key) or notes.by_number.get(label.number)
        found = list(_parts(listed.exact, span, shelf, listed.start, Notes())) if listed is not None else []
        yield from found or [
            Reference(span, "bracket", "bare", label.sort, numbers=frozenset({label.key}), head=span.start)
        ]


def _parts(inner: str, span: Span, shelf: Shelf, start: int, notes: Notes) -> Iterator[Reference]:
    """The references of one pair of brackets; several are parted by semicolons."""
    for whole in re.split(r";", inner):
        part = _SAID_IN.split(whole)[-1]  # "Order 7, quoted in Complaint, at 3"
        found = _reference(part, span, shelf, start + inner.index(part))
        listed = _listed(part, span, shelf, notes)
        if found is not None and listed is not None:
            yield replace(listed, pinpoint=found.pinpoint)
        elif found is not None:
            yield found


def _listed(part: str, span: Span, shelf: Shelf, notes: Notes) -> Reference | None:
    """What the brief's list of sources says of a short form: "State v. Orlo" is in one of its entries alone."""
    asked = set(name_words(_PINPOINT.sub(" ", _SEE.sub("", part))))
    entries = [entry for entry in notes.listed if asked and asked <= set(name_words(entry.exact))]
    if len(entries) != 1:
        return None
    return _reference(entries[0].exact, span, shelf, entries[0].start)


def _reference(part: str, span: Span, shelf: Shelf, start: int) -> Reference | None:
    """One reference; None for an aside that is none ("by a cousin", "who died in 2009")."""
    pinpoint = "; ".join(match[0] for match in _PINPOINT.finditer(part))
    same = _SAME.search(part) is not None
    before, comma, heading = part.partition(', "') if ', "' in part else part.partition(", “")
    if comma and (same or any(map(_kinds, re.findall(r"[^\W\d_]+", before)))):  # "Statement, “The roll”"
        part, pinpoint = before, pinpoint or heading.strip('”". ')
    said = _SEE.sub("", part)
    named = _PINPOINT.sub(" ", _SAME.sub(" ", said)).strip(" ,.;:")
    plain = re.findall(r"[^\W\d_]+", named)
    kinds = frozenset(kind for word in plain for kind in _kinds(word))
    capital = [word for word in plain if word[:1].isupper()]
    dates = tuple(days for time in shelf.times(start, start + len(part)) if (days := days_of(time)) is not None)
    if _is_prose(said, plain):
        return None
    told = pinpoint or same or said != part or kinds
    if not told and not dates and not any(len(match[0]) > 1 for match in _NUMBER.finditer(named)):
        return None
    if plain and not capital and not kinds and not same:
        return None
    if not pinpoint and not same and _ACRONYM.match(named) and not kinds:
        return None
    named, _, addressee = named.partition(" to ")
    times = [part[t.span.start - start : t.span.end - start] for t in shelf.times(start, start + len(part))]
    bare = named if named.strip() else addressee
    for time in times:
        bare = bare.replace(time, " ")
    kept = [word for word in name_words(bare) if word not in words("generic", "plain") or len(plain) == 1]
    words_in = tuple(word for word in kept if not kinds_of(word) or len(kept) > 1)
    numbers = {m[0].lower() for m in _NUMBER.finditer(bare) if len(m[0]) > 1} | {one.key for one in labels(part)}
    if not words_in and not kinds and not numbers and not same and not pinpoint:
        return None
    noun = next((singular(word.lower()) for word in reversed(plain) if _kinds(word)), "")
    form: Form = "same" if same or not (words_in or numbers or kinds) else "bare"
    names = [word for word in words_in if not word.isdigit() and not kinds_of(word)]
    spelled = {word.lower() for word in capital if not _CAPITALS.match(word)}
    proper = [word for word in names if not spelled or word in _singulars(spelled)]
    others = [word for word in names if word not in proper]
    return Reference(
        span, "bracket", form, noun, kinds, tuple(proper), about=tuple(others), dates=dates,
        numbers=frozenset(numbers), pinpoint=pinpoint, head=span.start, called=named.split(",")[0].strip(),
        order=frozenset(map(str.lower, plain)) & words("heads", "ordinals"),
    )  # fmt: skip


def _is_prose(said: str, plain: list[str]) -> bool:
    """Whether a bracket holds a clause of the text: long, in lower case from its first word on, and without a page."""
    lower = sum(word[:1].islower() for word in plain)
    return said[:1].islower() and len(plain) > _CLAUSE and lower > _MOSTLY * len(plain)


def _singulars(found: set[str]) -> set[str]:
    """Words as they stand and in the form of ``name_words``."""
    return found | {word for one in found for word in name_words(one)}


def _kinds(word: str) -> frozenset[str]:
    return kinds_of(word.lower()) or kinds_of(singular(word.lower()))
