"""May this be judged? What makes no sense, or cannot hold together with what was judged before, is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.records import ContradictoryJudgement, Judgement, UsageError, Verdict
from whosays.resolve.clusters import Clusters, State
from whosays.resolve.lookup import Lookup
from whosays.resolve.rulings import Ruling, contradiction, rule

#: How the ids of assumptions begin, which are kept nowhere.
ASSUMED = "asm"
_WORDS: dict[Verdict, str] = {"positive": "is", "negative": "is not", "unsure": "may be"}
_AS: dict[Verdict, str] = {"positive": "the same", "negative": "different", "unsure": "unsure"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement and what has become of it.

    Attributes:
        judgement: The judgement.
        state: Whether it has an effect on the case as it is now.
        note: Why not, where that needs saying.
    """

    judgement: Judgement
    state: State
    note: str = ""

    @classmethod
    def of(cls, judgement: Judgement, clusters: Clusters) -> Judged:
        """Look up what has become of a judgement."""
        state = clusters.state(judgement)
        if state == "contradicted":
            others = [ruling for ruling in clusters.contradicted[judgement.id] if ruling.judgement.id != judgement.id]
            return cls(judgement, state, f"passed over, because {_chain(others)}")
        if state == "dormant":
            sides = ((judgement.left, judgement.left_name), (judgement.right, judgement.right_name))
            gone = [f"“{name}”" for reference, name in sides if not clusters.bearers.meant_by(reference)]
            are_one = "the documents now have both names for one"
            return cls(judgement, state, f"no document names {' or '.join(gone)} now" if gone else are_one)
        return cls(judgement, state)


def draft(left: str, right: str, verdict: Verdict, clusters: Clusters, lookup: Lookup) -> Judgement:
    """The judgement that two references would make, without time, person and reason; its left side is the lesser.

    Raises:
        UsageError: If a reference means nobody, or both mean the same.
        ContradictoryJudgement: If the judgements that stand do not allow it.
    """
    one, other = sorted(lookup.find(side) for side in (left, right))
    names = (lookup.label(one), lookup.label(other))
    if clusters.bearers.meant_by(one) == clusters.bearers.meant_by(other):
        both = f"“{names[0]}”" if names[0] == names[1] else f"“{names[0]}” and “{names[1]}”"
        reason = f"{both} would be judged with itself"
        remedy = "name two; one name in two documents is told apart as NAME@DOCUMENT"
        raise UsageError(reason, remedy)
    judgement = Judgement("", one, other, *names, verdict, "", "", "")
    against = contradiction(rule(judgement, clusters.bearers), clusters.rulings)
    if against:
        raise _refusal(judgement, against)
    return judgement


def judgement_in_words(judgement: Judgement) -> str:
    """What was judged, by whom and when: ``“Ann Rowe” is “A. Rowe” (B. Reader, 2024-03-01)``."""
    words = f"“{judgement.left_name}” {_WORDS[judgement.verdict]} “{judgement.right_name}”"
    if not judgement.id:
        return words
    if judgement.id.startswith(ASSUMED):
        return f"{words} (assumed)"
    return f"{words} ({judgement.who}, {judgement.at[:10]}, {judgement.id})"


def _refusal(judgement: Judgement, against: Sequence[Ruling]) -> ContradictoryJudgement:
    others = [ruling for ruling in against if ruling.judgement.id]
    pair = f"“{judgement.left_name}” and “{judgement.right_name}”"
    reason = f"{pair} cannot be judged {_AS[judgement.verdict]}, because {_chain(others)}"
    return ContradictoryJudgement(reason, "undo one of these first, with: whosays judgements CASE --undo ID")


def _chain(rulings: Sequence[Ruling]) -> str:
    return "; ".join(judgement_in_words(ruling.judgement) for ruling in rulings)
