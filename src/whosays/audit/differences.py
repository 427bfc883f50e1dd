"""Which differences a changed statement is said to have, and what verdict they make."""

from __future__ import annotations

from typing import get_args

from whosays.audit.compare.compared import Compared, Statement
from whosays.audit.compare.names import core_sounds
from whosays.audit.compare.side import quoted
from whosays.audit.compare.tags import Tag, strength, tags
from whosays.audit.judgement import verdict_of
from whosays.records import AuditVerdict, Difference, Drift

#: What a rule adds to what the encoder sees of the same kind; a changed quotation speaks for itself.
_BY_RULE, _BY_QUOTATION = 0.35, 2.0
#: Kinds beside the strongest are named where they are sure enough, and nearly as strong.
_SURE, _NEARLY = 0.6, 0.8


def differences_of(
    statement: Statement, compared: Compared, activity: str
) -> tuple[AuditVerdict, tuple[Difference, ...]]:
    """The differences of a statement that counts as changed, with their verdict.

    The kind is the one that encoder and rules are together surest of, with others that are nearly as sure. Within a
    kind the rules' differences stand, since they name both phrases; without any, the words that the encoder tags. Where
    it has stumbled over nothing but the spelling of a name, the statement is supported after all.
    """
    strengths: dict[str, float] = {**strength(compared)}
    for kind in {one.drift for one in compared.differences}:
        by_quotation = any(one.drift == kind and one.comparison == "quotations" for one in compared.differences)
        strengths[kind] = strengths.get(kind, 0.0) + (_BY_QUOTATION if by_quotation else _BY_RULE)
    highest = max(strengths.values())
    kinds = sorted(
        (kind for kind, value in strengths.items() if value == highest or value >= max(_SURE, _NEARLY * highest)),
        key=lambda kind: -strengths[kind],
    )
    found: list[Difference] = []
    for named in kinds:
        if by_rule := [one for one in compared.differences if one.drift == named]:
            found += by_rule
            continue
        tagged = [tag for tag in tags(statement, compared, named) if not _is_same_name(tag, statement, compared)]
        if not tagged and len(kinds) == 1 and compared.reading is not None:
            return "supported", ()
        found += [_difference(tag, compared, activity) for tag in tagged]
    if not any(one.claim or one.passage for one in found):
        found = [_unnamed(statement, compared, kinds[0], activity)]
    return verdict_of(found), tuple(found)


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


def _unnamed(statement: Statement, compared: Compared, kind: str, activity: str) -> Difference:
    """The whole statement, where no words are to be named; its kind is a guess without the encoder."""
    words = statement.side.span(0, statement.side.end - statement.side.start)
    return _difference(Tag(kind if compared.reading is not None else "action", words, None), compared, activity)


def _difference(tag: Tag, compared: Compared, activity: str) -> Difference:
    """What a tag says; of certainty and scope the brief has more where the passage does not bear it out."""
    kind: Drift = next(name for name in get_args(Drift) if name == tag.drift)
    stronger = None
    if kind in {"certainty", "scope"} and compared.reading is not None:
        stronger = compared.reading.supports < 0.5
    elif kind == "attribution":
        stronger = True
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
