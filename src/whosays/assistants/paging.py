"""Lists in stretches that fit into an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, Field

#: Longest list in one answer, as JSON, in code points; the one item that alone is longer still comes.
LONGEST: Final = 40_000
#: The fields of ``Paged`` for a list that is empty.
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({"total": 0, "offset": 0, "more": False})

Limit = Annotated[int, Field(ge=1, le=25, description="Most items in the answer.")]
Offset = Annotated[int, Field(ge=0, description="Where to begin, from 0; take it from next_offset.")]
Query = Annotated[str, Field(min_length=1, max_length=500)]

_T = TypeVar("_T")
_Shown = TypeVar("_Shown", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is asked for of a list."""

    offset: int
    limit: int

    def of(self, items: Sequence[_T], show: Callable[[_T], _Shown]) -> tuple[list[_Shown], dict[str, Any]]:
        """The items, shown, as many as fit; and the fields of ``Paged`` that say what this stretch is."""
        shown: list[_Shown] = []
        length = 0
        for item in items[self.offset : self.offset + self.limit]:
            made = show(item)
            length += len(made.model_dump_json())
            if shown and length > LONGEST:
                break
            shown.append(made)
        end = self.offset + len(shown)
        more = end < len(items)
        return shown, {
            "total": len(items),
            "offset": self.offset,
            "more": more,
            "next_offset": end if more else None,
        }
