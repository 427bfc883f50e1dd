"""Records in a notebook: claims as cards, documents as texts coloured by who says what.

``%load_ext whosays`` teaches IPython to show the records themselves; ``Case.show`` shows a claim or a document with all
that its case knows of it. HTML is made here and nowhere in ``whosays.records``.
"""

from whosays.export.notebook.extension import load_ipython_extension, unload_ipython_extension
from whosays.export.notebook.showing import Shown, show

__all__ = ["Shown", "load_ipython_extension", "show", "unload_ipython_extension"]
