"""Lists of formats, as ``--list`` prints them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from whosays.cli.columns import padded
from whosays.records import PluginError, Plugins

_T = TypeVar("_T")


def plugin_list(plugins: Plugins[_T], in_words: Callable[[_T], str]) -> str:
    """The plugins of one group, a line each; one that cannot be loaded with the reason."""
    told = {name: str(found) if isinstance(found, PluginError) else in_words(found) for name, found in plugins.all()}
    width = max(map(len, told), default=0)
    return "".join(f"{padded(name, width)}  {words}\n" for name, words in told.items())


def needing(title: str, extra: str | None) -> str:
    """What a format is, with what it needs."""
    return f"{title} (needs: pip install 'whosays[{extra}]')" if extra else title
