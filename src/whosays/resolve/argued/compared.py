"""The evidence that no estimated weight is at hand for: kin, events, roles, company. It is shown and not weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from whosays.records import Bearing, IdentityItem, Statement
from whosays.resolve.argued.dossier import Dossier, days, quotes
from whosays.resolve.matching import person_model
from whosays.text.names import name_key

#: Of whom nobody has two.
_ONE_OF = frozenset({"father", "mother"})
_DEATH = "death"
#: Statements of one kind that are compared with each other, of a side: the first ones.
_MOST = 30
#: Two dates of birth of kin further apart than this, in days, are not one person's.
_KIN_APART = 3 * 366
#: An event is known to the month, or its place has to agree too.
_MONTH = 31
_COMMON = frozenset({"of", "the", "and", "for", "in", "a", "an", "to", "former", "ex", "deputy", "senior", "late"})


def kin(left: Dossier, right: Dossier) -> Iterator[IdentityItem]:
    """Kin of one relation, by name and age."""
    ones, others = (side.of("kin")[:_MOST] for side in (left, right))
    for relation in dict.fromkeys(statement.value for statement in ones):
        pairs = [(a, b) for a, b in product(ones, others) if a.value == b.value == relation and a.name and b.name]
        if not pairs:
            continue
        alike = {pair: max(_bits(*pair), _bits(*pair, first=True)) for pair in pairs}
        one, other = max(pairs, key=lambda pair: alike[pair])
        names = f"“{one.name}” and “{other.name}”"
        if alike[one, other] <= 0:
            bearing: Bearing = "against" if relation in _ONE_OF else "neither"
            more = "" if relation in _ONE_OF else "; there may be more than one"
            detail = f"{relation}: {names} are different names{more}"
        else:
            bearing = "for"
            same = name_key(one.name) == name_key(other.name)
            detail = f"{relation}: {names} are {'the same name' if same else 'alike'}"
            gap = _gap(one.edtf, other.edtf)
            if gap is not None and gap > _KIN_APART:
                bearing, detail = "neither", f"{detail}, but the ages given do not fit"
            elif gap is not None:
                detail += ", and the ages given fit"
        yield IdentityItem("kin", detail, bearing, quotes([one]), quotes([other]))


def events(left: Dossier, right: Dossier) -> Iterator[IdentityItem]:
    """Events of one sort, by time and place; and what somebody is said to have done after the other's death."""
    ones, others = (side.of("event")[:_MOST] for side in (left, right))
    seen: set[tuple[str, Bearing]] = set()
    for one, other in product(ones, others):
        found = _event(one, other) if one.span != other.span or one.document_id != other.document_id else None
        if found is not None and (key := (one.value + other.value, found[0])) not in seen:
            seen.add(key)
            yield IdentityItem("event", found[1], found[0], quotes([one]), quotes([other]))


def roles(left: Dossier, right: Dossier) -> Iterator[IdentityItem]:
    """Roles and trades, by their words."""
    ones, others = (side.of("role")[:_MOST] for side in (left, right))
    if not ones or not others:
        return
    sharing = [(a, b, _role_words(a) & _role_words(b)) for a, b in product(ones, others)]
    one, other, words = max(sharing, key=lambda pair: len(pair[2]))
    said = f"“{one.value}” and “{other.value}”"
    if words:
        yield IdentityItem("role", f"{said} share “{' '.join(sorted(words))}”", "for", quotes([one]), quotes([other]))
    else:
        detail = f"{said}: other roles, which one person may have had"
        yield IdentityItem("role", detail, "neither", quotes([one]), quotes([other]))


def together(left: Dossier, right: Dossier) -> Iterator[IdentityItem]:
    """Places where a text names the two as two who had to do with each other."""
    for statement in left.of("together")[:_MOST]:
        if f"{statement.value}@{statement.document_id}" in right.bearers:
            detail = "named as two persons who had to do with each other"
            yield IdentityItem("together", detail, "against", quotes([statement]), quotes([statement]))


def _event(one: Statement, other: Statement) -> tuple[Bearing, str] | None:
    """Which way two events speak, and what they are, in words; None where they say nothing."""
    first, second = days(one.edtf), days(other.edtf)
    gap = _gap(one.edtf, other.edtf)
    if one.value != other.value:
        late = _DEATH in {one.value, other.value} and first and second
        dead, act = ((one, other) if one.value == _DEATH else (other, one)) if late else (None, None)
        if dead and act and (died := days(dead.edtf)) and (done := days(act.edtf)) and died[1] < done[0]:
            return "against", f"{dead.value} {_when(dead)}, and {act.value} {_when(act)}, which is later"
        return None
    shared = {name_key(place) for place in one.places} & {name_key(place) for place in other.places}
    where = f" and the place, {', '.join(p for p in one.places if name_key(p) in shared)}," if shared else ""
    both = f"{one.value} {_when(one)} and {_when(other)}"
    if gap is not None and gap > 0:
        return ("against", f"{both}: at different times") if one.value == _DEATH else None
    if gap is not None and first and second:
        exact = max((end - start).days for start, end in (first, second)) <= _MONTH
        if shared or exact:
            apart = "" if shared or not (one.places and other.places) else ", though at places of other names"
            return "for" if not apart else "neither", f"{both}: the time{where} can be the same{apart}"
    elif shared and one.value == _DEATH:
        return "for", f"{both}: the place, {', '.join(p for p in one.places if name_key(p) in shared)}, is the same"
    return None


def _when(event: Statement) -> str:
    placed = f" in {', '.join(event.places)}" if event.places else ""
    return f"{event.edtf or 'at an unknown time'}{placed}"


def _gap(one: str | None, other: str | None) -> int | None:
    """Days between two times; 0 or less where they can be the same."""
    first, second = days(one), days(other)
    if first is None or second is None:
        return None
    return max((second[0] - first[1]).days, (first[0] - second[1]).days)


def _bits(one: Statement, other: Statement, *, first: bool = False) -> float:
    names = [statement.name.split()[0] if first else statement.name for statement in (one, other)]
    if name_key(names[0]) == name_key(names[1]):
        return 100.0
    return person_model().bits(*names)


def _role_words(statement: Statement) -> frozenset[str]:
    return frozenset(name_key(statement.value).split()) - _COMMON


def unweighed(left: Dossier, right: Dossier) -> Sequence[IdentityItem]:
    """All evidence without a weight."""
    return [item for compare in (kin, events, together, roles) for item in compare(left, right)]
