"""All that the documents say of one side of a hypothesis, and that side as the matching model sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whosays.records import Party, Quote, Statement, StatementKind
from whosays.text.edtf import bounds

#: A date of birth is weighed where it leaves no more than this, in days, unless nothing better is known.
_NARROW = 2 * 366


@dataclass(frozen=True, slots=True)
class Dossier:
    """One side of a hypothesis.

    Attributes:
        reference: As in ``Key``.
        names: The main name first; empty for somebody who is only described.
        statements: In order of documents and text.
        bearers: References of the bearers that it is made of, ``ENTITY@DOCUMENT``.
    """

    reference: str
    names: tuple[str, ...]
    statements: tuple[Statement, ...]
    bearers: frozenset[str] = frozenset()

    def of(self, kind: StatementKind) -> list[Statement]:
        """The statements of one kind."""
        return [statement for statement in self.statements if statement.kind == kind]

    def party(self) -> Party:
        """This side for the matching model; of several dates of birth the most exact ones."""
        dated = [statement.edtf for statement in self.of("birth") if statement.edtf is not None]
        narrow = [edtf for edtf in dated if _width(edtf) <= _NARROW]
        return Party(
            self.reference,
            "Person",
            self.names or ("",),
            births=tuple(dict.fromkeys(narrow or dated)),
            birth_places=tuple(dict.fromkeys(statement.value for statement in self.of("birth place"))),
            nationalities=tuple(dict.fromkeys(statement.value for statement in self.of("nationality"))),
        )


def days(edtf: str | None) -> tuple[date, date] | None:
    """First and last day that a date can mean; None where an end is open or nothing is given."""
    earliest, latest = bounds(edtf) if edtf is not None else (None, None)
    if earliest is None or latest is None:
        return None
    return date.fromisoformat(earliest), date.fromisoformat(latest)


def quotes(statements: Sequence[Statement]) -> tuple[Quote, ...]:
    """The words of statements, each once."""
    return tuple(dict.fromkeys(Quote(statement.document_id, statement.span) for statement in statements))


def _width(edtf: str) -> int:
    both = days(edtf)
    return (both[1] - both[0]).days if both else 10**6
