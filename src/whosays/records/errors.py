"""Every error that whosays raises on purpose.

    WhosaysError
    ├── InputError              one input could not be read; the others go on (exit code 1)
    │   ├── MissingInput        no such file or folder
    │   ├── UnreadableInput     permission, damaged file, unsafe archive, encryption
    │   ├── UnsupportedInput    a format or a language that whosays does not read
    │   ├── EmptyInput          no text in it: nothing to analyse, or OCR is needed
    │   └── OversizedInput      beyond the size limit
    ├── CaseError               the case file cannot be used (exit code 1)
    │   ├── NotACase            the file is not a whosays case
    │   ├── NewerCase           written by a newer version of whosays
    │   ├── DamagedCase         it was a case, and its bytes no longer make sense
    │   └── CaseNotWritable     read-only, locked or on a full disk
    ├── OutputError             a report or an export cannot be written (exit code 1)
    ├── ModelError              a language model that whosays needs is missing or damaged (exit code 1)
    ├── MissingExtra            an optional library is not installed; also an ImportError (exit code 1)
    ├── PluginError             a format that another package brings does not work (exit code 1)
    ├── EntangledEvidence       items of evidence share sources in too many ways (exit code 1)
    └── UsageError              the command or call makes no sense as given (exit code 2)
        ├── NotFound            there is nothing of that name, id or address
        ├── Conflict            somebody else has decided on the same thing in the meantime
        └── ContradictoryJudgement  a judgement that cannot hold together with those that stand

Each error carries what was wrong and, in ``remedy``, what to do about it.
"""

from __future__ import annotations


class WhosaysError(Exception):
    """Root of the tree above.

    Args:
        reason: What is wrong, without a final full stop.
        remedy: What the user can do about it; empty when nothing can be done.
    """

    exit_code = 1

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.reason}: {self.remedy}" if self.remedy else self.reason


class _FileError(WhosaysError):
    """What went wrong with one file.

    Args:
        path: The file as the user named it.
        reason: What is wrong with it.
        remedy: What to do about it.
    """

    def __init__(self, path: str, reason: str, remedy: str = "") -> None:
        super().__init__(reason, remedy)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: {super().__str__()}"

    def __reduce__(self) -> tuple[type[_FileError], tuple[str, str, str]]:
        """Keep the error whole when it crosses a process boundary."""
        return type(self), (self.path, self.reason, self.remedy)


class InputError(_FileError):
    """One input could not be read."""


class MissingInput(InputError):
    """No such file or folder."""


class UnreadableInput(InputError):
    """The file is there but cannot be opened or parsed."""


class UnsupportedInput(InputError):
    """A format or language that whosays does not read."""


class EmptyInput(InputError):
    """The file holds no text."""


class OversizedInput(InputError):
    """The file, or the text in it, is beyond the size limit."""


class CaseError(_FileError):
    """The case file cannot be used."""


class NotACase(CaseError):
    """The file is not a whosays case."""


class NewerCase(CaseError):
    """The case was written by a newer version of whosays."""


class DamagedCase(CaseError):
    """The case file no longer makes sense."""


class CaseNotWritable(CaseError):
    """The case cannot be written to."""


class OutputError(_FileError):
    """A report or an export cannot be written."""


class ModelError(WhosaysError):
    """A language model is missing or damaged."""


class PluginError(WhosaysError):
    """A plugin cannot be loaded, or is not what it should be."""


class EntangledEvidence(WhosaysError):
    """Items of evidence share their sources in so many ways that no exact inference is possible."""


class MissingExtra(WhosaysError, ImportError):
    """A library that comes with an extra is not installed.

    Args:
        what: What cannot be done without it, with the library's name.
        extra: The extra that brings it.
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(what, f"pip install 'whosays[{extra}]'")


class UsageError(WhosaysError):
    """The request makes no sense as given."""

    exit_code = 2


class NotFound(UsageError):
    """There is nothing of that name, id or address."""


class Conflict(UsageError):
    """Somebody else has decided on the same thing in the meantime."""


class ContradictoryJudgement(UsageError):
    """A judgement of identity cannot hold together with those that stand; the reason tells the whole chain."""
