"""Which differences a changed statement is said to have, and what verdict they make."""

from __future__ import annotations

from typing import get_args

from whosays.audit.compare.compared import Compared, Statement
from whosays.audit.compare.names import core_sounds
from whosays.audit.compare.side import quoted
from whosays.audit.compare.tags import Tag, strength, tags
from whosays.audit.judgement import Chances, verdict_of, verdict_of_drift
from whosays.records import AuditVerdict, Difference, Drift

#: What a rule adds to what the encoder sees of the same kind; a changed quotation speaks for itself.
_BY_RULE, _BY_QUOTATION = 0.35, 2.0
#: Kinds beside the likeliest are named where they are sure enough, and nearly as strong as the strongest.
_SURE, _NEARLY = 0.6, 0.8
#: Kinds of which a text may have more, or less, than the other.
_DEGREES = frozenset({"certainty", "scope"})


def differences_of(
    statement: Statement, compared: Compared, chances: Chances, activity: str
) -> tuple[AuditVerdict, tuple[Difference, ...]]:
    """The differences of a statement that counts as changed, with their verdict.

    The kind is the one that encoder and rules together, and the chance of the verdict that it makes, speak for most,
    with others that are sure by themselves. Within a kind the rules' differences stand, since they name both phrases;
    without any, the words that the encoder tags. Where it has stumbled over nothing but the spelling of a name, the
    statement is supported after all.
    """
    strengths = _strengths(compared)
    highest = max(strengths.values())
    likeliest = max(strengths, key=lambda kind: strengths[kind] + _chance(kind, compared, chances))
    others = (kind for kind, value in strengths.items() if value >= max(_SURE, _NEARLY * highest))
    kinds = [likeliest, *sorted((kind for kind in others if kind != likeliest), key=lambda kind: -strengths[kind])]
    more = chances["overstated"] >= chances["understated"]
    found: list[Difference] = []
    for named in kinds:
        if by_rule := [one for one in compared.differences if one.drift == named]:
            found += by_rule
            continue
        tagged = [tag for tag in tags(statement, compared, named) if not _is_same_name(tag, statement, compared)]
        if not tagged and len(kinds) == 1 and compared.reading is not None:
            return "supported", ()
        found += [_difference(tag, activity, more=more) for tag in tagged]
    if not any(one.claim or one.passage for one in found):
        found = [_unnamed(statement, compared, kinds[0], activity, more=more)]
    return verdict_of(found), tuple(found)


def _strengths(compared: Compared) -> dict[str, float]:
    """How surely each kind of change is seen: by the encoder, and by rules."""
    found: dict[str, float] = {**strength(compared)}
    for kind in {one.drift for one in compared.differences}:
        by_quotation = any(one.drift == kind and one.comparison == "quotations" for one in compared.differences)
        found[kind] = found.get(kind, 0.0) + (_BY_QUOTATION if by_quotation else _BY_RULE)
    return found


def _chance(kind: str, compared: Compared, chances: Chances) -> float:
    """The chance of the verdict that a change of one kind would make here; the better one where it might make two."""
    by_rule = [one.stronger for one in compared.differences if one.drift == kind]
    directions = by_rule or ([True, False] if kind in _DEGREES else [True if kind == "attribution" else None])
    return max(chances[verdict_of_drift(kind, stronger=stronger)] for stronger in directions)


def _is_same_name(tag: Tag, statement: Statement, compared: Compared) -> bool:
    """Whether what is tagged is (part of) a name that the source spells otherwise, which the encoder cannot know."""
    if tag.drift not in {"actor", "place"} or tag.ours is None or tag.ours.exact in compared.around.text:
        return False
    there = {one.entity.id for one in compared.around.named}
    sounds = core_sounds(compared.around.text)
    return any(
        one.mention.span.overlaps(tag.ours)
        and (one.entity.id in there or core_sounds(one.mention.span.exact) <= sounds)
        for one in statement.side.named
    )


def _unnamed(statement: Statement, compared: Compared, kind: str, activity: str, *, more: bool) -> Difference:
    """The whole statement, where no words are to be named; its kind is a guess without the encoder."""
    words = statement.side.span(0, statement.side.end - statement.side.start)
    kind = kind if compared.reading is not None else "action"
    return _difference(Tag(kind, words, None), activity, more=more)


def _difference(tag: Tag, activity: str, *, more: bool) -> Difference:
    """What a tag says; ``more`` tells whether the brief is likelier to be surer, or wider, than the source."""
    kind: Drift = next(name for name in get_args(Drift) if name == tag.drift)
    stronger = more if kind in _DEGREES else True if kind == "attribution" else None
    return Difference(kind, tag.ours, tag.theirs, stronger, _why(tag), activity)


def _why(tag: Tag) -> str:
    if tag.ours is not None and tag.theirs is not None:
        return f"the brief has {quoted(tag.ours)}, the source {quoted(tag.theirs)} ({tag.drift})"
    if tag.ours is not None:
        return f"the passage does not bear out {quoted(tag.ours)} ({tag.drift})"
    if tag.theirs is None:
        return f"the passage does not bear it out as it stands ({tag.drift})"
    if tag.drift == "attribution":
        return f"the source has it from another ({quoted(tag.theirs)}); the brief leaves that out"
    return f"the source has {quoted(tag.theirs)}, which the brief leaves out ({tag.drift})"
