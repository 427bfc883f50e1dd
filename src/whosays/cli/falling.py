"""What falls with whom as lines of text: without some sources, and what rests on one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.cli.balance import Shown, listed, thing_in_words
from whosays.cli.plain import one_line

if TYPE_CHECKING:
    from whosays.case import Rests, SensitivityResult
    from whosays.export.balance import Weighed
    from whosays.records import Change, Cuts, Effect, Resting, Share, Shift

_INDENT = " " * 4
#: What one does, and what several do.
_EFFECTS: dict[Effect, tuple[str, str]] = {
    "falls": ("falls", "fall"),
    "weakens": ("weakens", "weaken"),
    "shifts": ("is otherwise", "are otherwise"),
    "strengthens": ("strengthens", "strengthen"),
    "appears": ("appears", "appear"),
}
#: Shares and cut sets that are shown of one thing without ``--all``.
_SHARES, _SETS = 5, 5


def change_lines(result: SensitivityResult, shown: Shown) -> Iterator[str]:
    """What is left out, then what falls, weakens and changes otherwise, and how hypotheses fare."""
    yield f"Asked: {one_line('; '.join(result.words))}"
    counts = Counter(change.effect for change in result.changes)
    told = [f"{counts[it]:,} {words[counts[it] > 1]}" for it, words in _EFFECTS.items() if counts[it]]
    things = "Of the relations and assertions "
    yield f"{things}{', '.join(told) or 'none changes'}{'; hypotheses fare otherwise' if result.shifts else ''}."
    then = replace(shown, names={**shown.names, **result.names})
    known = {**_things(result.after.relations, result.after.assertions),
             **_things(result.before.relations, result.before.assertions)}  # fmt: skip
    for effect, (words, _) in _EFFECTS.items():
        some = [change for change in result.changes if change.effect == effect]
        yield from listed(words.capitalize(), some, lambda it, where: _change_lines(it, known, where), then)
    yield from listed("Hypotheses", result.shifts, _shift_lines, shown)


def resting_lines(rests: Rests, shown: Shown) -> Iterator[str]:
    """What falls without a source, then what leans on it, with shares and cut sets."""
    falls = [it for it in rests.resting if it.falls]
    leans = [it for it in rests.resting if not it.falls]
    name = shown.voice(rests.voice.id)
    yield f"On {name} {len(falls):,} rest alone, and {len(leans):,} among others."
    balance = shown.balance
    things = _things(balance.relations, balance.assertions)
    for head, some in ((f"Falls without {name}", falls), (f"Leans on {name} among others", leans)):
        yield from listed(head, some, lambda it, where: _resting_lines(it, things, where), shown)
    yield from listed(f"Hypotheses without {name}", rests.shifts, _shift_lines, shown)


def _things(*lists: Sequence[Weighed]) -> Mapping[str, Weighed]:
    return {it.id: it for things in lists for it in things}


def _change_lines(change: Change, things: Mapping[str, Weighed], shown: Shown) -> Iterator[str]:
    from whosays.export.balance import WEAKNESSES, support_in_words

    thing = things.get(change.id)
    yield f"{_INDENT}{change.id if thing is None else thing_in_words(thing, shown)}"
    was_weak, is_weak = change.before.weaknesses, change.after.weaknesses
    notes = [WEAKNESSES[it] for it in is_weak if it not in was_weak]
    notes += [f"no longer {WEAKNESSES[it]}" for it in was_weak if it not in is_weak and change.after.most]
    before, after = support_in_words(change.before), support_in_words(change.after)
    was = "" if change.effect == "appears" or before == after else f"{before}, then "
    yield f"{_INDENT * 2}{' · '.join((was + after, *notes))}"
    if change.kept_by:
        kept = "; ".join(thing_in_words(things[it], shown) for it in change.kept_by if it in things)
        yield f"{_INDENT * 2}still said more exactly by {kept}"


def _resting_lines(resting: Resting, things: Mapping[str, Weighed], shown: Shown) -> Iterator[str]:
    thing = things.get(resting.id)
    yield f"{_INDENT}{resting.id if thing is None else thing_in_words(thing, shown)}"
    shares = shown.first(resting.shares, _SHARES)
    more = f"; and {len(resting.shares) - len(shares):,} more" if len(shares) < len(resting.shares) else ""
    yield f"{_INDENT * 2}shares: {'; '.join(_share(it, shown) for it in shares)}{more}"
    yield f"{_INDENT * 2}{_cuts(resting.cuts, shown)}"


def _share(share: Share, shown: Shown) -> str:
    error = "" if share.error is None else f" ± {share.error:.0%}"
    return f"{shown.voice(share.voice)} {share.share:.0%}{error}"


def _cuts(cuts: Cuts, shown: Shown) -> str:
    """Without whom nothing is left, the fewest first."""
    sets = shown.first(cuts.sets, _SETS)
    if not sets:
        return f"it takes {cuts.fewest:,} of them or more to bring it down"
    told = "; or without ".join(" and ".join(map(shown.voice, it.voices)) for it in sets)
    more = "" if cuts.complete and len(sets) == len(cuts.sets) else "; and there are others, or may be"
    return f"nothing is left without {told}{more}"


def _shift_lines(shift: Shift, _: Shown) -> Iterator[str]:
    from whosays.export.balance import interval_in_words, likelihood_in_words

    before, after = shift.before, shift.after
    yield f"{_INDENT}{one_line(shift.question)} {one_line(shift.key)} {_EFFECTS[shift.effect][0]}"
    pairs = (
        ("inconsistency", str(before.inconsistency), str(after.inconsistency)),
        ("weighted", interval_in_words(before.weighted), interval_in_words(after.weighted)),
        ("probability", likelihood_in_words(before), likelihood_in_words(after)),
    )
    for name, was, now in pairs:
        yield f"{_INDENT * 2}{name} {was}{'' if was == now else f', then {now}'}"
