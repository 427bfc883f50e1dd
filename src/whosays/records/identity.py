"""Identity: who may be the same as whom, what speaks for and against it, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.records.entity import Schema

#: What somebody decided on "these two are the same".
Verdict = Literal["positive", "negative", "unsure"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something as one place knows it: an entity of a case, or an entry of a list.

    Attributes:
        id: The entity's id, or the entry's in its list.
        schema: What sort of thing it is.
        names: As written, the main one first. Never empty.
        weak_names: Further names that the place itself calls weak, such as a common nickname.
        births: EDTF dates of birth (for organizations, of founding); any one of several may be the right one.
        birth_places: As written.
        nationalities: Countries as written.
        roles: Titles, positions and functions as written.
        with_whom: Name keys of the persons and organizations that it is mentioned together with.
        documents: Ids of the documents that name it.
        origin: Where it is written, for people to look it up: ``"sdn.csv, line 12"``; empty for a case's own.
    """

    id: str
    schema: Schema
    names: tuple[str, ...]
    weak_names: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    birth_places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    with_whom: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Feature:
    """One line of the waterfall that leads to a match probability.

    Attributes:
        name: What was compared, such as ``"family name"``.
        weight: Evidence in bits, log2 of the likelihood ratio: above 0 it speaks for one and the same, below 0 against.
        detail: What was found, in words: ``"“Hassan” and “Hasan”: one name, spelled differently"``.
    """

    name: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided on two names being one. Never changed: taken back by a later entry.

    Attributes:
        id: Of the decision.
        left: An entity's id, or ``ENTITY@DOCUMENT`` for the bearer of the name in one document alone.
        right: Likewise.
        left_name: The name as it was shown.
        right_name: Likewise.
        verdict: What was decided.
        at: ISO time, UTC.
        who: Who decided.
        why: In the person's words; may be empty.
        undone_by: Id of the decision that took it back, or None while it stands.
    """

    id: str
    left: str
    right: str
    left_name: str
    right_name: str
    verdict: Verdict
    at: str
    who: str
    why: str
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Two names that are, may be or are not one: the machine's proposal and the human verdict side by side.

    Attributes:
        left: As in ``Judgement``; ``left < right``.
        right: Likewise.
        judgement: What people decided, or None where nobody has.
        match_probability: The model's, before any judgement; None where it was not compared.
        features: What the probability is made of, the strongest evidence first.
        joined: Whether the two are one entity in this view of the case.
        by: What joined them or keeps them apart: ``"judgement"``, ``"machine"``, or ``""`` where nothing did.
        why: In words, when that needs saying: the alias that would have joined two that were judged apart.
    """

    left: str
    right: str
    judgement: Verdict | None
    match_probability: float | None
    features: tuple[Feature, ...] = ()
    joined: bool = False
    by: str = ""
    why: str = ""
