"""Files of other programs as what a case holds: a module per format, each a plugin."""

from whosays.ingest.imports.formats import HEAD, IMPORTERS, ImportFormat, recognised
from whosays.ingest.imports.items import Item, MarkedElsewhere, ReadElsewhere, Sheet, Snapshot

__all__ = [
    "HEAD",
    "IMPORTERS",
    "ImportFormat",
    "Item",
    "MarkedElsewhere",
    "ReadElsewhere",
    "Sheet",
    "Snapshot",
    "recognised",
]
