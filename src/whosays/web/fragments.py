"""Parts of pages that were made once: a value that never changes looks the same wherever it is shown again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any, Final

from jinja2.runtime import Macro
from markupsafe import Markup

#: Characters that are kept at most; beyond that what was not shown for longest goes.
_MOST: Final = 24_000_000


class Fragments:
    """What macros made of values, by macro and value.

    Args:
        most: Characters that are kept at most.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._size = 0
        self._lock = threading.Lock()
        self._made: OrderedDict[tuple[str, int], tuple[object, Markup]] = OrderedDict()

    def kept(self, macro: Macro, value: object, *more: Any) -> Markup:
        """What ``macro`` makes of a value, as it was made before if it was.

        Args:
            macro: Makes it; no other one of the same name may be given.
            value: An immutable value. It is known by its identity, not by what is in it, and kept for that.
            more: Further arguments, which are functions of the value.
        """
        key = (macro.name, id(value))
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key][1]
        made = Markup(macro(value, *more))  # noqa: S704  # a macro escapes
        with self._lock:
            if key not in self._made:
                self._size += len(made)
            self._made[key] = (value, made)
            while self._size > self._most:
                _, (_, old) = self._made.popitem(last=False)
                self._size -= len(old)
        return made
