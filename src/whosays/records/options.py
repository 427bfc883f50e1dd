"""The options of a reading: one value that the command line, the façade and the library share."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.records.document import Role
from whosays.records.llm import LlmOptions


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read inputs.

    Attributes:
        role: What the documents are to the case.
        jobs: Worker processes; 0 picks by the work at hand and the processors there are.
        max_megabytes: Largest file, and largest text taken out of a file, that is read.
        published: EDTF reference date for documents that carry none of their own.
        llm: The language model that reads attributions in place of the built-in one; None, the default, sends nothing.
    """

    role: Role = "brief"
    jobs: int = 0
    max_megabytes: int = 32
    published: str | None = None
    llm: LlmOptions | None = None
