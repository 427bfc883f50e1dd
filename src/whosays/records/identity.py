"""Identity: who may be the same as whom, what speaks for and against it, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.records.argued import Argument, Bearing, Quote
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
        with_whom: Name keys of the persons that it is mentioned together with.
        documents: Ids of the documents that name it.
        entries: Ids of the documents that are lists and have an entry on it: a list tells its entries apart.
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
    entries: frozenset[str] = frozenset()
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
        by: What joined them or keeps them apart: ``"judgement"``, ``"machine"``, ``"assumption"`` in a view
            under one, or ``""`` where nothing did.
        why: In words, when that needs saying: the alias that would have joined two that were judged apart.
        left_name: The name as it is shown.
        right_name: Likewise.
    """

    left: str
    right: str
    judgement: Verdict | None
    match_probability: float | None
    features: tuple[Feature, ...] = ()
    joined: bool = False
    by: str = ""
    why: str = ""
    left_name: str = ""
    right_name: str = ""


@dataclass(frozen=True, slots=True)
class IdentityItem:
    """One piece of evidence on whether two are one. It is shown and weighed, and decides nothing.

    Attributes:
        kind: What was compared: ``"birth"``, ``"kin"``, ``"event"``, ``"names"``, ``"said"``, and so on.
        detail: What it says, in words.
        bearing: Which way it speaks.
        left: The words that it rests on, on the left side; empty where it rests on the names alone.
        right: Likewise.
        weight: In bits, where the matching model has an estimated weight for such evidence; else None.
        probability_without: The match probability if this item were not there; None where it has no weight.
    """

    kind: str
    detail: str
    bearing: Bearing
    left: tuple[Quote, ...] = ()
    right: tuple[Quote, ...] = ()
    weight: float | None = None
    probability_without: float | None = None


@dataclass(frozen=True, slots=True)
class IdentityHypothesis:
    """That two are one, as some text argues or denies: a question with its evidence, neither a merge nor a ruling.

    Attributes:
        id: Derived from the two sides.
        left: As in ``Judgement``; ``DOCUMENT:START-END`` for somebody whom a text only describes.
        right: Likewise.
        left_name: The name, or the words that describe.
        right_name: Likewise.
        arguments: Every place where a text argues it, in order of documents and text.
        argued_by: Ids of the claims that say it, or that something agrees.
        denied_by: Ids of those that deny it.
        items: The evidence, what is weighed first.
        match_probability: The matching model's, from all items with a weight; None where a side is only described.
        features: What that probability is made of.
        judgement: What people decided on this very pair, or None.
        joined: Whether the two are one entity in this view of the case.
    """

    id: str
    left: str
    right: str
    left_name: str
    right_name: str
    arguments: tuple[Argument, ...]
    argued_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    items: tuple[IdentityItem, ...] = ()
    match_probability: float | None = None
    features: tuple[Feature, ...] = ()
    judgement: Verdict | None = None
    joined: bool = False
