"""What a list says of two of its entries, or of one and somebody whom it only names."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.records import Polarity, RelationType


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two.

    Attributes:
        subject: Id of an entry, whose paragraph tells it.
        object: Id of an entry.
        verb: The words between the two names: ``"is a member of"``.
        type: What relation it is; None for one that whosays has no word for.
        edtf: When; None where nothing is said.
        detail: More, in words: a role, a status.
        polarity: ``negative`` where it is said not to hold.
    """

    subject: str
    object: str
    verb: str
    type: RelationType | None
    edtf: str | None = None
    detail: str = ""
    polarity: Polarity = "positive"
