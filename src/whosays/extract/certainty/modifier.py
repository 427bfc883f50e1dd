"""What a hedge, a booster or a negation is: words, effect and scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from whosays.records import Level

ModifierKind = Literal[
    "modal",
    "future",
    "obligation",
    "adverb",
    "adjective",
    "noun",
    "verb",
    "evidential",
    "conditional",
    "counterfactual",
    "question",
    "purpose",
    "intention",
    "ability",
    "implicative",
    "factive",
    "negation",
    "booster",
    "approximator",
]
Reach = Literal["clause", "complement"]

#: Strength of commitment; a chain of modifiers is as strong as its weakest.
STRENGTH: dict[Level, int] = {"unknown": 0, "possible": 1, "probable": 2, "certain": 3}


class Effect(NamedTuple):
    """What becomes of a plain assertion: how sure, and whether it is turned into its denial."""

    level: Level
    negates: bool = False


PLAIN = Effect("certain")


@dataclass(frozen=True, slots=True)
class Modifier:
    """A hedge, booster or negation cue in a passage.

    Attributes:
        start: First token, an index into ``passage.doc``.
        end: One past the last token.
        kind: What sort of cue.
        level: What it makes of a plain assertion in its scope; None where it leaves the level alone.
        negates: Whether it turns a plain assertion into its denial.
        scope: Tokens it bears on directly, each the head of a clause or phrase: the modified clause
            itself for reach ``clause``, the complement for reach ``complement``.
        reach: Whether polarity is looked up in the modified clause ("may not") or in the clause that
            governs it ("does not seem to").
        denied: The effect where that clause is negated.
        governor: The token whose clause stands or falls with a complement, -1 for reach ``clause``.
        raises: The governing clause is about nothing but the complement ("it is likely that").
    """

    start: int
    end: int
    kind: ModifierKind
    level: Level | None
    negates: bool
    scope: tuple[int, ...]
    reach: Reach = "clause"
    denied: Effect = PLAIN
    governor: int = -1
    raises: bool = False

    def effect(self, under_negation: bool) -> Effect:
        """What it makes of its scope where the deciding clause is affirmed or negated."""
        return self.denied if under_negation else Effect(self.level or "certain", self.negates)
