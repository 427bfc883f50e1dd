"""Formats as plugins: ours and other people's are found in the same way, by entry points of installed packages."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from whosays.records.errors import PluginError, UsageError

_T = TypeVar("_T")


class Plugins(Generic[_T]):
    """The plugins of one group; nothing is imported before it is asked for.

    Args:
        group: The group of entry points, such as ``"whosays.exporters"``.
        kind: What each of them has to be.
        noun: What they are called in messages: ``"format to export to"``.
    """

    def __init__(self, group: str, kind: type[_T], noun: str) -> None:
        self._group = group
        self._kind = kind
        self._noun = noun

    def names(self) -> tuple[str, ...]:
        """Their names in alphabetical order."""
        return tuple(sorted({entry.name for entry in self._entries()}))

    def find(self, name: str) -> _T:
        """The plugin of this name. Where several packages bring one, ours is taken.

        Raises:
            UsageError: If there is none; the message lists those there are.
            PluginError: If it cannot be loaded, or is not what it should be.
        """
        found = sorted((entry for entry in self._entries() if entry.name == name), key=_foreign)
        if not found:
            reason = f"there is no {self._noun} called “{name}”"
            raise UsageError(reason, f"choose from: {', '.join(self.names())}")
        return self._loaded(found[0])

    def all(self) -> Iterator[tuple[str, _T | PluginError]]:
        """Every plugin with its name, in that order; one that cannot be loaded as the error that says why."""
        for name in self.names():
            try:
                yield name, self.find(name)
            except PluginError as error:
                yield name, error

    def _entries(self) -> importlib.metadata.EntryPoints:
        return importlib.metadata.entry_points(group=self._group)

    def _loaded(self, entry: importlib.metadata.EntryPoint) -> _T:
        maker = entry.dist.name if entry.dist else "an unknown package"
        remedy = f"install {maker} again, or leave it out"
        try:
            loaded: Any = entry.load()
        except Exception as error:  # other people's code can fail in any way; the message names it
            reason = f"the plugin “{entry.name}” of {maker} cannot be loaded ({error})"
            raise PluginError(reason, remedy) from error
        if not isinstance(loaded, self._kind):
            reason = f"the plugin “{entry.name}” of {maker} is not a {self._kind.__name__}"
            raise PluginError(reason, remedy)
        return loaded


def _foreign(entry: importlib.metadata.EntryPoint) -> bool:
    return not entry.value.startswith("whosays.")
