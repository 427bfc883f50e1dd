"""What speaks for each work that a claim may hang on, and for none: numbers that ``weighing`` weighs together."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping, Sequence

from whosays.audit.citations.choice import Chooser
from whosays.audit.citations.dates import SAME_MONTH, Days, agreement
from whosays.audit.citations.likeness import LEAST
from whosays.audit.citations.naming import name_words
from whosays.audit.citations.reference import Reference
from whosays.audit.citations.situation import Situation
from whosays.audit.citations.voices import tells_nobody

#: The heaviest that a fit counts, and by how much likeness counts at most.
_HEAVIEST, _UNLIKE, _LIKE = 6.0, -3.0, 2.0
_STEM = 5
_BACK = frozenset({"earlier", "recalled"})
_MONTHS = tuple(month.lower() for month in month_name[1:])


def plainness(situation: Situation) -> str:
    """How plainly the words say what was found by them."""
    referent = situation.referent
    if referent is None:
        return "nothing"
    reference = referent.reference
    if reference.head < situation.start:
        before = situation.before
        return "earlier" if before is not None and before.fits == referent.fits else "recalled"
    if reference.sort == "bracket":
        return "bracket"
    if referent.via:
        return "via"
    named = bool(reference.proper or reference.dates or reference.numbers or reference.title or reference.called)
    source = situation.link.source if situation.link is not None else None
    own = source is not None and source.start <= reference.head < source.end
    sort = "document" if reference.sort == "document" else "maker"
    how = "named" if named else "new" if reference.form in {"indefinite", "bare"} else "described"
    return f"{sort}_{how}_{'source' if own else 'beside'}"


def signals_of(place: int, situation: Situation, likeness: Mapping[int, float], chooser: Chooser) -> dict[str, float]:
    """What speaks for a work."""
    found = _of_citing(place, situation, chooser)
    found["like"] = max(_UNLIKE, likeness.get(place, LEAST) - max(likeness.values(), default=LEAST))
    kind = situation.kind
    found["like_abs_free" if kind == "free" else "like_abs"] = _clipped(likeness.get(place, LEAST))
    found |= _of_speaker(place, situation, chooser)
    found[f"voiced_{kind}"] = situation.voices.said.get(place, 0.0)
    found[f"subject_{kind}"] = situation.voices.subject.get(place, 0.0)
    found[f"author_{kind}"] = situation.voices.authors.get(place, 0.0)
    found |= _of_references(place, situation)
    found["heard"] = situation.voices.heard.get(place, 0.0)
    found["headed"] = situation.voices.headed.get(place, 0.0)
    just, same = situation.just
    if just == place:
        found["just_same" if same else f"just_{kind}"] = 1.0
    if situation.before is not None and situation.before.at_hand and situation.before.fits[0].place == place:
        found[f"before_{kind}"] = 1.0
    return {name: value for name, value in found.items() if value}


def _of_references(place: int, situation: Situation) -> dict[str, float]:
    """How the sentence speaks of what may be a work: as whom it tells of, as who is told, or otherwise."""
    found: dict[str, float] = {}
    for i, (reference, referent) in enumerate(zip(situation.cites.references, situation.cites.referents, strict=True)):
        if i in situation.cites.aside or referent is None or not referent.at_hand or referent.fits[0].place != place:
            continue
        how = "addressed" if reference.addressed else "subject" if reference.subject else "beside"
        found[f"spoken_{how}_{situation.kind}"] = 1.0
    return found


def _of_citing(place: int, situation: Situation, chooser: Chooser) -> dict[str, float]:
    """What the words that cite say of a work."""
    work, referent = chooser.index.works[place], situation.referent
    found: dict[str, float] = {}
    if situation.dates and work.dates:
        found["date"] = float((agreement(situation.dates, work.dates) or 0) >= SAME_MONTH)
    found["another_day"] = float(any(_is_of_another_day(one, work.dates) for one in situation.cites.references))
    if referent is None:
        return found
    plain = plainness(situation)
    if referent.fits and referent.fits[0].place == place:
        found[f"first_{plain}"] = 1.0
        if plain not in _BACK:
            found["first_weight"] = min(referent.fits[0].weight, _HEAVIEST)
    elif any(fit.place == place for fit in referent.fits):
        found["other"] = 1.0
    if referent.reference.dates and not referent.reference.head < situation.start:
        there = _holds_day(referent.reference.dates, place, chooser)
        found["dated_there"], found["not_dated_there"] = float(there is True), float(there is False)
    if not referent.at_hand and plain not in {*_BACK, "bracket"}:
        told = _told(referent.reference, place, chooser)
        found["told"] = told
        before = situation.before is not None and situation.before.at_hand and situation.before.fits[0].place == place
        found["told_before"] = float(before and told == 1)
    return found


def _of_speaker(place: int, situation: Situation, chooser: Chooser) -> dict[str, float]:
    """What the source of a claim has to do with a work."""
    link, index, work = situation.link, chooser.index, chooser.index.works[place]
    if link is None or not situation.trusted:
        return {}
    said = link.source.exact if link.source is not None and not link.resolved_from else ""
    asked: list[Sequence[str]] = [name_words(text) for text in (link.name, said)]
    if situation.is_new:
        asked = [[word for word in one if not tells_nobody(word)] for one in asked]  # "some reports" are no voice
    named = max(index.share(one, work.voice_keys) for one in asked)
    known = link.name[:1].isupper() and index.names(place, (), name_words(link.name))
    return {f"voice_{situation.kind}": named, f"names_{situation.kind}": float(known)}


def signals_of_none(situation: Situation, likeness: Mapping[int, float]) -> dict[str, float]:
    """What speaks for a document that is not at hand, or for no citation at all."""
    link, referent = situation.link, situation.referent
    found = {
        "none": 1.0,
        f"none_kind_{situation.kind}": 1.0,
        "none_like_free" if situation.kind == "free" else "none_like": _clipped(max(likeness.values(), default=LEAST)),
    }
    before = situation.before
    if situation.kind == "free":  # an author's own sentence: cites nothing before it, or is like something else
        found["none_first_free"] = float(before is None)
        if before is not None and before.at_hand:
            likest = max(likeness, key=lambda place: likeness[place], default=None)
            found["none_elsewhere_free"] = float(likest != before.fits[0].place)
    if referent is not None and not referent.at_hand:
        found[f"none_{plainness(situation)}"] = 1.0
    if situation.is_new and referent is None:
        found["none_new"] = 1.0
    just, same = situation.just
    if just is None and same:
        found["none_just"] = 1.0
    if link is not None and link.kind == "document" and situation.kind == "told" and link.name[-1:].isalnum():
        found["none_document"] = float(any(c.isupper() or c.isdigit() for c in link.name))
    spoken = zip(situation.cites.references, situation.cites.referents, strict=True)
    told = [referent for one, referent in spoken if one.addressed and one.sort == "body" and one.proper]
    if link is not None and None in told:
        found["none_addressed"] = 1.0
    return found


def _is_of_another_day(reference: Reference, dates: tuple[Days, ...]) -> bool:
    """Whether somebody is said to make something known on a day that is not that of a work."""
    return reference.reporting and bool(reference.loose) and agreement(reference.loose, dates) == 0


def _clipped(value: float) -> float:
    return min(_LIKE, max(_UNLIKE, value))


def _holds_day(dates: tuple[Days, ...], place: int, chooser: Chooser) -> bool | None:
    """Whether the text of a work has the day that a reference gives, as that of one of several letters in it.

    None where the reference gives no day, or the work is of that day itself.
    """
    days = [first for first, last in dates if first is not None and first == last and len(first) > len("--08")]
    if not days or (agreement(dates, chooser.index.works[place].dates) or 0) >= 1:
        return None
    for first in days:
        month, day = _MONTHS[int(first[-5:-3]) - 1], str(int(first[-2:]))
        if any(f" {day} {month} " in text or f" {month} {day} " in text for text in chooser.texts_of(place)):
            return True
    return False


def _told(reference: Reference, place: int, chooser: Chooser) -> float:
    """Share of the words of a document that is not at hand which a work has: its noun and its names."""
    asked = [word for word in (reference.noun, *reference.proper, *reference.common) if word]
    texts = chooser.texts_of(place)
    there = sum(any(f" {word[:_STEM]}" in text for text in texts) for word in asked)
    return there / len(asked) if asked else 0.0
