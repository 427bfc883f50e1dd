"""Files of other programs as what a case holds: a module per format, each a plugin."""

from whosays.ingest.imports.formats import IMPORTERS, ImportFormat, recognised
from whosays.ingest.imports.items import Item, MarkedElsewhere, ReadElsewhere, Sheet

__all__ = ["IMPORTERS", "ImportFormat", "Item", "MarkedElsewhere", "ReadElsewhere", "Sheet", "recognised"]
