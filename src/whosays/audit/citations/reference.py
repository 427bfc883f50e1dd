"""One way in which a brief points at a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from whosays.audit.citations.dates import Days
from whosays.records import Span

#: ``document``: a noun for a document. ``body``: whoever issues documents. ``person``: somebody by name or role.
#: ``bracket``: a reference set in brackets.
Sort = Literal["document", "body", "person", "bracket"]
#: Those who make documents.
MAKERS: frozenset[Sort] = frozenset({"body", "person"})
#: ``bare``: a proper name, or no article. ``same`` covers "this", "that" and "the same". ``own``: "its", "her".
Form = Literal["bare", "definite", "indefinite", "same", "own"]
#: What a reference inside another's phrase has to do with it.
Bond = Literal["none", "carrier", "maker", "topic", "addressee"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of a brief that stand for a document, or for someone who has documents.

    Attributes:
        span: The whole phrase.
        sort: See ``Sort``.
        form: See ``Form``.
        noun: Its head in lower case and the singular; the last word of a name.
        kinds: Kinds of document that the noun may mean, or that the body speaks in.
        proper: Words of names in it, other than those of what it is about.
        common: Its other telling words, likewise.
        owners: Those of them that say whose it is ("the Ministry's letter", "a report by the Bank").
        about: Words of what it is about.
        title: Words of a title in quotation marks.
        dates: First and last day of each date that it gives itself.
        loose: Dates of its verb, which may be its own.
        reporting: Whether that verb is one of making known, so that they are.
        numbers: Serial numbers.
        entity_ids: Of those whom it names.
        person: Name of the person whose document it is, if one is named.
        full: Words of the fullest names of those.
        head: Offset of the head word.
        subject: Whether it is the subject of a verb.
        addressed: Whether something is told to it.
        finds: Whether it is said to find or say something.
        told: Whether its sentence takes something from it, and does not only speak of it.
        within: Place of the reference in whose phrase it stands, in the list of its sentence; None for none.
        bond: What it is to that one.
        holders: Places of references whose document may hold this one ("the Panel prints it"); -1 for a pronoun.
        plural: Whether it stands for several documents.
        pinpoint: Chapter, page or paragraph, as written.
        called: What it is called without article and what qualifies it: "Second Report", as written.
        order: Ordinals beside the noun: of another first report a second one is none.
    """

    span: Span
    sort: Sort
    form: Form
    noun: str
    kinds: frozenset[str] = frozenset()
    proper: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    dates: tuple[Days, ...] = ()
    loose: tuple[Days, ...] = ()
    reporting: bool = False
    numbers: frozenset[str] = frozenset()
    entity_ids: frozenset[str] = frozenset()
    person: str = ""
    full: tuple[str, ...] = ()
    head: int = 0
    subject: bool = False
    addressed: bool = False
    finds: bool = False
    told: bool = True
    within: int | None = None
    bond: Bond = "none"
    holders: tuple[int, ...] = ()
    plural: bool = False
    pinpoint: str = ""
    called: str = ""
    order: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """All words that say whose or which it is."""
        return (*self.proper, *self.common)

    def moved(self, kept: Sequence[int]) -> Reference:
        """The same where only the references at the places ``kept`` are left of its sentence's list."""
        places = {old: new for new, old in enumerate(kept)} | {-1: -1}
        within = places.get(self.within) if self.within is not None else None
        return replace(self, within=within, holders=tuple(places[one] for one in self.holders if one in places))
