"""From what a format's reader finds, entry by entry, to the parties of a list and what of it was not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePath

from whosays.records import Party, Unread
from whosays.text.names import family
from whosays.text.normalise import one_line

#: In characters. What is longer is a text that has slipped into the wrong field.
LONGEST_NAME = 1_000
MEND = "correct it, or get the list again from where it came"


@dataclass(frozen=True, slots=True)
class Entry:
    """A party as one entry of a list gives it.

    Attributes:
        path: The file.
        line: Where the entry begins, from 1.
        party: What it says; ``names`` may still be empty.
        more: What else it says that nothing is matched by: labels and words.
    """

    path: str
    line: int
    party: Party
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Flaw:
    """A place in a list that could not be read.

    Attributes:
        path: The file.
        line: From 1; 0 for the file as a whole.
        reason: Why not; neighbours with the same reason are told as one, so it names no values.
        remedy: What to do about it.
    """

    path: str
    line: int
    reason: str
    remedy: str = MEND


Found = Entry | Flaw


@dataclass(frozen=True, slots=True)
class Listed:
    """A party with all that its entries say.

    Attributes:
        party: What it can be matched by.
        more: The rest, as labels and words; a label can come again.
    """

    party: Party
    more: tuple[tuple[str, str], ...] = ()


def origin(path: str, line: int) -> str:
    """Where an entry is written, for people to look it up."""
    return f"{PurePath(path).name}, line {line}"


def gather(found: Iterable[Found]) -> tuple[tuple[Party, ...], tuple[Unread, ...]]:
    """The parties of ``gather_entries`` alone."""
    listed, unread = gather_entries(found)
    return tuple(entry.party for entry in listed), unread


def gather_entries(found: Iterable[Found]) -> tuple[tuple[Listed, ...], tuple[Unread, ...]]:
    """Tidy the parties and join entries under one id; each id is one party, in the order of first entries.

    What later entries of an id say is added to what the first says, and ``origin`` tells how many there were. A later
    entry that is another sort of thing (a vessel under a person's id) is not read.
    """
    parties: dict[str, Party] = {}
    later: dict[str, list[Party]] = {}
    more: dict[str, dict[tuple[str, str], None]] = {}
    runs: list[tuple[Flaw, int]] = []
    for item in _checked(found):
        if isinstance(item, Flaw):
            _note(runs, item)
            continue
        party = item.party
        first = parties.setdefault(party.id, party)
        if family(first.schema) != family(party.schema):
            reason = "its id is also that of an entry of another sort, further up"
            _note(runs, Flaw(item.path, item.line, reason, "give each its own id"))
            continue
        more.setdefault(party.id, {}).update(dict.fromkeys(_told(item.more)))
        if first is not party:
            later.setdefault(party.id, []).append(party)
    for id_, others in later.items():
        parties[id_] = _joined(parties[id_], others)
    listed = tuple(Listed(party, tuple(more.get(party.id, ()))) for party in parties.values())
    return listed, tuple(_unread(flaw, last) for flaw, last in runs)


def _told(more: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The further details on one line each, without the empty ones."""
    for label, words in more:
        if line := one_line(words):
            yield label, line


def _checked(found: Iterable[Found]) -> Iterator[Found]:
    """Tidy every party; tell of names that are too long, and of entries without any."""
    for item in found:
        if isinstance(item, Flaw):
            yield item
            continue
        party = _tidied(item.party)
        names = tuple(name for name in party.names if len(name) <= LONGEST_NAME)
        weak_names = tuple(name for name in party.weak_names if len(name) <= LONGEST_NAME)
        if len(names) < len(party.names) or len(weak_names) < len(party.weak_names):
            yield Flaw(item.path, item.line, f"a name of more than {LONGEST_NAME:,} characters, which is left out")
        if not party.id:
            yield Flaw(item.path, item.line, "it has no id")
        elif names:
            yield replace(item, party=replace(party, names=names, weak_names=weak_names))
        elif not party.names:
            yield Flaw(item.path, item.line, "it has no name" + (", weak ones aside" if weak_names else ""))


def _tidied(party: Party) -> Party:
    """Bring every value on one line, in normal form; drop the empty and the repeated ones."""
    names = _distinct(party.names)
    strong = frozenset(names)
    return replace(
        party,
        id=one_line(party.id),
        names=names,
        weak_names=tuple(name for name in _distinct(party.weak_names) if name not in strong),
        births=tuple(dict.fromkeys(party.births)),
        birth_places=_distinct(party.birth_places),
        nationalities=_distinct(party.nationalities),
        roles=_distinct(party.roles),
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """The values in their order, each once."""
    return tuple(dict.fromkeys(filter(None, map(one_line, values))))


def _joined(first: Party, others: list[Party]) -> Party:
    """All that the entries of one id say together."""
    every = (first, *others)
    return _tidied(
        replace(
            first,
            names=tuple(chain.from_iterable(party.names for party in every)),
            weak_names=tuple(chain.from_iterable(party.weak_names for party in every)),
            births=tuple(chain.from_iterable(party.births for party in every)),
            birth_places=tuple(chain.from_iterable(party.birth_places for party in every)),
            nationalities=tuple(chain.from_iterable(party.nationalities for party in every)),
            roles=tuple(chain.from_iterable(party.roles for party in every)),
            origin=f"{first.origin} (and {len(others):,} more under this id)",
        )
    )


def _note(runs: list[tuple[Flaw, int]], flaw: Flaw) -> None:
    """Add a flaw to those before it: to the last run of lines where it goes on with it."""
    if runs:
        first, last = runs[-1]
        if flaw.line == last + 1 and replace(flaw, line=first.line) == first:
            runs[-1] = first, flaw.line
            return
    runs.append((flaw, flaw.line))


def _unread(flaw: Flaw, last: int) -> Unread:
    """A run of flawed lines, in words."""
    lines = f"line {flaw.line}: " if last == flaw.line else f"lines {flaw.line} to {last}: "
    return Unread(flaw.path, f"{lines if flaw.line else ''}{flaw.reason}", flaw.remedy)
