"""What the reader of a matrix should know, each in one sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from whosays.records import Question
from whosays.weigh.hypotheses.grading import Origins
from whosays.weigh.hypotheses.items import Ground

#: Names that are listed before the rest is counted.
_MOST_NAMES = 6


def notes_on(
    question: Question, ground: Ground, diagnosticity: Mapping[str, float], origins: Origins
) -> tuple[str, ...]:
    """The notes on a matrix, those on what does not count first."""
    return tuple(
        note
        for notes in (
            _uncounted(question, ground),
            _sources(question, ground, origins),
            _standing(question, ground, diagnosticity),
        )
        for note in notes
    )


def listed(names: Sequence[str]) -> str:
    """Names in a row, of many the first ones and how many more there are."""
    shown = list(names[:_MOST_NAMES])
    if rest := len(names) - len(shown):
        shown.append(f"{rest} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _uncounted(question: Question, ground: Ground) -> Iterator[str]:
    counting = {item.key for item in ground.items}
    for one in question.evidence:
        if one.key not in counting:
            yield f"{one.key} is orphaned: the case has no such claim any more; it is kept and does not count."
    if unrated := [one.key for one in question.evidence if not one.ratings and one.key in counting]:
        yield f"Nobody has rated {listed(unrated)}."
    partly = [one.key for one in question.evidence if 0 < len(one.ratings) < len(question.hypotheses)]
    if partly := [key for key in partly if key in counting]:
        yield f"{listed(partly)}: not rated for every hypothesis, and neutral to the rest."


def _sources(question: Question, ground: Ground, origins: Origins) -> Iterator[str]:
    names = {voice.id: voice.name for voice in origins.voices}
    if ground.ungraded:
        ungraded = listed([voice.name for voice in ground.ungraded])
        yield f"Nobody has graded {ungraded}: what rests on them may count for all or nothing."
    place = {one.key: at for at, one in enumerate(question.evidence)}
    items = sorted(ground.items, key=lambda item: place[item.key])
    if brief_only := [item.key for item in items if item.brief_only]:
        yield f"{listed(brief_only)}: on the word of a brief alone."
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        for origin in item.origins:
            shared[origin].append(item.key)
    for origin, keys in sorted(shared.items(), key=lambda pair: (names[pair[0]], pair[0])):
        if len(keys) > 1:
            yield f"{listed(keys)} come from one origin, {names[origin]}."


def _standing(question: Question, ground: Ground, diagnosticity: Mapping[str, float]) -> Iterator[str]:
    for hypothesis in question.hypotheses:
        ratings = {item.rating(hypothesis.key) for item in ground.items}
        if ratings and ratings <= {"N"}:
            yield f"No item bears on {hypothesis.key}."
        elif ratings and ratings.isdisjoint({"I", "II"}):
            yield f"Nothing speaks against {hypothesis.key}."
    if not ground.items:
        yield "No claim of the case is an item of evidence here."
    elif not any(diagnosticity.values()):
        yield "No item tells the hypotheses apart."
