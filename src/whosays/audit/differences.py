"""Which differences a changed statement is said to have, and what verdict they make."""

from __future__ import annotations

from whosays.audit.compare.compared import Compared, Statement, named_differences
from whosays.audit.judgement import verdict_of
from whosays.language.labels import DRIFTS
from whosays.records import AuditVerdict, Difference


def differences_of(
    statement: Statement, compared: Compared, activity: str
) -> tuple[AuditVerdict, tuple[Difference, ...]]:
    """The differences of a statement that counts as changed, with their verdict; at least one.

    What the rules found comes first, since it names both phrases; what the encoder tags follows where it lies on other
    words. Where neither names anything, the encoder's likeliest kind stands for the whole statement.
    """
    found = named_differences(statement, compared, activity)
    if not found:
        found.append(_unnamed(statement, compared, activity))
    return verdict_of(found), tuple(found)


def _unnamed(statement: Statement, compared: Compared, activity: str) -> Difference:
    side = statement.side
    words = side.span(0, side.end - side.start)
    drift = "action"
    if compared.reading is not None:
        chances = compared.reading.strongest(in_claim=True)
        drift = max(DRIFTS, key=lambda name: chances[name])
    why = f"the passage does not bear out “{' '.join(words.exact.split())}” as it stands ({drift})"
    return Difference(drift, words, None, None, why, activity)  # type: ignore[arg-type]
