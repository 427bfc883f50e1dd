"""How large may a file be that is imported?"""

from __future__ import annotations

from whosays.records import OversizedInput, ReadOptions

_MEGABYTE = 1_000_000


def check_size(data: bytes, path: str, options: ReadOptions) -> None:
    """Refuse a file beyond the limit, of which only the beginning was read.

    Raises:
        OversizedInput: If it is.
    """
    if len(data) > options.max_megabytes * _MEGABYTE:
        reason = f"the file is larger than {options.max_megabytes} MB"
        raise OversizedInput(path, reason, "split it, or raise the limit with --max-megabytes")
