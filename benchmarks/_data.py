"""Where the measured data lies."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_dir(name: str) -> Path:
    """The folder ``name`` under ``WHOSAYS_DATA`` (``../shared/data`` beside the project where that is not set).

    Ends the program with status 2 and one line when it is not there.
    """
    root = Path(os.environ.get("WHOSAYS_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
    folder = root / name
    if not folder.exists():
        print(f"no data: {name} is not in {root}; set WHOSAYS_DATA to the folder that holds it", file=sys.stderr)
        raise SystemExit(2)
    return folder
