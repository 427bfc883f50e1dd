"""Work for processes of their own to do; they import it by name."""

from __future__ import annotations

import os
import time
from pathlib import Path


def double(number: int) -> int:
    return 2 * number


def die_on_seven(number: int) -> int:
    if number == 7:
        os._exit(9)
    return number


def raise_on_seven(number: int) -> int:
    if number == 7:
        msg = "seven"
        raise ValueError(msg)
    return number


def sign_in_and_wait(folder: str) -> None:
    Path(folder, str(os.getpid())).touch()
    time.sleep(60)
