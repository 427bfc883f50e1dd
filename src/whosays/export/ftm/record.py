"""One entity of FollowTheMoney while it is put together: its values, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from whosays.export.ftm.types import KINDS, Kind, fitted

#: The dataset of what a document does not say but the case as a whole gives.
CASE: Final = "whosays"
#: The text property that takes what does not fit its own, by schema; of an interval it is the description.
_INTERVALS: Final = frozenset(
    {"Membership", "Directorship", "Employment", "Ownership", "Family", "Associate", "Payment", "UnknownLink"}
)
_WITHOUT_TEXT: Final = frozenset({"Mention", "Similar", "Page"})


@dataclass(frozen=True, slots=True)
class By:
    """Where a value comes from.

    Attributes:
        document_id: The document that gives it; empty for the case as a whole.
        origin: The claim, the mention or the step that it was taken from, as an id or in words.
    """

    document_id: str
    origin: str

    @property
    def dataset(self) -> str:
        """Its name as a dataset: lower case, digits and underscores."""
        return self.document_id.replace("-", "_") or CASE


#: What weighing or resolving found, over all documents.
OVERALL: Final = By("", "case")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property."""

    prop: str
    text: str
    by: By


@dataclass(slots=True)
class Record:
    """An entity.

    Attributes:
        id: Ours, as FollowTheMoney takes ids.
        schema: Of FollowTheMoney.
        by: Where the entity itself comes from; for one that several documents give, its first.
        values: Of its properties, in order, each once for every place that gives it.
        extra: Further keys of the JSON object, which FollowTheMoney keeps as context.
        referents: Ids that this entity has taken in.
        unfit: How many values were cut, for want of a text property to take them whole.
    """

    id: str
    schema: str
    by: By
    values: dict[Value, None] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    referents: tuple[str, ...] = ()
    unfit: int = 0

    def __post_init__(self) -> None:
        """Bring the id into the form that FollowTheMoney takes."""
        self.id = ftm_id(self.id)

    def add(self, prop: str, text: str | None, by: By | None = None) -> None:
        """Add a value. One that does not fit its property goes to a text property, with the property's name.

        Args:
            prop: Name of the property.
            text: The value; nothing is added for None or blanks.
            by: Where it comes from, if not from where the entity does.
        """
        if text is None or not text.strip():
            return
        made_by = by or self.by
        kind: Kind = KINDS[prop]
        values = fitted(kind, text)
        for value in values.fitting:
            self.values.setdefault(Value(prop, value, made_by))
        if values.whole:
            return
        spill = self._spill(prop)
        if spill is None:
            self.unfit += 1
        else:
            self.add(spill, f"{prop}: {text}", made_by)

    def _spill(self, prop: str) -> str | None:
        if self.schema in _WITHOUT_TEXT:
            return None
        spill = "description" if self.schema in _INTERVALS else "notes"
        return None if prop == spill else spill

    def datasets(self) -> tuple[str, ...]:
        """Of the entity and its values, in order."""
        return tuple(dict.fromkeys((self.by.dataset, *(value.by.dataset for value in self.values))))

    def properties(self) -> dict[str, list[str]]:
        """Its values by property, each once."""
        found: dict[str, dict[str, None]] = {}
        for value in self.values:
            found.setdefault(value.prop, {})[value.text] = None
        return {prop: [*texts] for prop, texts in found.items()}

    def makers(self) -> Iterator[By]:
        """Where the entity comes from: one place for each dataset."""
        seen: dict[str, By] = {}
        for by in (self.by, *(value.by for value in self.values)):
            seen.setdefault(by.dataset, by)
        yield from seen.values()


def ftm_id(identity: str) -> str:
    """An id of ours as FollowTheMoney takes ids: letters, digits, dots and hyphens.

    Only ids of one bearer of a name (``ENTITY@DOCUMENT``) and of a described person (``DOCUMENT:START-END``) change.
    """
    return identity.replace("@", ".").replace(":", ".")
