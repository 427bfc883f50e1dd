"""What ``%load_ext whosays`` does: IPython's HTML and plain formatters for records learn how these look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from whosays.export.notebook import showing
from whosays.export.notebook.showing import Shown
from whosays.records import Claim, Document, Entity, Source

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

_SHOWN: Mapping[type, Callable[[Any], Shown]] = {
    Claim: showing.claim_alone,
    Document: showing.document_alone,
    Entity: showing.entity_alone,
    Source: showing.source_alone,
}
#: What a search gives, told by name so that the façade need not be loaded for it.
_HIT = ("whosays.intake.can_ask", "Hit")


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Register how records are shown."""
    if shell.display_formatter is None:  # a shell that shows nothing
        return
    html = shell.display_formatter.formatters["text/html"]
    for kind, made in _SHOWN.items():
        html.for_type(kind, _html(made))
    html.for_type_by_name(*_HIT, _html(showing.hit_alone))


def unload_ipython_extension(shell: InteractiveShell) -> None:
    """Forget it again."""
    if shell.display_formatter is None:
        return
    html = shell.display_formatter.formatters["text/html"]
    for kind in (*_SHOWN, ".".join(_HIT)):
        html.pop(kind, None)


def _html(made: Callable[[Any], Shown]) -> Callable[[Any], str]:
    return lambda record: made(record).html
